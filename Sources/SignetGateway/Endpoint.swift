import HTTPTypes

/// Which of the gateway's services a request is for.
enum Endpoint {
    /// STS, which answers in XML.
    case sts
    /// The API, which answers in JSON.
    case api
    /// The host of another API: API Gateway knows nothing of it.
    case unknownAPI

    /// By host where it is one of AWS's (`sts.REGION.amazonaws.com`, `ID.execute-api.REGION.amazonaws.com`), otherwise by
    /// path: one local port has to serve both.
    init(_ head: HTTPRequest, apiID: String) {
        let host = (head.authority ?? "").lowercased()
        let labels = host.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        if labels.count > 1, labels[0] == "sts" || labels[0] == "sts-fips" {
            self = .sts
        } else if labels.count > 2, labels[1] == "execute-api" {
            self = labels[0] == apiID.lowercased() ? .api : .unknownAPI
        } else {
            self = RequestPath(head).path == "/" ? .sts : .api
        }
    }
}
