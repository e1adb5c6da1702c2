/// The service and the region that a request to an AWS host name is signed for.
///
/// A signature for the wrong one of either is refused with a message that seldom names the cause, so nothing is ever
/// assumed: what the host does not tell has to be stated, and what is stated wins over what the host tells.
public struct AWSEndpoint: Hashable, Sendable {
    /// How the region is known.
    public enum RegionSource: Hashable, Sendable {
        /// The caller stated it.
        case stated
        /// The host names it.
        case hostName
        /// The host names none because it is a global endpoint, which by AWS's definition is signed for one region of
        /// its partition: `us-east-1` for `iam.amazonaws.com`, `s3.amazonaws.com` and `sts.amazonaws.com`.
        case globalEndpoint
    }

    /// The name of the service in the credential scope, such as `execute-api`.
    public let service: String
    /// The region in the credential scope, such as `eu-west-1`.
    public let region: String
    /// How ``region`` is known.
    public let regionSource: RegionSource

    /// Reads what `host` tells, unless it is stated.
    ///
    /// - Parameters:
    ///   - host: A host name as in a URL or in `Host`, at most 255 bytes; its case, its port and a final dot do not
    ///     matter.
    ///   - target: The request target. It decides for AWS IoT only, which serves MQTT as a service of its own at `/mqtt`.
    ///   - service: The service, for a host that does not tell it.
    ///   - region: The region, for a host that does not tell it.
    ///
    /// For SigV4a, which is signed for a ``RegionSet``, state any region and take the service.
    /// - Throws: ``EndpointError`` when a part is neither stated nor told by the host. With both stated the host is not
    ///   looked at.
    public init(
        host: String, target: String = "/", service: String? = nil, region: String? = nil
    ) throws(EndpointError) {
        if let service, let region {
            self.init(service: service, region: region, regionSource: .stated)
            return
        }
        let reading = try HostReading(of: HostName(authority: host), target: target)
        guard let service = service ?? reading.service else { throw reading.unknownService }
        if let region {
            self.init(service: service, region: region, regionSource: .stated)
        } else if let region = reading.region {
            self.init(service: service, region: region, regionSource: reading.regionSource)
        } else {
            throw reading.unknownRegion
        }
    }

    private init(service: String, region: String, regionSource: RegionSource) {
        self.service = service
        self.region = region
        self.regionSource = regionSource
    }
}
