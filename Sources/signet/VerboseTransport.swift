import Foundation
import HTTPTypes
import Signet

/// Shows on standard error what passes, as `curl -v` does, without its secrets.
struct VerboseTransport: Transport {
    private let base: any Transport
    private let isVerbose: Bool

    init(_ base: any Transport, isVerbose: Bool) {
        self.base = base
        self.isVerbose = isVerbose
    }

    var capabilities: TransportCapabilities { base.capabilities }

    func send(_ request: Request) async throws(TransportError) -> Response {
        if isVerbose {
            show(">", "\(request.head.method.rawValue) \(Redaction.target(request.head.path ?? ""))")
            show(">", "Host: \(request.head.authority ?? "")")
            for field in request.head.headerFields { show(">", "\(field.name.rawName): \(Redaction.value(of: field))") }
        }
        let response = try await base.send(request)
        if isVerbose {
            for interim in response.informational { show("<", "\(response.version) \(interim.status)") }
            for line in response.description.split(separator: "\n") { show("<", line) }
        }
        return response
    }

    func shutdown() async {
        await base.shutdown()
    }

    private func show(_ direction: String, _ line: some StringProtocol) {
        FileHandle.standardError.write(Data("\(direction) \(line)\n".utf8))
    }
}
