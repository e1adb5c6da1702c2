#if Curl
    import HTTPTypes
    import SignetWire

    /// What comes of a response by HTTP/2.
    ///
    /// An object, as ``TunnelAnswer`` is.
    final class StreamAnswer {
        var decoder: HTTP2ResponseDecoder

        init(to method: HTTPRequest.Method) {
            decoder = HTTP2ResponseDecoder(method: method)
        }
    }
#endif
