import FoundationEssentials

/// A policy document of IAM: what its owner may do.
public struct Policy: Sendable, Hashable {
    /// What a policy says of an action on a resource.
    public enum Decision: Sendable, Hashable {
        /// A statement allows it, and none denies it.
        case allowed
        /// No statement speaks of it.
        case implicitlyDenied
        /// A statement denies it, whatever others allow.
        case explicitlyDenied
    }

    let statements: [Statement]

    /// Reads a policy document.
    ///
    /// `Condition` elements, policy variables and principals are refused rather than ignored: a statement that was taken
    /// for less than it says would allow too much.
    ///
    /// - Throws: ``PolicyError`` for anything but JSON of that shape.
    public init(json: String) throws(PolicyError) {
        // 6,144 characters is IAM's limit for a managed policy.
        guard json.utf8.count <= 6144 else { throw PolicyError("the policy is longer than 6144 bytes") }
        do {
            let document = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
            statements = document.statement.values
        } catch let error as PolicyError {
            throw error
        } catch {
            throw PolicyError("the policy is not a policy document: \(Self.place(of: error))")
        }
    }

    /// The decision of several policies together: an explicit deny wins, then an allow, and silence denies.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>
    public static func decide(_ policies: [Policy], action: String, resource: String) -> Decision {
        let effects = policies.flatMap(\.statements).filter { $0.covers(action: action, resource: resource) }
            .map(\.effect)
        if effects.contains(.deny) { return .explicitlyDenied }
        return effects.contains(.allow) ? .allowed : .implicitlyDenied
    }

    private struct Document: Decodable {
        let statement: OneOrMany<Statement>

        private enum CodingKeys: String, CodingKey {
            case statement = "Statement"
        }
    }

    private static func place(of error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "\(key.stringValue) is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")) has the wrong type"
        default: "it is not JSON"
        }
    }
}
