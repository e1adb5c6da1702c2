import Glibc
import Signet
import Synchronization
import Testing

@Suite("Uploads in signed chunks")
struct ChunkedUploadTests {
    private static let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret")
    private static let now = Timestamp(secondsSince1970: 1_700_000_000)
    private static let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    /// A service that takes uploads: it verifies each as it arrives, and reads the body as often as a transport may.
    private final class Bucket: Sendable {
        private let uploads = Mutex<[(Request, HTTPFields)]>([])
        private let readings: Int
        private let verifier = SigV4Verifier(service: "s3", region: "eu-west-1")

        init(readings: Int = 1) { self.readings = readings }

        var received: [(request: Request, trailers: HTTPFields)] { uploads.withLock { $0 } }

        var transport: StubTransport {
            StubTransport { (request) async throws(TransportError) in
                for _ in 0..<self.readings {
                    let (body, trailers) = try await self.read(request)
                    guard body == ChunkedUploadTests.content else { return Response(status: .badRequest) }
                    self.uploads.withLock { $0.append((request, trailers)) }
                }
                return Response(status: .ok)
            }
        }

        private func read(_ request: Request) async throws(TransportError) -> ([UInt8], HTTPFields) {
            var reader = try request.body.makeReader()
            do {
                guard SigV4Verifier.isChunked(request.head) else { return (try await rest(of: &reader), [:]) }
                var decoder = try verifier.verifyChunked(request.head, at: ChunkedUploadTests.now) { _ in
                    ChunkedUploadTests.credentials
                }.decoder
                var body: [UInt8] = []
                while let piece = try await reader.next() { body += try decoder.decode(piece) }
                return (body, try decoder.finish())
            } catch let error as TransportError {
                throw error
            } catch {
                throw .invalidRequest("\(error)")
            }
        }

        private func rest(of reader: inout Body.Reader) async throws(TransportError) -> [UInt8] {
            var body: [UInt8] = []
            while let piece = try await reader.next() { body += piece }
            return body
        }
    }

    private static func signing(
        _ bucket: Bucket, _ payload: SigningConfiguration.Payload = .chunked(), service: String = "s3"
    ) -> Signing {
        bucket.transport.signing(
            SigningConfiguration(
                service: service, region: "eu-west-1",
                credentials: StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"), payload: payload,
                clock: .fixed(now)))
    }

    private static func stream(
        length: Int? = content.count, replay: Body.Replay = .once, content: [UInt8] = content
    ) -> Body {
        .stream(length: length, replay: replay) {
            AsyncStream<[UInt8]> { continuation in
                for start in stride(from: 0, to: content.count, by: 30_000) {
                    continuation.yield(Array(content[start..<min(start + 30_000, content.count)]))
                }
                continuation.finish()
            }
        }
    }

    private static func put(_ body: Body, headers: HTTPFields = [:]) throws -> Request {
        try Request(.put, "https://bucket.s3.eu-west-1.amazonaws.com/key", headers: headers, body: body)
    }

    static let forms: [SigningConfiguration.Chunks] = [
        .init(), .init(size: 8192), .init(checksum: .crc32), .init(size: 10_000, checksum: .sha256),
        .init(coverage: .unsigned, checksum: .crc64nvme),
    ]

    @Test("A stream arrives whole, verified, and with the length and the checksum announced", arguments: forms)
    func stream(form: SigningConfiguration.Chunks) async throws {
        let bucket = Bucket()
        let response = try await Self.signing(bucket, .chunked(form)).send(Self.put(Self.stream()))
        #expect(response.status == .ok)
        let upload = try #require(bucket.received.first)
        #expect(upload.trailers.map(\.name) == [form.checksum?.fieldName].compactMap(\.self))
        #expect(upload.request.head.headerFields[.contentEncoding] == "aws-chunked")
        guard case .known(let length) = upload.request.body.length else {
            Issue.record("the length is not known")
            return
        }
        #expect(upload.request.head.headerFields[.contentLength] == String(length))
        #expect(length > Self.content.count)
    }

    @Test("A file is read once, while it is sent")
    func file() async throws {
        var template = Array("/tmp/signet-chunks-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        #expect(write(descriptor, Self.content, Self.content.count) == Self.content.count)
        close(descriptor)
        let bucket = Bucket(readings: 2)
        _ = try await Self.signing(bucket).send(Self.put(try await .file(path)))
        #expect(bucket.received.count == 2)
        #expect(bucket.received.allSatisfy { $0.request.body.isReplayable })
    }

    @Test("What can be sent twice can be sent twice in chunks, and what cannot, not")
    func replay() async throws {
        let bucket = Bucket(readings: 2)
        let replayable = try Self.put(Self.stream(replay: .replayable))
        for _ in 0..<2 { #expect(try await Self.signing(bucket).send(replayable).status == .ok) }
        #expect(bucket.received.count == 4)
        let once = try Self.put(Self.stream())
        await #expect(throws: TransportError.self) { _ = try await Self.signing(bucket).send(once) }
        #expect(bucket.received.count == 5)
        #expect(bucket.received.last?.request.body.isReplayable == false)
        // The next attempt is refused before anything is signed.
        await #expect(throws: TransportError.self) { _ = try await Self.signing(bucket).send(once) }
        #expect(bucket.received.count == 5)
    }

    @Test("Bytes in memory and hashes that are known are signed as ever")
    func notChunked() async throws {
        let bucket = Bucket()
        let name = try #require(HTTPField.Name("x-amz-content-sha256"))
        let hash = PayloadHash.sha256(of: Self.content).value
        _ = try await Self.signing(bucket).send(Self.put(.bytes(Self.content)))
        _ = try await Self.signing(bucket).send(Self.put(Self.stream(), headers: [name: hash]))
        _ = try await Self.signing(bucket).send(Self.put(Self.stream(), headers: [name: "UNSIGNED-PAYLOAD"]))
        #expect(bucket.received.map { $0.request.head.headerFields[name] } == [hash, hash, "UNSIGNED-PAYLOAD"])
    }

    @Test("A stream of unknown length is refused before it is read, with the remedy")
    func unknownLength() async throws {
        let body = Self.stream(length: nil)
        let error = await #expect(throws: TransportError.self) {
            _ = try await Self.signing(Bucket()).send(Self.put(body))
        }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.phase == .sign)
        #expect(error?.remedy?.contains("length") == true)
        #expect(throws: Never.self) { try body.makeReader() }
    }

    @Test(
        "Chunks that cannot be sent are refused before anything is",
        arguments: [
            SigningConfiguration.Chunks(size: 1), .init(coverage: .unsigned),
        ])
    func badChunks(form: SigningConfiguration.Chunks) async throws {
        let bucket = Bucket()
        let error = await #expect(throws: TransportError.self) {
            _ = try await Self.signing(bucket, .chunked(form)).send(Self.put(Self.stream()))
        }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.requestMayHaveBeenSent == false)
        #expect(bucket.received.isEmpty)
    }

    @Test("A stream that is longer or shorter than it says fails while it is sent", arguments: [199_999, 200_001])
    func wrongLength(length: Int) async throws {
        let bucket = Bucket()
        let error = await #expect(throws: TransportError.self) {
            _ = try await Self.signing(bucket).send(Self.put(Self.stream(length: length)))
        }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.phase == .sendBody)
        #expect(bucket.received.isEmpty)
    }
}
