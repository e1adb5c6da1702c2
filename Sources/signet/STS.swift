import Foundation
import Signet

/// How the command line assumes a role.
enum STS {
    /// The role's credentials, kept until they are about to end.
    ///
    /// - Parameter url: Where STS is; else `AWS_ENDPOINT_URL_STS`, as in the AWS SDKs, or the region's endpoint.
    static func assume(
        _ roleARN: String, sessionName: String? = nil, externalID: String? = nil, region: String, url: String?,
        source: any CredentialsProvider, transport: any Transport, clock: WallClock = .system
    ) throws(TransportError) -> any CredentialsProvider {
        let environment = ProcessInfo.processInfo.environment["AWS_ENDPOINT_URL_STS"]
        do {
            let role = try AssumeRole(
                roleARN: roleARN, sessionName: sessionName ?? "signet-\(getpid())", externalID: externalID)
            return CachedCredentials(
                try AssumeRoleCredentials(
                    role, region: region, endpoint: url ?? environment, source: source, transport: transport,
                    clock: clock),
                clock: clock)
        } catch {
            throw .invalidRequest(error.description)
        }
    }
}
