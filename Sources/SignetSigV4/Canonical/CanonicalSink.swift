/// Where a canonical request is written: straight into its hash, or into bytes to be shown.
///
/// A signature needs the hash of the canonical request and never the text, so the text exists only when it is asked for.
protocol CanonicalSink: ~Copyable {
    mutating func write(_ byte: UInt8)
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension CanonicalSink where Self: ~Copyable {
    @inline(__always)
    mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { write($0) }
    }

    mutating func writeLine(_ text: String) {
        write(text)
        write(UInt8(ascii: "\n"))
    }
}

extension [UInt8]: CanonicalSink {
    mutating func write(_ byte: UInt8) { append(byte) }
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) { append(contentsOf: bytes) }
}
