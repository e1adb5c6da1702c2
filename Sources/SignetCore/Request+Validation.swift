import HTTPTypes

extension Request {
    /// The first step of every transport's `send`: refuses, before any I/O, what must not or cannot be sent.
    ///
    /// - Returns: What was read of the head.
    /// - Throws: `.invalidRequest` for a bad method, target, host or field; `.unsupported` for what `capabilities` lacks;
    ///   `.deadlineExceeded` or `.cancelled` when it is too late already.
    @discardableResult
    package func validate(for capabilities: TransportCapabilities) throws(TransportError) -> RequestOutline {
        let length = body.length
        let outline = try outline(length)
        for item in options.required { try capabilities.require(item, peer: origin.peer) }
        if length != .known(0), outline.method == .get || outline.method == .head {
            try capabilities.require(.getWithBody, peer: origin.peer)
        }
        if body.isStream {
            // Before the head is on the wire: a reader that fails later would leave half a request there.
            try body.requireUnspent()
            if body.hasTrailers { try capabilities.require(.requestTrailers, peer: origin.peer) }
            try capabilities.require(.uploadStreaming, peer: origin.peer)
        }
        if Task.isCancelled {
            throw TransportError(
                .cancelled, during: nil, peer: origin.peer, "the task was cancelled", requestMayHaveBeenSent: false)
        }
        if let end = options.end, end <= .now {
            throw TransportError(
                .deadlineExceeded, during: nil, peer: origin.peer, "the deadline had passed before the request began",
                requestMayHaveBeenSent: false)
        }
        return outline
    }

    private func outline(_ length: Body.Length) throws(TransportError) -> RequestOutline {
        // `HTTPRequest.Method.init?` has refused what is not a token; the target and the authority are plain text.
        let method = head.method
        guard method != .connect else {
            throw .invalidRequest("CONNECT is for proxies", remedy: "name the proxy in the transport's settings")
        }
        guard let target = head.path else { throw .invalidRequest("the request has no target") }
        try RequestTarget.validate(target)
        guard target != "*" || method == .options else {
            throw .invalidRequest("the request target * is for OPTIONS (RFC 9112 §3.2.4)")
        }
        guard let authority = head.authority, !authority.isEmpty else {
            throw .invalidRequest("the request has no Host")
        }
        let host = authority.utf8Span.span
        for index in host.indices where host[index] <= 0x20 || host[index] >= 0x7F {
            throw .invalidRequest("the value of 'Host' holds \(EscapedByte(host[index]))")
        }
        if case .known(..<0) = length { throw .invalidRequest("the length of the body is negative") }
        let stated = try StatedFraming(head.headerFields)
        let framing = Self.framing(length, of: method, statesZero: stated.contentLength == "0")
        if let stated = stated.contentLength {
            // Compared as text: "+5" and "05" are not what the transports frame by.
            guard case .contentLength(let length) = framing, stated == String(length) else {
                throw .invalidRequest(
                    "Content-Length is not the length of the body", remedy: "leave it to the transport")
            }
        }
        return RequestOutline(
            method: method, target: target, host: authority, framing: framing,
            closesConnection: stated.closesConnection)
    }
}
