import SignetSigV4
import Testing

@Suite("A host name that does not tell what to sign for")
struct EndpointErrorTests {
    @Test(
        "Nothing is assumed: the error says what to state",
        arguments: [
            ("api.example.com", EndpointError.Kind.unknownHost), ("localhost", .unknownHost),
            ("localhost:8080", .unknownHost), ("127.0.0.1", .unknownHost), ("127.0.0.1:4566", .unknownHost),
            ("[::1]", .unknownHost), ("[::1]:80", .unknownHost), ("amazonaws.com", .unknownHost),
            ("s3.eu-west-1.amazonaws.com.example.com", .unknownHost), ("s3.eu-west-1.notamazonaws.com", .unknownHost),
            ("d111111abcdef8.cloudfront.net", .unknownHost), ("app.us-east-1.elasticbeanstalk.com", .unknownHost),
            ("lb-123.eu-west-1.elb.amazonaws.com", .unknownHost),
            ("ec2-198-51-100-1.eu-west-1.compute.amazonaws.com", .unknownHost),
            ("lb-123.elb.eu-west-1.amazonaws.com", .unknownService),
            ("vpce-0a1b-2c3d.vpce-svc-0a1b.us-east-1.vpce.amazonaws.com", .unknownService),
            ("eu-west-1.amazonaws.com", .unknownService), ("routes.geo.eu-west-1.amazonaws.com", .unknownService),
            ("some.thing.new.eu-west-1.amazonaws.com", .unknownService),
            ("bucket.s3-accelerate.amazonaws.com", .unknownRegion),
            ("bucket.s3-accelerate.dualstack.amazonaws.com", .unknownRegion),
            ("mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com", .multipleRegions),
            ("lambda.amazonaws.com", .unknownRegion), ("abc.execute-api.amazonaws.com", .unknownRegion),
            ("s3.amazonaws.com.cn", .unknownRegion), ("sustainability.global.api.aws", .unknownRegion),
            ("bucket.s3-website-eu-west-1.amazonaws.com", .notSignable),
            ("bucket.s3-website.eu-central-1.amazonaws.com", .notSignable),
            ("123456789012.dkr.ecr.eu-west-1.amazonaws.com", .notSignable),
            ("abc.credentials.iot.eu-west-1.amazonaws.com", .notSignable),
            ("", .invalidHost), (".", .invalidHost), ("a..amazonaws.com", .invalidHost),
            ("host:port", .invalidHost), ("-fips.eu-west-1.amazonaws.com", .invalidHost),
            ("sts.eu-west-1.amazonaws.com\r\n", .invalidHost),
            ("https://sts.amazonaws.com", .invalidHost), ("sts.amazonaws.com/", .invalidHost),
            ("ſ3.eu-west-1.amazonaws.com", .invalidHost),
            (String(repeating: "a", count: 64) + ".s3.eu-west-1.amazonaws.com", .invalidHost),
            (String(repeating: "a.", count: 200) + "s3.eu-west-1.amazonaws.com", .invalidHost),
        ])
    func refused(host: String, kind: EndpointError.Kind) {
        let error = #expect(throws: EndpointError.self) { try AWSEndpoint(host: host) }
        #expect(error?.kind == kind)
        #expect(error?.description == error?.message)
        switch kind {
        case .unknownHost: #expect(error?.message.contains("state both") == true)
        case .unknownService: #expect(error?.message.contains("state") == true)
        case .unknownRegion, .multipleRegions: #expect(error?.message.contains("region") == true)
        case .notSignable: #expect(error?.message.contains("takes no signature") == true)
        case .invalidHost: #expect(error?.message.contains("\n") == false)
        }
    }

    @Test("With only one part stated, the other must be in the name")
    func halfStated() {
        let service = #expect(throws: EndpointError.self) {
            try AWSEndpoint(host: "api.example.com", service: "execute-api")
        }
        #expect(service?.kind == .unknownHost)
        let region = #expect(throws: EndpointError.self) {
            try AWSEndpoint(host: "api.example.com", region: "eu-west-1")
        }
        #expect(region?.kind == .unknownHost)
    }

    @Test("A host of a megabyte is refused without being read")
    func huge() {
        let error = #expect(throws: EndpointError.self) {
            try AWSEndpoint(host: String(repeating: "a.", count: 500_000) + "amazonaws.com")
        }
        #expect(error?.kind == .invalidHost)
    }
}
