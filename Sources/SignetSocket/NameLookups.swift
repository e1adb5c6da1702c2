import SignetCore
import Synchronization

/// The look-ups that are going on in this process: who asks for a name that is being looked up waits for the same answer.
///
/// A name that hangs takes one thread by that, however many calls want it.
final class NameLookups: Sendable {
    static let shared = NameLookups()

    private struct Name: Hashable {
        let host: String
        let port: Int
    }

    private let waiters = Mutex<[Name: [Promise<Resolver.Answer>]]>([:])

    /// Fulfils `promise` with the addresses of `host`.
    func answer(_ promise: Promise<Resolver.Answer>, _ host: String, _ port: Int) {
        let name = Name(host: host, port: port)
        let isFirst = waiters.withLock { waiters in
            waiters[name, default: []].append(promise)
            return waiters[name]?.count == 1
        }
        guard isFirst else { return }
        let error = BlockingThreads.names.submit { [self] in end(name, Resolver.lookUp(host, port)) }
        if let error { end(name, .failure(.transport(error))) }
    }

    private func end(_ name: Name, _ answer: Resolver.Answer) {
        for promise in waiters.withLock({ $0.removeValue(forKey: name) }) ?? [] { promise.fulfil(answer) }
    }
}
