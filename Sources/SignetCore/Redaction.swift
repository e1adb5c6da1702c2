public import HTTPTypes

/// The one way by which a request or response is shown: without its secrets.
public enum Redaction {
    /// What stands for a secret.
    public static let placeholder = "<redacted>"

    /// Field values that let their reader act as the sender.
    static let secretFields: Set<String> = [
        "authorization", "proxy-authorization", "x-amz-security-token", "x-amz-s3session-token", "x-api-key", "cookie",
        "set-cookie",
    ]

    /// Query parameters that do (the presigned form of a signature).
    static let secretParameters: Set<String> = [
        "x-amz-signature", "x-amz-security-token", "x-amz-s3session-token",
    ]

    /// The value of `field`, or the placeholder.
    public static func value(of field: HTTPField) -> String {
        secretFields.contains(field.name.canonicalName) ? placeholder : field.value
    }

    /// A request target whose secret query parameters have lost their values.
    public static func target(_ target: String) -> String {
        guard let mark = target.firstIndex(of: "?") else { return target }
        let parameters = target[target.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
        let shown = parameters.map { parameter -> String in
            let name = parameter.prefix { $0 != "=" }
            // A server decodes the name before it compares; the only byte of these names that anyone encodes is "-".
            let plain = name.lowercased().split(separator: "%2d", omittingEmptySubsequences: false).joined(
                separator: "-")
            return secretParameters.contains(plain) ? "\(name)=\(placeholder)" : String(parameter)
        }
        return target[...mark] + shown.joined(separator: "&")
    }
}
