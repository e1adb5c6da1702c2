import SignetSigV4
import Synchronization

/// The users and roles of the account, and the sessions that STS has issued.
final class Account: Sendable {
    /// Sessions last an hour as a rule: enough for every test run, and a bound on what a caller can make us keep.
    private static let maximumSessions = 1024

    let id: String
    private let users: [String: Principal]
    private let roles: [String: Role]
    private let sessions = Mutex<[Principal]>([])

    init(id: String, users: [User], roles: [Role]) {
        self.id = id
        let principals = users.map { user in
            Principal(
                credentials: user.credentials, arn: "arn:aws:iam::\(id):user/\(user.name)",
                userID: "AIDA\(user.credentials.accessKeyID.dropFirst(4))", policies: user.policies)
        }
        self.users = Dictionary(principals.map { ($0.credentials.accessKeyID, $0) }) { first, _ in first }
        self.roles = Dictionary(roles.map { ("arn:aws:iam::\(id):role/\($0.name)", $0) }) { first, _ in first }
    }

    func role(arn: String) -> Role? {
        roles[arn]
    }

    /// Who owns `accessKeyID`.
    func principal(accessKeyID: String) -> Principal? {
        users[accessKeyID]
            ?? sessions.withLock { $0.last { $0.credentials.accessKeyID == accessKeyID } }
    }

    /// Keeps a session until its end, or until too many younger ones have come.
    func add(_ session: Principal, now: Timestamp) {
        sessions.withLock { sessions in
            sessions.removeAll { $0.credentials.expiration.map { $0 < now.adding(seconds: -3600) } ?? false }
            if sessions.count >= Self.maximumSessions { sessions.removeFirst() }
            sessions.append(session)
        }
    }
}
