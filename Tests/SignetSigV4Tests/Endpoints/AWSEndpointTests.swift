import SignetSigV4
import Testing

@Suite("The endpoint of a host name")
struct AWSEndpointTests {
    @Test(
        "The service and the region are read from the name",
        arguments: [
            ("abc123.execute-api.eu-west-1.amazonaws.com", "execute-api", "eu-west-1"),
            ("abc123-vpce-0a1b2c3d.execute-api.eu-west-1.amazonaws.com", "execute-api", "eu-west-1"),
            ("vpce-0a1b-2c3d.execute-api.eu-west-1.vpce.amazonaws.com", "execute-api", "eu-west-1"),
            ("vpce-0a1b-2c3d-us-east-1a.execute-api.us-east-1.vpce.amazonaws.com", "execute-api", "us-east-1"),
            ("abc123.execute-api.cn-north-1.amazonaws.com.cn", "execute-api", "cn-north-1"),
            ("abc123.execute-api.us-gov-west-1.amazonaws.com", "execute-api", "us-gov-west-1"),
            ("abc123.execute-api.us-iso-east-1.c2s.ic.gov", "execute-api", "us-iso-east-1"),
            ("abc123.execute-api.us-isob-east-1.sc2s.sgov.gov", "execute-api", "us-isob-east-1"),
            ("xyz.lambda-url.ap-southeast-2.on.aws", "lambda", "ap-southeast-2"),
            ("xyz.lambda-url.cn-northwest-1.on.amazonwebservices.com.cn", "lambda", "cn-northwest-1"),
            ("sts.eu-central-1.amazonaws.com", "sts", "eu-central-1"),
            ("sts-fips.us-east-2.amazonaws.com", "sts", "us-east-2"),
            ("sts.us-gov-east-1.amazonaws.com", "sts", "us-gov-east-1"),
            ("sqs.eusc-de-east-1.amazonaws.eu", "sqs", "eusc-de-east-1"),
            ("lambda.eu-west-1.api.aws", "lambda", "eu-west-1"),
            ("monitoring.eu-west-1.amazonaws.com", "monitoring", "eu-west-1"),
            ("email.eu-west-1.amazonaws.com", "ses", "eu-west-1"),
            ("streams.dynamodb.eu-west-1.amazonaws.com", "dynamodb", "eu-west-1"),
            ("123456789012.ddb.eu-west-1.amazonaws.com", "dynamodb", "eu-west-1"),
            ("runtime.sagemaker.eu-west-1.amazonaws.com", "sagemaker", "eu-west-1"),
            ("runtime-fips.sagemaker.us-east-1.amazonaws.com", "sagemaker", "us-east-1"),
            ("bedrock-runtime.us-west-2.amazonaws.com", "bedrock", "us-west-2"),
            ("api.ecr.eu-west-1.amazonaws.com", "ecr", "eu-west-1"),
            ("vpce-0a1b-2c3d.api.ecr.eu-west-1.vpce.amazonaws.com", "ecr", "eu-west-1"),
            ("fips.batch.us-east-1.amazonaws.com", "batch", "us-east-1"),
            ("git-codecommit.us-east-1.amazonaws.com", "codecommit", "us-east-1"),
            ("eu-west-1.queue.amazonaws.com", "sqs", "eu-west-1"),
            ("search-movies-abc.eu-west-1.es.amazonaws.com", "es", "eu-west-1"),
            ("vpc-movies-abc.aos.eu-west-1.on.aws", "es", "eu-west-1"),
            ("abc.eu-west-1.aoss.amazonaws.com", "aoss", "eu-west-1"),
            ("abc.aoss.eu-west-1.on.aws", "aoss", "eu-west-1"),
            ("doc-movies.us-east-1.cloudsearch.amazonaws.com", "cloudsearch", "us-east-1"),
            ("db.cluster-abc.eu-west-1.neptune.amazonaws.com", "neptune-db", "eu-west-1"),
            ("abc.appsync-api.eu-west-1.amazonaws.com", "appsync", "eu-west-1"),
            ("svc-0a1b.7d67968.vpc-lattice-svcs.us-west-2.on.aws", "vpc-lattice-svcs", "us-west-2"),
            ("iot.eu-west-1.amazonaws.com", "iot", "eu-west-1"),
            ("a1b2c3-ats.iot.eu-west-1.amazonaws.com", "iotdata", "eu-west-1"),
            ("s-0a1b.kinesisvideo.eu-west-1.amazonaws.com", "kinesisvideo", "eu-west-1"),
        ])
    func read(host: String, service: String, region: String) throws {
        let endpoint = try AWSEndpoint(host: host)
        #expect(endpoint.service == service)
        #expect(endpoint.region == region)
        #expect(endpoint.regionSource == .hostName)
    }

