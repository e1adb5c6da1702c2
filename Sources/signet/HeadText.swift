import HTTPTypes
import Signet

/// A response's head as HTTP/1.1 writes it.
enum HeadText {
    static func of(_ response: Response) -> String {
        let reason = response.status.reasonPhrase.isEmpty ? "" : " \(response.status.reasonPhrase)"
        let fields = response.headers.map { "\($0.name.rawName): \($0.value)\r\n" }.joined()
        return "\(response.version) \(response.status.code)\(reason)\r\n\(fields)\r\n"
    }
}
