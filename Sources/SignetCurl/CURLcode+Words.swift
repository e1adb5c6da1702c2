#if Curl
    import CSignetCurl

    extension CURLcode {
        /// What libcurl calls the code.
        var words: String { curl_easy_strerror(self).map { String(cString: $0) } ?? "" }
    }
#endif
