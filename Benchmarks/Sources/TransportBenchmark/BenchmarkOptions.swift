/// What the command line asks for.
struct BenchmarkOptions {
    /// How much of the usual number of requests is sent.
    var scale = 1.0
    /// How often each scenario is measured; the table has the medians.
    var rounds = 5
    /// Only scenarios whose title holds this.
    var only: String?
    /// Where the JSON Lines go.
    var output = "bench.jsonl"
    /// Whether broken bounds make the run fail.
    var isChecking = false

    static let usage = "transport-benchmark [--scale X] [--rounds N] [--only TEXT] [--jsonl FILE] [--check]"

    /// `nil` when the arguments are something else.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            if name == "--check" {
                isChecking = true
                continue
            }
            guard let value = rest.popFirst() else { return nil }
            switch name {
            case "--scale":
                guard let number = Double(value), number > 0 else { return nil }
                scale = number
            case "--rounds":
                guard let number = Int(value), number > 0 else { return nil }
                rounds = number
            case "--only": only = value
            case "--jsonl": output = value
            default: return nil
            }
        }
    }
}
