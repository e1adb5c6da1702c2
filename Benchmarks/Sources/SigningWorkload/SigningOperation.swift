import HTTPTypes
import SignetSigV4

/// One thing to measure.
public struct SigningOperation {
    /// What it may cost: times the CPU time of the hash floor, and allocations a call.
    public struct Bound: Sendable {
        /// Times the hash floor.
        public let ratio: Double
        /// Allocations a call.
        public let allocations: Double
    }

    /// What it is called.
    public let name: String
    /// What it may cost, where there is a promise.
    public let bound: Bound?
    /// Does it once.
    public let run: () throws -> Void

    /// Names something to measure.
    public init(_ name: String, bound: Bound? = nil, run: @escaping () throws -> Void) {
        self.name = name
        self.bound = bound
        self.run = run
    }

    /// The hash floor, and everything that is compared with it.
    public static func all(_ workload: SigningWorkload) throws -> [SigningOperation] {
        guard let floor = HashFloor(workload), let straight = StraightSigner(workload) else {
            throw WorkloadError.unlikeFloor("it cannot be taken apart")
        }
        guard floor.blocks == 17 else { throw WorkloadError.unlikeFloor("it takes \(floor.blocks) blocks, not 17") }
        guard straight.value == workload.signed.request.headerFields[.authorization] else {
            throw WorkloadError.unlikeFloor("C signs it differently: \(straight.value)")
        }
        return [
            SigningOperation("hash floor (C)") { floor.run() },
            SigningOperation("straight-line C") { straight.sign() },
            SigningOperation("core signing", bound: Bound(ratio: 2.5, allocations: 2)) { try workload.signCore() },
            SigningOperation("public API", bound: Bound(ratio: 5, allocations: 8)) { try workload.sign() },
            SigningOperation("presign") { try workload.presign() },
            SigningOperation("verify") { try workload.verify() },
            SigningOperation("public API, SigV4a") { try workload.signAsymmetric() },
        ]
    }
}

/// Why a workload cannot be measured.
public enum WorkloadError: Error {
    /// The floor would hash something else than the signer, or the two would sign differently.
    case unlikeFloor(String)
}
