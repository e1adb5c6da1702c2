/// One call of the demo and what came back.
struct DemoRow {
    let transport: String
    let scheme: String
    let call: String
    /// The status, or the kind of the error.
    let outcome: String
    let answer: String
    let isAsItMustBe: Bool

    var cells: [String] { [transport, scheme, call, outcome, answer] }
}
