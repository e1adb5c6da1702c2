import HTTPTypes
import SignetSigV4

/// Signatures as strangers write them, in the header and in the query.
enum AuthorizationTarget {
    static func run(_ input: inout FuzzedInput) {
        let isPresigned = input.byte() & 1 == 1
        let bytes = input.rest()
        var request = HTTPRequest(method: .get, scheme: "https", authority: "example.com", path: "/")
        if isPresigned {
            request.path = "/?" + String(decoding: bytes, as: UTF8.self)
        } else {
            request.headerFields.append(HTTPField(name: .authorization, lenientValue: bytes))
        }
        guard let signature = try? RequestSignature(of: request) else { return }
        require(signature.isPresigned == isPresigned, "found in another place")
        require(!signature.accessKeyID.isEmpty && !signature.signedHeaders.isEmpty, "a part is missing")
        require(signature.signature.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }, "not hexadecimal")
        let written =
            "\(signature.algorithm.rawValue) Credential=\(signature.accessKeyID)/\(signature.scope), "
            + "SignedHeaders=\(signature.signedHeaders.joined(separator: ";")), Signature=\(signature.signature)"
        guard let again = try? RequestSignature(parsing: written) else {
            fatalError("what was understood cannot be written down")
        }
        require(
            again.accessKeyID == signature.accessKeyID && again.scope == signature.scope
                && again.signedHeaders == signature.signedHeaders && again.signature == signature.signature,
            "what was understood reads differently when written down")
    }
}
