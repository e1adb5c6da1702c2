/// What the command line asks for.
struct SoakOptions {
    var minutes = 10.0
    var tasks = 64
    var transport = Courier.socket

    static let usage = "transport-soak [--minutes X] [--tasks N] [--transport socket|curl|urlsession]"

    /// `nil` when the arguments are something else.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            switch (name, rest.popFirst()) {
            case ("--minutes", let value?):
                guard let number = Double(value), number > 0 else { return nil }
                minutes = number
            case ("--tasks", let value?):
                guard let number = Int(value), number > 0 else { return nil }
                tasks = number
            case ("--transport", let value?):
                guard let courier = Courier(rawValue: value) else { return nil }
                transport = courier
            default: return nil
            }
        }
    }
}
