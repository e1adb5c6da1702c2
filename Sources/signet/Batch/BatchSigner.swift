import HTTPTypes
import Signet
import SignetCore
import SignetSigV4

/// Signs the lines of a batch with one set of credentials.
struct BatchSigner: Sendable {
    /// What becomes of a block of lines.
    struct Output: Sendable {
        let json: [UInt8]
        /// How many of the lines were not signed.
        let failures: Int
    }

    private let form: SignatureForm
    private let credentials: Credentials
    private let clock: WallClock
    private let scope: ScopeFlags
    private let environment: [String: String]
    private let conflicts = ConflictReport()

    init(
        form: SignatureForm, credentials: Credentials, clock: WallClock, scope: ScopeFlags,
        environment: [String: String]
    ) {
        self.form = form
        self.credentials = credentials
        self.clock = clock
        self.scope = scope
        self.environment = environment
    }

    /// One line of output for each line of `block` that is not blank, in their order.
    func sign(_ block: LineReader.Block) async -> Output {
        guard case .lines(let bytes) = block else {
            var writer = JSONWriter()
            Self.write(.lineTooLong, of: BatchLine(), to: &writer)
            return Output(json: writer.bytes, failures: 1)
        }
        // A short line becomes about six times as long, a long one is mostly its body, which is not given back.
        var writer = JSONWriter(reservingCapacity: min(bytes.count * 6, 2 * 1024 * 1024))
        var signers = SignerCache(scope: scope, environment: environment, conflicts: conflicts)
        var failures = 0
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let range = start..<end
            start = end + 1
            if bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            var line = BatchLine()
            do throws(BatchError) {
                Self.write(try await sign(bytes, range, as: &line, with: &signers), of: line, to: &writer)
            } catch {
                failures += 1
                Self.write(error, of: line, to: &writer)
            }
        }
        return Output(json: writer.bytes, failures: failures)
    }

    private func sign(
        _ bytes: [UInt8], _ range: Range<Int>, as line: inout BatchLine, with signers: inout SignerCache
    ) async throws(BatchError) -> SignedOutput {
        guard range.count < LineReader.maximumLineLength else { throw .lineTooLong }
        var reader = JSONReader(bytes, range)
        try line.read(&reader)
        do throws(TransportError) {
            let request = try Request(
                method: line.method, url: line.url, headers: line.headers, body: .bytes(line.body))
            try request.validate(for: TransportCapabilities())
            return try await SignedOutput(
                of: request, in: form, as: signers.configuration(for: request, clock: clock), with: credentials)
        } catch {
            throw BatchError(error)
        }
    }

    private static func write(_ output: SignedOutput, of line: BatchLine, to writer: inout JSONWriter) {
        writer.raw(#"{"id":"#)
        writer.raw(line.id)
        writer.raw(",")
        output.writeMembers(to: &writer)
        writer.raw("}\n")
    }

    private static func write(_ error: BatchError, of line: BatchLine, to writer: inout JSONWriter) {
        writer.raw(#"{"id":"#)
        writer.raw(line.id)
        writer.raw(#","error":{"kind":"#)
        writer.string(error.kind)
        writer.raw(#","message":"#)
        writer.string(error.message)
        writer.raw("}}\n")
    }
}
