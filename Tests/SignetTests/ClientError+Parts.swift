import Signet

extension ClientError {
    /// The transport's error, if it is one.
    var transport: TransportError? {
        if case .transport(let error) = self { error } else { nil }
    }

    /// The error of a status, if it is one.
    var status: StatusError? {
        if case .status(let error) = self { error } else { nil }
    }

    /// The error of the content, if it is one.
    var content: ContentError? {
        if case .decoding(let error) = self { error } else { nil }
    }
}
