import Foundation
import Signet

/// The region of the credential scope.
enum SigningRegion {
    /// The region given, that of the environment, or that of the host name.
    ///
    /// Never a guess: a signature for the wrong region is refused with a message that names no cause.
    static func resolve(_ given: String?, for origin: Origin) throws(TransportError) -> String {
        let environment = ProcessInfo.processInfo.environment
        let candidates = [given, environment["AWS_REGION"], environment["AWS_DEFAULT_REGION"]]
        if let region = candidates.compactMap(\.self).first(where: { !$0.isEmpty }) { return region }
        // ID.execute-api.REGION.amazonaws.com
        let labels = origin.host.split(separator: ".")
        if labels.count >= 5, labels[1] == "execute-api", labels[3] == "amazonaws" { return String(labels[2]) }
        throw .invalidRequest("the region of \(origin.host) is not known", remedy: "give --region, or set AWS_REGION")
    }
}
