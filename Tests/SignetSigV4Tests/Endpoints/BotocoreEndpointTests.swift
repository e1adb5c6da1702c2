import Foundation
import SignetSigV4
import SignetTestSupport
import Testing

/// Every endpoint that botocore would call, with the scope it would sign for.
@Suite(
    "botocore's endpoints",
    .enabled(Comment(rawValue: PythonOracle.botocore.absence)) { await Program.pythonHas("botocore.endpoint_provider") }
)
struct BotocoreEndpointTests {
    private struct Endpoint: Decodable {
        let host: String
        let service: String
        let region: String
        /// The region the client was made for.
        let clientRegion: String
    }

    @Test("The service and the region are those botocore signs for, but for what botocore makes up")
    func everyService() async throws {
        let python = try await Program.run(Program.python, ["-c", Self.script])
        try #require(python.status == 0, "\(python.errors)")
        let endpoints = try JSONDecoder().decode([Endpoint].self, from: Data(python.output.utf8))
        #expect(endpoints.count > 10_000)
        var differing = 0
        for endpoint in endpoints {
            let read = try? AWSEndpoint(host: endpoint.host)
            if read?.service == endpoint.service, read?.region == endpoint.region { continue }
            differing += 1
            #expect(
                Self.isQuirk(endpoint, read),
                "\(endpoint.host): \(endpoint.service) in \(endpoint.region), read \(String(describing: read))")
        }
        #expect(differing < endpoints.count / 50)
    }

    /// Where botocore is no oracle.
    private static func isQuirk(_ endpoint: Endpoint, _ read: AWSEndpoint?) -> Bool {
        let sharedHosts = [".geo.", ".geo-fips."]
        // Amazon Location and its successors share hosts; only the path tells them apart.
        if read == nil, sharedHosts.contains(where: endpoint.host.contains) { return true }
        // Not below a domain of AWS's APIs; its requests are not signed.
        if endpoint.service == "signin" { return read == nil }
        // Hosts that name no region and are signed for that of the client: it has to be stated.
        let regionless = ["codecatalyst", "partnercentral-channel", "sustainability"]
        if read == nil, regionless.contains(endpoint.service) { return true }
        // Signed for the partition's global region though the host names another: the rules fill in the client's region
        // for a service that has one endpoint only. There are no such hosts.
        let single = [
            "billingconductor", "chime", "health", "IngestionService", "organizations", "savingsplans", "shield", "waf",
        ]
        if single.contains(endpoint.service), endpoint.host.contains(endpoint.clientRegion) { return true }
        // Made up for a partition that the service does not have: GovCloud's clients would call the aws partition's
        // global host, and the global hosts of China have no such variants.
        if read?.regionSource == .globalEndpoint, read?.service == endpoint.service {
            return endpoint.clientRegion.hasPrefix("us-gov-") || endpoint.clientRegion.hasPrefix("cn-")
        }
        return false
    }

    private static let script = """
        import json, sys, botocore.session
        from botocore.client import ClientEndpointBridge
        from botocore.endpoint_provider import EndpointProvider
        from botocore.exceptions import BotoCoreError

        session = botocore.session.get_session()
        loader, resolver = session.get_component("data_loader"), session.get_component("endpoint_resolver")
        partitions = loader.load_data("partitions")
        regions = ["us-east-1", "eu-west-1", "ap-southeast-2", "cn-north-1", "us-gov-west-1", "us-iso-east-1",
                   "us-isob-east-1", "eusc-de-east-1"]

        def signing_region(model, region):
            bridge = ClientEndpointBridge(resolver, service_signing_name=model.signing_name)
            return bridge.resolve(model.endpoint_prefix, region)["signing_region"]

        found = set()
        for service in session.get_available_services():
            model = session.get_service_model(service)
            rules = loader.load_service_model(service, "endpoint-rule-set-1")
            provider = EndpointProvider(rules, partitions)
            prefixes = {""}
            for operation in model.operation_names:
                prefix = (model.operation_model(operation).endpoint or {}).get("hostPrefix", "")
                prefixes.add(prefix.replace("{", "").replace("}", "").lower())
            for region in regions:
                for dual_stack in (False, True):
                    for fips in (False, True):
                        given = {"Region": region, "UseDualStack": dual_stack, "UseFIPS": fips}
                        parameters = {k: v["default"] for k, v in rules["parameters"].items() if "default" in v}
                        parameters.update({k: v for k, v in given.items() if k in rules["parameters"]})
                        if service == "neptune-graph":
                            parameters["ApiType"] = "ControlPlane"
                        try:
                            endpoint = provider.resolve_endpoint(**parameters)
                        except BotoCoreError:
                            continue
                        scheme = ((endpoint.properties or {}).get("authSchemes") or [{}])[0]
                        host = endpoint.url.split("://")[1].split("/")[0]
                        name = scheme.get("signingName") or model.signing_name
                        scope = scheme.get("signingRegion") or signing_region(model, region)
                        for prefix in prefixes:
                            found.add((prefix + host, name, scope, region))
        keys = ["host", "service", "region", "clientRegion"]
        json.dump([dict(zip(keys, row)) for row in sorted(found)], sys.stdout)
        """
}
