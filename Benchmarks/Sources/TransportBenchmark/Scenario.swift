/// What one row measures.
struct Scenario: Codable, Hashable, Sendable {
    var client: Client
    var scheme: String
    var connections: Int
    var isSigned: Bool

    /// Small GETs at 1 and 64 connections, http and https: each client unsigned, each transport signed too; then the best of
    /// them with every one of 1,000 and 5,000 connections busy.
    static let all: [Scenario] = ["http", "https"].flatMap { scheme in
        [1, 64].flatMap { connections in
            Client.allCases.map {
                Scenario(client: $0, scheme: scheme, connections: connections, isSigned: false)
            }
                + Client.allCases.filter { $0.transport != nil }.map {
                    Scenario(client: $0, scheme: scheme, connections: connections, isSigned: true)
                }
        }
            + [1000, 5000].flatMap { connections in
                [Client.wrk, .socketOnReactor, .socket].map {
                    Scenario(client: $0, scheme: scheme, connections: connections, isSigned: false)
                }
            }
    }

    /// The same by another client that does not sign: what this is compared with.
    func unsigned(by other: Client) -> Scenario {
        Scenario(client: other, scheme: scheme, connections: connections, isSigned: false)
    }

    /// Enough for a stable median: about half a second of CPU time each. URLSession costs some twenty times the others; with many
    /// connections, each is used at least ten times.
    func requests(scale: Double) -> Int {
        let base = client.isFoundation ? 2_000.0 : 20_000.0
        let count = max(connections * 10, Int(base * scale))
        return count - count % connections
    }

    /// How it is named in a line: `socket https 64 signed`.
    var title: String { "\(client.rawValue) \(scheme) \(connections)" + (isSigned ? " signed" : "") }
}
