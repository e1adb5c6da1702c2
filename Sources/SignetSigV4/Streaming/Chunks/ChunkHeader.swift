/// The line before a chunk's data: `size;chunk-signature=…`, or the size alone where chunks are not signed.
struct ChunkHeader {
    private static let signatureName = ";chunk-signature="
    private static let lineEnd = "\r\n"

    /// The bytes of data that follow; zero in the last chunk.
    let size: Int
    /// The signature, where chunks are signed.
    let signature: String?

    /// The bytes of a header with its line end.
    /// - Parameter algorithm: that of the signature; `nil` where chunks are not signed.
    static func length(ofSize size: Int, _ algorithm: SigningAlgorithm?) -> Int {
        let signature = algorithm.map { signatureName.utf8.count + ChunkSignature.width($0) } ?? 0
        return String(size, radix: 16).utf8.count + signature + lineEnd.utf8.count
    }

    /// Appends a header with room for its signature.
    static func append(size: Int, _ algorithm: SigningAlgorithm?, to output: inout [UInt8]) {
        output += String(size, radix: 16).utf8
        if let algorithm {
            output += signatureName.utf8
            ChunkSignature.appendRoom(algorithm, to: &output)
        }
        output += lineEnd.utf8
    }

    /// Writes the signature into the header that ends, with its line end, at `end`.
    static func sign(_ signature: String, _ algorithm: SigningAlgorithm, headerEnd end: Int, in output: inout [UInt8]) {
        ChunkSignature.write(
            signature, at: end - lineEnd.utf8.count - ChunkSignature.width(algorithm), in: &output)
    }

    /// Parses a line without its line end.
    ///
    /// - Throws: `malformedChunk` for anything but the one form: another parser might read a lenient one differently.
    init(parsing line: ArraySlice<UInt8>, _ algorithm: SigningAlgorithm?) throws(ChunkedPayloadError) {
        let digits = line.prefix { Hexadecimal.value(of: $0) != nil }
        // Seven digits are 256 MiB, beyond any limit; more are not worth reading.
        guard (1...7).contains(digits.count) else {
            throw .malformedChunk(why: "it does not begin with a size of 1 to 7 hexadecimal digits")
        }
        size = digits.reduce(0) { $0 << 4 | Int(Hexadecimal.value(of: $1) ?? 0) }
        let rest = line.dropFirst(digits.count)
        guard let algorithm else {
            guard rest.isEmpty else { throw .malformedChunk(why: "something follows the size of an unsigned chunk") }
            signature = nil
            return
        }
        guard rest.starts(with: Self.signatureName.utf8) else {
            throw .malformedChunk(why: "its size is not followed by '\(Self.signatureName)'")
        }
        let text = rest.dropFirst(Self.signatureName.utf8.count)
        guard let signature = ChunkSignature.parse(text, algorithm) else {
            throw .malformedChunk(why: "its signature is not \(ChunkSignature.width(algorithm)) digits")
        }
        self.signature = signature
    }

    /// The longest header line that can be well-formed, without its line end.
    static func longestLine(_ algorithm: SigningAlgorithm?) -> Int {
        length(ofSize: 0xFFF_FFFF, algorithm) - lineEnd.utf8.count
    }
}
