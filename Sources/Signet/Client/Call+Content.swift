import FoundationEssentials
import SignetCore

extension Call {
    /// 10 MiB: the longest answer API Gateway passes on.
    public static let defaultLimit = 10 * 1024 * 1024

    /// Sends the request and reads a JSON answer.
    ///
    /// - Parameters:
    ///   - type: What the answer is.
    ///   - limit: The longest body that is read, in bytes.
    /// - Throws: ``ClientError``: `.status` unless the status is 200–299, `.decoding` when the body is not such a value,
    ///   `.transport` for everything else, a body past `limit` among it.
    public func decode<Value: Decodable>(
        _ type: Value.Type, upTo limit: Int = Call.defaultLimit
    ) async throws(ClientError) -> Value {
        let body = try await bytes(upTo: limit)
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch {
            throw .decoding(ContentError(error, of: "\(type)", request: requestLine, body: body))
        }
    }

    /// Sends the request and reads an answer of UTF-8 text, `limit` bytes at most.
    ///
    /// - Throws: ``ClientError``, as ``decode(_:upTo:)`` does.
    public func text(upTo limit: Int = Call.defaultLimit) async throws(ClientError) -> String {
        let body = try await bytes(upTo: limit)
        guard let text = String(validating: body, as: UTF8.self) else {
            throw .decoding(
                ContentError(
                    type: "text", path: "", reason: "it is not UTF-8", request: requestLine, byteCount: body.count))
        }
        return text
    }

    /// Sends the request and reads the answer, `limit` bytes at most.
    ///
    /// - Throws: ``ClientError``: `.status` unless the status is 200–299, `.transport` for everything else.
    public func bytes(upTo limit: Int) async throws(ClientError) -> [UInt8] {
        let response = try await send()
        do {
            return try await response.body.collect(upTo: limit)
        } catch {
            throw .transport(error)
        }
    }
}
