#if Curl
    import CSignetCurl

    /// A linked list of strings, as libcurl takes header fields.
    final class CurlList {
        private var head: UnsafeMutablePointer<curl_slist>?
        private var tail: UnsafeMutablePointer<curl_slist>?
        /// Whether memory was exhausted: the list must not be used.
        private(set) var isIncomplete = false

        deinit {
            curl_slist_free_all(head)
        }

        func append(_ text: String) {
            text.withCString { append(cString: $0) }
        }

        /// Appends a copy of the bytes up to the first NUL.
        func append(cString: UnsafePointer<CChar>) {
            guard let list = curl_slist_append(tail, cString) else {
                isIncomplete = true
                return
            }
            if head == nil { head = list }
            tail = list.pointee.next ?? list
        }

        /// Gives the list away; its new owner frees it.
        func take() -> UnsafeMutablePointer<curl_slist>? {
            defer { (head, tail) = (nil, nil) }
            return head
        }
    }
#endif
