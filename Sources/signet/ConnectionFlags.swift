import ArgumentParser
import Foundation
import Signet

/// How to reach the server: the flags that are curl's.
struct ConnectionFlags: ParsableArguments {
    @Option(help: "The client that carries the request: urlsession, curl or socket.")
    var transport = TransportName.socket

    @Option(name: .customLong("max-time"), help: "Seconds the whole call may take; fractions allowed.")
    var maxTime: Double?

    @Option(name: .customLong("connect-timeout"), help: "Seconds until the connection must be ready.")
    var connectTimeout: Double?

    @Flag(exclusivity: .exclusive) var version: VersionFlag?

    @Option(help: ArgumentHelp("Use ADDRESS for HOST:PORT.", valueName: "HOST:PORT:ADDRESS"))
    var resolve: [String] = []

    @Option(
        help: ArgumentHelp(
            "Go through this proxy; http unless it begins with socks5://. A password comes from the environment only.",
            valueName: "HOST:PORT"))
    var proxy: String?

    @Flag(
        name: .customLong("proxy-from-environment"),
        help: "Go through the proxies that http_proxy, https_proxy and all_proxy name, but for what no_proxy lists.")
    var takesProxyFromEnvironment = false

    @Option(
        help: ArgumentHelp(
            "Reach these without a proxy: example.com, example.com:8080, 10.0.0.0/8, [::1], or *.", valueName: "LIST"))
    var noproxy: String?

    @Option(
        name: .customLong("unix-socket"),
        help: ArgumentHelp("Connect to this Unix socket, whatever the URL's host.", valueName: "PATH"))
    var unixSocket: String?

    func validate() throws {
        for seconds in [maxTime, connectTimeout] {
            guard let seconds else { continue }
            // A Duration holds no more than that, and nobody waits longer than a year.
            guard seconds > 0, seconds <= 31_536_000 else {
                throw ValidationError("A time limit is more than 0 and at most 31536000 seconds.")
            }
        }
        if proxy != nil, takesProxyFromEnvironment {
            throw ValidationError("--proxy and --proxy-from-environment exclude each other.")
        }
        // Arguments are shown by ps to every user of the machine.
        if proxy?.contains("@") == true {
            throw ValidationError(
                "--proxy takes no password: set http_proxy and https_proxy, and give --proxy-from-environment.")
        }
        do throws(TransportError) {
            _ = try proxySelection()
        } catch {
            throw ValidationError(error.description)
        }
    }

    /// The proxies the flags ask for; `nil` for none.
    private func proxySelection() throws(TransportError) -> ProxySelection? {
        var selection: ProxySelection?
        if takesProxyFromEnvironment {
            selection = try Proxy.fromEnvironment()
        } else if let proxy {
            selection = ProxySelection(try Proxy(proxy))
        }
        // As in curl, it replaces no_proxy, and says nothing where there is no proxy.
        if let noproxy {
            let exceptions = try ProxyExceptions(noproxy)
            selection?.exceptions = exceptions
        }
        return selection
    }

    /// The transport the flags describe, with the TLS of `tls`.
    func makeTransport(_ tls: TLSFlags) throws(TransportError) -> any Transport {
        var overrides: [ResolveOverride] = []
        for text in resolve { overrides.append(try ResolveOverride(parsing: text)) }
        return try transport.makeTransport(
            tls: tls.makeConfiguration(), resolve: overrides, proxy: try proxySelection(), unixSocket: unixSocket,
            version: version)
    }

    /// The options of a call that begins now.
    func makeOptions() -> RequestOptions {
        var options = RequestOptions()
        if let maxTime { options.deadline = .now + .seconds(maxTime) }
        if let connectTimeout { options.timeouts.connect = .seconds(connectTimeout) }
        return options
    }
}
