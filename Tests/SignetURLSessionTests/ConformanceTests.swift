#if URLSession
    import SignetConformance
    import SignetURLSession
    import Testing

    /// One by one: libcurl gives up idle connections when there are many, and some cases count connections.
    @Suite(.serialized) struct ConformanceTests {
        /// One for all: a session is made to be kept.
        private static let transport = URLSessionTransport()

        @Test(arguments: ConformanceCase.all)
        func keeps(_ rule: ConformanceCase) async {
            let result = await rule.run(against: Self.transport)
            #expect(result.failure == nil)
        }

        @Test(arguments: ConformanceCase.ending)
        func ends(_ rule: ConformanceCase) async {
            let result = await rule.run(against: URLSessionTransport())
            #expect(result.failure == nil)
        }
    }
#endif
