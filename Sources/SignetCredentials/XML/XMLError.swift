/// Why bytes are not a document that ``XMLReader`` reads.
package struct XMLError: Error, Sendable, Equatable {
    /// What was found.
    package enum Kind: Sendable, Equatable {
        /// Not well-formed, or cut short.
        case malformed
        /// Not UTF-8.
        case encoding
        /// A document type, which could define entities; no AWS service sends one.
        case documentType
        /// A reference to anything but the five predefined entities or a character.
        case entity
        /// More bytes, elements or nested elements than a service sends.
        case limit
    }

    /// What was found.
    package let kind: Kind
    /// Where, in bytes from the start.
    package let offset: Int
    /// Why, in words; holds nothing of the document.
    package let reason: String
}

extension XMLError: CustomStringConvertible {
    /// The reason and the place.
    package var description: String { "\(reason) at byte \(offset)" }
}
