import HTTPTypes
import SignetCore

/// What the way changes about a request: the form of its target, and never a byte of what was signed.
extension Route {
    /// The target as it stands in the request line.
    ///
    /// A signature covers the path, the query and `Host`. The absolute form is put together from these very bytes
    /// (RFC 9112 §3.2.2), so that a proxy that takes it apart again sends on what was signed.
    func target(of head: HTTPRequest) -> String {
        let target = head.path ?? "/"
        guard case .forwarding = hop else { return target }
        let authority = head.authority ?? origin.peer
        // The last proxy makes the `*` of it again (RFC 9112 §3.2.4).
        return target == "*" ? "http://\(authority)" : "http://\(authority)\(target)"
    }

    /// The fields, with the proxy's credentials where the proxy, and nobody else, reads them.
    func fields(of head: HTTPRequest) -> HTTPFields {
        guard case .forwarding(let proxy) = hop, let credentials = proxy.credentials else { return head.headerFields }
        var fields = head.headerFields
        fields[.proxyAuthorization] = credentials.basic
        return fields
    }
}
