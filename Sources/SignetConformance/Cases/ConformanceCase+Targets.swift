import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// The target on the wire is the target that was signed, byte for byte (RFC 9112 §3.2.1).
    static let targets: [ConformanceCase] =
        plainTargets.map { target in
            ConformanceCase(
                "The target \(target) reaches the server unchanged", .ok,
                Exchange(.request(.get, target), .response()), wire: .line("GET \(target) HTTP/1.1"))
        }
        + awkwardTargets.map { target in
            ConformanceCase(
                "The target \(target) reaches the server unchanged, or is refused", needs: [.byteExactTarget],
                lack: .isRefused, .ok,
                Exchange(.request(target == "*" ? .options : .get, target), .response()),
                wire: .line("\(target == "*" ? "OPTIONS" : "GET") \(target) HTTP/1.1"))
        }

    private static let plainTargets = [
        "/", "/a/b", "/a%2Fb", "/a%20b", "/%E2%82%AC", "/%e2%82%ac", "/a%00b", "/a%25b", "/%7E~", "/a:b",
        "/;:@*'(),!$&+=~-._", "//double", "/a//b///c", "/trailing/", "/.hidden", "/..a/b..", "/a...b", "/a.b/c.",
        "/?", "/?a=", "/?a", "/?&&a&=b&", "/?b=2&a=1&a=0&x=%2B+%20", "/?q=a/b?c", "/?a=;:@*'()!$,~", "/?x=%E2%82%AC",
        "/?q=..", "/p?q=%2e%2e/./..",
    ]

    /// What clients rewrite: dot segments, stray percent signs, brackets, and the asterisk form (RFC 9112 §3.2.4).
    private static let awkwardTargets = [
        "/a/../b", "/a/./b", "/..", "/.", "/a/..", "/a/.", "/../../a", "/a%2Fb/../c//d", "/%2e%2e/b", "/a/%2E/b",
        "/a/.%2e/b", "/p%zz", "/p%", "/?q=%zz", "/?q=%", "/a[b]", "/?filter[a]=1", "*",
    ]
}
