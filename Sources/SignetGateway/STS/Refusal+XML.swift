extension Refusal {
    /// The error code of STS.
    var code: String {
        switch kind {
        case .missingAuthentication: "MissingAuthenticationToken"
        case .incompleteSignature: "IncompleteSignature"
        case .invalidSignature: "SignatureDoesNotMatch"
        case .unrecognizedClient: "InvalidClientTokenId"
        case .expiredToken: "ExpiredToken"
        case .accessDenied, .forbidden: "AccessDenied"
        case .validation, .tooLarge: "ValidationError"
        case .malformedPolicy: "MalformedPolicyDocument"
        case .missingAction: "MissingAction"
        case .unknownAction: "InvalidAction"
        }
    }

    func xml(requestID: String) -> [UInt8] {
        Array(
            XMLElement(
                "ErrorResponse", attribute: ("xmlns", "https://sts.amazonaws.com/doc/2011-06-15/"),
                [
                    XMLElement(
                        "Error",
                        [XMLElement("Type", "Sender"), XMLElement("Code", code), XMLElement("Message", message)]),
                    XMLElement("RequestId", requestID),
                ]
            ).text.utf8)
    }
}
