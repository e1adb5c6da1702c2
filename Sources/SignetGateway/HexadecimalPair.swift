/// Two hexadecimal digits, as they follow a percent sign (RFC 3986 §2.1).
struct HexadecimalPair {
    let value: UInt8

    /// `nil` unless `bytes` begin with two digits; a sign, which Swift's own parsing takes, is none.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let first = bytes.first, let second = bytes.dropFirst().first,
            let high = Character(UnicodeScalar(first)).hexDigitValue,
            let low = Character(UnicodeScalar(second)).hexDigitValue
        else { return nil }
        value = UInt8(high * 16 + low)
    }
}
