/// What a host name tells of what to sign for; either part may be missing.
struct HostReading {
    private let host: HostName
    private(set) var service: String?
    private(set) var region: String?
    private(set) var regionSource = AWSEndpoint.RegionSource.hostName
    /// The services that share the host, if it does not tell the service.
    private var shared: String?

    /// - Throws: ``EndpointError`` of kind `notSignable`.
    init(of host: HostName, target: String) throws(EndpointError) {
        self.host = host
        for domain in EndpointDomain.all {
            guard let labels = host.labels(below: domain.name) else { continue }
            try read(labels, below: domain)
            break
        }
        // AWS IoT: MQTT over WebSocket is a service of its own, on the host of the HTTP one.
        if service == "iotdata", target.prefix(while: { $0 != "?" }) == "/mqtt" { service = "iotdevicegateway" }
    }

    /// Reads `labels`, those in front of `domain`: `NAME.REGION`, but for what is older or says more.
    private mutating func read(
        _ given: ArraySlice<Substring>, below domain: EndpointDomain
    ) throws(EndpointError) {
        var labels = given
        // vpce-ID.NAME.REGION.vpce: an interface endpoint.
        if labels.last == "vpce" {
            labels.removeLast()
            if let identifier = labels.lastIndex(where: { $0.hasPrefix("vpce-") }) {
                labels = labels[(identifier + 1)...]
            }
        }
        var globalRegion: String?
        if labels.last == EndpointDomain.govCloudLabel {
            labels.removeLast()
            globalRegion = EndpointDomain.govCloudRegion
        } else if labels.last == "global" {
            labels.removeLast()
        }
        if let last = labels.last, EndpointDomain.isRegion(last) {
            region = String(last)
            labels.removeLast()
            try readService(Self.plain(labels))
        } else if !readRegionFirst(labels), !(try readDashed(labels)) {
            try readGlobal(Self.plain(labels), region: globalRegion, below: domain)
        }
    }

    /// DOMAIN.REGION.NAME: the older order.
    private mutating func readRegionFirst(_ labels: ArraySlice<Substring>) -> Bool {
        guard let last = labels.last, let service = SigningNames.afterRegion[last],
            let before = labels.dropLast().last, EndpointDomain.isRegion(before)
        else { return false }
        self.service = service
        region = String(before)
        return true
    }

    /// BUCKET.s3-REGION and s3-fips-REGION: the oldest hosts of S3's regions.
    private mutating func readDashed(_ labels: ArraySlice<Substring>) throws(EndpointError) -> Bool {
        guard let last = labels.last, last.hasPrefix("s3-") else { return false }
        var rest = last.dropFirst(3)
        if rest.hasPrefix("website-") {
            try readService(["s3-website"])
            return true
        }
        if rest.hasPrefix("fips-") { rest = rest.dropFirst(5) }
        guard EndpointDomain.isRegion(rest) else { return false }
        service = "s3"
        region = String(rest)
        return true
    }

    private mutating func readGlobal(
        _ labels: ArraySlice<Substring>, region given: String?, below domain: EndpointDomain
    ) throws(EndpointError) {
        // BUCKET.s3: a bucket may well be called iam.
        let isBucket = labels.last == "s3" || labels.last == "s3-external-1"
        let name = labels.suffix(isBucket ? 1 : labels.count).joined(separator: ".")
        guard let endpoint = GlobalEndpoint.named(name, below: domain) else { return try readService(labels) }
        service = endpoint.service
        region = given ?? endpoint.region(below: domain)
        regionSource = .globalEndpoint
    }

    private mutating func readService(_ labels: ArraySlice<Substring>) throws(EndpointError) {
        if let reason = SigningNames.refusal(of: labels) {
            throw EndpointError(.notSignable, "\(host.text) takes no signature: \(reason).")
        }
        shared = SigningNames.shared[labels.joined(separator: ".")]
        if labels.last?.hasPrefix("s3express-") == true {  // s3express-ZONE, and s3express-control
            service = "s3express"
        } else if shared == nil {
            service = SigningNames.name(of: labels)
        }
    }

    /// The labels without those that tell of dual stack and FIPS.
    private static func plain(_ labels: ArraySlice<Substring>) -> ArraySlice<Substring> {
        labels.filter { $0 != "dualstack" && $0 != "fips" }.map { $0.hasSuffix("-fips") ? $0.dropLast(5) : $0 }[...]
    }

    /// Why the service is not known.
    var unknownService: EndpointError {
        if let shared {
            return EndpointError(.unknownService, "\(host.text) serves \(shared): state which service is meant.")
        }
        return region == nil
            ? unknownHost
            : EndpointError(.unknownService, "\(host.text) does not tell the service: state it.")
    }

    /// Why the region is not known.
    var unknownRegion: EndpointError {
        // A Multi-Region Access Point.
        if host.labels.contains("s3-global") {
            return EndpointError(
                .multipleRegions, "\(host.text) spans regions: sign for a set of them, with SigV4a.")
        }
        return service == nil
            ? unknownHost
            : EndpointError(.unknownRegion, "\(host.text) names no region: state it.")
    }

    private var unknownHost: EndpointError {
        EndpointError(
            .unknownHost,
            "\(host.text) is not the name of an AWS endpoint and tells neither service nor region: state both.")
    }
}
