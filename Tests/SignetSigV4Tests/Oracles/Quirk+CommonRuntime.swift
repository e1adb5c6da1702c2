@testable import SignetSigV4

extension Quirk {
    /// What the Common Runtime does differently.
    static let commonRuntime = [
        Quirk(
            "S3 path as it stands",
            reason:
                "without double encoding the path is not encoded at all: it trusts its caller to send a canonical one",
            maximumShare: 0.10, where: { $0.isS3 }
        ) { lines, sample in lines[1] = sample.request.path },
        Quirk(
            "malformed escape in the query", reason: "a % without two hexadecimal digits is an error to its URI parser",
            maximumShare: 0.10
        ) { sample in
            let parts = (sample.request.query ?? "").split(separator: "%", omittingEmptySubsequences: false).dropFirst()
            return !parts.allSatisfy { part in
                part.utf8.count >= 2 && part.utf8.prefix(2).allSatisfy { Hexadecimal.value(of: $0) != nil }
            }
        },
    ]
}
