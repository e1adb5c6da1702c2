import HTTPTypes

/// A date of signing as text and as the `X-Amz-Date` field; every request of one second shares it.
final class DateField: Sendable {
    let text: String
    let field: HTTPField

    init(_ date: Timestamp) {
        text = date.iso8601Basic
        field = HTTPField(name: AWSHeader.date, value: text)
    }
}
