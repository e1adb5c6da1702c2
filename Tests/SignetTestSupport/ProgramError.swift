/// Why a program could not be run.
public struct ProgramError: Error, CustomStringConvertible {
    /// One sentence.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
