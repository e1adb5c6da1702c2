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

    @Option(name: .customLong("cacert"), help: "Trust the authorities in this PEM file instead of the system's.")
    var caFile: String?

    @Flag(name: [.customShort("k"), .long], help: "Do not verify the server's certificate.")
    var insecure = false

    @Option(help: ArgumentHelp("Use ADDRESS for HOST:PORT.", valueName: "HOST:PORT:ADDRESS"))
    var resolve: [String] = []

    func validate() throws {
        for seconds in [maxTime, connectTimeout] {
            guard let seconds else { continue }
            // A Duration holds no more than that, and nobody waits longer than a year.
            guard seconds > 0, seconds <= 31_536_000 else {
                throw ValidationError("A time limit is more than 0 and at most 31536000 seconds.")
            }
        }
        if let caFile, !FileManager.default.isReadableFile(atPath: caFile) {
            throw ValidationError("The file \(caFile) of --cacert cannot be read.")
        }
        if caFile != nil, insecure { throw ValidationError("--cacert and --insecure exclude each other.") }
    }

    /// The transport the flags describe.
    func makeTransport() throws(TransportError) -> any Transport {
        var trust = TLSConfiguration.Trust.system
        if let caFile { trust = .file(caFile) }
        if insecure { trust = .insecureNone }
        var overrides: [ResolveOverride] = []
        for text in resolve { overrides.append(try ResolveOverride(parsing: text)) }
        return try transport.makeTransport(tls: TLSConfiguration(trust: trust), resolve: overrides)
    }

    /// The options of a call that begins now.
    func makeOptions() -> RequestOptions {
        var options = RequestOptions()
        if let maxTime { options.deadline = .now + .seconds(maxTime) }
        if let connectTimeout { options.timeouts.connect = .seconds(connectTimeout) }
        return options
    }
}
