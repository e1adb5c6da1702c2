/// An element of an AWS answer: its local name, its text and its children.
package struct XMLElement: Sendable, Equatable {
    /// The name without its namespace prefix.
    package let name: String
    /// The character data that stands directly in the element, references resolved.
    package internal(set) var text = ""
    /// The child elements, in order.
    package internal(set) var children: [XMLElement] = []

    init(name: String) {
        self.name = name
    }

    /// The first child with this local name.
    package subscript(name: String) -> XMLElement? {
        children.first { $0.name == name }
    }
}
