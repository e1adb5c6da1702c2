import SignetCore

/// What must have arrived at the server, byte for byte.
struct WireRule: Sendable {
    /// What arrived instead; `nil` when the rule holds.
    let difference: @Sendable (RawServer) async -> String?

    private init(_ difference: @escaping @Sendable (RawServer) async -> String?) {
        self.difference = difference
    }

    /// A rule about the request at `index`.
    private static func request(
        _ index: Int, _ difference: @escaping @Sendable (RecordedRequest) -> String?
    ) -> WireRule {
        WireRule { server in
            // Without a connection there is nothing to wait for.
            guard await server.connectionsSoFar() > 0 else { return "no connection was made" }
            let requests = await server.requests(count: index + 1)
            return requests.count > index ? difference(requests[index]) : "no request arrived"
        }
    }

    /// The request line.
    static func line(_ line: String, of index: Int = 0) -> WireRule {
        request(index) { $0.requestLine == line ? nil : "the request line was \(Quoted($0.requestLine.utf8))" }
    }

    /// The values of a field, duplicates apart.
    static func field(_ name: String, _ values: String..., of index: Int = 0) -> WireRule {
        request(index) { $0[name] == values ? nil : "\(name) was sent as \($0[name]), not \(values)" }
    }

    /// Field lines in this order and case; others may stand between.
    static func lines(_ fields: [(name: String, value: String)], caseMatters: Bool = true) -> WireRule {
        let wanted = fields.map { caseMatters ? $0.name : $0.name.lowercased() }
        return request(0) { request in
            let sent = request.fields.map { caseMatters ? $0.name : $0.name.lowercased() }.filter(wanted.contains)
            return sent == wanted ? nil : "the fields arrived as \(sent), not \(wanted)"
        }
    }

    /// No field but these, by name in lower case.
    static func onlyFields(_ names: Set<String>) -> WireRule {
        request(0) { request in
            let others = request.fields.filter { !names.contains($0.name.lowercased()) }
            return others.isEmpty ? nil : "the fields \(others.map(\.name)) were added"
        }
    }

    /// The body without its framing, whole.
    static func content(_ content: [UInt8], of index: Int = 0) -> WireRule {
        request(index) { request in
            guard request.isComplete else { return "the request arrived in part: \(Quoted(request.bytes))" }
            return request.content == content ? nil : "the body was \(Quoted(request.content))"
        }
    }

    /// The field lines after the last chunk.
    static func trailers(_ lines: String...) -> WireRule {
        // An empty value may have a space before it (RFC 9112 §5).
        request(0) { request in
            let sent = request.trailers.map { $0.hasSuffix(": ") ? String($0.dropLast()) : $0 }
            return sent == lines ? nil : "the trailer section was \(sent)"
        }
    }

    /// No body byte beyond `content`.
    static func noMoreContent(than content: String) -> WireRule {
        WireRule { server in
            guard await server.connectionsSoFar() > 0 else { return nil }
            let sent = await server.requests(count: 1).first?.content ?? []
            return Array(content.utf8).starts(with: sent) ? nil : "the body was \(Quoted(sent))"
        }
    }

    /// As many requests, on as many connections.
    static func requests(_ count: Int, connections: Int) -> WireRule {
        WireRule { server in
            let accepted = await server.connectionsSoFar()
            let requests = server.requests
            return requests.count == count && accepted == connections
                ? nil : "\(requests.count) requests on \(accepted) connections, not \(count) on \(connections)"
        }
    }

    /// As many requests that a server could have acted on.
    static func wholeRequests(_ count: Int) -> WireRule {
        WireRule { server in
            let whole = server.requests.filter(\.isComplete)
            return whole.count == count ? nil : "\(whole.map(\.requestLine)) arrived whole, not \(count) requests"
        }
    }

    /// No connection at all.
    static let nothing = WireRule { server in
        let accepted = await server.connectionsSoFar()
        return accepted == 0 ? nil : "\(accepted) connections were made"
    }
}
