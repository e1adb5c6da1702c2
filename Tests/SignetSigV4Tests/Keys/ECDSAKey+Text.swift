@testable import SignetSigV4

extension ECDSAKey {
    /// The signature of a text, in hexadecimal.
    func sign(_ text: String) throws -> String {
        try Array(text.utf8).withUnsafeBytes { try sign($0).hexadecimal }
    }
}
