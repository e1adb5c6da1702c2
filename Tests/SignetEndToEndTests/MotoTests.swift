import Foundation
import HTTPTypes
import Signet
import SignetTestSupport
import Testing

@Suite(
    "moto's STS with signature checks on",
    .enabled("moto is not installed: run make test") { await Program.pythonHas("moto.server") })
struct MotoTests {
    @Test("AssumeRole through each transport gives credentials that then work", arguments: Courier.allCases)
    func assumeRole(courier: Courier) async throws {
        let moto = try await MotoServer.start()
        let transport = try courier.make()
        let role = CachedCredentials(
            try AssumeRoleCredentials(
                try AssumeRole(roleARN: moto.setup.roleArn, sessionName: "signet-tests"), region: "eu-west-1",
                endpoint: moto.url + "/",
                source: StaticCredentials(
                    accessKeyID: moto.setup.accessKeyId, secretAccessKey: moto.setup.secretAccessKey),
                transport: transport))
        let assumed = try await role.credentials()
        #expect(assumed.sessionToken != nil)
        #expect(assumed.expiration != nil)

        let request = try Request(
            .post, moto.url + "/", headers: [.contentType: "application/x-www-form-urlencoded; charset=utf-8"],
            body: .text("Action=GetCallerIdentity&Version=2011-06-15"))
        let response = try await transport.signing(service: "sts", region: "eu-west-1", credentials: role).send(request)
        let body = String(decoding: try await response.body.collect(upTo: 65_536), as: UTF8.self)
        #expect(response.status == .ok, "\(body)")
        #expect(body.contains("assumed-role/ApiAccess/signet-tests"))
        await transport.shutdown()
    }

    @Test("A wrong secret is the typed STS error, with moto's message", arguments: Courier.allCases)
    func wrongSecret(courier: Courier) async throws {
        let moto = try await MotoServer.start()
        let transport = try courier.make()
        let role = try AssumeRoleCredentials(
            try AssumeRole(roleARN: moto.setup.roleArn, sessionName: "signet-tests"), region: "eu-west-1",
            endpoint: moto.url + "/",
            source: StaticCredentials(
                accessKeyID: moto.setup.accessKeyId, secretAccessKey: String(repeating: "w", count: 40)),
            transport: transport)
        let error = await #expect(throws: CredentialsError.self) { try await role.credentials() }
        let text = String(describing: error)
        #expect(text.contains("SignatureDoesNotMatch"))
        #expect(text.contains("The request signature we calculated does not match the signature you provided"))
        #expect(!text.contains(String(repeating: "w", count: 40)))
        await transport.shutdown()
    }
}
