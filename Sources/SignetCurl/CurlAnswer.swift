#if Curl
    import HTTPTypes
    import SignetCore

    /// What a response is made of, for the task to make it.
    ///
    /// Memory is given back by the thread that has taken it, where that costs less: in malloc, those that give back each other's
    /// wait for each other.
    struct CurlAnswer: Sendable {
        enum Body: Sendable {
            case whole([UInt8], trailers: HTTPFields)
            case channel(BodyChannel)
        }

        let head: HTTPResponse
        let version: HTTPVersion
        let informational: [HTTPResponse]
        let body: Body
        let timings: Timings
        let connection: ConnectionInfo

        /// The response.
        consuming func makeResponse() -> Response {
            let body: ResponseBody =
                switch body {
                case .whole(let bytes, let trailers): .bytes(Self.own(bytes), trailers: trailers)
                case .channel(let channel): ResponseBody(channel)
                }
            return Response(
                head: head, version: version, informational: informational, body: body, timings: timings,
                connection: connection)
        }

        /// Bodies of no more bytes are copied: 2 KiB take a twentieth of a microsecond, a wait in malloc several.
        static let mostCopied = 2048

        private static func own(_ bytes: [UInt8]) -> [UInt8] {
            bytes.count > mostCopied ? bytes : bytes.withUnsafeBufferPointer { Array($0) }
        }
    }
#endif
