import CSignetOpenSSL
import Foundation
import HTTPTypes
import SignetSocket
import SignetWire
import Synchronization

/// A server with TLS on the package's own listener, which answers each request with `ok`.
final class TLSServer: Sendable {
    private struct Counts {
        var connections = 0
        var requests = 0
    }

    let port: Int
    private let listener: Listener
    private let counts = Mutex(Counts())

    init(
        _ certificate: String, _ certificates: TestCertificates, requiresClient: Bool = false, maximum: Int32 = 0,
        cutsAfter: String? = nil, port: Int = 0
    ) async throws {
        let reactors = ReactorGroup(maximum: 1)
        guard let address = SocketAddress(numeric: "127.0.0.1", port: port),
            let context = SSL_CTX_new(TLS_server_method())
        else { throw CocoaError(.featureUnsupported) }
        SSL_CTX_use_certificate_chain_file(context, certificates.path("\(certificate).pem"))
        SSL_CTX_use_PrivateKey_file(context, certificates.path("\(certificate).key"), SSL_FILETYPE_PEM)
        if requiresClient {
            SSL_CTX_load_verify_file(context, certificates.authority)
            SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
        }
        if maximum != 0 { SSL_CTX_ctrl(context, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(maximum), nil) }
        let tls = TLSContext(adoptingServer: context)
        listener = try await Listener.listen(on: address, reactor: reactors.next())
        self.port = listener.address.port
        Task { [weak self, listener] in
            while let stream = try? await listener.accept(on: reactors.next()) {
                self?.counts.withLock { $0.connections += 1 }
                Task { [weak self] in
                    do {
                        try await stream.startTLS(tls, until: nil)
                        if let cutsAfter {
                            // What is left unread would turn the end into a reset.
                            _ = try await stream.read(until: nil)
                            try await stream.write(Array(cutsAfter.utf8), until: nil)
                            return stream.abort(.closed)
                        }
                        try await self?.serve(stream)
                    } catch {
                        // The client's tests look at the failure from the other side.
                    }
                    await stream.close()
                }
            }
        }
    }

    func close() async {
        await listener.close()
    }

    var url: String { "https://localhost:\(port)" }
    var connectionCount: Int { counts.withLock { $0.connections } }
    var requestCount: Int { counts.withLock { $0.requests } }

    private func serve(_ stream: SocketStream) async throws {
        var decoder = RequestDecoder()
        while true {
            switch try decoder.next() {
            case .needsMoreBytes:
                if let bytes = try await stream.read(until: nil) {
                    decoder.receive(bytes)
                } else {
                    decoder.receivedEOF()
                }
            case .head: counts.withLock { $0.requests += 1 }
            case .body: break
            case .closed: return
            case .end:
                let head = HTTPResponse(status: .ok)
                let bytes = try ResponseEncoder.head(head, framing: .contentLength(2)) + Array("ok".utf8)
                try await stream.write(bytes, until: nil)
                decoder.startNextRequest()
            }
        }
    }
}
