#if Curl
    import CSignetCurl
    import Glibc
    import Testing

    @testable import SignetCurl

    @Suite("The connection that is left to who uses it")
    struct SocketWatchTests {
        private enum Course: CaseIterable {
            case speaks, ends
        }

        /// A connection that has been used, and is idle; its other end.
        private static func makeConnection(_ watch: SocketWatch) throws -> (ours: Int32, theirs: Int32) {
            var ends: [Int32] = [-1, -1]
            try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
            watch.opened(ends[0])
            watch.set(ends[0], CURL_POLL_IN)
            watch.set(ends[0], CURL_POLL_REMOVE)
            return (ends[0], ends[1])
        }

        private static func makeWatch() throws -> SocketWatch {
            let wakeUp = try #require(WakeUp())
            return try #require(SocketWatch(wakeUp))
        }

        private static func take(_ course: Course, at end: Int32) throws {
            switch course {
            case .speaks: try #require(write(end, "x", 1) == 1)
            case .ends: try #require(shutdown(end, Int32(SHUT_RDWR)) == 0)
            }
        }

        @Test("Wakes nobody, and is seen by who looks for events", arguments: Course.allCases)
        private func held(_ course: Course) throws {
            let watch = try Self.makeWatch()
            let (ours, theirs) = try Self.makeConnection(watch)
            watch.hold()
            #expect(!watch.hasEvents)
            try Self.take(course, at: theirs)
            #expect(watch.hasEvents)
            // A hang-up of both directions is told whatever was asked for.
            if course == .speaks { #expect(watch.wait(milliseconds: 0) == 0) }
            _ = watch.close(ours)
            close(theirs)
        }

        @Test("Tells what has come on it once it is released", arguments: Course.allCases)
        private func released(_ course: Course) throws {
            let watch = try Self.makeWatch()
            let (ours, theirs) = try Self.makeConnection(watch)
            watch.hold()
            try Self.take(course, at: theirs)
            watch.release()
            #expect(watch.wait(milliseconds: 0) == 1)
            watch.noteUnasked(0)
            #expect(watch.hasSpoken(ours))
            #expect(watch.haveSpoken == 1)
            _ = watch.close(ours)
            #expect(watch.haveSpoken == 0)
            close(theirs)
        }

        @Test("Is watched for what libcurl waits for on it once it is released")
        func used() throws {
            let watch = try Self.makeWatch()
            let (ours, theirs) = try Self.makeConnection(watch)
            watch.hold()
            #expect(!watch.awaitsHeld)
            watch.set(ours, CURL_POLL_INOUT)
            #expect(watch.awaitsHeld)
            #expect(watch.wait(milliseconds: 0) == 0)
            watch.release()
            #expect(!watch.awaitsHeld)
            #expect(watch.wait(milliseconds: 0) == 1)
            let event = try #require(watch.event(0))
            #expect(event.socket == ours)
            #expect(event.what == CURL_CSELECT_OUT)
            watch.set(ours, CURL_POLL_IN)
            #expect(watch.wait(milliseconds: 0) == 0)
            _ = watch.close(ours)
            close(theirs)
        }

        @Test("Is not that of another socket with its number")
        func closed() throws {
            let watch = try Self.makeWatch()
            let (ours, theirs) = try Self.makeConnection(watch)
            watch.hold()
            #expect(watch.close(ours) == 0)
            close(theirs)
            let (second, other) = try Self.makeConnection(watch)
            #expect(second == ours)
            try Self.take(.speaks, at: other)
            #expect(watch.wait(milliseconds: 0) == 1)
            watch.release()
            #expect(watch.connections == 1)
            _ = watch.close(second)
            close(other)
        }

        @Test("Is the one that was used last, and no other", arguments: [true, false])
        func last(isFirst: Bool) throws {
            let watch = try Self.makeWatch()
            let connections = [try Self.makeConnection(watch), try Self.makeConnection(watch)]
            let (used, other) = isFirst ? (connections[0], connections[1]) : (connections[1], connections[0])
            watch.set(used.ours, CURL_POLL_IN)
            watch.set(used.ours, CURL_POLL_REMOVE)
            watch.hold()
            try Self.take(.speaks, at: used.theirs)
            #expect(watch.wait(milliseconds: 0) == 0)
            try Self.take(.speaks, at: other.theirs)
            #expect(watch.wait(milliseconds: 0) == 1)
            for connection in connections {
                _ = watch.close(connection.ours)
                close(connection.theirs)
            }
        }
    }
#endif
