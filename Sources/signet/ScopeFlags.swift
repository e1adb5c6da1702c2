import ArgumentParser
import Signet

/// What to sign for, as far as it is not to be read from the host.
struct ScopeFlags: ParsableArguments {
    @Option(help: "The service of the credential scope; else the host's, or execute-api where it is none of AWS's.")
    var service: String?

    @Option(help: "The region of the credential scope; else the host's, AWS_REGION, or AWS_DEFAULT_REGION.")
    var region: String?

    @Option(
        name: .customLong("region-set"),
        help: ArgumentHelp(
            "Sign with SigV4a, for these regions: names or patterns such as us-*, joined by commas.",
            valueName: "REGIONS"))
    var regionSet: String?

    init() {}

    /// Every one of them is set: an option that was neither parsed nor set cannot be read.
    init(service: String?, region: String?) {
        self.service = service
        self.region = region
        regionSet = nil
    }

    func validate() throws {
        if region != nil, regionSet != nil { throw ValidationError("--region and --region-set exclude each other.") }
    }
}
