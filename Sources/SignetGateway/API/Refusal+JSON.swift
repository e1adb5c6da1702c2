import HTTPTypes

extension Refusal {
    /// The `x-amzn-ErrorType` of API Gateway.
    var errorType: String {
        switch kind {
        case .missingAuthentication: "MissingAuthenticationTokenException"
        case .incompleteSignature: "IncompleteSignatureException"
        case .invalidSignature: "InvalidSignatureException"
        case .unrecognizedClient: "UnrecognizedClientException"
        case .expiredToken: "ExpiredTokenException"
        case .accessDenied: "AccessDeniedException"
        case .forbidden: "ForbiddenException"
        case .validation, .malformedPolicy, .missingAction, .unknownAction: "BadRequestException"
        case .tooLarge: "RequestTooLargeException"
        }
    }

    /// The JSON text; where a policy refuses, API Gateway spells the key with a capital.
    var json: [UInt8] {
        JSONText.encode([kind == .accessDenied ? "Message" : "message": message])
    }
}
