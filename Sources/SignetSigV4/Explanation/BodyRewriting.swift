/// What tools do to a body without changing what it says.
enum BodyRewriting: String, CaseIterable {
    case finalNewline = "with or without a line end after it"
    case lineEnds = "with other line ends (LF, CR LF)"
    case byteOrderMark = "with or without a byte order mark before it"
    case jsonWhiteSpace = "JSON with other white space"

    /// Whether `body`, rewritten so, has this hash.
    func matches(_ body: [UInt8], hash: String) -> Bool {
        candidates(body).contains { PayloadHash.sha256(of: $0).value == hash }
    }

    func candidates(_ body: [UInt8]) -> [[UInt8]] {
        let lineFeed = UInt8(ascii: "\n")
        let carriageReturn = UInt8(ascii: "\r")
        switch self {
        case .finalNewline:
            let trimmed = Array(body.reversed().drop { $0 == lineFeed || $0 == carriageReturn }.reversed())
            return [body + [lineFeed], body + [carriageReturn, lineFeed], trimmed]
        case .lineEnds:
            let unix = body.filter { $0 != carriageReturn }
            return [unix, unix.flatMap { $0 == lineFeed ? [carriageReturn, lineFeed] : [$0] }]
        case .byteOrderMark:
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            return [mark + body, body.starts(with: mark) ? Array(body.dropFirst(3)) : body]
        case .jsonWhiteSpace:
            let compact = Self.compactJSON(body)
            return [compact, Self.spacedJSON(compact)]
        }
    }

    /// Without white space outside strings.
    static func compactJSON(_ body: [UInt8]) -> [UInt8] {
        var compact: [UInt8] = []
        compact.reserveCapacity(body.count)
        forEachByte(of: body) { byte, isInString in
            let isWhiteSpace = byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
            if isInString || !isWhiteSpace { compact.append(byte) }
        }
        return compact
    }

    /// With a space after each colon and comma, as Python writes it.
    private static func spacedJSON(_ compact: [UInt8]) -> [UInt8] {
        var spaced: [UInt8] = []
        forEachByte(of: compact) { byte, isInString in
            spaced.append(byte)
            if !isInString, byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",") { spaced.append(0x20) }
        }
        return spaced
    }

    private static func forEachByte(of body: [UInt8], _ visit: (_ byte: UInt8, _ isInString: Bool) -> Void) {
        var isInString = false
        var isEscaped = false
        for byte in body {
            visit(byte, isInString)
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\"), isInString {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString.toggle()
            }
        }
    }
}
