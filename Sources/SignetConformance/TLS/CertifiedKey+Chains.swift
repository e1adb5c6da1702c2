import SignetCertificates

extension CertifiedKey {
    /// A server's certificate for `names`, from `issuer`, with what `change` makes of its profile.
    static func server(
        _ names: String? = "DNS:localhost,IP:127.0.0.1", by issuer: CertifiedKey?,
        _ change: (inout Profile) -> Void = { _ in }
    ) throws(CertificateError) -> CertifiedKey {
        var profile = Profile("localhost", .server, names: names)
        change(&profile)
        return try CertifiedKey(profile, issuer: issuer)
    }

    /// An authority below `issuer`, with what `change` makes of its profile.
    static func authority(
        _ name: String = "Conformance intermediate", by issuer: CertifiedKey?, pathLength: Int? = nil,
        _ change: (inout Profile) -> Void = { _ in }
    ) throws(CertificateError) -> CertifiedKey {
        var profile = Profile(name, .authority(pathLength: pathLength))
        change(&profile)
        return try CertifiedKey(profile, issuer: issuer)
    }
}
