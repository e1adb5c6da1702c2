#if Curl
    import CSignetCurl
    import SignetCore

    // What a transport can do with the libcurl of this process.
    extension CurlLibrary {
        /// - Throws: ``TransportError/Kind/unsupported`` when `settings` ask for what this libcurl was built without.
        static func capabilities(
            for settings: CurlTransport.Settings
        ) throws(TransportError) -> TransportCapabilities {
            var lacking: [TransportCapabilities.Item: String] = [
                .closeNotify: "libcurl takes any end of the connection for the end of the body",
                .earlyResponses:
                    "libcurl gives up at the first write that fails, with a response perhaps that came just before",
                .http2: "CurlTransport keeps to HTTP/1.1",
            ]
            if !usesOpenSSL {
                lacking[.alternativeNamesOnly] =
                    "this system's libcurl goes by the common name of a certificate without alternative names"
            }
            if !knows(CURLOPT_PROXY) { lacking[.proxy] = "this system's libcurl was built without proxies" }
            if !knows(CURLOPT_UNIX_SOCKET_PATH) {
                lacking[.unixSocket] = "this system's libcurl was built without Unix sockets"
            }
            let capabilities = TransportCapabilities(unsupported: lacking)
            if settings.proxy != nil { try capabilities.require(.proxy) }
            if settings.unixSocket != nil { try capabilities.require(.unixSocket) }
            return capabilities
        }

        /// Whether libcurl was built with what this option of text is for.
        private static func knows(_ option: CURLoption) -> Bool {
            guard let handle = curl_easy_init() else { return false }
            defer { curl_easy_cleanup(handle) }
            return csignet_set_string(handle, option, "") == CURLE_OK
        }
    }
#endif
