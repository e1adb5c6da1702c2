public import HTTPTypes
import SignetCore

/// Calls with the content of a form, `Content-Type: application/x-www-form-urlencoded` unless stated otherwise.
extension Client {
    /// A call with any method and a form; otherwise as ``Client/request(_:_:query:headers:body:)``.
    public func request(
        _ method: HTTPRequest.Method, _ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:],
        form: NameValuePairs
    ) -> Call {
        call(method, path, query: query, headers: headers, contentType: "application/x-www-form-urlencoded") {
            () throws(TransportError) in .text(PercentEncoding.encode(pairs: form.pairs))
        }
    }

    /// POST with a form.
    public func post(
        _ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:], form: NameValuePairs
    ) -> Call {
        request(.post, path, query: query, headers: headers, form: form)
    }
}
