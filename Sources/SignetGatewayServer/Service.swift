#if Socket
    import SignetCore
    import SignetSocket

    /// What the connections of one port have in common.
    struct Service: Sendable {
        let handler: any Transport
        let limits: ServerLimits
        /// The settings of https; `nil` for http.
        let tls: TLSContext?
        /// Where the port is reached: the origin of its requests, and the authority of one in HTTP/1.0 without `Host`.
        let url: RequestURL
    }
#endif
