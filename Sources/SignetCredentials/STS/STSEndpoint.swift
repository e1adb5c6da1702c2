import SignetCore
import SignetSigV4

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
        // An endpoint of AWS's own demands its region: the global one us-east-1.
        self.region = (try? AWSEndpoint(host: self.url.origin.host))?.region ?? region
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
}
