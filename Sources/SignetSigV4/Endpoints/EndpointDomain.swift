/// A domain that AWS serves endpoints under.
struct EndpointDomain {
    let name: String
    /// The region that the partition's global endpoints are signed for.
    let globalRegion: String

    /// Of each partition, the domain of its endpoints and that of the dual-stack ones.
    static let all = [
        EndpointDomain(name: "amazonaws.com", globalRegion: "us-east-1"),
        EndpointDomain(name: "api.aws", globalRegion: "us-east-1"),
        EndpointDomain(name: "on.aws", globalRegion: "us-east-1"),
        EndpointDomain(name: "amazonaws.com.cn", globalRegion: "cn-northwest-1"),
        EndpointDomain(name: "api.amazonwebservices.com.cn", globalRegion: "cn-northwest-1"),
        EndpointDomain(name: "on.amazonwebservices.com.cn", globalRegion: "cn-northwest-1"),
        EndpointDomain(name: "amazonaws.eu", globalRegion: "eusc-de-east-1"),
        EndpointDomain(name: "api.amazonwebservices.eu", globalRegion: "eusc-de-east-1"),
        EndpointDomain(name: "c2s.ic.gov", globalRegion: "us-iso-east-1"),
        EndpointDomain(name: "api.aws.ic.gov", globalRegion: "us-iso-east-1"),
        EndpointDomain(name: "sc2s.sgov.gov", globalRegion: "us-isob-east-1"),
        EndpointDomain(name: "api.aws.scloud", globalRegion: "us-isob-east-1"),
        EndpointDomain(name: "cloud.adc-e.uk", globalRegion: "eu-isoe-west-1"),
        EndpointDomain(name: "api.cloud-aws.adc-e.uk", globalRegion: "eu-isoe-west-1"),
        EndpointDomain(name: "csp.hci.ic.gov", globalRegion: "us-isof-south-1"),
        EndpointDomain(name: "api.aws.hci.ic.gov", globalRegion: "us-isof-south-1"),
    ]

    /// GovCloud shares the domains of the `aws` partition; its global endpoints say `us-gov` where a region would stand.
    static let govCloudLabel: Substring = "us-gov"
    static let govCloudRegion = "us-gov-west-1"

    /// Whether `label` is the name of a region, such as `ap-southeast-2` or `us-gov-west-1`.
    static func isRegion(_ label: Substring) -> Bool {
        let parts = label.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 3, let area = parts.first, let number = parts.last else { return false }
        // A known area, because buckets and domains are called my-bucket-1.
        return areas.contains(area) && (1...2).contains(number.utf8.count)
            && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && parts.dropFirst().dropLast().allSatisfy { $0.utf8.allSatisfy { $0 >= UInt8(ascii: "a") } && !$0.isEmpty }
    }

    private static let areas: Set<Substring> = [
        "af", "ap", "ca", "cn", "eu", "eusc", "il", "me", "mx", "sa", "us",
    ]
}
