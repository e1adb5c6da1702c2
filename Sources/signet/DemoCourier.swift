import Foundation
import HTTPTypes
import Signet

/// One transport, on its way through the demo.
struct DemoCourier {
    let name: TransportName
    let transport: any Transport
    let place: DemoPlace

    /// GET with a query and POST with a JSON body, signed with the role's credentials.
    func echoes() async -> [DemoRow] {
        let client = name.rawValue
        let body = #"{"client":"\#(client)"}"#
        return [
            await row("GET ?client=\(client)", isAsItMustBe: { $0.echoes(client) }) { () throws(TransportError) in
                try await send(.get, query: "client=\(client)", as: place.role)
            },
            await row("POST \(body)", isAsItMustBe: { $0.echoes(client) }) { () throws(TransportError) in
                try await send(.post, body: body, as: place.role)
            },
        ]
    }

    /// Each way to be refused, as far as the place allows.
    func refusals() async -> [DemoRow] {
        guard let deniedRole = place.deniedRole else { return [] }
        var rows: [DemoRow] = []
        for refusal in DemoRefusal.allCases {
            let isAsItMustBe: (DemoAnswer) -> Bool = { $0.status == 403 && $0.errorType == refusal.errorType }
            rows.append(
                await row(refusal.rawValue, isAsItMustBe: isAsItMustBe) { () throws(TransportError) in
                    try await provoke(refusal, deniedRole: deniedRole)
                })
        }
        return rows
    }

    private func provoke(
        _ refusal: DemoRefusal, deniedRole: any CredentialsProvider
    ) async throws(TransportError) -> Response {
        switch refusal {
        case .tamperedBody:
            let tampering = TamperingTransport(transport)
            return try await send(.post, body: #"{"amount":"1"}"#, as: place.role, through: tampering)
        case .staleDate:
            let anHourAgo = WallClock { WallClock.system.now.adding(seconds: -3600) }
            return try await send(.get, as: place.role, at: anHourAgo)
        case .wrongKey:
            return try await send(.get, as: WrongKey(of: place.role))
        case .missingAPIKey:
            return try await send(.get, as: place.role, withAPIKey: false)
        case .roleWithoutPermission:
            return try await send(.get, as: deniedRole)
        }
    }

    private func send(
        _ method: HTTPRequest.Method, query: String? = nil, body: String? = nil, as provider: any CredentialsProvider,
        at clock: WallClock = .system, withAPIKey: Bool = true, through courier: (any Transport)? = nil
    ) async throws(TransportError) -> Response {
        var headers: HTTPFields = [:]
        if body != nil { headers[.contentType] = "application/json" }
        if withAPIKey, let key = place.apiKey { headers.append(try HTTPField(validating: "x-api-key", key)) }
        let url = place.url + (query.map { "?" + $0 } ?? "")
        let request = try Request(method, url, headers: headers, body: body.map(Body.text) ?? .none)
        return try await (courier ?? transport)
            .signing(
                SigningConfiguration(
                    service: "execute-api", region: place.region, credentials: provider, clock: clock)
            )
            .send(request)
    }

    /// Sends, reads the answer, and judges it.
    private func row(
        _ call: String, isAsItMustBe: (DemoAnswer) -> Bool,
        _ send: () async throws(TransportError) -> Response
    ) async -> DemoRow {
        let scheme = place.url.prefix { $0 != ":" }
        do {
            let answer = try await DemoAnswer(try await send())
            return DemoRow(
                transport: name.rawValue, scheme: String(scheme), call: call, outcome: String(answer.status),
                answer: answer.text, isAsItMustBe: isAsItMustBe(answer))
        } catch {
            return DemoRow(
                transport: name.rawValue, scheme: String(scheme), call: call, outcome: error.kind.rawValue,
                answer: error.description, isAsItMustBe: false)
        }
    }
}
