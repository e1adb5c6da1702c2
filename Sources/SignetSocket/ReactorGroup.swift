import Glibc
import Synchronization

/// A few reactors, each started when its turn first comes.
package final class ReactorGroup: Sendable {
    private struct State {
        var reactors: [Reactor] = []
        var turn = 0
    }

    private let maximum: Int
    private let state = Mutex(State())

    /// One a core, four at most: one reactor carries some 100,000 requests a second, and more of them than cores only take
    /// turns.
    static var defaultCount: Int { min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// - Parameter maximum: ``defaultCount`` unless stated.
    package init(maximum: Int? = nil) {
        self.maximum = max(1, maximum ?? Self.defaultCount)
    }

    /// The reactor whose turn it is.
    ///
    /// - Throws: `.system` when the first one cannot be started; with one running, that one does.
    package func next() throws(StreamFailure) -> Reactor {
        let result = state.withLock { state -> Result<Reactor, StreamFailure> in
            state.turn += 1
            if state.reactors.count < maximum, state.turn > state.reactors.count {
                do throws(StreamFailure) {
                    state.reactors.append(try Reactor())
                } catch {
                    guard !state.reactors.isEmpty else { return .failure(error) }
                }
            }
            return .success(state.reactors[state.turn % state.reactors.count])
        }
        return try result.get()
    }

    /// Ends every stream on every reactor, and lets the reactors go: each thread ends with its last stream.
    package func abortAll(_ failure: StreamFailure) {
        let reactors = state.withLock { state in
            defer { state.reactors = [] }
            return state.reactors
        }
        for reactor in reactors { reactor.abortAll(failure) }
    }
}
