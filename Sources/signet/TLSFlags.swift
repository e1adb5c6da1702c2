import ArgumentParser
import Foundation
import Signet

/// Whom to trust on https, and what to prove oneself with: the flags that are curl's.
struct TLSFlags: ParsableArguments {
    @Option(name: .customLong("cacert"), help: "Trust the authorities in this PEM file instead of the system's.")
    var caFile: String?

    @Flag(name: [.customShort("k"), .long], help: "Do not verify the server's certificate.")
    var insecure = false

    @Option(
        name: [.customShort("E"), .customLong("cert")],
        help: "Present the client certificate in this PEM file; without --key, its key too is there.")
    var certificateFile: String?

    @Option(name: .customLong("key"), help: "The key of --cert, in PEM and not encrypted.")
    var keyFile: String?

    @Option(
        name: .customLong("pinnedpubkey"),
        help: ArgumentHelp(
            "Accept a server only with one of these keys.", valueName: "sha256//BASE64[;sha256//BASE64…]"))
    var pins: String?

    @Flag(name: .customLong("tlsv1.3"), help: "Speak nothing older than TLS 1.3; TLS 1.2 is the default.")
    var requiresTLS13 = false

    func validate() throws {
        let files = [("--cacert", caFile), ("--cert", certificateFile), ("--key", keyFile)]
        for case (let flag, let file?) in files where !FileManager.default.isReadableFile(atPath: file) {
            throw ValidationError("The file \(file) of \(flag) cannot be read.")
        }
        if caFile != nil, insecure { throw ValidationError("--cacert and --insecure exclude each other.") }
        if keyFile != nil, certificateFile == nil {
            throw ValidationError("--key is the key of a certificate: it needs --cert.")
        }
    }

    /// The configuration that the flags describe.
    ///
    /// - Throws: `.invalidRequest` for a pin that is none.
    func makeConfiguration() throws(TransportError) -> TLSConfiguration {
        var configuration = TLSConfiguration(minimumVersion: requiresTLS13 ? .tls13 : .tls12)
        if let caFile { configuration.trust = .file(caFile) }
        if insecure { configuration.trust = .insecureNone }
        if let certificateFile {
            configuration.identity = .init(certificateFile: certificateFile, keyFile: keyFile ?? certificateFile)
        }
        for pin in pins?.split(separator: ";", omittingEmptySubsequences: false) ?? [] {
            configuration.pins.insert(try PublicKeyPin(String(pin)))
        }
        return configuration
    }
}
