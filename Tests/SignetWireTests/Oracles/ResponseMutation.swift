/// One thing that a faulty or hostile server does to a response.
enum ResponseMutation: CaseIterable {
    case replaceByte, removeByte, insertByte
    case repeatLine, removeLine, swapLines, insertLine, replaceStatusLine
    case changeLineEnd, changeSpace, changeCase
    case changeNumber, changeNumberAgain
    case truncate, append, splice

    func apply(to bytes: inout [UInt8], using random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch self {
        case .replaceByte: bytes[index] = Self.byte(&random)
        case .removeByte: bytes.remove(at: index)
        case .insertByte: bytes.insert(Self.byte(&random), at: index)
        case .repeatLine, .removeLine, .swapLines, .insertLine, .replaceStatusLine:
            var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
            changeLines(&lines, &random)
            bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
        case .changeLineEnd:
            Self.replace(
                ["\r\n"], by: ["\n", "\r", "\r\r\n", "\n\r", "\rx", "x\n", "\r\n ", "\r\n\t", "\r\n\r\n", ""], &bytes,
                &random)
        case .changeSpace:
            Self.replace(
                [": ", " ", ":", ";", "="], by: ["", " ", "  ", "\t", ":", " :", ": \t", "\u{b}", ";"], &bytes, &random)
        case .changeCase: if Self.isLetter(bytes[index]) { bytes[index] ^= 0x20 }
        case .changeNumber, .changeNumberAgain: Self.changeNumber(&bytes, near: index, &random)
        case .truncate: bytes.removeSubrange(index...)
        case .append: bytes += random.pick(["x", "\r\n", "\n", "0\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n"]).utf8
        case .splice:
            let other = Array(random.pick(ResponseCorpus.all).text.utf8)
            bytes.replaceSubrange(index..., with: other[Int.random(in: 0..<other.count, using: &random)...])
        }
    }

    private func changeLines(_ lines: inout [[UInt8]], _ random: inout SeededGenerator) {
        let index = Int.random(in: 0..<lines.count, using: &random)
        switch self {
        case .repeatLine: lines.insert(lines[index], at: index)
        case .removeLine: lines.remove(at: index)
        case .swapLines: lines.swapAt(index, Int.random(in: 0..<lines.count, using: &random))
        case .replaceStatusLine: lines[0] = Array((random.pick(Self.statusLines) + "\r").utf8)
        default: lines.insert(Array((random.pick(Self.fieldLines) + "\r").utf8), at: min(lines.count, 1 + index % 4))
        }
    }

    private static func byte(_ random: inout SeededGenerator) -> UInt8 {
        Bool.random(using: &random)
            ? UInt8.random(in: 0...255, using: &random)
            : random.pick(Array("\r\n\t :;,=0159afF+-_\"\0\u{7f}".utf8) + [0x80, 0xFF])
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Puts one of `others` in the place of one occurrence of one of `texts`.
    private static func replace(
        _ texts: [String], by others: [String], _ bytes: inout [UInt8], _ random: inout SeededGenerator
    ) {
        let text = Array(random.pick(texts).utf8)
        let places = bytes.indices.filter { bytes[$0...].starts(with: text) }
        guard !places.isEmpty else { return }
        let place = random.pick(Array(places))
        bytes.replaceSubrange(place..<place + text.count, with: random.pick(others).utf8)
    }

    /// Puts another number in the place of the first one from `index` on.
    private static func changeNumber(_ bytes: inout [UInt8], near index: Int, _ random: inout SeededGenerator) {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let start = bytes[index...].firstIndex(where: digits.contains) else { return }
        let end = bytes[start...].firstIndex { !digits.contains($0) } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: random.pick(numbers).utf8)
    }

    private static let numbers = [
        "0", "1", "2", "3", "4", "5", "6", "10", "a", "F", "00", "05", "+5", "-1", "0x5", "5 ", " 5", "5,5", "5, 5",
        "5,6",
        "5 5", "5;", "5;a", "5;a=\"\n\"", "1_0", "99", "100", "101", "199", "204", "304", "2147483648", "4294967296",
        "4294967301", "7FFFFFFFFFFFFFFF", "8000000000000000", "FFFFFFFFFFFFFFFF", "10000000000000000",
        "00000000000000005", "9223372036854775807", "9223372036854775808", "18446744073709551615",
        "18446744073709551621", "100000000000000000000", "",
    ]

    private static let statusLines = [
        "HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.1  200 OK", "HTTP/1.1 200  OK", "HTTP/1.1\t200 OK", "HTTP/1.1 20 OK",
        "HTTP/1.1 2000 OK", "HTTP/1.1 099 OK", "HTTP/1.1 000 OK", "HTTP/1.1 999 OK", "HTTP/1.1 100 Continue",
        "HTTP/1.1 101 Switching Protocols", "HTTP/1.1 204 No Content", "HTTP/1.1 304 Not Modified", "HTTP/1.0 200 OK",
        "HTTP/0.9 200 OK", "HTTP/2.0 200 OK", "HTTP/1.2 200 OK", "HTTP/3.1 200 OK", "http/1.1 200 OK",
        "HTTP/1.10 200 OK",
        "HTTP/11 200 OK", "HTTP 200 OK", "HTTPS/1.1 200 OK", "ICY 200 OK", "RTSP/1.0 200 OK", "", " HTTP/1.1 200 OK",
        "HTTP/1.1 200 O\u{1}K", "HTTP/1.1 200 \u{e9}", "HTTP/1.1 200OK", "HTTP/1.1 200\tOK", "HTTP/1.1 +20 OK",
    ]

    private static let fieldLines = [
        "Content-Length: 5", "content-length: 5", "Content-Length: 6", "Content-Length: 0", "Content-Length: +5",
        "Content-Length: -1", "Content-Length: 5, 5", "Content-Length: 5,6", "Content-Length:", "Content-Length: 5 5",
        "Content-Length: 0x5", "Content-Length : 5", "Content-Length: \u{b}5", "Content-Length: 9223372036854775808",
        "Transfer-Encoding: chunked", "transfer-encoding: Chunked", "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, gzip", "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: xchunked", "Transfer-Encoding: chunked;q=1", "Transfer-Encoding:",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding:\u{b}chunked", "Transfer-Encoding : chunked", "Transfer-Encoding: ,chunked",
        "Connection: close", "Connection: keep-alive", "Connection: Upgrade", "Connection: x, close", "Connection:",
        "Upgrade: websocket", "Proxy-Connection: close", " folded", "\tfolded", ": empty", "X-A", "X-A:", "X A: b",
        "X-A : b", "X-A: a\0b", "X-A: a\rb", "X-A: a\u{1}b", "X-A: a\u{7f}b", "X(A): b", "\u{e9}: b", "X-A: \u{e9}",
        "X-A:\u{c}b", "5", "0", "hello",
    ]
}
