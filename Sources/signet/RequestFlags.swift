import ArgumentParser
import Foundation
import Signet
import SignetCore

/// What to send: the flags that are curl's.
struct RequestFlags: ParsableArguments {
    @Argument(help: "The method, if not given by -X, and the URL.")
    var methodAndURL: [String] = []

    @Option(name: [.customShort("X"), .customLong("request")], help: "The method; GET, or POST with a body.")
    var method: String?

    @Option(
        name: [.customShort("H"), .customLong("header")],
        help: ArgumentHelp("A header field; repeatable. 'Name;' sends it empty.", valueName: "NAME: VALUE"))
    var headers: [String] = []

    @Option(
        name: [.customShort("d"), .customLong("data")],
        help: "Body text; repeatable, joined by &. @FILE reads a file and drops its line breaks; @- standard input.")
    var data: [String] = []

    @Option(name: .customLong("data-binary"), help: "Body, as it is. @FILE reads a file, @- standard input.")
    var dataBinary: String?

    @Option(help: "A JSON body, with Content-Type and Accept to match. @FILE and @- as above.")
    var json: String?

    @Option(
        name: [.customShort("q"), .customLong("query")],
        help: ArgumentHelp("A query parameter, percent-encoded for you; repeatable.", valueName: "KEY=VALUE"))
    var query: [String] = []

    func validate() throws {
        guard methodAndURL.count <= 2 else { throw Self.missingURL }
        if methodAndURL.count == 2, method != nil { throw ValidationError("The method is given twice.") }
        if [!data.isEmpty, dataBinary != nil, json != nil].count(where: \.self) > 1 {
            throw ValidationError("-d, --data-binary and --json exclude each other.")
        }
    }

    private static let missingURL = ValidationError("Give a URL, or a method and a URL.")

    /// Refuses flags that name no URL.
    func requireURL() throws {
        if methodAndURL.isEmpty { throw Self.missingURL }
    }

    /// Whether none of the flags is given.
    var areAbsent: Bool {
        methodAndURL.isEmpty && method == nil && headers.isEmpty && query.isEmpty && !hasBody
    }

    /// Whether a body is given.
    var hasBody: Bool { !data.isEmpty || dataBinary != nil || json != nil }

    /// The request the flags describe, unsigned.
    func makeRequest(options: RequestOptions) throws(TransportError) -> Request {
        let body = try makeBody()
        let givenMethod = method ?? (methodAndURL.count == 2 ? methodAndURL[0] : nil)
        var fields: [(name: String, value: String)] = []
        var settled: Set<String> = []
        for line in headers {
            let field = try Self.split(header: line)
            settled.insert(field.name.lowercased())
            if let value = field.value { fields.append((field.name, value)) }
        }
        fields += implied.filter { !settled.contains($0.name.lowercased()) }
        return try Request(
            method: givenMethod ?? (body == nil ? "GET" : "POST"), url: try url(), headers: fields,
            body: body.map(Body.bytes) ?? .none, options: options)
    }

    /// The fields curl adds to a body: forms by default, JSON where asked.
    private var implied: [(name: String, value: String)] {
        if json != nil { return [("Content-Type", "application/json"), ("Accept", "application/json")] }
        if !data.isEmpty || dataBinary != nil { return [("Content-Type", "application/x-www-form-urlencoded")] }
        return []
    }

    private func url() throws(TransportError) -> String {
        guard let given = methodAndURL.last else { throw .invalidRequest("there is no URL") }
        guard !query.isEmpty else { return given }
        var pairs: [(name: String, value: String)] = []
        for parameter in query {
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw .invalidRequest("-q '\(parameter)' is not KEY=VALUE") }
            pairs.append((name: String(parts[0]), value: String(parts[1])))
        }
        let withoutFragment = given.prefix { $0 != "#" }
        return withoutFragment + (withoutFragment.contains("?") ? "&" : "?") + PercentEncoding.encode(pairs: pairs)
    }

    private func makeBody() throws(TransportError) -> [UInt8]? {
        if let json { return try InputText.read(json) }
        if let dataBinary { return try InputText.read(dataBinary) }
        guard !data.isEmpty else { return nil }
        var parts: [[UInt8]] = []
        for text in data {
            let bytes = try InputText.read(text)
            // curl drops CR, LF and NUL of files given to -d, so that a text file can hold a form.
            parts.append(text.hasPrefix("@") ? bytes.filter { $0 != 13 && $0 != 10 && $0 != 0 } : bytes)
        }
        return Array(parts.joined(separator: [UInt8(ascii: "&")]))
    }

    /// `Name: value`, `Name;` for an empty value, and `Name:` to leave out a field that would be added, as in curl.
    private static func split(header line: String) throws(TransportError) -> (name: String, value: String?) {
        if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...]
            return (String(line[..<colon]), value.allSatisfy { $0 == " " } ? nil : String(value))
        }
        guard line.hasSuffix(";") else { throw .invalidRequest("a header field lacks its colon") }
        return (String(line.dropLast()), "")
    }
}
