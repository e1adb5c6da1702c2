import Foundation
import SigningWorkload

/// One line of the table, and of the JSON Lines.
struct Row: Encodable {
    var operation: String
    var cpuNanoseconds: Double
    /// Times the CPU time of the hash floor of the same run.
    var ratio: Double
    var allocations: Double
    var instructions: Double?
    var maximumRatio: Double?
    var maximumAllocations: Double?

    init(
        _ operation: SigningOperation, nanoseconds: Double, floor: Double, allocations: Double,
        instructions: Double? = nil
    ) {
        self.operation = operation.name
        cpuNanoseconds = nanoseconds
        ratio = nanoseconds / floor
        self.allocations = allocations
        self.instructions = instructions
        maximumRatio = operation.bound?.ratio
        maximumAllocations = operation.bound?.allocations
    }

    /// Whether it keeps its promise; `nil` where there is none.
    var isWithinBound: Bool? {
        guard let maximumRatio, let maximumAllocations else { return nil }
        return ratio <= maximumRatio && allocations <= maximumAllocations
    }

    static let header = "operation                      |   CPU ns  × floor  allocations  instructions  promise"

    var line: String {
        let promise = isWithinBound.map { isWithin in
            String(format: "≤ %.1f ×, ≤ %.0f: ", maximumRatio ?? 0, maximumAllocations ?? 0)
                + (isWithin ? "ok" : "over")
        }
        return operation.padding(toLength: 30, withPad: " ", startingAt: 0)
            + String(format: " | %8.0f %8.2f %12.1f ", cpuNanoseconds, ratio, allocations)
            + (instructions.map { String(format: "%13.0f", $0) } ?? "            –") + "  " + (promise ?? "")
    }
}
