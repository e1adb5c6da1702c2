import HTTPTypes
import SignetCredentials
import Testing

@Suite("The answer of a service that refuses")
struct ServiceErrorTests {
    private func read(_ body: String, _ fields: [String: String] = [:]) -> ServiceError {
        var head = HTTPResponse(status: .forbidden)
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { head.headerFields[name] = value }
        }
        return ServiceError(head: head, body: Array(body.utf8), peer: "h:443")
    }

    @Test(
        "is read in every form that AWS has",
        arguments: [
            (#"{"message":"m"}"#, nil, "m"), (#"{"Message":"m","Code":"C"}"#, "C", "m"),
            (
                #"{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"m"}"#, "AccessDeniedException",
                "m"
            ),
            (#"{"code":"C","message":"m"}"#, "C", "m"), (#"{"code":7,"message":["m"]}"#, nil, nil),
            ("<ErrorResponse><Error><Code>C</Code><Message>m</Message></Error></ErrorResponse>", "C", "m"),
            ("<Error><Code>C</Code><Message>m</Message></Error>", "C", "m"),
            ("<Response><Errors><Error><Code>C</Code></Error></Errors></Response>", "C", nil), ("", nil, nil),
            ("<html/>", nil, nil), ("[1]", nil, nil), ("null", nil, nil), ("{", nil, nil),
        ])
    func forms(body: String, code: String?, message: String?) {
        let error = read(body)
        #expect(error.code == code)
        #expect(error.message == message)
        #expect(error.status == 403)
    }

    @Test(
        "has its code from the header field, without a namespace",
        arguments: ["C", "C:http://internal/", "a.b#C", "a#C:x"])
    func headerCode(value: String) {
        let error = read(#"{"__type":"Other"}"#, ["x-amzn-ErrorType": value, "x-amzn-RequestId": "r"])
        #expect(error.code == "C")
        #expect(error.requestID == "r")
        #expect(error.description == "403 C from h:443 (request r)")
    }

    @Test("is bounded, and can neither move a terminal's cursor nor show a secret")
    func message() {
        let long = read(#"{"message":"\#(String(repeating: "a", count: 20_000))"}"#)
        #expect(long.message?.count == 8192)
        let escape = read(#"{"message":"a\u001b[2Jb\u0000\u009bc\nd\r"}"#)
        #expect(escape.message == "a\u{FFFD}[2Jb\u{FFFD}\u{FFFD}c\nd\u{FFFD}")
        let secret = read(#"{"message":"x-api-key:canary\nhost:h"}"#)
        #expect(secret.message == "x-api-key:<redacted>\nhost:h")
    }
}
