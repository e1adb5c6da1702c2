import Foundation
import HTTPTypes
import Signet
import SignetTestSupport
import Testing

@Suite("signet sign --batch")
struct BatchTests {
    private struct Line: Encodable {
        let id: Int
        let method: String
        let url: String
        let headers: [[String]]
        let body: String?
        let bodyBase64: String?
    }

    private func sign(_ input: String, _ more: [String] = []) async throws -> [BatchOutput] {
        let batch = try await Programs.signet(
            ["sign", "--batch"] + more, environment: SignTests.credentials, input: input)
        #expect(batch.status == 0, "\(batch.errors)")
        #expect(!batch.output.contains("EXAMPLEKEY"))
        return try BatchOutput.lines(of: batch.output)
    }

    @Test("Every line of a long batch is signed, in order, and verifies")
    func verifies() async throws {
        let hosts = [
            "abc.execute-api.eu-west-1.amazonaws.com", "bucket.s3.us-east-2.amazonaws.com", "sts.amazonaws.com",
            "xyz.lambda-url.ap-south-1.on.aws",
        ]
        let lines = (0..<5000).map { index in
            let text = "{\"order\": \(index), \"é\\n\": \"😀\"}"
            return Line(
                id: index, method: ["GET", "POST", "PUT"][index % 3],
                url: "https://\(hosts[index % 4])/a%20b/\(index)?x=\(index)&y=%2B",
                headers: [["Content-Type", "application/json"], ["X-Amz-Meta-A", " a  \(index) "], ["X-B", "b"]],
                body: index % 2 == 0 ? text : nil,
                bodyBase64: index % 2 == 1 ? Data(text.utf8).base64EncodedString() : nil)
        }
        let input = try lines.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) + "\n" }.joined()
        let outputs = try await sign(input)
        #expect(outputs.count == lines.count)
        for (line, output) in zip(lines, outputs) {
            try #require(output.error == nil, "\(String(describing: output.error))")
            #expect(output.id == .number(Double(line.id)))
            #expect(output.method == line.method)
            #expect(output.url == line.url)
            try verify(output, body: "{\"order\": \(line.id), \"é\\n\": \"😀\"}")
        }
    }

    /// The signature, computed anew from the line and the body.
    private func verify(_ output: BatchOutput, body: String) throws {
        let headers = try #require(output.headers).map { (name: $0[0], value: $0[1]) }
        let request = try Request(
            method: try #require(output.method), url: try #require(output.url), headers: headers, body: .text(body))
        let verified = try SigV4Verifier(service: nil, region: nil, rules: rules(of: request)).verify(
            request.head, payload: .sha256(of: Array(body.utf8)), at: WallClock.system.now
        ) { _ in Self.credentials }
        #expect(request.head.authority.map { $0.contains(".s3.") } == (verified.scope.service == "s3"))
        let digest = PayloadHash.sha256(of: Array(try #require(output.canonicalRequest).utf8)).value
        #expect(output.stringToSign?.hasSuffix(digest) == true)
        #expect(headers.last?.value.hasSuffix("Signature=\(try #require(output.signature))") == true)
    }

    private func rules(of request: Request) -> SigningRules {
        request.head.authority?.contains(".s3.") == true ? .s3 : .standard
    }

    /// Those of ``SignTests/credentials``.
    static let credentials = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

    static let good = #""method":"GET","url":"https://abc.execute-api.eu-west-1.amazonaws.com/""#

    @Test("A line that cannot be signed is an error of its own, and the next one is signed")
    func errors() async throws {
        let cases: [(line: String, id: JSONValue, kind: String)] = [
            ("nonsense", .null, "invalidLine"), ("{", .null, "invalidLine"), ("[]", .null, "invalidLine"),
            (#"{"id":1}"#, .number(1), "invalidLine"),
            (#"{"id":"a","method":"GET"}"#, .string("a"), "invalidLine"),
            (#"{"id":[1],\#(Self.good)}"#, .null, "invalidLine"),
            (#"{"id":01,\#(Self.good)}"#, .null, "invalidLine"),
            (#"{"id":true,\#(Self.good),"headers":{"a":"b"}}"#, .bool(true), "invalidLine"),
            (#"{"id":-1.5e3,\#(Self.good),"headers":[["a"]]}"#, .number(-1500), "invalidLine"),
            (#"{"id":2,\#(Self.good),"header":[]}"#, .number(2), "invalidLine"),
            (#"{"id":3,\#(Self.good),"id":4}"#, .number(3), "invalidLine"),
            (#"{"id":4,\#(Self.good),"body":"a","bodyBase64":"YQ=="}"#, .number(4), "invalidLine"),
            (#"{"id":5,\#(Self.good),"bodyBase64":"?"}"#, .number(5), "invalidLine"),
            (#"{"id":6,\#(Self.good)}x"#, .number(6), "invalidLine"),
            (#"{"id":7,"method":"\ud800","url":"https://sts.amazonaws.com/"}"#, .number(7), "invalidLine"),
            (#"{"id":8,"method":"GET","url":"/relative"}"#, .number(8), "invalidRequest"),
            (#"{"id":9,"method":"GE T","url":"https://sts.amazonaws.com/"}"#, .number(9), "invalidRequest"),
            (#"{"id":10,\#(Self.good),"headers":[["a","b\r\nc: d"]]}"#, .number(10), "invalidRequest"),
            (#"{"id":11,"method":"GET","url":"https://api.example.com/"}"#, .number(11), "invalidRequest"),
            (#"{"id":12,"method":"GET","url":"https://u:p@sts.amazonaws.com/"}"#, .number(12), "invalidRequest"),
            (#"{"id":13,\#(Self.good),"headers":[["Host","a"],["Host","b"]]}"#, .number(13), "invalidRequest"),
        ]
        let input = cases.map { "\($0.line)\n\n{\"id\":\"next\",\(Self.good)}\r\n" }.joined()
        let outputs = try await sign(input)
        try #require(outputs.count == cases.count * 2)
        for (index, expected) in cases.enumerated() {
            let output = outputs[2 * index]
            #expect(output.error?.kind == expected.kind, "\(expected.line)")
            #expect(output.id == expected.id, "\(expected.line)")
            #expect(output.error?.message.isEmpty == false)
            #expect(output.signature == nil)
            #expect(outputs[2 * index + 1].id == .string("next"))
            #expect(outputs[2 * index + 1].signature?.count == 64)
        }
    }

    @Test("JSON is read as RFC 8259 has it")
    func json() async throws {
        let outputs = try await sign(
            #"""
             { "body" : null , "headers" : [ [ "X-\u0041\/" , "1" ] ] , "id" : null, "method":"\u0047ET", "url" : "https:\/\/sts.amazonaws.com\/" }
            {"url":"https://sts.amazonaws.com/","method":"PUT","headers":[["X-Text","\ud83d\ude00 \"é\" \\"]],"body":"\b\f\n\r\t\u0000"}
            {"url":"https://sts.amazonaws.com/","method":"PUT","headers":[],"bodyBase64":"CAwKDQkA","id":"\u00e9\"\\"}
            """#)
        #expect(outputs.map(\.id) == [.null, .null, .string("é\"\\")])
        #expect(outputs[0].error?.message.contains("X-A/") == true)
        #expect(outputs[1].headers?.contains(["X-Text", "😀 \"é\" \\"]) == true)
        let hash = PayloadHash.sha256(of: [8, 12, 10, 13, 9, 0]).value
        #expect(outputs[1].canonicalRequest?.hasSuffix(hash) == true)
        #expect(outputs[2].canonicalRequest?.hasSuffix(hash) == true)
    }

    @Test("A line broken at any byte still gives one line of JSON")
    func broken() async throws {
        let line = Array(
            #"{"id":12,\#(Self.good),"headers":[["X-A","\u00e9\n"]],"bodyBase64":"YQ=="}"#.utf8)
        var lines = (1...line.count).map { Array(line[..<$0]) }
        for position in line.indices {
            for byte in stride(from: UInt8(0x01), through: 0xFA, by: 8) where byte != 0x09 {
                var changed = line
                changed[position] = byte
                lines.append(changed)
            }
        }
        let directory = try TemporaryDirectory()
        try Data(lines.joined(separator: [0x0A])).write(to: directory.url.appendingPathComponent("input"))
        let script = "'\(Programs.signet)' sign --batch < '\(directory.path("input"))'"
        let batch = try await Program.run("sh", ["-c", script], environment: SignTests.credentials)
        #expect(batch.status == 0, "\(batch.errors)")
        #expect(try BatchOutput.lines(of: batch.output).count == lines.count)
    }

    @Test("What is not UTF-8 is refused, and a line of 17 MiB is left out unread")
    func hostile() async throws {
        let directory = try TemporaryDirectory()
        var input = Data(#"{"id":1,"method":"GET","url":"https://sts.amazonaws.com/\#u{1}"}"#.utf8)
        input += Data("\n{\"id\":\"".utf8) + Data([0xFF, 0xFE]) + Data("\",\(Self.good)}\n".utf8)
        input += Data(#"{"id":3,\#(Self.good),"body":""#.utf8) + Data(repeating: 0x61, count: 17 << 20)
        input += Data("\"}\n{\"id\":4,\(Self.good)}".utf8)
        try input.write(to: directory.url.appendingPathComponent("input"))
        let script = "'\(Programs.signet)' sign --batch < '\(directory.path("input"))'"
        let batch = try await Program.run("sh", ["-c", script], environment: SignTests.credentials)
        let outputs = try BatchOutput.lines(of: batch.output)
        #expect(outputs.map { $0.error?.kind } == ["invalidLine", "invalidLine", "lineTooLong", nil])
        #expect(outputs.last?.id == .number(4))
        #expect(batch.errors.contains("3 lines were not signed"))
    }

    @Test("A line is answered before the next one has to be written")
    func interactive() async throws {
        let script = """
            import subprocess, sys
            signet = subprocess.Popen(
                [sys.argv[1], "sign", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
            for index in range(3):
                signet.stdin.write(b'{"id":%d,\(Self.good)}\\n' % index)
                print(signet.stdout.readline().decode(), end="")
            signet.stdin.close()
            sys.exit(signet.wait())
            """
        let talk = try await Program.run(
            "python3", ["-c", script, Programs.signet], environment: SignTests.credentials)
        #expect(talk.status == 0, "\(talk.errors)")
        #expect(try BatchOutput.lines(of: talk.output).map(\.id) == [.number(0), .number(1), .number(2)])
    }

    @Test("--region and --service hold for every line, --date for every signature")
    func flags() async throws {
        let line = #"{"id":1,"method":"GET","url":"https://api.example.com/"}"# + "\n"
        let outputs = try await sign(
            line + line, ["--region", "eu-west-1", "--service", "lambda", "--date", "20150830T123600Z"])
        #expect(outputs.count == 2)
        for output in outputs {
            #expect(output.stringToSign?.contains("20150830T123600Z\n20150830/eu-west-1/lambda/") == true)
        }
    }

    @Test("A flag that contradicts hosts is told once for each of them")
    func conflicts() async throws {
        let lines = (0..<2000).map {
            #"{"id":\#($0),"method":"GET","url":"https://b\#($0 % 2).s3.eu-west-1.amazonaws.com/"}"#
        }
        let batch = try await Programs.signet(
            ["sign", "--batch", "--region", "us-west-2"], environment: SignTests.credentials,
            input: lines.joined(separator: "\n"))
        #expect(batch.errors.split(separator: "\n").count == 2, "\(batch.errors)")
        #expect(batch.errors.contains("us-west-2, though b1.s3.eu-west-1.amazonaws.com is in eu-west-1"))
        #expect(try BatchOutput.lines(of: batch.output).count == lines.count)
    }

    @Test("presign --batch presigns each line")
    func presign() async throws {
        let batch = try await Programs.signet(
            ["presign", "--batch", "--expires-in", "60"], environment: SignTests.credentials,
            input: "{\"id\":1,\(Self.good)}\n{\"id\":2}\n")
        let outputs = try BatchOutput.lines(of: batch.output)
        #expect(outputs[0].url?.contains("X-Amz-Expires=60&X-Amz-Signature=") == true)
        #expect(outputs[0].headers == [["Host", "abc.execute-api.eu-west-1.amazonaws.com"]])
        #expect(outputs[1].error?.kind == "invalidLine")
    }
}