    @Test(
        "Every kind of S3 host is read",
        arguments: [
            ("s3.eu-west-1.amazonaws.com", "s3", "eu-west-1"),
            ("bucket.s3.eu-west-1.amazonaws.com", "s3", "eu-west-1"),
            ("a.dotted.bucket.s3.eu-west-1.amazonaws.com", "s3", "eu-west-1"),
            ("us-west-2.s3.eu-west-1.amazonaws.com", "s3", "eu-west-1"),
            ("s3-eu-west-1.amazonaws.com", "s3", "eu-west-1"),
            ("bucket.s3-eu-west-1.amazonaws.com", "s3", "eu-west-1"),
            ("s3-fips-us-gov-west-1.amazonaws.com", "s3", "us-gov-west-1"),
            ("bucket.s3.dualstack.eu-west-1.amazonaws.com", "s3", "eu-west-1"),
            ("bucket.s3-fips.us-east-1.amazonaws.com", "s3", "us-east-1"),
            ("bucket.s3-fips.dualstack.us-east-1.amazonaws.com", "s3", "us-east-1"),
            ("bucket.s3.cn-north-1.amazonaws.com.cn", "s3", "cn-north-1"),
            ("bucket.vpce-0a1b-2c3d.s3.eu-west-1.vpce.amazonaws.com", "s3", "eu-west-1"),
            ("accesspoint.vpce-0a1b-2c3d.s3.eu-west-1.vpce.amazonaws.com", "s3", "eu-west-1"),
            ("ap-123456789012.s3-accesspoint.eu-west-1.amazonaws.com", "s3", "eu-west-1"),
            ("ap-123456789012.s3-accesspoint-fips.dualstack.us-east-1.amazonaws.com", "s3", "us-east-1"),
            ("123456789012.s3-control.eu-west-1.amazonaws.com", "s3", "eu-west-1"),
            ("s3-control.eu-west-1.amazonaws.com", "s3", "eu-west-1"),
            ("olap-123456789012.s3-object-lambda.eu-west-1.amazonaws.com", "s3-object-lambda", "eu-west-1"),
            ("ap-123456789012.op-01.s3-outposts.eu-west-1.amazonaws.com", "s3-outposts", "eu-west-1"),
            ("data--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com", "s3express", "us-east-1"),
            ("data--use1-az4--x-s3.s3express-fips-use1-az4.us-east-1.amazonaws.com", "s3express", "us-east-1"),
            ("s3express-control.us-east-1.amazonaws.com", "s3express", "us-east-1"),
            ("s3tables.eu-west-1.amazonaws.com", "s3tables", "eu-west-1"),
        ])
    func s3(host: String, service: String, region: String) throws {
        let endpoint = try AWSEndpoint(host: host)
        #expect(endpoint.service == service)
        #expect(endpoint.region == region)
        #expect(endpoint.regionSource == .hostName)
    }

    @Test(
        "A global endpoint is signed for the region it belongs to, and says so",
        arguments: [
            ("iam.amazonaws.com", "iam", "us-east-1"), ("iam.global.api.aws", "iam", "us-east-1"),
            ("iam.us-gov.amazonaws.com", "iam", "us-gov-west-1"), ("sts.amazonaws.com", "sts", "us-east-1"),
            ("route53.amazonaws.com", "route53", "us-east-1"),
            ("route53.amazonaws.com.cn", "route53", "cn-northwest-1"),
            ("route53.us-gov.amazonaws.com", "route53", "us-gov-west-1"),
            ("route53.c2s.ic.gov", "route53", "us-iso-east-1"), ("cloudfront.amazonaws.com", "cloudfront", "us-east-1"),
            ("global.health.amazonaws.com", "health", "us-east-1"), ("ec2.amazonaws.com", "ec2", "us-east-1"),
            ("s3.amazonaws.com", "s3", "us-east-1"), ("bucket.s3.amazonaws.com", "s3", "us-east-1"),
            ("iam.s3.amazonaws.com", "s3", "us-east-1"), ("us-west-2.s3.amazonaws.com", "s3", "us-east-1"),
            ("s3-external-1.amazonaws.com", "s3", "us-east-1"), ("queue.amazonaws.com", "sqs", "us-east-1"),
        ])
    func global(host: String, service: String, region: String) throws {
        let endpoint = try AWSEndpoint(host: host)
        #expect(endpoint.service == service)
        #expect(endpoint.region == region)
        #expect(endpoint.regionSource == .globalEndpoint)
    }

