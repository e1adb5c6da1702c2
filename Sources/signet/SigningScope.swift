import Foundation
import Signet

/// The service and the region to sign for: what the flags say, else the host, else the environment.
struct SigningScope {
    let service: String
    let region: String
    /// Where a flag and the host disagree, in words; the flag has won.
    let conflicts: [String]

    /// - Parameters:
    ///   - service: What `--service` says.
    ///   - region: What `--region` says.
    ///   - host: The value of `Host`.
    ///   - target: The request target.
    /// - Throws: ``TransportError/Kind/invalidRequest`` for a host that does not tell what no flag says. The region is
    ///   never a guess: a signature for the wrong one is refused with a message that names no cause.
    static func resolve(
        service: String?, region: String?, host: String, target: String,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TransportError) -> SigningScope {
        let failure: EndpointError
        do {
            let told = try AWSEndpoint(host: host, target: target)
            return SigningScope(
                service: service ?? told.service, region: region ?? told.region,
                conflicts: conflicts(of: told, with: service, region, at: host))
        } catch {
            failure = error
        }
        // The environment says where its user works, not where the host is: it only fills in for a host that is silent.
        let candidates = [region, environment["AWS_REGION"], environment["AWS_DEFAULT_REGION"]]
        let region = candidates.compactMap(\.self).first { !$0.isEmpty }
        // What is none of AWS's names is taken for a custom domain of API Gateway, or a gateway under development.
        let service = service ?? (failure.kind == .unknownHost ? "execute-api" : nil)
        do {
            let endpoint = try AWSEndpoint(host: host, target: target, service: service, region: region)
            return SigningScope(service: endpoint.service, region: endpoint.region, conflicts: [])
        } catch {
            let remedy = error.kind == .unknownService ? "give --service" : "give --region, or set AWS_REGION"
            // The message is a sentence, and becomes a part of one.
            let reason = error.message.hasSuffix(".") ? String(error.message.dropLast()) : error.message
            throw .invalidRequest(reason, remedy: error.kind == .notSignable ? nil : remedy)
        }
    }

    private static func conflicts(
        of told: AWSEndpoint, with service: String?, _ region: String?, at host: String
    ) -> [String] {
        var conflicts: [String] = []
        if let service, service != told.service {
            conflicts.append("signing for the service \(service), though \(host) is of \(told.service)")
        }
        // A global endpoint of S3 takes what is meant for a bucket elsewhere: stating its region is no contradiction.
        if let region, region != told.region, told.regionSource == .hostName {
            conflicts.append("signing for the region \(region), though \(host) is in \(told.region)")
        }
        return conflicts
    }
}
