import Signet

/// What `call` prints when there was no response: a sentence, or one JSON object.
struct CallFailure: Encodable {
    struct Details: Encodable {
        let kind: String
        let phase: String?
        let message: String
        let requestMayHaveBeenSent: Bool
    }

    let error: Details

    init(_ error: TransportError) {
        self.error = Details(
            kind: error.kind.rawValue, phase: error.phase?.rawValue, message: error.description,
            requestMayHaveBeenSent: error.requestMayHaveBeenSent)
    }

    func print(as format: OutputFormat) throws {
        switch format {
        case .json: try JSONLine.print(self)
        case .text: StandardError.write("signet: \(error.message)\n")
        }
    }
}
