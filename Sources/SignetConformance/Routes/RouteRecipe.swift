import SignetCore

/// How to make the way to an origin once the server is known.
struct RouteRecipe: Sendable {
    /// What a transport must be able to do for it.
    let needs: TransportCapabilities.Item
    /// Whether the server listens on a Unix socket.
    let isUnix: Bool
    let make: @Sendable (RouteServer) throws(TransportError) -> TransportRoute

    private init(
        needs: TransportCapabilities.Item, isUnix: Bool = false,
        _ make: @escaping @Sendable (RouteServer) throws(TransportError) -> TransportRoute
    ) {
        self.needs = needs
        self.isUnix = isUnix
        self.make = make
    }

    /// Through the server, as a proxy: `scheme://userInformation@`.
    static func proxy(
        _ opening: String = "http://", tunnelsHTTP: Bool = false, except exceptions: String = ""
    ) -> RouteRecipe {
        RouteRecipe(needs: .proxy) { (server) throws(TransportError) in
            try through(opening + server.authority, tunnelsHTTP, exceptions)
        }
    }

    /// Through a proxy that nobody runs.
    static func noProxy(except exceptions: String = "") -> RouteRecipe {
        RouteRecipe(needs: .proxy) { (server) throws(TransportError) in
            try through("http://" + server.nobody, false, exceptions)
        }
    }

    private static func through(
        _ url: String, _ tunnelsHTTP: Bool, _ exceptions: String
    ) throws(TransportError) -> TransportRoute {
        var proxy = try Proxy(url)
        proxy.tunnelsHTTP = tunnelsHTTP
        var route = TransportRoute()
        route.proxy = ProxySelection(proxy, except: try ProxyExceptions(exceptions))
        return route
    }

    /// To the server's Unix socket.
    static let unixSocket = RouteRecipe(needs: .unixSocket, isUnix: true) { server in
        var route = TransportRoute()
        route.unixSocket = server.socketPath
        return route
    }

    /// To a Unix socket that is not there.
    static let noUnixSocket = RouteRecipe(needs: .unixSocket) { server in
        var route = TransportRoute()
        route.unixSocket = server.socketPath
        return route
    }

    /// `host` and the server's port, or the one after it, are at the loopback.
    static func resolving(_ host: String, isOtherPort: Bool = false) -> RouteRecipe {
        RouteRecipe(needs: .resolveOverride) { server in
            var route = TransportRoute()
            let port = isOtherPort ? server.port % 65_535 + 1 : server.port
            route.resolve = [ResolveOverride(host: host, port: port, address: "127.0.0.1")]
            return route
        }
    }
}
