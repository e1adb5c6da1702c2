#if Curl
    import CSignetCurl
    import SignetCore

    // What a transport can do with the libcurl of this process.
    extension CurlLibrary {
        /// - Throws: ``TransportError/Kind/unsupported`` when `settings` ask for what this libcurl was built without.
        static func capabilities(
            for settings: CurlTransport.Settings
        ) throws(TransportError) -> TransportCapabilities {
            var lacking = try versionReasons(settings.version)
            if !usesOpenSSL {
                lacking[.closeNotify] = "this system's libcurl takes any end of the connection for the end of the body"
                lacking[.earlyResponses] =
                    "over TLS, this system's libcurl gives up at the first write that fails, with a response that came just before"
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

        /// What is lacking with, or without, HTTP/2.
        ///
        /// - Throws: ``TransportError/Kind/unsupported`` when this libcurl cannot be used for it.
        private static func versionReasons(
            _ choice: CurlTransport.VersionChoice
        ) throws(TransportError) -> [TransportCapabilities.Item: String] {
            guard csignet_version().map({ csignet_has_http2($0) != 0 }) ?? false else {
                let reason = "this system's libcurl was built without HTTP/2"
                if choice != .http1 { try TransportCapabilities(unsupported: [.http2: reason]).require(.http2) }
                return [.http2: reason]
            }
            guard choice != .http1 else { return [.http2: "it keeps to HTTP/1.1 unless its settings say otherwise"] }
            guard usesOpenSSL || choice == .http2PriorKnowledge else {
                let reason = "this system's libcurl does not tell whether a server has agreed to it"
                try TransportCapabilities(unsupported: [.http2: reason]).require(.http2)
                return [:]
            }
            return [
                .downloadBackpressure: "by HTTP/2, libcurl takes up to 32 MiB of a body ahead of its reader",
                .headerCase: "HTTP/2 has field names in lower case",
                .earlyResponses: "libcurl may drop a response by HTTP/2 that comes before the body is sent",
                .requestTrailers: "libcurl does not send trailers by HTTP/2",
            ]
        }

        /// Whether libcurl was built with what this option of text is for.
        private static func knows(_ option: CURLoption) -> Bool {
            guard let handle = curl_easy_init() else { return false }
            defer { curl_easy_cleanup(handle) }
            return csignet_set_string(handle, option, "") == CURLE_OK
        }
    }
#endif
