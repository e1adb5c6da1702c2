import HTTPTypes
import SignetCore
import Synchronization
import Testing

@Suite("A body channel")
struct BodyChannelTests {
    /// What the engine's side was told.
    private final class Engine: Sendable {
        let resumed = Atomic(0)
        let abandoned = Atomic(0)

        var resumeCount: Int { resumed.load(ordering: .sequentiallyConsistent) }
        var abandonCount: Int { abandoned.load(ordering: .sequentiallyConsistent) }

        func channel(highWater: Int = 1024) -> BodyChannel {
            BodyChannel(
                highWater: highWater, peer: "h:1", resume: { self.resumed.add(1, ordering: .sequentiallyConsistent) },
                abandon: { self.abandoned.add(1, ordering: .sequentiallyConsistent) })
        }
    }

    private let engine = Engine()
    private static let failure = TransportError(
        .connectionReset, during: .receiveBody, "gone", requestMayHaveBeenSent: true)

    @Test("delivers what was yielded, in order, then the end, and the trailers after it")
    func order() async throws {
        let channel = engine.channel()
        for chunk in [[1, 2], [], [3]] as [[UInt8]] { #expect(channel.yield(chunk) == .more) }
        channel.finish(trailers: [.contentType: "t"])
        #expect(channel.trailers.isEmpty)
        #expect(try await channel.next() == [1, 2, 3])
        #expect(try await channel.next() == nil)
        #expect(try await channel.next() == nil)
        #expect(channel.trailers[.contentType] == "t")
    }

    @Test("hands a chunk to a reader that waits, past the buffer")
    func waitingReader() async throws {
        let channel = engine.channel(highWater: 1)
        let reader = Task {
            var count = 0
            while let chunk = try await channel.next() { count += chunk.count }
            return count
        }
        // A chunk that goes into the buffer pauses the engine; only one that a waiting reader takes does not.
        var yielded = 1
        while channel.yield([7]) == .pause {
            yielded += 1
            await Task.yield()
        }
        channel.finish()
        #expect(try await reader.value == yielded)
    }

    @Test("pauses the engine at the high-water mark, and resumes it once, when the reader has caught up")
    func backPressure() async throws {
        let channel = engine.channel(highWater: 4)
        #expect(channel.yield([1, 2, 3]) == .more)
        #expect(channel.yield([4]) == .pause)
        #expect(channel.yield([5]) == .pause)
        #expect(engine.resumeCount == 0)
        #expect(try await channel.next() == [1, 2, 3, 4, 5])
        #expect(engine.resumeCount == 1)
        #expect(channel.yield([6]) == .more)
        #expect(try await channel.next() == [6])
        #expect(engine.resumeCount == 1)
    }

    @Test("reports a failure after everything that came before it")
    func failure() async throws {
        let channel = engine.channel()
        _ = channel.yield([1])
        channel.fail(Self.failure)
        channel.finish()
        #expect(try await channel.next() == [1])
        for _ in 0..<2 {
            let error = await #expect(throws: TransportError.self) { try await channel.next() }
            #expect(error?.kind == .connectionReset)
        }
        #expect(engine.abandonCount == 0)
    }

    @Test("takes nothing more after its end")
    func afterTheEnd() async throws {
        let channel = engine.channel()
        channel.finish()
        channel.fail(Self.failure)
        #expect(channel.yield([1]) == .more)
        #expect(try await channel.next() == nil)
    }

    @Test("tells the engine once that its reader has gone, and the engine again at its next chunk")
    func abandoned() async {
        let channel = engine.channel()
        _ = channel.yield([1])
        channel.abandon()
        channel.abandon()
        #expect(engine.abandonCount == 1)
        #expect(channel.yield([2]) == .abandoned)
        let error = await #expect(throws: TransportError.self) { try await channel.next() }
        #expect(error?.kind == .cancelled)
    }

    @Test("is not abandoned once it is complete: its connection may carry another exchange")
    func abandonedTooLate() async throws {
        let channel = engine.channel()
        _ = channel.yield([1])
        channel.finish(trailers: [.contentType: "t"])
        channel.abandon()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await channel.next()
        }
        #expect(try await task.value == [1])
        #expect(try await channel.next() == nil)
        #expect(channel.trailers[.contentType] == "t")
        #expect(engine.abandonCount == 0)
    }

    @Test("ends the wait of a cancelled reader, and the transfer with it")
    func cancelledReader() async {
        let channel = engine.channel()
        let task = Task { () async -> TransportError? in
            do throws(TransportError) {
                _ = try await channel.next()
                return nil
            } catch {
                return error
            }
        }
        task.cancel()
        let error = await task.value
        #expect(error?.kind == .cancelled)
        #expect(error?.peer == "h:1")
        #expect(engine.abandonCount == 1)
        #expect(channel.yield([1]) == .abandoned)
    }

    @Test("answers a second reader, and keeps the first")
    func twoReaders() async throws {
        let channel = engine.channel()
        let outcomes = await withTaskGroup(of: Result<[UInt8]?, TransportError>.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do throws(TransportError) {
                        return .success(try await channel.next())
                    } catch {
                        return .failure(error)
                    }
                }
            }
            // One of the two is refused as soon as both are there; only then is there anything to read.
            var outcomes: [Result<[UInt8]?, TransportError>] = []
            if let refused = await group.next() { outcomes.append(refused) }
            _ = channel.yield([1])
            for await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
        #expect(throws: TransportError.self) { try outcomes[0].get() }
        #expect(try outcomes[1].get() == [1])
    }

    @Test("loses and invents no byte between two threads", arguments: [1, 64, 4096])
    func stress(highWater: Int) async throws {
        let channel = BodyChannel(highWater: highWater, resume: {}, abandon: {})
        let total = 20_000
        async let sent: Void = {
            for number in 0..<total { _ = channel.yield([UInt8(truncatingIfNeeded: number)]) }
            channel.finish()
        }()
        var received = 0
        while let chunk = try await channel.next() {
            #expect(!chunk.isEmpty)
            for byte in chunk {
                if byte != UInt8(truncatingIfNeeded: received) { Issue.record("byte \(received) is wrong") }
                received += 1
            }
        }
        await sent
        #expect(received == total)
    }
}
