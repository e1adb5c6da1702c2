import Glibc

extension Proxy {
    /// What the environment names: `http_proxy`, `https_proxy`, `all_proxy` for what they leave out, and `no_proxy`, all but
    /// the first in capitals too; `nil` when it names no proxy.
    ///
    /// `HTTP_PROXY` does not count: the client of a CGI program could set it (CVE-2016-5385). No transport of Signet reads
    /// these variables unless it is given what this function returns.
    ///
    /// Not to be called while another thread sets a variable.
    ///
    /// - Throws: As ``Proxy/init(_:)`` and ``ProxyExceptions/init(_:)`` do.
    public static func fromEnvironment() throws(TransportError) -> ProxySelection? {
        try fromEnvironment { name in getenv(name).map { String(cString: $0) } }
    }

    package static func fromEnvironment(_ variable: (String) -> String?) throws(TransportError) -> ProxySelection? {
        func value(_ names: String...) -> String? {
            names.lazy.compactMap(variable).first { !$0.isEmpty }
        }
        let http = value("http_proxy", "all_proxy", "ALL_PROXY")
        let https = value("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        guard http != nil || https != nil else { return nil }
        return ProxySelection(
            http: try named(http), https: try named(https),
            except: try ProxyExceptions(value("no_proxy", "NO_PROXY") ?? ""))
    }

    private static func named(_ text: String?) throws(TransportError) -> Proxy? {
        guard let text else { return nil }
        return try Proxy(text)
    }
}
