/// What a secret becomes by mistake: with a line end, in quotes, percent-encoded, or the reverse.
enum SecretVariants {
    static func of(_ secret: SecretString) -> [(secret: SecretString, finding: Finding)] {
        let bytes = secret.withUTF8 { Array($0) }
        let space = Finding.secretWhitespace(.certain, isOurs: false)
        let quoted = Finding.secretQuoted(.certain, isOurs: false)
        var variants: [([UInt8], Finding)] = ["\n", "\r\n", " ", "\r", "\t", "\n\n"].map {
            (bytes + Array($0.utf8), space)
        }
        variants.append(([0x20] + bytes, space))
        let trimmed = Array(bytes.reversed().drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 })
        variants.append((trimmed, .secretWhitespace(.certain, isOurs: true)))
        for quote in "\"'".utf8 { variants.append(([quote] + bytes + [quote], quoted)) }
        var encoded: [UInt8] = []
        bytes.withUnsafeBufferPointer { PercentEncoding.write($0, to: &encoded) }
        variants.append((encoded, quoted))
        return variants.filter { $0.0 != bytes }.map {
            (SecretString(String(decoding: $0.0, as: UTF8.self)), $0.1)
        }
    }
}
