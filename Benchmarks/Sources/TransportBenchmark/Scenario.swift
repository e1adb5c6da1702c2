/// What one worker process measures.
struct Scenario: Codable, Sendable {
    enum Courier: String, Codable, CaseIterable, Sendable {
        case socket
        case curl
        case urlsession
    }

    var transport: Courier
    var scheme: String
    var connections: Int
    var isSigned: Bool

    /// Small GETs at 1 and 64 connections, http and https, unsigned and signed, through each transport.
    static let all: [Scenario] = ["http", "https"].flatMap { scheme in
        [1, 64].flatMap { connections in
            [false, true].flatMap { isSigned in
                Courier.allCases.map {
                    Scenario(transport: $0, scheme: scheme, connections: connections, isSigned: isSigned)
                }
            }
        }
    }

    /// Enough for a stable median: about a second of CPU time each. URLSession costs some twenty times the others.
    func requests(scale: Double) -> Int {
        let base = transport == .urlsession ? 2_000.0 : 20_000.0
        return max(connections * 4, Int(base * scale))
    }
}
