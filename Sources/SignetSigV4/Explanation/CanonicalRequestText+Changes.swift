// The same canonical request with one part exchanged.
extension CanonicalRequestText {
    func with(
        method: [UInt8]? = nil, path: [UInt8]? = nil, query: [UInt8]? = nil, payload: [UInt8]? = nil
    ) -> [UInt8] {
        text(
            method: method ?? self.method, path: path ?? self.path, query: query ?? self.query,
            headers: headers.map { ($0.name, $0.value) }, payload: payload ?? payloadHash)
    }

    func with(header name: String, value: [UInt8]) -> [UInt8] {
        text(
            method: method, path: path, query: query,
            headers: headers.map { ($0.name, $0.name == name ? value : $0.value) }, payload: payloadHash)
    }

    private func text(
        method: [UInt8], path: [UInt8], query: [UInt8], headers: [(name: String, value: [UInt8])], payload: [UInt8]
    ) -> [UInt8] {
        let newline = UInt8(ascii: "\n")
        var text = method + [newline] + path + [newline] + query + [newline]
        for header in headers {
            text.write(header.name)
            text.append(UInt8(ascii: ":"))
            text.append(contentsOf: header.value)
            text.append(newline)
        }
        text.append(newline)
        text.append(contentsOf: signedHeaders + [newline] + payload)
        return text
    }
}
