import ArgumentParser

/// `--http2` and `--http2-prior-knowledge`: which versions of HTTP to speak besides HTTP/1.1, or instead.
enum VersionFlag: EnumerableFlag {
    case http2
    case http2PriorKnowledge

    static func name(for value: VersionFlag) -> NameSpecification {
        switch value {
        case .http2: .customLong("http2")
        case .http2PriorKnowledge: .customLong("http2-prior-knowledge")
        }
    }

    static func help(for value: VersionFlag) -> ArgumentHelp? {
        switch value {
        case .http2: "Speak HTTP/2 where the server offers it over TLS; needs --transport curl."
        case .http2PriorKnowledge: "Speak HTTP/2 without asking; needs --transport curl."
        }
    }
}
