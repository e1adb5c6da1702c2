#if Curl
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    @Suite struct CurlTLSConformanceTests {
        @Test("The transport keeps the contract on TLS", arguments: TLSConformanceCase.all)
        func keeps(_ rule: TLSConformanceCase) async {
            let result = await rule.run { (tls, resolve) throws(TransportError) in
                try CurlTransport(tls: tls, resolve: resolve)
            }
            #expect(result.failure == nil)
        }
    }
#endif
