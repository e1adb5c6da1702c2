import SignetConformance
import SignetCore
import SignetSocket
import SignetCurl
import SignetURLSession
import Testing

/// A transport of this package, to be held to the contract.
struct ShippedTransport: Sendable, CustomTestStringConvertible {
    /// One line a transport.
    static let all: [ShippedTransport] = {
        var all: [ShippedTransport] = []
        #if Socket
            all.append(
                ShippedTransport("socket") { route in
                    var settings = SocketTransport.Settings(resolve: route.resolve)
                    settings.proxy = route.proxy
                    settings.unixSocket = route.unixSocket
                    return SocketTransport(settings)
                })
        #endif
        #if Curl
            all.append(
                ShippedTransport("curl") { (route) throws(TransportError) in
                    var settings = CurlTransport.Settings(resolve: route.resolve)
                    settings.proxy = route.proxy
                    settings.unixSocket = route.unixSocket
                    return try CurlTransport(settings)
                })
        #endif
        #if URLSession
            all.append(ShippedTransport("urlsession") { _ in URLSessionTransport() })
        #endif
        return all
    }()

    /// The name it has on the command line.
    let name: String
    /// A transport of its own, for those who end it.
    let make: @Sendable () throws(TransportError) -> any Transport
    /// A transport of its own, which goes the way it is told as far as it is able to.
    let makeForRoute: RouteConformanceCase.Maker
    /// The one that the tests share, so that its connections are used again.
    let shared: Result<any Transport, any Error>

    private init(
        _ name: String, _ make: @escaping @Sendable (TransportRoute) throws(TransportError) -> any Transport
    ) {
        self.name = name
        makeForRoute = { (route) throws(TransportError) in try make(route) }
        self.make = { () throws(TransportError) in try make(TransportRoute()) }
        shared = Result { try make(TransportRoute()) }
    }

    var testDescription: String { name }
}
