import SignetGateway
import Testing

@Suite("Verdicts")
struct VerdictTests {
    @Test("A verdict shows no control character of what it quotes, and not all of it")
    func verdictText() async throws {
        let recorder = VerdictRecorder()
        let caller = try Caller(onVerdict: { recorder.append($0.description) })
        _ = try await caller.sts([
            "Action": "AssumeRole", "RoleArn": Caller.apiAccess, "RoleSessionName": "\u{1B}[2J\r\u{9B}x",
        ])
        _ = try await caller.sts(["Action": String(repeating: "long", count: 10_000)])
        #expect(recorder.lines.count == 2)
        #expect(
            recorder.lines[0].contains(
                "400 POST sts.eu-west-1.amazonaws.com/ as arn:aws:iam::123456789012:user/developer"))
        #expect(recorder.lines[0].contains("ValidationError"))
        #expect(
            recorder.lines.allSatisfy { line in
                line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            })
        #expect(recorder.lines.allSatisfy { $0.utf8.count < 1000 })
    }
}
