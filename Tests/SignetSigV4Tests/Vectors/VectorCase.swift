import SignetSigV4
import Testing

/// Which files of the suite make a test.
struct VectorCase: Sendable {
    /// Where the signature is; the beginning of the names of the files.
    enum Form: String, CaseIterable {
        case header
        case query
    }

    let algorithm: SigningAlgorithm
    let name: String
    let form: Form
}

extension VectorCase: CustomTestStringConvertible {
    var testDescription: String { "\(algorithm.directoryName)/\(name) in the \(form)" }
}
