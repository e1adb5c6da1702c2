extension RequestURL {
    /// The same origin and `Host` with another target.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` for a target that does not begin with `/` or holds a byte that
    ///   must be percent-encoded.
    package func replacingTarget(with target: String) throws(TransportError) -> RequestURL {
        try RequestTarget.validate(target)
        return RequestURL(origin: origin, authority: authority, target: target)
    }
}
