import HTTPTypes

/// The fields behind the last chunk, as they are sent and as they are signed.
struct TrailerSection {
    private let fields: [(name: String, value: String)]

    /// - Throws: `SigV4Error` of kind `invalidPayload` when the fields are not those that were announced.
    init(_ given: HTTPFields, checksum: ChecksumState?, of payload: ChunkedPayload) throws(SigV4Error) {
        var fields: [(name: String, value: String)] = []
        for trailer in payload.allTrailers {
            let isComputed = trailer.name == payload.checksum?.fieldName
            let values = isComputed ? [checksum?.fieldValue].compactMap(\.self) : given[values: trailer.name]
            let name = trailer.name.canonicalName
            guard values.count == 1, let value = values.first else {
                throw Self.invalid("'\(name)' was announced and is given \(values.count) times: give it once.")
            }
            guard value.utf8.count == trailer.valueLength, value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw Self.invalid("The value of '\(name)' is not the \(trailer.valueLength) visible bytes announced.")
            }
            fields.append((name, value))
        }
        guard given.count + (checksum == nil ? 0 : 1) == fields.count else {
            throw Self.invalid("There are fields that were not announced: name each before the request is signed.")
        }
        self.fields = fields
    }

    /// Takes in the fields of a request, sorted.
    init(received: [(name: String, value: String)]) {
        fields = received.sorted { $0.name < $1.name }
    }

    /// The SHA-256 of `name:value` and LF for each field: what the trailer's signature covers.
    var hash: String {
        let lines = fields.map { "\($0.name):\($0.value)\n" }.joined()
        return PayloadHash.sha256(of: lines.utf8).value
    }

    /// Appends `name:value` and CRLF for each field.
    func append(to output: inout [UInt8]) {
        for field in fields { output += "\(field.name):\(field.value)\r\n".utf8 }
    }

    /// Appends the last line of a signed trailer section.
    static func append(_ signature: String, _ algorithm: SigningAlgorithm, to output: inout [UInt8]) {
        output += "\(AWSHeader.trailerSignature.canonicalName):".utf8
        let start = output.count
        ChunkSignature.appendRoom(algorithm, to: &output)
        ChunkSignature.write(signature, at: start, in: &output)
        output += "\r\n".utf8
    }

    private static func invalid(_ why: String) -> SigV4Error {
        SigV4Error(.invalidPayload, "The trailer cannot be sent. " + why)
    }
}
