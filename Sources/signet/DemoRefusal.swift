/// The five ways in which the demo is refused.
enum DemoRefusal: String, CaseIterable {
    case tamperedBody = "tampered body"
    case staleDate = "stale date"
    case wrongKey = "wrong key"
    case missingAPIKey = "missing API key"
    case roleWithoutPermission = "role without the permission"

    /// The `x-amzn-ErrorType` with which API Gateway refuses it.
    var errorType: String {
        switch self {
        case .tamperedBody, .staleDate, .wrongKey: "InvalidSignatureException"
        case .missingAPIKey: "ForbiddenException"
        case .roleWithoutPermission: "AccessDeniedException"
        }
    }
}
