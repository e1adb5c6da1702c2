/// Why a host name does not tell what to sign for.
public struct EndpointError: Error, Hashable, Sendable {
    /// What is wrong with the host.
    public enum Kind: String, Hashable, Sendable {
        /// It is no host name at all: empty, longer than 255 bytes, or with a byte that no host name holds.
        case invalidHost
        /// An address, `localhost`, or a domain that is not AWS's: it tells neither service nor region.
        case unknownHost
        /// An AWS host that does not tell the service, or one that two services share.
        case unknownService
        /// An AWS host that names no region, and does not stand for one either.
        case unknownRegion
        /// An AWS host that spans regions, and takes SigV4a with a ``RegionSet`` only.
        case multipleRegions
        /// An AWS host that takes no signature at all.
        case notSignable
    }

    /// What is wrong with the host.
    public let kind: Kind
    /// One sentence: what is not known, why, and the remedy.
    public let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

extension EndpointError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}
