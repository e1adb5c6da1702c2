extension SigV4Signer {
    /// Creates a signer for the service and the region of an endpoint.
    /// - Parameter rules: by default those of the service.
    public init(endpoint: AWSEndpoint, rules: SigningRules? = nil) {
        self.init(service: endpoint.service, region: endpoint.region, rules: rules)
    }
}
