import Foundation

/// One connection of the server, with blocking calls.
final class FaultConnection {
    private let descriptor: Int32
    private let ledger: FaultLedger
    private var received: [UInt8] = []

    init(_ descriptor: Int32, _ ledger: FaultLedger) {
        self.descriptor = descriptor
        self.ledger = ledger
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit {
        close(descriptor)
    }

    func serve() {
        while let target = readRequest() {
            guard let request = UInt64(target.drop { !$0.isNumber }) else {
                sendReport()
                continue
            }
            guard let fault = ledger.arrival(of: request) else {
                guard send(Self.head(length: Self.body(of: request).utf8.count) + Self.body(of: request)) else {
                    return
                }
                continue
            }
            inject(fault, Self.body(of: request))
            return
        }
    }

    /// What an undisturbed answer says, so that no client can take one for another.
    static func body(of request: UInt64) -> String { "answer to request \(request), and nothing else" }

    /// The connection ends with it.
    private func inject(_ fault: Fault, _ body: String) {
        let half = String(body.prefix(body.utf8.count / 2))
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        switch fault {
        case .resetBeforeHead: reset()
        case .closeBeforeHead: break
        case .malformedHead: send("HTTP/1.1 2OO OK\r\nContent-Length: 0\r\n\r\n")
        case .oversizedHead:
            send("HTTP/1.1 200 OK\r\n" + String(repeating: "X-Padding: 0123456789abcdef\r\n", count: 8192))
        case .stallBeforeHead: waitForEnd()
        case .resetMidBody:
            send(Self.head(length: body.utf8.count) + half)
            reset()
        case .truncatedBody: send(Self.head(length: body.utf8.count) + half)
        case .truncatedChunks: send(chunked + "5\r\nabcde\r\n")
        case .malformedChunk: send(chunked + "5\r\nabcde\r\nxyz\r\n")
        case .stallMidBody:
            send(Self.head(length: body.utf8.count) + half)
            waitForEnd()
        }
    }

    private func sendReport() {
        let data = (try? JSONEncoder().encode(ledger.report)) ?? Data()
        send(Self.head(length: data.count) + String(decoding: data, as: UTF8.self))
    }

    private static func head(length: Int) -> String { "HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n" }

    /// Reads one request with its body; its target, or `nil` at the end of the connection.
    private func readRequest() -> String? {
        while true {
            if let end = received.firstRange(of: [13, 10, 13, 10]) {
                let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
                let length = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                    .flatMap { Int($0.dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces)) }
                let total = end.upperBound + (length ?? 0)
                if received.count >= total {
                    received.removeFirst(total)
                    let words = head.split(separator: " ", maxSplits: 2)
                    return words.count == 3 ? String(words[1]) : nil
                }
            }
            guard receive() else { return nil }
        }
    }

    private func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        received += buffer[..<count]
        return true
    }

    @discardableResult
    private func send(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Until the client has had enough.
    private func waitForEnd() {
        while receive() {}
    }

    /// Makes close() reset the connection.
    private func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }
}
