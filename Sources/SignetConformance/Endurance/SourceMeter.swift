import SignetCore
import Synchronization

/// What becomes of the sources of request bodies.
final class SourceMeter: Sendable {
    private let alive = Atomic(0)
    private let taken = Atomic(0)

    /// The sources that are held by somebody: a task that reads one is alive as long.
    var sources: Int { alive.load(ordering: .acquiring) }
    /// The bytes that have been taken out of them.
    var bytes: Int { taken.load(ordering: .relaxed) }

    /// A body without end, and without a stated length.
    func endless() -> Body {
        .stream { Source(meter: self, length: .max) }
    }

    /// A body of the first `length` bytes of the ``Pattern``, in pieces of 64 KiB less a few bytes.
    func pattern(_ length: Int) -> Body {
        .stream(length: length) { Source(meter: self, length: length) }
    }

    private struct Source: AsyncSequence, Sendable {
        typealias Element = [UInt8]

        let meter: SourceMeter
        let length: Int

        func makeAsyncIterator() -> Iterator { Iterator(meter, length) }
    }

    private final class Iterator: AsyncIteratorProtocol {
        private let meter: SourceMeter
        private let length: Int
        private var offset = 0

        init(_ meter: SourceMeter, _ length: Int) {
            self.meter = meter
            self.length = length
            meter.alive.add(1, ordering: .relaxed)
        }

        deinit {
            meter.alive.subtract(1, ordering: .releasing)
        }

        func next() async -> [UInt8]? {
            guard offset < length else { return nil }
            let chunk = Pattern.chunk(from: offset, atMost: length - offset)
            offset += chunk.count
            meter.taken.add(chunk.count, ordering: .relaxed)
            return chunk
        }
    }
}
