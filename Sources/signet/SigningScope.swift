import Foundation
import Signet

/// What to sign for: what the flags say, else the host, else the environment.
struct SigningScope {
    let service: String
    /// The region to sign for; of SigV4a any one of them.
    let region: String
    private let regionSet: RegionSet?
    /// Where a flag and the host disagree, in words; the flag has won.
    let conflicts: [String]

    /// - Throws: ``TransportError/Kind/invalidRequest`` for a host that does not tell what no flag says. The region is
    ///   never a guess: a signature for the wrong one is refused with a message that names no cause.
    static func resolve(
        _ flags: ScopeFlags, host: String, target: String = "/",
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TransportError) -> SigningScope {
        let failure: EndpointError
        do {
            return SigningScope(flags, told: try AWSEndpoint(host: host, target: target), at: host)
        } catch {
            failure = error
        }
        // What is none of AWS's names is taken for a custom domain of API Gateway, or a gateway under development.
        let service = flags.service ?? (failure.kind == .unknownHost ? "execute-api" : nil)
        // The environment says where its user works, not where the host is: it only fills in for a host that names no
        // region, and for none that takes a set of them.
        let fallback = failure.kind == .multipleRegions ? nil : Self.region(of: environment)
        let region = flags.regionSet.map { _ in "*" } ?? flags.region ?? fallback
        do {
            let endpoint = try AWSEndpoint(host: host, target: target, service: service, region: region)
            return SigningScope(flags, told: endpoint, at: host)
        } catch {
            // The message is a sentence, and becomes a part of one.
            let reason = error.message.hasSuffix(".") ? String(error.message.dropLast()) : error.message
            throw .invalidRequest(reason, remedy: remedy(for: error.kind))
        }
    }

    private init(_ flags: ScopeFlags, told: AWSEndpoint, at host: String) {
        service = flags.service ?? told.service
        region = flags.region ?? told.region
        regionSet = flags.regionSet.map { RegionSet($0) }
        var conflicts: [String] = []
        if service != told.service {
            conflicts.append("signing for the service \(service), though \(host) is of \(told.service)")
        }
        // A global endpoint of S3 takes what is meant for a bucket elsewhere: stating its region is no contradiction.
        if region != told.region, told.regionSource == .hostName {
            conflicts.append("signing for the region \(region), though \(host) is in \(told.region)")
        }
        self.conflicts = conflicts
    }

    /// The region that the environment names; a variable that is empty counts as not set.
    static func region(of environment: [String: String]) -> String? {
        ["AWS_REGION", "AWS_DEFAULT_REGION"].compactMap { environment[$0] }.first { !$0.isEmpty }
    }

    /// Signs for this scope.
    var signer: SigV4Signer {
        regionSet.map { SigV4Signer(service: service, regionSet: $0) } ?? SigV4Signer(service: service, region: region)
    }

    private static func remedy(for kind: EndpointError.Kind) -> String? {
        switch kind {
        case .invalidHost, .notSignable: nil
        case .unknownService: "give --service"
        case .multipleRegions: "give --region-set '*'"
        case .unknownHost, .unknownRegion: "give --region, or set AWS_REGION"
        }
    }
}
