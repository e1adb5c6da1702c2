import Glibc
import Testing

@testable import SignetConformance

@Suite("The end of a child process")
struct ChildEndTests {
    @Test("An exit status and a signal are told apart, core dumped or not")
    func statuses() {
        #expect(ChildEnd(0) == .exit(0))
        #expect(ChildEnd(3 << 8) == .exit(3))
        #expect(ChildEnd(SIGSEGV) == .signal(SIGSEGV))
        #expect(ChildEnd(SIGSEGV | 0x80) == .signal(SIGSEGV))
    }

    @Test(
        "Each signal that a fault ends in has words", arguments: [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGPIPE])
    func words(signal: Int32) {
        #expect(ChildEnd.signal(signal).description.contains(", "))
    }
}
