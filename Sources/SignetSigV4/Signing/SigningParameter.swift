/// The query parameters of a presigned request.
enum SigningParameter: String, CaseIterable {
    case algorithm = "X-Amz-Algorithm"
    case credential = "X-Amz-Credential"
    case date = "X-Amz-Date"
    case signedHeaders = "X-Amz-SignedHeaders"
    case expires = "X-Amz-Expires"
    case regionSet = "X-Amz-Region-Set"
    case securityToken = "X-Amz-Security-Token"
    case s3SessionToken = "X-Amz-S3session-Token"
    case signature = "X-Amz-Signature"

    /// The parameter with this name, as it is sent, or `nil`. Only a mistake could make the case differ; such a
    /// parameter is told all the same.
    init?(wireName: UnsafeBufferPointer<UInt8>) {
        // Nearly all parameters end here: these names begin with an X, plain or escaped.
        guard let first = wireName.first, first | 0x20 == UInt8(ascii: "x") || first == UInt8(ascii: "%"),
            let parameter = Self.allCases.first(where: { $0.matches(wireName) })
        else { return nil }
        self = parameter
    }

    private func matches(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        for expected in rawValue.utf8 {
            guard index < name.count else { return false }
            let escaped = PercentEncoding.decodedEscape(in: name, at: index)
            guard (escaped ?? name[index]) | 0x20 == expected | 0x20 else { return false }
            index += escaped == nil ? 1 : 3
        }
        return index == name.count
    }

    /// Whether the signature does not cover the parameter: itself, and a token that is appended unsigned.
    func isUnsigned(_ rules: SigningRules) -> Bool {
        switch self {
        case .signature: true
        case .securityToken, .s3SessionToken: rules.sessionToken == .appendedUnsigned
        default: false
        }
    }
}