    @Test("Case, port and a final dot do not matter")
    func authority() throws {
        let plain = try AWSEndpoint(host: "abc.execute-api.eu-west-1.amazonaws.com")
        #expect(try AWSEndpoint(host: "ABC.Execute-API.EU-west-1.AmazonAWS.com") == plain)
        #expect(try AWSEndpoint(host: "abc.execute-api.eu-west-1.amazonaws.com:8443") == plain)
        #expect(try AWSEndpoint(host: "abc.execute-api.eu-west-1.amazonaws.com.") == plain)
        #expect(try AWSEndpoint(host: "abc.execute-api.eu-west-1.amazonaws.com.:443") == plain)
    }

    @Test("MQTT over WebSocket is a service of its own on an AWS IoT host")
    func mqtt() throws {
        let host = "a1b2c3-ats.iot.eu-west-1.amazonaws.com"
        #expect(try AWSEndpoint(host: host, target: "/mqtt").service == "iotdevicegateway")
        #expect(try AWSEndpoint(host: host, target: "/mqtt?x=1").service == "iotdevicegateway")
        #expect(try AWSEndpoint(host: host, target: "/topics/mqtt").service == "iotdata")
    }

    @Test("What is stated wins, and with both stated any host will do")
    func stated() throws {
        let moved = try AWSEndpoint(host: "bucket.s3.amazonaws.com", region: "eu-west-1")
        #expect(moved.service == "s3" && moved.region == "eu-west-1" && moved.regionSource == .stated)
        let other = try AWSEndpoint(host: "abc.execute-api.eu-west-1.amazonaws.com", service: "other")
        #expect(other.service == "other" && other.region == "eu-west-1" && other.regionSource == .hostName)
        let custom = try AWSEndpoint(host: "api.example.com", service: "execute-api", region: "eu-west-1")
        #expect(custom.service == "execute-api" && custom.region == "eu-west-1" && custom.regionSource == .stated)
        let accelerated = try AWSEndpoint(host: "b.s3-accelerate.dualstack.amazonaws.com", region: "eu-west-1")
        #expect(accelerated.service == "s3")
    }

    @Test("Whatever labels a host is made of, it gives parts of a scope or an error")
    func anyLabels() {
        let labels = [
            "a", "s3", "s3-", "s3-fips-", "s3-website-eu-west-1", "vpce", "vpce-1", "us-gov", "global", "eu-west-1",
            "es", "dualstack", "fips", "x-fips", "-fips", "iot", "s3express-", "amazonaws", "com", "cn", "api", "aws",
            "on",
        ]
        var random = SplitMix64(seed: 7)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...5, using: &random)
            let front = (0..<count).map { _ in labels.randomElement(using: &random) ?? "" }
            let host = (front + [["amazonaws.com", "api.aws", "on.aws"].randomElement(using: &random) ?? ""])
                .joined(separator: ".")
            guard let endpoint = try? AWSEndpoint(host: host) else { continue }
            #expect(!endpoint.service.isEmpty && !endpoint.service.contains("."), "\(host)")
            #expect(endpoint.region.split(separator: "-").count >= 3, "\(host)")
        }
    }

    @Test("A signer takes its service and region from an endpoint")
    func signer() throws {
        let signer = SigV4Signer(endpoint: try AWSEndpoint(host: "bucket.s3.eu-west-1.amazonaws.com"))
        #expect(signer.service == "s3")
        #expect(signer.region == "eu-west-1")
        #expect(signer.rules == .s3)
    }
}
