#if Socket
    import Signet
    import SignetGateway

    /// What `serve` prints once it listens. The secrets are development credentials of its own, worth nothing elsewhere.
    struct ServeAnnouncement: Encodable {
        let http: String
        let https: String
        let caFile: String
        let apiURL: String
        let stsURL: String
        let region: String
        let accessKeyId: String
        let secretAccessKey: String
        let roleArn: String
        let apiKey: String

        init(_ gateway: EmbeddedGateway) {
            let development = gateway.development
            http = gateway.http
            https = gateway.https
            caFile = gateway.caFile
            apiURL = gateway.apiURL(http)
            stsURL = gateway.stsURL(http)
            region = development.configuration.region
            accessKeyId = development.credentials.accessKeyID
            secretAccessKey = development.credentials.secretAccessKey.reveal()
            roleArn = development.roleARN
            apiKey = development.apiKey.reveal()
        }

        /// For a shell: lines to paste, then the URLs.
        var text: String {
            """
            export AWS_ACCESS_KEY_ID=\(accessKeyId) AWS_SECRET_ACCESS_KEY=\(secretAccessKey) AWS_REGION=\(region) \
            AWS_ENDPOINT_URL_STS=\(stsURL)
            signet call --role-arn \(roleArn) -H 'x-api-key: \(apiKey)' \(apiURL)

            The API is \(apiURL) and \(https)/\(apiURL.split(separator: "/").last ?? "") (--cacert \(caFile)).

            """
        }
    }
#endif
