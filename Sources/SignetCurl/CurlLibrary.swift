#if Curl
    import CSignetCurl
    import CSignetOpenSSL
    import Glibc
    import SignetCore

    /// The libcurl of this process.
    enum CurlLibrary {
        /// Why it cannot be used; `nil` when it can. Initialises libcurl, once.
        static let defect: TransportError? = {
            signet_openssl_outlives_exit()
            guard csignet_global_init() == CURLE_OK else { return unusable("it could not be initialised") }
            guard let version = csignet_version() else { return unusable("it does not tell its version") }
            let name = version.pointee.version.map { String(cString: $0) } ?? "of unknown version"
            // Headers and library can differ: a program may be run where an older libcurl is installed.
            guard version.pointee.version_num >= csignet_minimum_version else {
                return unusable("it is \(name)", remedy: "install 7.87.0 or later")
            }
            guard csignet_resolves_on_threads(version) != 0 else {
                return unusable("\(name) looks names up on the thread of its caller", remedy: defaultBuild)
            }
            guard csignet_has_tls(version) != 0 else { return unusable("\(name) has no TLS", remedy: defaultBuild) }
            return nil
        }()

        /// Whether a handle that is used again needs a ``FirstFieldGuard``: before 8.1.1.
        static let keepsHeaderLines = csignet_version().map { csignet_keeps_header_lines($0) != 0 } ?? true

        /// Whether the system's authorities are in a file that can be read, and no directory is needed.
        static let hasAuthoritiesFile: Bool = {
            guard let version = csignet_version(), let file = csignet_authorities_file(version) else { return false }
            return access(file, R_OK) == 0
        }()

        /// Whether it speaks TLS by the OpenSSL that this module is linked with, and lets it be asked for more.
        static let usesOpenSSL: Bool = {
            guard let name = csignet_version().flatMap({ csignet_tls_library($0) }) else { return false }
            return String(cString: name).hasPrefix("OpenSSL/\(OPENSSL_version_major()).")
        }()

        private static let defaultBuild = "install the distribution's libcurl"

        private static func unusable(_ reason: String, remedy: String? = nil) -> TransportError {
            TransportError(
                .unsupported, during: nil, "this system's libcurl cannot be used: \(reason)", remedy: remedy,
                requestMayHaveBeenSent: false)
        }
    }
#endif
