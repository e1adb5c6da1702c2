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
            all.append(ShippedTransport("socket") { SocketTransport() })
        #endif
        #if Curl
            all.append(ShippedTransport("curl") { try CurlTransport() })
        #endif
        #if URLSession
            all.append(ShippedTransport("urlsession") { URLSessionTransport() })
        #endif
        return all
    }()

    /// The name it has on the command line.
    let name: String
    /// A transport of its own, for those who end it.
    let make: @Sendable () throws -> any Transport
    /// The one that the tests share, so that its connections are used again.
    let shared: Result<any Transport, any Error>

    private init(_ name: String, _ make: @escaping @Sendable () throws -> any Transport) {
        self.name = name
        self.make = make
        shared = Result { try make() }
    }

    var testDescription: String { name }
}
