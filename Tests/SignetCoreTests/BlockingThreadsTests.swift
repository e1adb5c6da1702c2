import Glibc
import SignetCore
import Testing

@Suite("The threads for blocking calls")
struct BlockingThreadsTests {
    @Test("run every job, and none on a thread of the pool that waits for it")
    func manyJobs() async throws {
        let squares = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<500 {
                group.addTask { try await BlockingThreads.shared.run { number * number } }
            }
            return try await group.reduce(into: 0) { $0 += $1 }
        }
        #expect(squares == (0..<500).reduce(0) { $0 + $1 * $1 })
    }

    @Test("run jobs side by side: one that waits for another does not stop it")
    func sideBySide() async throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let (input, output) = (ends[0], ends[1])
        async let received = BlockingThreads.shared.run { () -> UInt8 in
            var byte: UInt8 = 0
            return read(input, &byte, 1) == 1 ? byte : 0
        }
        let written = try await BlockingThreads.shared.run { () -> Int in
            var byte: UInt8 = 42
            return write(output, &byte, 1)
        }
        #expect(written == 1)
        #expect(try await received == 42)
        close(input)
        close(output)
    }
}
