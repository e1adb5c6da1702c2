import SignetCredentials
import SignetSigV4
import Testing

@Suite("The cache of credentials")
struct CachedCredentialsTests {
    private static let failure = CredentialsError(.unreachable, provider: "fake", "no answer")

    private let clock = FakeClock()

    /// `KEY1`, `KEY2`, …, each good for `lifetime` seconds from now.
    private func fresh(_ call: Int, lifetime: Int64 = 3600) -> Result<Credentials, CredentialsError> {
        .success(
            Credentials(
                accessKeyID: "KEY\(call)", secretAccessKey: "secret", sessionToken: "token",
                expiration: clock.now.adding(seconds: lifetime)))
    }

    private func cache(_ provider: FakeProvider) -> CachedCredentials {
        CachedCredentials(provider, clock: clock.wallClock)
    }

    /// Waits, without a clock, for what another task is about to do.
    private func until(_ condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }

    @Test("asks its origin once for any number of tasks, and gives all of them the same")
    func singleFlight() async throws {
        let provider = FakeProvider(isOpen: false) { fresh($0) }
        let cache = cache(provider)
        let keys = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<1000 { group.addTask { try await cache.credentials().accessKeyID } }
            await until { cache.waiterCount == 1000 }
            provider.open()
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(keys == ["KEY1"])
        #expect(provider.calls == 1)
    }

    @Test("keeps credentials that do not expire for ever")
    func noExpiration() async throws {
        let provider = FakeProvider { .success(Credentials(accessKeyID: "KEY\($0)", secretAccessKey: "secret")) }
        let cache = cache(provider)
        #expect(cache.readyCredentials == nil)
        for _ in 0..<3 {
            #expect(try await cache.credentials().accessKeyID == "KEY1")
            clock.advance(1_000_000_000)
        }
        #expect(cache.readyCredentials?.accessKeyID == "KEY1")
        #expect(provider.calls == 1)
    }

    @Test(
        "leaves credentials alone until the advisory window, and has them at hand until then",
        arguments: [(0, true), (3299, true), (3300, false), (3301, false), (3600, false)] as [(Int64, Bool)])
    func advisoryBoundary(age: Int64, isFresh: Bool) async throws {
        let cache = cache(FakeProvider { fresh($0) })
        _ = try await cache.credentials()
        clock.advance(age)
        #expect((cache.readyCredentials != nil) == isFresh)
    }

    @Test("serves what it has in the advisory window while one renewal runs in the background")
    func advisoryWindow() async throws {
        let provider = FakeProvider { fresh($0) }
        let cache = cache(provider)
        _ = try await cache.credentials()
        clock.advance(3400)
        provider.close()
        for _ in 0..<100 { #expect(try await cache.credentials().accessKeyID == "KEY1") }
        await until { provider.calls == 2 }
        provider.open()
        await until { cache.readyCredentials?.accessKeyID == "KEY2" }
        #expect(try await cache.credentials().accessKeyID == "KEY2")
        #expect(provider.calls == 2)
    }

    @Test("goes on serving what is valid when a renewal in the advisory window fails, and tries again after a pause")
    func advisoryFailure() async throws {
        let provider = FakeProvider { $0 == 2 ? .failure(Self.failure) : fresh($0) }
        let cache = cache(provider)
        _ = try await cache.credentials()
        clock.advance(3400)
        let reads = clock.reads
        #expect(try await cache.credentials().accessKeyID == "KEY1")
        // Two looks by the caller, one by the renewal when it is over.
        await until { provider.calls == 2 && clock.reads >= reads + 3 }
        for _ in 0..<50 { #expect(try await cache.credentials().accessKeyID == "KEY1") }
        #expect(provider.calls == 2)
        clock.advance(10)
        while cache.readyCredentials == nil {
            #expect(["KEY1", "KEY3"].contains(try await cache.credentials().accessKeyID))
            await Task.yield()
        }
        #expect(provider.calls == 3)
    }

    @Test(
        "waits for the renewal in the mandatory window and after the end",
        arguments: [3540, 3599, 3600, 9999] as [Int64])
    func mandatoryWindow(age: Int64) async throws {
        let provider = FakeProvider { fresh($0) }
        let cache = cache(provider)
        _ = try await cache.credentials()
        clock.advance(age)
        #expect(try await cache.credentials().accessKeyID == "KEY2")
        #expect(provider.calls == 2)
    }

    @Test("reports a failure to every task that waited for it, and asks again for the next")
    func failureFansOut() async throws {
        let provider = FakeProvider(isOpen: false) { $0 == 1 ? .failure(Self.failure) : fresh($0) }
        let cache = cache(provider)
        let kinds = await withTaskGroup(of: CredentialsError.Kind?.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    do throws(CredentialsError) {
                        _ = try await cache.credentials()
                        return nil
                    } catch {
                        return error.kind
                    }
                }
            }
            await until { cache.waiterCount == 100 }
            provider.open()
            return await group.reduce(into: [CredentialsError.Kind?]()) { $0.append($1) }
        }
        #expect(kinds == Array(repeating: .unreachable, count: 100))
        #expect(try await cache.credentials().accessKeyID == "KEY2")
        #expect(provider.calls == 2)
    }

