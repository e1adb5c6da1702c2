import HTTPTypes
import SignetCore

/// What the way changes about a request: the form of its target, and never a byte of what was signed.
extension Route {
    /// The target as it stands in the request line.
    func target(of outline: RequestOutline) -> String { hop.target(outline.target, host: outline.host) }

    /// The fields, with the proxy's credentials where the proxy, and nobody else, reads them.
    func fields(of head: HTTPRequest) -> HTTPFields {
        guard case .forwarding(let proxy) = hop, let credentials = proxy.credentials else { return head.headerFields }
        var fields = head.headerFields
        fields[.proxyAuthorization] = credentials.basic
        return fields
    }
}
