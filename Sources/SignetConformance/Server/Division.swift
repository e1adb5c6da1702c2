/// How the bytes of a response are cut into segments.
///
/// The target of a request carries it to the server, so that a request that is sent again gets the same answer.
enum Division: Sendable, Hashable, CustomStringConvertible {
    /// In one piece.
    case whole
    /// In two, the first of them this long.
    case at(Int)
    /// Byte by byte.
    case everywhere

    /// Every division into one piece, into two, and into single bytes.
    static func all(of count: Int) -> [Division] {
        [whole] + (1..<max(1, count)).map(at) + [everywhere]
    }

    /// The one that `target` stands for; whole when it stands for none.
    init(target: String) {
        let name = target.dropFirst()
        self = name == "everywhere" ? .everywhere : Int(name).map(Division.at) ?? .whole
    }

    /// What asks for it.
    var target: String {
        switch self {
        case .whole: "/whole"
        case .at(let count): "/\(count)"
        case .everywhere: "/everywhere"
        }
    }

    var description: String {
        switch self {
        case .whole: "sent whole"
        case .at(let count): "cut after \(count) bytes"
        case .everywhere: "sent byte by byte"
        }
    }

    func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        switch self {
        case .at(let count) where bytes.indices.contains(count): [bytes[..<count], bytes[count...]]
        case .whole, .at: [bytes[...]]
        case .everywhere: bytes.indices.map { bytes[$0...$0] }
        }
    }
}
