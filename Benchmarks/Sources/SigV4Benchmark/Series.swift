import SignetSigV4
import SigningWorkload

/// How the cost of signing changes with the size of its input.
struct Series: Encodable {
    /// One size.
    struct Point: Encodable {
        let size: Int
        let cpuNanoseconds: Double
    }

    let series: String
    let points: [Point]

    /// The public interface with bodies of growing length.
    static func bodies(_ workload: SigningWorkload, rounds: Int) throws -> Series {
        let sizes = [0, 1 << 10, 1 << 14, 1 << 17, 1 << 20, 1 << 24]
        let operations = sizes.map { size in
            let body = [UInt8](repeating: 0x61, count: size)
            return SigningOperation("\(size)") {
                keep(
                    try workload.signer.sign(
                        workload.request, payload: .sha256(of: body), credentials: workload.credentials,
                        at: workload.date
                    ).request)
            }
        }
        return try measure("bytes of body", sizes: sizes, operations, rounds: rounds)
    }

    /// The public interface with one signer for a growing number of identities, in turn.
    static func identities(_ workload: SigningWorkload, rounds: Int) throws -> Series {
        let sizes = [1, 16, 64, 256]
        let operations = sizes.map { size in
            let signer = SigV4Signer(service: "execute-api", region: "eu-west-1")
            let identities = (0..<size).map { SigningWorkload.credentials(identity: $0) }
            var next = 0
            return SigningOperation("\(size)") {
                next = (next + 1) % size
                keep(
                    try signer.sign(
                        workload.request, payload: .sha256(of: workload.body), credentials: identities[next],
                        at: workload.date
                    ).request)
            }
        }
        return try measure("cached identities", sizes: sizes, operations, rounds: rounds)
    }

    private static func measure(
        _ name: String, sizes: [Int], _ operations: [SigningOperation], rounds: Int
    ) throws -> Series {
        // Every key is derived before the clock starts.
        for (operation, size) in zip(operations, sizes) { for _ in 0..<min(size, 256) { try operation.run() } }
        let times = try InterleavedRounds(rounds: rounds).measure(operations)
        return Series(series: name, points: zip(sizes, times).map { Point(size: $0, cpuNanoseconds: $1) })
    }
}
