import SignetCore
import Testing

@testable import SignetSocket

@Suite("Opening a tunnel, without a proxy")
struct HandshakeTests {
    private static let origin = Origin(scheme: .https, host: "api.example", port: 443)

    /// What became of a handshake: the bytes it sent, and how it ended.
    private struct Outcome: Equatable {
        var sent: [[UInt8]] = []
        var isOpen = false
        var failure: ProxyFailure?

        /// But for the bytes that the error quotes: of a message that is refused early there are only some.
        static func == (one: Outcome, other: Outcome) -> Bool {
            one.sent == other.sent && one.isOpen == other.isOpen && (one.failure == nil) == (other.failure == nil)
        }
    }

    /// Has `handshake` hear each of `replies` as an answer to what it sent before, cut into pieces by `cut`.
    private func outcome(
        _ handshake: some ProxyHandshake, _ replies: [[UInt8]], _ cut: ([UInt8]) -> [[UInt8]] = { [$0] }
    ) -> Outcome {
        var handshake = handshake
        var outcome = Outcome(sent: [handshake.start()])
        do throws(ProxyFailure) {
            for reply in replies {
                for piece in cut(reply) where !piece.isEmpty {
                    switch try handshake.receive(piece) {
                    case .needsMoreBytes: break
                    case .send(let bytes): outcome.sent.append(bytes)
                    case .open: outcome.isOpen = true
                    }
                }
            }
        } catch {
            outcome.failure = error
            outcome.isOpen = false
        }
        return outcome
    }

    /// The same outcome however the answers are cut.
    private func outcomeOfEverySplit(_ handshake: some ProxyHandshake, _ replies: [[UInt8]]) -> Outcome {
        let whole = outcome(handshake, replies)
        #expect(outcome(handshake, replies) { $0.map { [$0] } } == whole)
        for split in 0...(replies.map(\.count).max() ?? 0) {
            let parts = outcome(handshake, replies) { [Array($0.prefix(split)), Array($0.dropFirst(split))] }
            #expect(parts == whole)
        }
        return whole
    }

    private func credentials() throws -> ProxyCredentials {
        try ProxyCredentials(user: "Aladdin", password: "open sesame")
    }

