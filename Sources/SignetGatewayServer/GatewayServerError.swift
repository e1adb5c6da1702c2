#if Socket
    /// Why a ``GatewayServer`` could not start.
    public struct GatewayServerError: Error, Sendable, Hashable {
        /// What failed.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// The text is not an address to listen on.
            case invalidAddress
            /// The address is taken, not this machine's, or not allowed to this user.
            case listen
            /// No certificate could be made.
            case certificate
            /// The certificate of the authority could not be written to a file.
            case file
            /// No thread or descriptor is left.
            case resourceExhausted
            /// The server has been started before.
            case alreadyStarted
            /// The server has been shut down.
            case shutDown
        }

        /// What failed.
        public let kind: Kind
        /// Why, in words.
        public let reason: String
        /// What to do about it, where that is known.
        public let remedy: String?

        init(_ kind: Kind, _ reason: String, remedy: String? = nil) {
            self.kind = kind
            self.reason = reason
            self.remedy = remedy
        }
    }

    extension GatewayServerError: CustomStringConvertible {
        /// The reason and the remedy.
        public var description: String { remedy.map { "\(reason) (\($0))" } ?? reason }
    }
#endif
