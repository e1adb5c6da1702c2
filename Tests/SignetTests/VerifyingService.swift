import Signet
import Synchronization

/// STS and an API behind IAM, in memory: every request is verified as it arrived.
final class VerifyingService: Sendable {
    static let roleARN = "arn:aws:iam::123456789012:role/ApiAccess"
    static let user = Credentials(accessKeyID: "AKIDUSER", secretAccessKey: "user-secret")

    private struct State {
        var now = Timestamp(secondsSince1970: 1_700_000_000)
        var sessions: [String: Credentials] = ["AKIDUSER": VerifyingService.user]
        var assumed = 0
    }

    private let state = Mutex(State())
    private let sts = SigV4Verifier(service: "sts", region: "eu-west-1")
    private let api = SigV4Verifier(service: "execute-api", region: "eu-west-1")

    var clock: WallClock { WallClock { self.state.withLock { $0.now } } }
    var assumedCount: Int { state.withLock { $0.assumed } }

    func advance(_ seconds: Int64) {
        state.withLock { $0.now = $0.now.adding(seconds: seconds) }
    }

    var transport: StubTransport {
        StubTransport { request in
            let isSTS = request.origin.host.hasPrefix("sts.")
            do throws(VerificationError) {
                let body = request.body.bytes ?? []
                let now = self.state.withLock { $0.now }
                let verifier = isSTS ? self.sts : self.api
                let caller = try verifier.verify(request.head, payload: .sha256(of: body), at: now) { id in
                    self.state.withLock { $0.sessions[id] }
                }
                return isSTS ? self.assumeRole() : Self.echo(request, body, caller: caller.accessKeyID)
            } catch {
                return Response(status: .forbidden, body: .bytes(Array(#"{"message":"refused"}"#.utf8)))
            }
        }
    }

    private func assumeRole() -> Response {
        let session = state.withLock { state in
            state.assumed += 1
            let session = Credentials(
                accessKeyID: "ASIA\(state.assumed)", secretAccessKey: "session-secret",
                sessionToken: "token\(state.assumed)",
                expiration: state.now.adding(seconds: 900))
            state.sessions[session.accessKeyID] = session
            return session
        }
        let answer = """
            <AssumeRoleResponse><AssumeRoleResult><Credentials>
            <AccessKeyId>\(session.accessKeyID)</AccessKeyId><SecretAccessKey>session-secret</SecretAccessKey>
            <SessionToken>\(session.sessionToken?.reveal() ?? "")</SessionToken>
            <Expiration>\(session.expiration?.iso8601 ?? "")</Expiration>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>
            """
        return Response(status: .ok, body: .bytes(Array(answer.utf8)))
    }

    private static func echo(_ request: Request, _ body: [UInt8], caller: String) -> Response {
        let text =
            "\(request.head.method.rawValue) \(request.head.path ?? "") \(caller) \(String(decoding: body, as: UTF8.self))"
        return Response(status: .ok, body: .bytes(Array(text.utf8)))
    }
}
