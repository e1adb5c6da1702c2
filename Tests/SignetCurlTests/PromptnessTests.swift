#if Curl
    import Testing

    @testable import SignetCurl

    @Suite("Answers that come while the request is being sent")
    struct PromptnessTests {
        private static func after(_ answers: [Bool]) -> Promptness {
            var promptness = Promptness()
            for isAnswered in answers { _ = promptness.note(isAnswered: isAnswered) }
            return promptness
        }

        @Test("Are usual when eight more have come so than have not")
        func usual() {
            #expect(!Promptness().isUsual)
            #expect(!Self.after(Array(repeating: true, count: 7)).isUsual)
            #expect(Self.after(Array(repeating: true, count: 8)).isUsual)
            #expect(Self.after(Array(repeating: false, count: 100) + Array(repeating: true, count: 8)).isUsual)
            #expect(!Self.after(Array(repeating: true, count: 1_000) + Array(repeating: false, count: 9)).isUsual)
            #expect(!Self.after((0..<1_000).map { $0.isMultiple(of: 2) }).isUsual)
        }

        @Test("Are said to have become usual once")
        func becoming() {
            var promptness = Promptness()
            let told = (0..<20).filter { _ in promptness.note(isAnswered: true) }
            #expect(told == [7])
        }

        @Test("Are forgotten when none come, and remembered when some do")
        func fading() {
            var promptness = Self.after(Array(repeating: true, count: 1_000))
            promptness.fade()
            #expect(promptness.isUsual)
            var busy = promptness
            for _ in 0..<8 { _ = busy.note(isAnswered: true) }
            busy.fade()
            #expect(busy.isUsual)
            promptness.fade()
            #expect(!promptness.isUsual)
        }
    }
#endif
