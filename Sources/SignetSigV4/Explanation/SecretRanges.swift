/// The parts of a line that must not be shown.
enum SecretRanges {
    private static let headers: Set<String> = [
        "authorization", "cookie", "proxy-authorization", "x-amz-s3session-token", "x-amz-security-token", "x-api-key",
    ]
    private static let parameters: Set<String> = ["x-amz-security-token", "x-amz-s3session-token", "x-amz-signature"]

    static func of(_ bytes: [UInt8], _ part: Difference.Part) -> [Range<Int>] {
        switch part {
        case .header(let name):
            let value = name.utf8.count + 1
            let isSecret = headers.contains(name.lowercased()) && value < bytes.count
            return isSecret ? [value..<bytes.count] : []
        case .signature: return bytes.isEmpty ? [] : [bytes.indices]
        case .canonicalQuery: return ofQuery(bytes)
        default: return []
        }
    }

    private static func ofQuery(_ bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for pair in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            let end = start + pair.count
            if let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals + 1 < end {
                let name = PercentDecoded.fully(Array(pair[..<equals])).asciiLowercased
                if parameters.contains(String(decoding: name, as: UTF8.self)) { ranges.append((equals + 1)..<end) }
            }
            start = end + 1
        }
        return ranges
    }
}
