import CAllocations
import SigningWorkload

/// Measures operations side by side: each round runs every one of them for about two milliseconds, so that a slow moment
/// of the machine meets them all, and the median over the rounds is taken.
struct InterleavedRounds {
    private static let batchNanoseconds = 2e6

    let rounds: Int

    /// Nanoseconds of CPU time a call, in the order of the operations.
    func measure(_ operations: [SigningOperation]) throws -> [Double] {
        let batches = try operations.map { operation in
            let estimate = try Self.nanoseconds(operation, calls: 20)
            return max(1, Int(Self.batchNanoseconds / max(1, estimate)))
        }
        var samples = operations.map { _ in [Double]() }
        for _ in 0..<rounds {
            for (index, operation) in operations.enumerated() {
                samples[index].append(try Self.nanoseconds(operation, calls: batches[index]))
            }
        }
        return samples.map(Self.median)
    }

    /// Allocations a call, once everything is warm.
    static func allocations(_ operation: SigningOperation) throws -> Double {
        let calls = 100
        for _ in 0..<calls { try operation.run() }
        let before = allocation_count()
        for _ in 0..<calls { try operation.run() }
        return Double(allocation_count() - before) / Double(calls)
    }

    static func nanoseconds(_ operation: SigningOperation, calls: Int) throws -> Double {
        let start = ThreadClock.nanoseconds
        for _ in 0..<calls { try operation.run() }
        return (ThreadClock.nanoseconds - start) / Double(calls)
    }

    static func median(_ samples: [Double]) -> Double {
        samples.isEmpty ? 0 : samples.sorted()[samples.count / 2]
    }
}
