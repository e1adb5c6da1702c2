import FoundationEssentials
public import HTTPTypes
import SignetCore

/// Calls with a JSON body, `Content-Type: application/json` unless stated otherwise.
extension Client {
    /// A call with any method and a JSON body; otherwise as ``Client/request(_:_:query:headers:body:)``.
    ///
    /// Members are sent in the order of their names, so that the same value is always the same bytes.
    public func request(
        _ method: HTTPRequest.Method, _ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:],
        json: some Encodable
    ) -> Call {
        call(method, path, query: query, headers: headers, contentType: "application/json") {
            () throws(TransportError) in .bytes(try Self.encode(json))
        }
    }

    /// POST with a JSON body.
    public func post(
        _ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:], json: some Encodable
    ) -> Call {
        request(.post, path, query: query, headers: headers, json: json)
    }

    /// PUT with a JSON body.
    public func put(
        _ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:], json: some Encodable
    ) -> Call {
        request(.put, path, query: query, headers: headers, json: json)
    }

    /// PATCH with a JSON body.
    public func patch(
        _ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:], json: some Encodable
    ) -> Call {
        request(.patch, path, query: query, headers: headers, json: json)
    }

    private static func encode(_ value: some Encodable) throws(TransportError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            throw .invalidRequest("the body of type \(type(of: value)) cannot be written as JSON")
        }
    }
}
