import HTTPTypes

/// Reads the fields behind the last chunk, and holds them to what the head announced.
struct TrailerReader: Sendable {
    private let announced: Set<HTTPField.Name>
    private let algorithm: SigningAlgorithm
    private let isSigned: Bool
    private var fields: [(name: String, value: String)] = []
    private var names: Set<HTTPField.Name> = []
    private(set) var signature: String?

    init(announced: Set<HTTPField.Name>, form: StreamingForm, algorithm: SigningAlgorithm) {
        self.announced = announced
        self.algorithm = algorithm
        isSigned = form == .chunksAndTrailer
    }

    var section: TrailerSection { TrailerSection(received: fields) }

    /// The fields, without the signature.
    var received: HTTPFields {
        var received = HTTPFields()
        for field in fields {
            guard let name = HTTPField.Name(field.name) else { continue }
            received.append(HTTPField(name: name, value: field.value))
        }
        return received
    }

    /// Takes in a line, without its end.
    mutating func read(_ line: [UInt8]) throws(ChunkedPayloadError) {
        guard signature == nil else { throw .malformedTrailer(why: "a field follows the signature") }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
            let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
        else { throw .malformedTrailer(why: "a line does not begin with a field name and ':'") }
        let value = Self.trim(line[(colon + 1)...])
        // No white space inside: it would have more than one canonical form.
        guard value.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .malformedTrailer(why: "the value of '\(name.canonicalName)' holds more than visible ASCII")
        }
        if isSigned, name == AWSHeader.trailerSignature {
            guard let parsed = ChunkSignature.parse(value, algorithm) else {
                throw .malformedTrailer(why: "its signature is not \(ChunkSignature.width(algorithm)) digits")
            }
            signature = parsed
            return
        }
        guard announced.contains(name), names.insert(name).inserted else {
            throw .malformedTrailer(why: "'\(name.canonicalName)' was not announced, or is there twice")
        }
        fields.append((name.canonicalName, String(decoding: value, as: UTF8.self)))
    }

    /// Checks at the empty line that nothing is missing.
    func end() throws(ChunkedPayloadError) {
        if let missing = announced.subtracting(names).first {
            throw .malformedTrailer(why: "'\(missing.canonicalName)' was announced and is not there")
        }
        guard !isSigned || signature != nil else { throw .malformedTrailer(why: "it has no signature") }
    }

    private static func trim(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var value = value
        while value.first == UInt8(ascii: " ") || value.first == UInt8(ascii: "\t") { value.removeFirst() }
        while value.last == UInt8(ascii: " ") || value.last == UInt8(ascii: "\t") { value.removeLast() }
        return value
    }
}
