/// Why a key or certificate could not be made.
package struct CertificateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Why, in words.
    package let description: String

    /// An error whose description is `reason`.
    package init(_ reason: String) {
        description = reason
    }
}
