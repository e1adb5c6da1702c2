/// Why a request was refused, before it takes the form in which a service says so.
struct Refusal: Error {
    enum Kind {
        case missingAuthentication
        case incompleteSignature
        case invalidSignature
        case unrecognizedClient
        case expiredToken
        case accessDenied
        case forbidden
        case validation
        case malformedPolicy
        case missingAction
        case unknownAction
        case tooLarge
    }

    let kind: Kind
    let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// 413 for a body past the limit, 400 for what is malformed, 403 for the rest.
    var status: Int {
        switch kind {
        case .tooLarge: 413
        case .validation, .malformedPolicy, .missingAction, .unknownAction: 400
        default: 403
        }
    }
}
