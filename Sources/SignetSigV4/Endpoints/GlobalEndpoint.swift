/// An endpoint without a region in its name that is signed for one region of its partition.
struct GlobalEndpoint {
    let service: String
    /// Where it exists, and a region other than the partition's; by default every partition has it.
    private let domains: Set<String>
    private let chinaRegion: String?

    private init(_ service: String, only domains: Set<String> = [], inChina chinaRegion: String? = nil) {
        self.service = service
        self.domains = domains
        self.chinaRegion = chinaRegion
    }

    /// The endpoint whose labels in front of `domain` read `name`.
    static func named(_ name: String, below domain: EndpointDomain) -> GlobalEndpoint? {
        guard let endpoint = all[name], endpoint.domains.isEmpty || endpoint.domains.contains(domain.name) else {
            return nil
        }
        return endpoint
    }

    /// The region its requests are signed for.
    func region(below domain: EndpointDomain) -> String {
        domain.name.hasSuffix(".cn") ? chinaRegion ?? domain.globalRegion : domain.globalRegion
    }

    /// What is left out of here has to be stated: `sustainability.global.api.aws` takes any region's signature.
    private static let all: [String: GlobalEndpoint] = [
        "budgets": GlobalEndpoint("budgets"),
        "cloudfront": GlobalEndpoint("cloudfront"),
        "global.health": GlobalEndpoint("health"),
        "iam": GlobalEndpoint("iam", inChina: "cn-north-1"),
        "importexport": GlobalEndpoint("IngestionService", only: ["amazonaws.com"]),
        "route53": GlobalEndpoint("route53"),
        "savingsplans": GlobalEndpoint("savingsplans"),
        "sdb": GlobalEndpoint("sdb", only: ["amazonaws.com"]),
        "sts": GlobalEndpoint("sts", only: ["amazonaws.com"]),
        "waf": GlobalEndpoint("waf", only: ["amazonaws.com"]),
        // The first S3 endpoints. They belong to us-east-1; S3 refuses the signature for a bucket of another region and
        // names that region.
        "s3": GlobalEndpoint("s3", only: ["amazonaws.com"]),
        "s3-external-1": GlobalEndpoint("s3", only: ["amazonaws.com"]),
        // "If you specify the general endpoint, we use the endpoint for us-east-1": EC2, Auto Scaling and EMR.
        "ec2": GlobalEndpoint("ec2", only: ["amazonaws.com"]),
        "autoscaling": GlobalEndpoint("autoscaling", only: ["amazonaws.com"]),
        "elasticmapreduce": GlobalEndpoint("elasticmapreduce", only: ["amazonaws.com"]),
        "queue": GlobalEndpoint("sqs", only: ["amazonaws.com"]),
    ]
}
