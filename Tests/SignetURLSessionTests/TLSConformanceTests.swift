#if URLSession
    import SignetConformance
    import SignetCore
    import SignetURLSession
    import Testing

    @Suite struct TLSConformanceTests {
        @Test(arguments: TLSConformanceCase.all)
        func keeps(_ rule: TLSConformanceCase) async {
            let result = await rule.run { (tls, _) throws(TransportError) in try URLSessionTransport(tls: tls) }
            #expect(result.failure == nil)
        }
    }
#endif
