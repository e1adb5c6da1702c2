public import Foundation

/// A directory that is gone when its last reference is.
public final class TemporaryDirectory: Sendable {
    /// Where it is.
    public let url: URL

    /// A new directory.
    public init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("signet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// The path of `name` in it.
    public func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// A new file in it, open for writing.
    public func create(_ name: String, containing text: String = "") throws -> FileHandle {
        try Data(text.utf8).write(to: url.appendingPathComponent(name))
        return try FileHandle(forUpdating: url.appendingPathComponent(name))
    }

    /// The content of the file `name`.
    public func text(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
    }
}
