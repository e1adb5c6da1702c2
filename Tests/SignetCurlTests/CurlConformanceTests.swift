#if Curl
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    @Suite struct CurlConformanceTests {
        private static let transport = Result { () throws(TransportError) in try CurlTransport() }

        @Test("The transport keeps the contract", arguments: ConformanceCase.all)
        func keeps(_ rule: ConformanceCase) async throws {
            let result = await rule.run(against: try Self.transport.get())
            #expect(result.failure == nil)
        }

        @Test("The transport ends as the contract says", arguments: ConformanceCase.ending)
        func ends(_ rule: ConformanceCase) async throws {
            let result = await rule.run(against: try CurlTransport())
            #expect(result.failure == nil)
        }
    }
#endif