    @Test("CONNECT states host and port, and carries the proxy's credentials")
    func connectRequest() throws {
        var plain = try ConnectHandshake(to: Self.origin, nil)
        #expect(
            String(decoding: plain.start(), as: UTF8.self)
                == "CONNECT api.example:443 HTTP/1.1\r\nHost: api.example:443\r\n\r\n")
        let v6 = Origin(scheme: .http, host: "::1", port: 80)
        var authenticated = try ConnectHandshake(to: v6, credentials())
        #expect(
            String(decoding: authenticated.start(), as: UTF8.self) == """
                CONNECT [::1]:80 HTTP/1.1\r
                Host: [::1]:80\r
                Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r
                \r

                """)
    }

    @Test(
        "Any 2xx opens the tunnel, whatever its fields say of a body",
        arguments: [
            "HTTP/1.1 200 Connection established\r\n\r\n", "HTTP/1.0 200 OK\r\n\r\n", "HTTP/1.1 204\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nVia: p\r\n\r\n",
        ])
    func connectOpens(_ answer: String) throws {
        #expect(outcomeOfEverySplit(try ConnectHandshake(to: Self.origin, nil), [Array(answer.utf8)]).isOpen)
    }

    @Test(
        "Any other answer opens none, and the error says which it was",
        arguments: [
            (
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 2\r\n\r\nno",
                "407"
            ),
            ("HTTP/1.1 403 Filtered\r\nContent-Length: 1000000\r\n\r\n", "403 Filtered"),
            ("HTTP/1.1 502 Bad Gateway\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "502"),
            ("HTTP/1.1 302 Found\r\nLocation: http://evil/\r\n\r\n", "302"),
            ("HTTP/1.1 101 Switch\r\n\r\n", "protocols"),
            ("SSH-2.0-x\r\n", "not HTTP"), ("HTTP/1.1 200 OK\n\n", "not HTTP"), ("HTTP/2.0 200 OK\r\n\r\n", "not HTTP"),
            ("HTTP/1.1 200 OK\r\nA : b\r\n\r\n", "not HTTP"), ("HTTP/1.1 20 OK\r\n\r\n", "not HTTP"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "not HTTP"),
            (String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 6), "interim"),
            ("HTTP/1.1 200 " + String(repeating: "x", count: 9000), "8192"),
        ])
    func connectRefused(_ answer: String, _ words: String) throws {
        let handshake = try ConnectHandshake(to: Self.origin, nil)
        let outcome = outcome(handshake, [Array(answer.utf8)])
        #expect(!outcome.isOpen && outcome.failure?.reason.contains(words) == true, "\(outcome)")
        if answer.utf8.count < 200 { _ = outcomeOfEverySplit(handshake, [Array(answer.utf8)]) }
    }

    @Test("What follows the answer before the tunnel is used is not the origin's for sure: it is refused")
    func connectExcess() throws {
        let outcome = outcome(try ConnectHandshake(to: Self.origin, nil), [Array("HTTP/1.1 200 OK\r\n\r\nX".utf8)])
        #expect(outcome.failure == .spokeFirst)
    }

    private static let method: [UInt8] = [5, 0]
    private static let v4Reply: [UInt8] = [5, 0, 0, 1, 127, 0, 0, 1, 4, 56]

    private static let requests: [(host: String, request: [UInt8])] = [
        ("api.example", [5, 1, 0, 3, 11, 97, 112, 105, 46, 101, 120, 97, 109, 112, 108, 101, 1, 187]),
        ("10.0.0.1", [5, 1, 0, 1, 10, 0, 0, 1, 1, 187]),
        ("::1", [5, 1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 187]),
    ]

    @Test(
        "SOCKS: a name is left to the proxy, an address is sent as one",
        arguments: requests)
    func socksRequest(_ host: String, _ request: [UInt8]) throws {
        let origin = Origin(scheme: .https, host: host, port: 443)
        let outcome = outcomeOfEverySplit(try SOCKSHandshake(to: origin, nil), [Self.method, Self.v4Reply])
        #expect(outcome.sent == [[5, 1, 0], request] && outcome.isOpen)
    }

    @Test("SOCKS: user name and password go to a proxy that asks for them, and to no other")
    func socksAuthentication() throws {
        let login: [UInt8] = [1, 7] + Array("Aladdin".utf8) + [11] + Array("open sesame".utf8)
        let asked = outcomeOfEverySplit(
            try SOCKSHandshake(to: Self.origin, credentials()), [[5, 2], [1, 0], Self.v4Reply])
        #expect(asked.isOpen && asked.sent.count == 3 && asked.sent[0] == [5, 2, 0, 2] && asked.sent[1] == login)
        let notAsked = outcomeOfEverySplit(
            try SOCKSHandshake(to: Self.origin, credentials()), [Self.method, Self.v4Reply])
        #expect(notAsked.isOpen && notAsked.sent.count == 2)
    }

    private static let replies: [[UInt8]] = [
        v4Reply, [5, 0, 0, 3, 4, 104, 111, 115, 116, 0, 1], [5, 0, 0, 3, 0, 0, 1],
        [5, 0, 0, 4] + [UInt8](repeating: 0, count: 18), [5, 0, 0, 3, 255] + [UInt8](repeating: 7, count: 257),
    ]

    @Test(
        "SOCKS: the address in the answer is skipped, whatever its type",
        arguments: replies)
    func socksReplies(_ reply: [UInt8]) throws {
        #expect(outcomeOfEverySplit(try SOCKSHandshake(to: Self.origin, nil), [Self.method, reply]).isOpen)
    }

    private static let refusals: [(replies: [[UInt8]], words: String)] = [
        ([[4, 0]], "version"), ([Array("HTTP/1.1 400".utf8)], "version"), ([[5, 0xFF]], "authentication"),
        ([[5, 2]], "not offered"), ([[5, 1]], "not offered"), ([[5, 0, 5]], "more than its answer"),
        ([[5, 0], [5, 1]], "general"), ([[5, 0], [5, 2]], "rules"), ([[5, 0], [5, 3]], "network"),
        ([[5, 0], [5, 4]], "unreachable"), ([[5, 0], [5, 5]], "refused"), ([[5, 0], [5, 6]], "too long"),
        ([[5, 0], [5, 7]], "CONNECT"), ([[5, 0], [5, 8]], "address"), ([[5, 0], [5, 99]], "99"),
        ([[5, 0], [4, 0]], "version"), ([[5, 0], [5, 0, 0, 2, 0]], "type 2"),
        ([[5, 0], v4Reply + [0]], "more than its answer"),
    ]

    @Test(
        "SOCKS: what refuses or breaks the protocol is named",
        arguments: refusals)
    func socksRefused(_ replies: [[UInt8]], _ words: String) throws {
        let outcome = outcome(try SOCKSHandshake(to: Self.origin, nil), replies)
        #expect(!outcome.isOpen && outcome.failure?.reason.contains(words) == true, "\(outcome)")
    }

    @Test("SOCKS: a refused login is an error without the password")
    func socksLogin() throws {
        let outcome = outcomeOfEverySplit(try SOCKSHandshake(to: Self.origin, credentials()), [[5, 2], [1, 1]])
        #expect(outcome.failure?.remedy != nil && !"\(outcome.failure as Any)".contains("sesame"))
    }

    @Test("SOCKS: a name too long for the protocol is refused before anything is sent")
    func socksLongName() {
        let origin = Origin(scheme: .https, host: String(repeating: "a", count: 256), port: 443)
        #expect(throws: ProxyFailure.self) { try SOCKSHandshake(to: origin, nil) }
    }

    @Test("20,000 mutated answers end in a tunnel, a failure or a wait, the same however they are cut")
    func mutations() throws {
        let connect: [[[UInt8]]] = [
            [Array("HTTP/1.1 200 OK\r\nVia: 1.1 p\r\n\r\n".utf8)],
            [Array("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 407 No\r\nContent-Length: 2\r\n\r\nno".utf8)],
        ]
        let socks: [[[UInt8]]] = [[Self.method, Self.v4Reply], [[5, 2], [1, 0], [5, 0, 0, 3, 2, 97, 98, 0, 1]]]
        var random = SeededGenerator(seed: 1928)
        for round in 0..<20_000 {
            let isConnect = round % 2 == 0
            var stream = (isConnect ? connect : socks)[round / 2 % 2].flatMap { $0 }
            for _ in 0...Int.random(in: 0..<3, using: &random) where !stream.isEmpty {
                let index = Int.random(in: 0..<stream.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: stream[index] = UInt8.random(in: 0...255, using: &random)
                case 1: stream.remove(at: index)
                case 2: stream.insert(UInt8.random(in: 0...255, using: &random), at: index)
                default: stream.removeSubrange(index...)
                }
            }
            if isConnect {
                let handshake = try ConnectHandshake(to: Self.origin, nil)
                let whole = outcome(handshake, [stream])
                let split = outcome(handshake, [stream]) { $0.map { [$0] } }
                #expect(whole == split)
            } else {
                let handshake = try SOCKSHandshake(to: Self.origin, credentials())
                #expect(outcome(handshake, [stream]) { $0.map { [$0] } }.sent.count <= 3)
            }
        }
    }
}
