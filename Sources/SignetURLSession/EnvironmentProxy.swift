#if URLSession
    import Glibc
    import SignetCore

    /// The proxy that the environment names for an origin, by libcurl's rules: Foundation always obeys them.
    enum EnvironmentProxy {
        /// - Throws: `.unsupported` when a request to `origin` would go through a proxy that nobody asked for.
        static func refuse(
            for origin: Origin, environment: (String) -> String? = Self.variable
        ) throws(TransportError) {
            guard let name = variableName(for: origin, environment) else { return }
            throw TransportError(
                .unsupported, during: nil, peer: origin.peer,
                "the environment variable \(name) would send the request through a proxy",
                remedy: "unset it, name the host in no_proxy, or pass allowsEnvironmentProxy: true",
                requestMayHaveBeenSent: false)
        }

        /// `HTTP_PROXY` does not count: a CGI program's client could set it (CVE-2016-5385).
        private static func variableName(for origin: Origin, _ environment: (String) -> String?) -> String? {
            let own = origin.scheme == .https ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
            guard let name = (own + ["all_proxy", "ALL_PROXY"]).first(where: { !(environment($0) ?? "").isEmpty })
            else {
                return nil
            }
            let exceptions = environment("no_proxy") ?? environment("NO_PROXY") ?? ""
            return isExcepted(origin.host, by: exceptions) ? nil : name
        }

        /// Names, and suffixes of names; address ranges are not understood, so that such a host is refused.
        private static func isExcepted(_ host: String, by exceptions: String) -> Bool {
            exceptions.lowercased().split { $0 == "," || $0 == " " }.contains { exception in
                let name = exception.hasPrefix(".") ? exception.dropFirst() : exception
                return exception == "*" || host == name || host.hasSuffix("." + name)
            }
        }

        static func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }
        }
    }
#endif
