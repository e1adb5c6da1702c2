import Glibc
import Synchronization

/// Names whose look-ups last until they are released.
///
/// A program that puts this before the resolver of its system can stop calls while they resolve a name:
///
/// ```swift
/// @c public func getaddrinfo(…) -> Int32 {
///     if HeldName.holds(name) { return EAI_AGAIN }
///     …  // the system's own
/// }
/// ```
public enum HeldName {
    /// The end of the names, which can have no address (RFC 6761 §6.4).
    private static let domain = ".held.invalid"

    /// A name of its own for each call: a transport may look one up for many calls at once.
    static func host(_ number: Int) -> String { "host-\(number)\(domain)" }

    private struct State: Sendable {
        /// The threads that are being held.
        var waiting = 0
        var releases = 0
    }

    private static let state = Watched(State())

    /// Holds the calling thread, if `name` is one of them, until it is released; returns whether it was.
    public static func holds(_ name: UnsafePointer<CChar>?) -> Bool {
        guard let name, strlen(name) > domain.utf8.count,
            strcmp(name + (strlen(name) - domain.utf8.count), domain) == 0
        else { return false }
        let releases = state.value.releases
        state.change { $0.waiting += 1 }
        while state.value.releases == releases { usleep(1_000) }
        state.change { $0.waiting -= 1 }
        return true
    }

    /// Waits until a thread is held.
    static func isAskedFor() async {
        await state.wait { $0.waiting > 0 }
    }

    /// Lets every thread go that is held.
    static func release() {
        state.change { $0.releases += 1 }
    }

    /// How many threads are held.
    static var waiting: Int { state.value.waiting }
}
