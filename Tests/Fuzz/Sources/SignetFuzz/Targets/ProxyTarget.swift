@testable import SignetCore
@testable import SignetSocket

/// Answers of proxies: any bytes open a tunnel, are refused or leave the client waiting, the same however they are cut.
enum ProxyTarget {
    private struct Outcome: Equatable {
        /// How many bytes had been heard before each message of the client but the first.
        var sent: [Int] = []
        var openedAfter: Int?
        var isRefused = false
    }

    private static let origin = Origin(scheme: .https, host: "api.example", port: 443)
    private static let credentials = try? ProxyCredentials(user: "Aladdin", password: "open sesame")
    private static let connect = try? ConnectHandshake(to: origin, credentials)
    private static let socks = try? SOCKSHandshake(to: origin, nil)
    private static let socksWithCredentials = try? SOCKSHandshake(to: origin, credentials)

    static func run(_ input: inout FuzzedInput) {
        let choice = input.byte()
        let cuts = Cuts(&input)
        let bytes = input.rest()
        switch choice & 3 {
        case 0, 1: check(connect, bytes, cuts)
        case 2: check(socks, bytes, cuts)
        default: check(socksWithCredentials, bytes, cuts)
        }
    }

    private static func check(_ handshake: (some ProxyHandshake)?, _ bytes: UnsafeRawBufferPointer, _ cuts: Cuts) {
        guard let handshake else { fatalError("there is no handshake") }
        let byByte = outcome(handshake, bytes, .everywhere)
        require(byByte.sent.count <= 2, "the client says \(byByte.sent.count + 1) things")
        let whole = outcome(handshake, bytes, .none)
        // A proxy that waits for what it answers is understood alike however its words are cut.
        let ends = byByte.sent + [byByte.openedAfter].compactMap(\.self)
        let stops = [0] + ends + [bytes.count]
        let answers = zip(stops, stops.dropFirst()).map { UnsafeRawBufferPointer(rebasing: bytes[$0..<$1]) }
        let pieces = outcome(handshake, answers, cuts)
        require(pieces == byByte, "cut otherwise it is \(pieces), not \(byByte)")
        if let end = ends.first, end < bytes.count {
            require(whole.isRefused, "what it says too early is not refused")
        } else {
            require(whole == byByte, "whole it is \(whole), not \(byByte)")
        }
    }

    private static func outcome(
        _ handshake: some ProxyHandshake, _ bytes: UnsafeRawBufferPointer, _ cuts: Cuts
    ) -> Outcome {
        outcome(handshake, [bytes], cuts)
    }

    private static func outcome(
        _ handshake: some ProxyHandshake, _ answers: [UnsafeRawBufferPointer], _ cuts: Cuts
    ) -> Outcome {
        var handshake = handshake
        var outcome = Outcome()
        var heard = 0
        require(!handshake.start().isEmpty, "the client says nothing")
        do throws(ProxyFailure) {
            for answer in answers {
                try cuts.forEachPiece(of: answer) { (piece) throws(ProxyFailure) in
                    heard += piece.count
                    switch try handshake.receive(piece) {
                    case .needsMoreBytes: break
                    case .send(let bytes):
                        require(!bytes.isEmpty, "the client answers nothing")
                        outcome.sent.append(heard)
                    case .open: outcome.openedAfter = heard
                    }
                }
            }
        } catch {
            require(!error.reason.isEmpty, "a failure without a reason")
            outcome.isRefused = true
        }
        return outcome
    }
}
