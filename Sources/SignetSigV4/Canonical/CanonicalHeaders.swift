import HTTPTypes

/// Step 3 of a canonical request: the signed header fields, and the list of their names.
struct CanonicalHeaders {
    /// The lower-case names, sorted, each once.
    let names: [String]
    private let fields: [HTTPField]

    /// Sorts the fields to be signed; fields of one name keep their order.
    init(_ unsorted: [HTTPField]) {
        let order = unsorted.indices.sorted { left, right in
            let leftName = unsorted[left].name.canonicalName
            let rightName = unsorted[right].name.canonicalName
            return leftName == rightName ? left < right : leftName < rightName
        }
        fields = order.map { unsorted[$0] }
        var names: [String] = []
        names.reserveCapacity(fields.count)
        for field in fields where names.last != field.name.canonicalName { names.append(field.name.canonicalName) }
        self.names = names
    }

    /// Appends a `name:value` line for each name; values of one name are joined by commas in the order of the request.
    func append(to output: inout [UInt8]) {
        var previous: String?
        for field in fields {
            if field.name.canonicalName == previous {
                output[output.count - 1] = UInt8(ascii: ",")
            } else {
                output.append(contentsOf: field.name.canonicalName.utf8)
                output.append(UInt8(ascii: ":"))
            }
            field.withUnsafeBytesOfValue { Self.appendTrimmed($0, to: &output) }
            output.append(UInt8(ascii: "\n"))
            previous = field.name.canonicalName
        }
    }

    /// Appends the names joined by semicolons.
    func appendNames(to output: inout [UInt8]) {
        for (index, name) in names.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ";")) }
            output.append(contentsOf: name.utf8)
        }
    }

    /// White space at both ends is dropped and each run inside becomes one space, within quotes too. Only space and tab
    /// are white space: a non-breaking space is data.
    private static func appendTrimmed(_ value: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var pendingSpace = false
        let start = output.count
        for byte in value {
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                pendingSpace = output.count > start
            } else {
                if pendingSpace {
                    output.append(UInt8(ascii: " "))
                    pendingSpace = false
                }
                output.append(byte)
            }
        }
    }
}
