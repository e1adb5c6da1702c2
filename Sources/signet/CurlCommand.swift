import Foundation

/// A request as a command line of curl, quoted for a POSIX shell.
struct CurlCommand {
    let method: String
    let url: String
    let fields: [(name: String, value: String)]
    /// What follows the head; `nil` where not even its length is stated.
    let body: [UInt8]?

    /// Linux refuses an argument of 128 KiB (`MAX_ARG_STRLEN`); well below it, so that quoting cannot make it one.
    private static let maximumArgument = 32 * 1024

    /// The command, ready to be pasted.
    var text: String {
        // The target is sent as it was signed: no dot segment resolved, no bracket taken for a pattern.
        var words = ["curl", "--path-as-is", "--globoff"]
        if method == "HEAD", body == nil {
            words.append("--head")
        } else if method != (body == nil ? "GET" : "POST") {
            words += ["--request", Self.quoted(method)]
        }
        for field in fields { words += ["--header", Self.quoted(Self.header(field))] }
        guard let body else { return (words + [Self.quoted(url)]).joined(separator: " ") }
        // curl would call any body a form, in a field that nobody signed.
        if !fields.contains(where: { $0.name.lowercased() == "content-type" }) {
            words += ["--header", "'Content-Type:'"]
        }
        // A shell word holds no NUL, and curl reads it as text of the locale's: other bytes come through a pipe.
        if body.count <= Self.maximumArgument, !body.contains(0), let text = String(validating: body, as: UTF8.self) {
            return (words + ["--data-raw", Self.quoted(text), Self.quoted(url)]).joined(separator: " ")
        }
        let encoded = Data(body).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        words += ["--data-binary", "@-", Self.quoted(url)]
        return "base64 -d <<'END' | \(words.joined(separator: " "))\n\(encoded)\nEND"
    }

    /// A header that curl sends as it is; `Name;` is how it is told to send an empty one.
    private static func header(_ field: (name: String, value: String)) -> String {
        field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
    }

    /// A shell word that stands for `text` and nothing else (POSIX Shell Command Language §2.2.2).
    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: #"'\''"#) + "'"
    }
}
