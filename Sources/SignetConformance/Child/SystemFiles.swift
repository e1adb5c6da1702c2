import Glibc

/// Files that stand for the system's own, for a child in a mount namespace of its own (mount_namespaces(7)): the authorities
/// that it trusts, and the names of the loopback.
///
/// A transport that takes these from the system and from nobody else can only so be shown a server to trust.
final class SystemFiles: Sendable {
    /// How a child learns of the file of authorities.
    private static let variable = "SIGNET_CONFORMANCE_AUTHORITIES"
    /// Where Debian, and what is built on it, keep them; libcurl is compiled with the first path there.
    private static let mount = """
        mount --bind "$1" /etc/ssl/certs/ca-certificates.crt && mount --bind "$2" /etc/hosts && shift 2 && exec "$@"
        """

    private let folder: ScratchFolder
    private let authorities: String
    private let hosts: String

    /// `nil` where a user may not have a namespace, or the files are kept elsewhere.
    ///
    /// - Parameter names: The host names of the loopback.
    init?(names: Set<String>) {
        let text = names.sorted().map { "127.0.0.1 \($0)\n" }.joined()
        guard let folder = try? ScratchFolder(), let authorities = try? folder.authority([]),
            let hosts = try? folder.hosts(Array(text.utf8))
        else { return nil }
        (self.folder, self.authorities, self.hosts) = (folder, authorities, hosts)
        guard Self.succeeds(command(["true"])) else { return nil }
    }

    /// In a child, the path of the authorities; a write to it changes whom the system trusts.
    static var authorities: String? { getenv(variable).map { String(cString: $0) } }

    /// What runs `program` where the files are mounted over the system's.
    func command(_ program: [String]) -> [String] {
        // unshare(1) and sh(1) each become what they run: signals and descriptors are the program's.
        let namespace = ["unshare", "--map-root-user", "--mount", "sh", "-c", Self.mount, "sh"]
        return ["env", "\(Self.variable)=\(authorities)"] + namespace + [authorities, hosts] + program
    }

    private static func succeeds(_ command: [String]) -> Bool {
        let words = command.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // What it has to say where this is not allowed is nobody's concern.
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var identifier = pid_t()
        guard posix_spawnp(&identifier, command[0], &actions, nil, words, environ) == 0 else { return false }
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        return ChildEnd(status) == .exit(0)
    }
}
