import Glibc
import SignetCore
import Testing

@Suite("A file as a request body")
struct FileBodyTests {
    /// A file that is gone when the test ends.
    private final class TemporaryFile: Sendable {
        let path: String

        init(_ content: [UInt8]) throws {
            var template = Array("/tmp/signet-body-XXXXXX".utf8CString)
            let descriptor = mkstemp(&template)
            try #require(descriptor >= 0)
            path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            close(descriptor)
            try replace(with: content)
        }

        func replace(with content: [UInt8]) throws {
            let file = try #require(fopen(path, "w"))
            #expect(fwrite(content, 1, content.count, file) == content.count)
            fclose(file)
        }

        deinit { unlink(path) }
    }

    private func read(_ body: Body) async throws(TransportError) -> [UInt8] {
        var reader = try body.makeReader()
        var content: [UInt8] = []
        while let chunk = try await reader.next() { content += chunk }
        return content
    }

    @Test("is read whole, twice, at any size", arguments: [0, 1, 262_143, 262_144, 262_145, 1_000_003])
    func sizes(size: Int) async throws {
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let file = try TemporaryFile(content)
        let body = try await Body.file(file.path)
        #expect(body.length == .known(size))
        #expect(body.isReplayable)
        #expect(body.filePath == file.path)
        for _ in 0..<2 { #expect(try await read(body) == content) }
    }

    @Test("that shrinks or grows after its length was taken fails the request", arguments: [2, 4])
    func changes(newSize: Int) async throws {
        let file = try TemporaryFile([1, 2, 3])
        let body = try await Body.file(file.path)
        try file.replace(with: Array(repeating: 0, count: newSize))
        await #expect(throws: TransportError.self) { try await read(body) }
    }

    @Test("that has gone fails when it is read, with the path and the reason")
    func gone() async throws {
        var file: TemporaryFile? = try TemporaryFile([1])
        let path = try #require(file?.path)
        let body = try await Body.file(path)
        file = nil
        let error = await #expect(throws: TransportError.self) { try await read(body) }
        #expect(error?.description.contains(path) == true)
        #expect(error?.description.contains("No such file") == true)
    }

    @Test("is refused when it is no readable regular file", arguments: ["", "/tmp", "/dev/null", "/nowhere/at/all"])
    func refused(path: String) async {
        let error = await #expect(throws: TransportError.self) { try await Body.file(path) }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.requestMayHaveBeenSent == false)
    }

    @Test("is read by many tasks at once")
    func concurrently() async throws {
        let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
        let file = try TemporaryFile(content)
        let body = try await Body.file(file.path)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 { group.addTask { try await read(body) == content } }
            for try await isWhole in group { #expect(isWhole) }
        }
    }
}
