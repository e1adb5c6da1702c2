#if Socket
    import Signet
    import SignetGateway

    extension DemoCourier {
        /// A courier to the embedded gateway: https where the transport can be told to trust its authority.
        init(_ name: TransportName, on gateway: EmbeddedGateway) throws(TransportError) {
            let canTrust = try name.makeTransport().capabilities[.customCA] == .full
            let base = canTrust ? gateway.https : gateway.http
            let transport = try name.makeTransport(
                tls: canTrust ? TLSConfiguration(trust: .file(gateway.caFile)) : TLSConfiguration())
            let region = gateway.development.configuration.region
            let source = StaticCredentials(gateway.development.credentials)
            let roles = try [gateway.development.roleARN, gateway.development.deniedRoleARN].map {
                (arn) throws(TransportError) in
                try STS.assume(
                    arn, sessionName: "signet-demo", region: region, url: gateway.stsURL(base), source: source,
                    transport: transport)
            }
            self.init(
                name: name, transport: transport,
                place: DemoPlace(
                    url: gateway.apiURL(base), region: region, apiKey: gateway.development.apiKey.reveal(),
                    role: roles[0], deniedRole: roles[1]))
        }
    }
#endif
