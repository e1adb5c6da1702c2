/// One statement of a policy: an effect, and the actions and resources it covers.
struct Statement: Sendable, Hashable {
    enum Effect: String, Sendable, Decodable {
        case allow = "Allow"
        case deny = "Deny"
    }

    let effect: Effect
    private let actions: Patterns
    private let resources: Patterns

    func covers(action: String, resource: String) -> Bool {
        actions.cover(action) && resources.cover(resource)
    }

    /// `Action` or `NotAction`, `Resource` or `NotResource`.
    private struct Patterns: Sendable, Hashable {
        let patterns: [WildcardPattern]
        let isNegated: Bool

        func cover(_ text: String) -> Bool {
            patterns.contains { $0.matches(text) } != isNegated
        }
    }
}

extension Statement: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case sid = "Sid"
        case effect = "Effect"
        case action = "Action"
        case notAction = "NotAction"
        case resource = "Resource"
        case notResource = "NotResource"
    }

    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        for key in try decoder.container(keyedBy: AnyKey.self).allKeys
        where CodingKeys(rawValue: key.stringValue) == nil {
            throw PolicyError("the element \(key.stringValue) is not supported")
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let effect = Effect(rawValue: try container.decode(String.self, forKey: .effect)) else {
            throw PolicyError("Effect is neither Allow nor Deny")
        }
        self.effect = effect
        actions = try Self.patterns(in: container, .action, .notAction, ignoringCase: true)
        resources = try Self.patterns(in: container, .resource, .notResource, ignoringCase: false)
    }

    private static func patterns(
        in container: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys, _ negated: CodingKeys, ignoringCase: Bool
    ) throws -> Patterns {
        guard container.contains(key) != container.contains(negated) else {
            throw PolicyError("a statement has exactly one of \(key.rawValue) and \(negated.rawValue)")
        }
        let isNegated = container.contains(negated)
        let texts = try container.decode(OneOrMany<String>.self, forKey: isNegated ? negated : key).values
        if let text = texts.first(where: { $0.contains("${") }) {
            throw PolicyError("the policy variable in '\(text)' is not supported")
        }
        return Patterns(
            patterns: texts.map { WildcardPattern($0, ignoringCase: ignoringCase) }, isNegated: isNegated)
    }
}
