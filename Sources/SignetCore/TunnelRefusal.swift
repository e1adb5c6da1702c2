package import HTTPTypes

/// Why an HTTP proxy opened no tunnel, by the status of its answer to CONNECT (RFC 9110 §9.3.6).
package struct TunnelRefusal: Sendable, Hashable {
    /// What it answered.
    package let reason: String
    /// What would help, if anything is known to.
    package let remedy: String?

    /// `status` is not 2xx.
    package init(_ status: HTTPResponse.Status, hasCredentials: Bool) {
        reason = "it answered \(status.code) \(status.reasonPhrase.prefix(80)) to CONNECT"
        remedy =
            switch status.code {
            // tinyproxy says 401 where it means 407.
            case 401 where hasCredentials, 407 where hasCredentials: "check the user name and password for the proxy"
            case 401, 407: "give a user name and password for the proxy (Basic is what Signet knows)"
            case 403, 405: "ask whoever runs the proxy to allow tunnels to this host and port"
            case 502, 503, 504: "check that the proxy can reach this host"
            default: nil
            }
    }
}
