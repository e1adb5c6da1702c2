@testable import SignetSigV4

extension Quirk {
    /// What botocore 1.43 does differently.
    static let botocore = [
        Quirk(
            "S3 path as it stands",
            reason: "S3SigV4Auth does not encode the path: it trusts its serialiser to send a canonical one",
            maximumShare: 0.10, where: { $0.isS3 }
        ) { lines, sample in lines[1] = sample.request.path },
        Quirk(
            "query as it stands",
            reason: "the query of a URL is split and sorted but neither decoded nor encoded",
            maximumShare: 0.15, where: { !$0.isPresigned }
        ) { lines, sample in lines[2] = sortedAsItStands(sample.request.query ?? "") },
        Quirk(
            "presigned query through a dictionary",
            reason: "parse_qs reads + as a space, and a dictionary keeps the first value of a name only",
            maximumShare: 0.30, where: { $0.isPresigned }
        ) { lines, sample in lines[2] = throughDictionary(lines[2], sample.request.query ?? "") },
    ]

    private static func sortedAsItStands(_ query: String) -> String {
        query.isEmpty ? "" : joinSorted(pairs(of: query).map { ($0, $1) })
    }

    /// What becomes of `query` in a dictionary, with the parameters of the signature from the canonical form.
    private static func throughDictionary(_ canonical: String, _ query: String) -> String {
        var values: [String: String] = [:]
        for (name, value) in pairs(of: query, omittingEmpty: true) {
            let name = decoded(name)
            if values[name] == nil { values[name] = decoded(value) }
        }
        let signing = pairs(of: canonical).filter { $0.name.hasPrefix("X-Amz-") }
        return joinSorted(signing.map { ($0, $1) } + values.map { (encoded($0.key), encoded($0.value)) })
    }

    private static func pairs(of query: String, omittingEmpty: Bool = false) -> [(name: String, value: String)] {
        query.split(separator: "&", omittingEmptySubsequences: omittingEmpty).map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
    }

    private static func joinSorted(_ pairs: [(String, String)]) -> String {
        pairs.sorted { left, right in
            left.0 == right.0
                ? left.1.utf8.lexicographicallyPrecedes(right.1.utf8)
                : left.0.utf8.lexicographicallyPrecedes(right.0.utf8)
        }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    /// As a form is: a plus sign is a space, and what is not an escape stands for itself.
    private static func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let digits = String(
                decoding: bytes[min(index + 1, bytes.count)..<min(index + 3, bytes.count)], as: UTF8.self)
            if bytes[index] == UInt8(ascii: "%"), digits.count == 2, let byte = UInt8(digits, radix: 16) {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            PercentEncoding.isUnreserved(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