    @Test("lets a cancelled caller go at once, and neither the others nor the renewal notice")
    func cancellation() async throws {
        let provider = FakeProvider(isOpen: false) { fresh($0) }
        let cache = cache(provider)
        let first = Task { try await cache.credentials() }
        await until { provider.calls == 1 }
        let second = Task { try await cache.credentials() }
        await until { cache.waiterCount == 2 }
        first.cancel()
        let error = await #expect(throws: CredentialsError.self) { try await first.value }
        #expect(error?.kind == .cancelled)
        provider.open()
        #expect(try await second.value.accessKeyID == "KEY1")
        #expect(provider.calls == 1)
    }

    @Test("answers a caller that is cancelled already")
    func cancelledBefore() async throws {
        let provider = FakeProvider(isOpen: false) { fresh($0) }
        let cache = cache(provider)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await cache.credentials()
        }
        let error = await #expect(throws: CredentialsError.self) { try await task.value }
        #expect(error?.kind == .cancelled)
        provider.open()
        #expect(try await cache.credentials().accessKeyID == "KEY1")
    }

    @Test("refuses what has expired on arrival, and blames the clock")
    func expiredOnArrival() async {
        let cache = cache(FakeProvider { fresh($0, lifetime: 0) })
        let error = await #expect(throws: CredentialsError.self) { try await cache.credentials() }
        #expect(error?.kind == .expired)
        #expect(error?.remedy?.contains("clock") == true)
    }

    @Test("serves a session shorter than its windows, and renews it with every pause at most")
    func shortSession() async throws {
        let provider = FakeProvider { fresh($0, lifetime: 200) }
        let cache = cache(provider)
        for _ in 0..<10 { #expect(try await cache.credentials().accessKeyID == "KEY1") }
        #expect(provider.calls == 1)
        clock.advance(150)
        #expect(try await cache.credentials().accessKeyID == "KEY2")
    }

    @Test("drops credentials that were refused, but not their successors")
    func discard() async throws {
        let provider = FakeProvider { fresh($0) }
        let cache = cache(provider)
        let first = try await cache.credentials()
        cache.discard(first)
        #expect(cache.readyCredentials == nil)
        let second = try await cache.credentials()
        #expect(second.accessKeyID == "KEY2")
        cache.discard(first)
        #expect(cache.readyCredentials == second)
        #expect(provider.discarded == [first, first])
    }

    @Test("gives up a clock that runs backwards nothing: what is kept is served")
    func clockBackwards() async throws {
        let provider = FakeProvider { fresh($0) }
        let cache = cache(provider)
        _ = try await cache.credentials()
        clock.advance(-100_000)
        #expect(try await cache.credentials().accessKeyID == "KEY1")
        #expect(provider.calls == 1)
    }
}
