import SignetCore
import Testing

@testable import SignetConformance

@Suite("Records of a child process")
struct ChildRecordTests {
    @Test(
        "A record is one line, and comes back as it was",
        arguments: [
            ChildRecord.begun(0), .ended(12, .passed, measurement: nil), .ended(3, .passed, measurement: "3 ms"),
            .ended(1, .failed("a\ttab, a\nline, a\r\nCRLF, a \\t that is none, and ⇥"), measurement: nil),
            .ended(1, .failed(""), measurement: nil),
            .ended(7, .excluded(.customCA, reason: "it has\nno say"), measurement: nil),
        ])
    func roundTrip(_ record: ChildRecord) {
        #expect(!record.line.contains { $0.isNewline })
        #expect(ChildRecord(line: record.line) == record)
    }

    @Test(
        "What a program prints besides is no record",
        arguments: ["", "passed", "passed\tx", "begun\t1\t2", "excluded\t1\tnothing\twhy", "Fatal error: 1\t2"])
    func noise(_ line: String) {
        #expect(ChildRecord(line: line) == nil)
    }
}
