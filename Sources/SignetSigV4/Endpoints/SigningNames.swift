/// The names that services sign under, where they are not the label in front of the region.
enum SigningNames {
    /// The signing name of a service whose labels in front of the region are `labels`, or `nil` if they do not tell it.
    ///
    /// - Parameter labels: Without those that tell of FIPS or dual stack.
    static func name(of labels: ArraySlice<Substring>) -> String? {
        if let name = names[labels.joined(separator: ".")] { return name }
        for start in labels.indices.dropFirst() {
            if let name = names["*." + labels[start...].joined(separator: ".")] { return name }
        }
        // SERVICE.REGION.amazonaws.com is the rule; what stands before a service not listed here could mean anything.
        return labels.count == 1 ? labels.first.map(String.init) : nil
    }

    /// The services whose hosts read `SERVICE` after the region.
    static let afterRegion: [Substring: String] = [
        "aoss": "aoss", "cloudsearch": "cloudsearch", "es": "es", "neptune": "neptune-db", "queue": "sqs",
    ]

    /// Hosts that two services share, told apart by the path only.
    static let shared: [String: String] = [
        "maps.geo": "geo and geo-maps", "places.geo": "geo and geo-places", "routes.geo": "geo and geo-routes",
    ]

    /// Why an AWS host with these labels takes no signature, or `nil` if it does.
    static func refusal(of labels: ArraySlice<Substring>) -> String? {
        labels.indices.lazy.compactMap { unsigned[labels[$0...].joined(separator: ".")] }.first
    }

    private static let unsigned: [String: String] = [
        "credentials.iot": "the credentials provider of AWS IoT takes a client certificate",
        "dkr.ecr": "a container registry takes the token of GetAuthorizationToken",
        "s3-website": "the website endpoints of S3 serve anonymous requests only",
    ]

    /// By the labels in front of the region; `*.` stands for one label or more.
    private static let names: [String: String] = [
        // Resources with a host of their own.
        "*.aos": "es", "*.aoss": "aoss", "*.appsync-api": "appsync", "*.appsync-realtime-api": "appsync",
        "*.bedrock-agentcore": "bedrock-agentcore", "*.cloudsearch": "cloudsearch", "*.data.mediastore": "mediastore",
        "*.ddb": "dynamodb", "*.execute-api": "execute-api", "*.iot": "iotdata", "*.kinesisvideo": "kinesisvideo",
        "*.lambda-url": "lambda", "*.managedblockchain": "managedblockchain", "*.neptune-graph": "neptune-graph",
        "*.s3": "s3", "*.s3-accelerate": "s3", "*.s3-accesspoint": "s3", "*.s3-control": "s3", "*.s3-global": "s3",
        "*.s3-object-lambda": "s3-object-lambda", "*.s3-outposts": "s3-outposts",
        "*.vpc-lattice-svcs": "vpc-lattice-svcs",

        // Services with a host for each of their planes.
        "*.aidevops": "aidevops", "*.airflow": "airflow", "*.deadline": "deadline", "*.geo": "geo",
        "*.health-agent": "health-agent", "*.iotsitewise": "iotsitewise", "*.iottwinmaker": "iottwinmaker",
        "*.marketplace": "aws-marketplace", "*.payment-cryptography": "payment-cryptography",
        "*.sagemaker": "sagemaker", "*.timestream": "timestream", "api-fulfill.dataexchange": "dataexchange",
        "data-lakeformation": "lakeformation", "data-servicediscovery": "servicediscovery", "data-signer": "signer",
        "dataplane.rum": "rum", "query-lakeformation": "lakeformation", "runtime-medical-imaging": "medical-imaging",
        "stream-logs": "logs", "sync-states": "states", "verification.signer": "signer",
        "analytics-omics": "omics", "control-storage-omics": "omics", "storage-omics": "omics", "tags-omics": "omics",
        "workflows-omics": "omics",

        // Services that are called otherwise than their hosts.
        "admin.wickr": "wickr", "agreement-marketplace": "aws-marketplace", "aos": "es", "api.detective": "detective",
        "api.ecr": "ecr", "api.ecr-public": "ecr-public", "api.iot-tunneling": "IoTSecuredTunneling",
        "api.iotdeviceadvisor": "iotdeviceadvisor", "api.iotmanagedintegrations": "iotmanagedintegrations",
        "api.iotwireless": "iotwireless", "api.mediatailor": "mediatailor", "api.pricing": "pricing",
        "api.sustainability": "sustainability", "api.thinclient": "thinclient",
        "api.tunneling.iot": "IoTSecuredTunneling", "appconfigdata": "appconfig", "appstream2": "appstream",
        "arc-recovery-control-config": "route53-recovery-control-config", "bedrock-agent": "bedrock",
        "bedrock-agent-runtime": "bedrock", "bedrock-agentcore-control": "bedrock-agentcore",
        "bedrock-data-automation": "bedrock", "bedrock-data-automation-runtime": "bedrock",
        "bedrock-runtime": "bedrock", "cassandra-streams": "cassandra", "catalog-marketplace": "aws-marketplace",
        "cloudhsmv2": "cloudhsm", "cloudsearchdomain": "cloudsearch", "cn.transcribe": "transcribe",
        "contact-lens": "connect", "data.iotevents": "ioteventsdata", "data.jobs.iot": "iot-jobs-data",
        "data.mediastore": "mediastore", "data.qapps": "qapps", "deployment-marketplace": "aws-marketplace",
        "discovery-marketplace": "aws-marketplace", "efs": "elasticfilesystem", "email": "ses",
        "entitlement-marketplace": "aws-marketplace", "forecastquery": "forecast", "git-codecommit": "codecommit",
        "greengrass-ats.iot": "greengrass", "identity-chime": "chime", "ivsrealtime": "ivs", "kafka-api": "kafka",
        "mail-manager": "ses", "media-pipelines-chime": "chime", "meetings-chime": "chime", "memory-db": "memorydb",
        "messaging-chime": "chime", "metering-marketplace": "aws-marketplace", "migrationhub-config": "mgh",
        "models-v2-lex": "lex", "models.lex": "lex", "mturk-requester-sandbox": "mturk-requester",
        "oidc": "sso-oauth", "participant.connect": "execute-api", "personalize-events": "personalize",
        "personalize-runtime": "personalize", "pinpoint": "mobiletargeting", "portal.sso": "awsssoportal",
        "reporting-marketplace": "aws-marketplace", "runtime-v2-lex": "lex", "runtime.lex": "lex",
        "s3-accesspoint": "s3", "s3-control": "s3", "servicecatalog-appregistry": "servicecatalog",
        "sms-voice.pinpoint": "sms-voice", "streams-dynamodb": "dynamodb", "streams.dynamodb": "dynamodb",
        "timestream-ingest": "timestream", "timestream-query": "timestream", "transcribestreaming": "transcribe",
        "voice-chime": "chime",
    ]
}
