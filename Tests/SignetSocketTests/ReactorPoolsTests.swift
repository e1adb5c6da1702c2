import SignetCore
import Testing

@testable import SignetSocket

@Suite("The reactors of a transport")
struct ReactorPoolsTests {
    private func pools(_ count: Int) -> ReactorPools {
        let engine = SocketTransport(threads: count).engine
        return ReactorPools(count: count, tasksEach: 2) { reactor in
            ReactorPool(on: reactor, of: engine.pool, TLSContexts(), overrides: [])
        }
    }

    @Test("Whoever asks first, and however many ask at once, there is one pool a reactor")
    func oneEach() async throws {
        for _ in 0..<50 {
            let pools = pools(1)
            let found = await withTaskGroup(of: ObjectIdentifier?.self) { group in
                for _ in 0..<4 { group.addTask { (try? pools.roomiest()).map(ObjectIdentifier.init) } }
                return await group.reduce(into: Set<ObjectIdentifier?>()) { $0.insert($1) }
            }
            #expect(found.count == 1 && pools.started.count == 1)
        }
    }

    @Test("A pool ends with the pools it belongs to")
    func release() throws {
        weak var pool: ReactorPool?
        do {
            let pools = pools(2)
            pool = try pools.roomiest()
            #expect(pool != nil && pools.started.count == 1)
        }
        #expect(pool == nil)
    }

    @Test("A task is at hand on its reactor's thread, and nowhere else")
    func atHand() async throws {
        let pools = pools(2)
        let pool = try pools.roomiest()
        #expect(pools.atHand == nil)
        let found = await withTaskExecutorPreference(pool.executor) { @concurrent in pools.atHand }
        #expect(found === pool)
    }
}

extension SocketTransport {
    fileprivate init(threads: Int) {
        var settings = Settings()
        settings.threads = threads
        self.init(settings)
    }
}
