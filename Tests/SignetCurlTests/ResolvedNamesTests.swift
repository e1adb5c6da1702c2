#if Curl
    import SignetCore
    import Testing

    @testable import SignetCurl

    @Suite("The names that libcurl has resolved")
    struct ResolvedNamesTests {
        @Test("May be old until the first transfer has dropped those that are, and a second after the last one has")
        func freshness() {
            let start = Moment.now
            var names = ResolvedNames()
            #expect(!names.areFresh(at: start))
            names.noteDropped(at: start)
            #expect(names.areFresh(at: start))
            #expect(names.areFresh(at: start + .milliseconds(999)))
            #expect(!names.areFresh(at: start + .seconds(1)))
            names.noteDropped(at: start + .seconds(5))
            #expect(names.areFresh(at: start + .seconds(5)))
            #expect(!names.areFresh(at: start + .seconds(6)))
        }
    }
#endif
