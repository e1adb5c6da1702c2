import Foundation

/// One line of a batch: `{"id", "method", "url", "headers": [[name, value]…], "body" | "bodyBase64"}`.
struct BatchLine {
    /// The identifier as it is written, to be given back; `null` where there is none.
    private(set) var id = Array("null".utf8)
    private(set) var method = ""
    private(set) var url = ""
    private(set) var headers: [(name: String, value: String)] = []
    private(set) var body: [UInt8] = []

    /// Reads the object that is all of what `reader` holds.
    ///
    /// What was read before a mistake is kept: it may be the identifier.
    mutating func read(_ reader: inout JSONReader) throws(BatchError) {
        var seen: Set<String> = []
        try reader.require("{")
        if !reader.take("}") {
            repeat {
                let name = try reader.string()
                try reader.require(":")
                guard seen.insert(name).inserted else { throw .invalidLine("'\(name)' is given twice") }
                try readMember(name, &reader)
            } while reader.take(",")
            try reader.require("}")
        }
        try reader.requireEnd()
        guard !method.isEmpty else { throw .invalidLine("'method' is missing") }
        guard !url.isEmpty else { throw .invalidLine("'url' is missing") }
        if seen.isSuperset(of: ["body", "bodyBase64"]) {
            throw .invalidLine("'body' and 'bodyBase64' exclude each other")
        }
    }

    private mutating func readMember(_ name: String, _ reader: inout JSONReader) throws(BatchError) {
        switch name {
        case "id": id = try reader.scalar()
        case "method": method = try reader.string()
        case "url": url = try reader.string()
        case "headers" where !reader.takeNull(): try readHeaders(&reader)
        case "body" where !reader.takeNull(): body = Array(try reader.string().utf8)
        case "bodyBase64" where !reader.takeNull():
            guard let data = Data(base64Encoded: try reader.string()) else {
                throw .invalidLine("'bodyBase64' is not base64 (RFC 4648 §4)")
            }
            body = Array(data)
        case "headers", "body", "bodyBase64": break
        // A misspelt member left out would sign something else than was meant.
        default: throw .invalidLine("'\(name)' is none of id, method, url, headers, body and bodyBase64")
        }
    }

    private mutating func readHeaders(_ reader: inout JSONReader) throws(BatchError) {
        try reader.require("[")
        guard !reader.take("]") else { return }
        repeat {
            try reader.require("[")
            let name = try reader.string()
            try reader.require(",")
            headers.append((name: name, value: try reader.string()))
            try reader.require("]")
        } while reader.take(",")
        try reader.require("]")
    }
}
