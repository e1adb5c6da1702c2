/// What was counted of a scenario, a request.
struct Counts {
    var systemCalls: Double?
    var allocations: Double?
    var failure: String?
}
