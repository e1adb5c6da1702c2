import Glibc
import Synchronization

/// The bound on the descriptors of this process.
final class DescriptorLimit: Sendable {
    private struct State {
        var usual = rlimit()
        var isLowered = false
    }

    private static let descriptors = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)

    /// Held while the limit is other than it must be.
    private let state = Mutex(State())

    deinit {
        restore()
    }

    /// Leaves `spare` numbers that can be given to descriptors.
    func lower(leaving spare: Int) {
        restore()
        state.withLock { state in
            getrlimit(Self.descriptors, &state.usual)
            // A descriptor gets the lowest number that is free, and what counts is that number.
            let taken = ProcessFolder.descriptors
            let free = (0..<Int32.max).lazy.filter { !taken.contains($0) }.prefix(spare)
            var limit = state.usual
            limit.rlim_cur = rlim_t(1 + (Array(free).last ?? 0))
            setrlimit(Self.descriptors, &limit)
            state.isLowered = true
        }
    }

    /// Takes the bound away; idempotent.
    func restore() {
        state.withLock { state in
            if state.isLowered { setrlimit(Self.descriptors, &state.usual) }
            state.isLowered = false
        }
    }

    /// Runs `body` without the bound, by which others may profit for that moment.
    func ignoring(_ body: () -> Int32) -> Int32 {
        state.withLock { state in
            guard state.isLowered else { return body() }
            var lowered = rlimit()
            getrlimit(Self.descriptors, &lowered)
            setrlimit(Self.descriptors, &state.usual)
            defer { setrlimit(Self.descriptors, &lowered) }
            return body()
        }
    }
}
