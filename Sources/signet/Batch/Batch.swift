import Foundation
import Signet
import SignetCore

/// Signs lines from a descriptor to standard output: in their order, on every core, in bounded memory.
struct Batch {
    private let signer: BatchSigner
    /// Blocks that are signed at once, or wait for those before them to be written: two a core keep each busy.
    private let width = 2 * max(1, ProcessInfo.processInfo.activeProcessorCount)

    init(_ signer: BatchSigner) {
        self.signer = signer
    }

    /// Signs until the input ends; gives how many lines could not be signed.
    ///
    /// - Throws: ``TransportError`` when the input cannot be read or the output not be written.
    func run(from descriptor: Int32) async throws(TransportError) -> Int {
        var input = LineReader(descriptor: descriptor)
        var pending: [Task<BatchSigner.Output, Never>] = []
        var failures = 0
        while true {
            // A program that waits for an answer before it sends the next line gets it.
            while pending.count == width || (!pending.isEmpty && !input.isReady) {
                failures += try await write(pending.removeFirst())
            }
            guard let block = try await input.next() else { break }
            pending.append(Task { [signer] in await signer.sign(block) })
        }
        for block in pending { failures += try await write(block) }
        return failures
    }

    private func write(_ block: Task<BatchSigner.Output, Never>) async throws(TransportError) -> Int {
        let output = await block.value
        try await BlockingOutput.write(output.json)
        return output.failures
    }
}
