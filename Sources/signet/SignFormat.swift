import ArgumentParser

/// `sign --format`: the form of the signed request.
enum SignFormat: String, ExpressibleByArgument, CaseIterable {
    case http
    case headers
    case curl
    case json

    /// The request in this form.
    func text(of signed: SignedOutput) -> [UInt8] {
        switch self {
        case .http: signed.http
        case .headers: Array(signed.headerLines.utf8)
        case .curl: Array((signed.curl + "\n").utf8)
        case .json: signed.json
        }
    }
}
