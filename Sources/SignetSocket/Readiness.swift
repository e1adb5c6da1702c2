import CSignetLinux

/// What an event says of a descriptor.
struct Readiness {
    let isReadable: Bool
    let isWritable: Bool
    /// The peer has closed its side, or the connection failed.
    let hasHungUp: Bool

    /// From the flags of epoll.
    init(_ flags: UInt32) {
        isReadable = flags & signet_epoll_readable != 0
        isWritable = flags & signet_epoll_writable != 0
        hasHungUp = flags & signet_epoll_hung_up != 0
    }
}
