import HTTPTypes
public import SignetCore

/// Calls by method; parameters and errors are those of ``Client/request(_:_:query:headers:body:)``.
extension Client {
    /// GET.
    public func get(_ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:]) -> Call {
        request(.get, path, query: query, headers: headers)
    }

    /// HEAD; the answer has no body.
    public func head(_ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:]) -> Call {
        request(.head, path, query: query, headers: headers)
    }

    /// DELETE.
    public func delete(_ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:]) -> Call {
        request(.delete, path, query: query, headers: headers)
    }

    /// POST with any body, or none.
    public func post(
        _ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:], body: Body = .none
    ) -> Call {
        request(.post, path, query: query, headers: headers, body: body)
    }

    /// PUT with any body, or none.
    public func put(
        _ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:], body: Body = .none
    ) -> Call {
        request(.put, path, query: query, headers: headers, body: body)
    }

    /// PATCH with any body, or none.
    public func patch(
        _ path: String = "", query: NameValuePairs = [:], headers: NameValuePairs = [:], body: Body = .none
    ) -> Call {
        request(.patch, path, query: query, headers: headers, body: body)
    }
}
