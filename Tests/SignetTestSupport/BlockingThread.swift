import Foundation

/// A thread of its own for a call that blocks: the cooperative pool has one a core, and tests share them.
public enum BlockingThread {
    /// Runs `work` and gives what it returns.
    public static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: work()) }
        }
    }
}
