import SignetCore

/// Where STS is, and the region its signature is for.
struct STSEndpoint: Sendable {
    let url: RequestURL
    let region: String

    /// The endpoint of `region`, or the one at `url`.
    ///
    /// - Throws: ``CredentialsError/Kind/invalidConfiguration`` for a region or URL that is not one.
    init(region: String, url: String?) throws(CredentialsError) {
        guard Self.isRegion(region) else {
            throw CredentialsError(
                .invalidConfiguration, provider: AssumeRole.provider, "the region is not the name of one",
                remedy: "it reads eu-west-1")
        }
        do {
            self.url = try RequestURL(url ?? Self.address(of: region))
        } catch {
            throw CredentialsError(
                .invalidConfiguration, provider: AssumeRole.provider, "the STS endpoint is not usable: \(error.reason)",
                remedy: error.remedy)
        }
        self.region = Self.signingRegion(of: self.url.origin.host) ?? region
    }

    /// Lower-case letters, digits and `-`: the region becomes part of a host name, and must not choose another host.
    private static func isRegion(_ region: String) -> Bool {
        (2...32).contains(region.utf8.count)
            && region.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
            }
    }

    private static func address(of region: String) -> String {
        "https://sts.\(region).amazonaws.com\(region.hasPrefix("cn-") ? ".cn" : "")/"
    }

    /// The region that an endpoint of AWS's own demands: the global one is us-east-1's.
    private static func signingRegion(of host: String) -> String? {
        if host == "sts.amazonaws.com" { return "us-east-1" }
        let labels = host.split(separator: ".")
        guard labels.count >= 4, labels[0] == "sts" || labels[0] == "sts-fips", labels[2] == "amazonaws" else {
            return nil
        }
        return String(labels[1])
    }
}
