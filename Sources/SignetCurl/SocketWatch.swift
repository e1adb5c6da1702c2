#if Curl
    import CSignetCurl
    import CSignetLinux
    import Glibc

    /// The sockets of a multi handle, and what libcurl waits for on each: theirs who have the engine's ``Turn``.
    ///
    /// Connections stay watched between two transfers, which costs no system call and tells of those that end, or on which a
    /// server speaks unasked: libcurl itself would take what was said for the next response.
    final class SocketWatch {
        private struct Entry {
            /// What libcurl waits for: CURL_POLL_IN, OUT, INOUT; 0 for nothing.
            var interest: Int32 = 0
            /// What epoll was told; 0 for nothing.
            var watched: Int32 = 0
            /// Whether it is a connection of ours, and stays watched.
            var isConnection = false
            /// Whether something came while nobody waited for it.
            var hasSpoken = false
            /// Whether libcurl has waited to write on it, for the transfer that used it last.
            var isWrittenTo = false
            /// How often the descriptor has been another socket: events of the one before are not this one's.
            var generation: UInt32 = 0
        }

        private let queue: Int32
        private let events = UnsafeMutablePointer<signet_epoll_events>.allocate(capacity: 1)
        /// Unchecked, as in ``CurlTransfer``.
        @exclusivity(unchecked) private var entries: [Entry] = []
        /// How many connections are open on which something came while nobody waited for it.
        private(set) var haveSpoken = 0
        /// How many connections are open, in use or idle.
        private(set) var connections = 0
        /// The connection that libcurl was done with last.
        private var lastIdle: Int32?
        /// The connection whose events wake nobody; see `hold()`.
        private var held: Int32?
        /// Sockets that libcurl has done with while it was writing.
        @exclusivity(unchecked) private var leftOpen: [Int32] = []

        /// No socket's.
        private static let wakeUpToken = UInt64.max

        /// `nil` when no descriptor is to be had.
        init?(_ wakeUp: WakeUp) {
            queue = epoll_create1(Int32(EPOLL_CLOEXEC))
            // Edge-triggered: the counter need not be read for the next write to wake.
            guard queue >= 0, signet_epoll_add(queue, wakeUp.descriptor, Self.wakeUpToken) == 0 else {
                if queue >= 0 { Glibc.close(queue) }
                events.deallocate()
                return nil
            }
        }

        deinit {
            closeLeft()
            Glibc.close(queue)
            events.deallocate()
        }

        /// A connection's socket has been made.
        func opened(_ socket: Int32) {
            renew(socket)
            entries[Int(socket)].isConnection = true
            connections += 1
        }

        /// Closes a connection's socket; one that was written to not before `closeLeft()`.
        func close(_ socket: Int32) -> Int32 {
            guard entries.indices.contains(Int(socket)) else { return Glibc.close(socket) }
            let isWrittenTo = entries[Int(socket)].isWrittenTo
            watch(socket, 0)
            renew(socket)
            guard isWrittenTo else { return Glibc.close(socket) }
            leftOpen.append(socket)
            return 0
        }

        /// Whether libcurl has done with a socket that may still hold what the server said before it hung up.
        func isLeftOpen(_ socket: Int32) -> Bool { leftOpen.contains(socket) }

        /// Closes what has been left open; the transfers that used it are over.
        func closeLeft() {
            if leftOpen.isEmpty { return }
            for socket in leftOpen { Glibc.close(socket) }
            leftOpen.removeAll(keepingCapacity: true)
        }

        private func renew(_ socket: Int32) {
            while entries.count <= socket { entries.append(Entry()) }
            if entries[Int(socket)].hasSpoken { haveSpoken -= 1 }
            if entries[Int(socket)].isConnection { connections -= 1 }
            if socket == lastIdle { lastIdle = nil }
            if socket == held { held = nil }
            let generation = entries[Int(socket)].generation &+ 1
            entries[Int(socket)] = Entry(generation: generation)
        }

        /// libcurl waits for something else.
        func set(_ socket: Int32, _ interest: Int32) {
            while entries.count <= socket { entries.append(Entry()) }
            let isOver = interest == CURL_POLL_REMOVE
            entries[Int(socket)].interest = isOver ? 0 : interest
            if !isOver {
                entries[Int(socket)].isWrittenTo = interest & CURL_POLL_OUT != 0
                if socket != held { watch(socket, interest) }
            } else if entries[Int(socket)].isConnection {
                lastIdle = socket
                if socket != held { watch(socket, CURL_POLL_IN) }
            } else {
                watch(socket, 0)
                renew(socket)
            }
        }

        /// Whether something came on an idle connection.
        func hasSpoken(_ socket: Int32) -> Bool {
            entries.indices.contains(Int(socket)) && entries[Int(socket)].hasSpoken
        }

        private func watch(_ socket: Int32, _ interest: Int32) {
            let watched = entries[Int(socket)].watched
            guard watched != interest else { return }
            entries[Int(socket)].watched = interest
            guard interest != 0 else {
                _ = signet_epoll_remove(queue, socket)
                return
            }
            tell(socket, interest, isWatched: watched != 0)
        }

        private func tell(_ socket: Int32, _ interest: Int32, isWatched: Bool) {
            let token = UInt64(entries[Int(socket)].generation) << 32 | UInt64(UInt32(bitPattern: socket))
            _ = signet_epoll_watch(
                queue, socket, isWatched ? 1 : 0, interest & CURL_POLL_IN, interest & CURL_POLL_OUT, token)
        }
    }

    // A connection that is left to who uses it.
    extension SocketWatch {
        /// Leaves the events of the connection that was used last to who uses it next: what he is about to read himself wakes
        /// nobody.
        ///
        /// Until `release()`, ``hasEvents`` is what tells that it has ended, or that something has come on it.
        func hold() {
            guard held == nil, let socket = lastIdle, entries[Int(socket)].watched == CURL_POLL_IN else { return }
            tell(socket, 0, isWatched: true)
            held = socket
        }

        /// Whether libcurl waits for something on the connection that is held.
        var awaitsHeld: Bool { held.map { entries[Int($0)].interest != 0 } ?? false }

        /// Watches the connection that was held like any other; what has come on it meanwhile, the next wait tells.
        func release() {
            guard let socket = held else { return }
            held = nil
            let interest = entries[Int(socket)].interest
            entries[Int(socket)].watched = interest == 0 ? CURL_POLL_IN : interest
            tell(socket, entries[Int(socket)].watched, isWatched: true)
        }
    }

    // Waiting.
    extension SocketWatch {
        /// Waits for events, or for `milliseconds`; returns how many there are.
        func wait(milliseconds: Int32) -> Int {
            // EINTR is a wait that ended early; nothing else can fail here.
            Int(max(0, signet_epoll_wait(queue, events, milliseconds)))
        }

        /// Whether there are events: takes none from the thread that waits for them.
        var hasEvents: Bool {
            let events = Int16(POLLIN)
            // Of no descriptor, -1, poll tells nothing.
            var both = (
                pollfd(fd: queue, events: events, revents: 0), pollfd(fd: held ?? -1, events: events, revents: 0)
            )
            return withUnsafeMutablePointer(to: &both) {
                $0.withMemoryRebound(to: pollfd.self, capacity: 2) { poll($0, 2, 0) != 0 }
            }
        }

        /// Takes note of an event that nobody waits for.
        func noteUnasked(_ index: Int) {
            guard let socket = socket(of: index), entries[Int(socket)].interest == 0 else { return }
            if !entries[Int(socket)].hasSpoken { haveSpoken += 1 }
            entries[Int(socket)].hasSpoken = true
            // Level-triggered: it would be told for ever.
            watch(socket, 0)
        }

        /// The socket of the event at `index`, if it is the same still, and not the engine's own wake-up.
        private func socket(of index: Int) -> Int32? {
            let token = signet_epoll_token(events, Int32(index))
            let socket = Int32(truncatingIfNeeded: token)
            guard entries.indices.contains(Int(socket)), entries[Int(socket)].generation == UInt32(token >> 32) else {
                return nil
            }
            return socket
        }

        /// The socket of an event that libcurl waits for, and what has happened.
        func event(_ index: Int) -> (socket: Int32, what: Int32)? {
            guard let socket = socket(of: index), entries[Int(socket)].interest != 0 else { return nil }
            let flags = signet_epoll_flags(events, Int32(index))
            var what: Int32 = 0
            if flags & signet_epoll_readable != 0 { what |= CURL_CSELECT_IN }
            if flags & signet_epoll_writable != 0 { what |= CURL_CSELECT_OUT }
            return (socket, what)
        }
    }
#endif
