import Foundation
import NginxServer
import Signet
import Synchronization

/// What the tasks do: requests that must succeed, to nginx, and requests that meet faults, to the raw server.
final class Traffic: Sendable {
    private let courier: Courier
    private let transport: any Transport
    private let nginx: [(url: String, length: Int)]
    private let faultURL: String
    private let number = Atomic<UInt64>(0)
    let tally = Tally()

    /// A stall is longer than anything a busy machine does to a good answer.
    private static let options = RequestOptions(timeouts: Timeouts(response: .seconds(2), idle: .seconds(2)))

    init(through transport: any Transport, of courier: Courier, nginx: Nginx, faultURL: String) {
        self.courier = courier
        self.transport = transport
        self.nginx = courier.schemes.flatMap { scheme in
            [(nginx.url(scheme: scheme), Nginx.body.utf8.count), (nginx.pageURL(scheme: scheme), Nginx.pageSize)]
        }
        self.faultURL = faultURL
    }

    /// One request of some kind.
    func step() async {
        switch UInt8.random(in: 0..<100) {
        case 0..<40: await faulty()
        case 40..<45: await healthy(nginx.filter { $0.length == Nginx.pageSize })
        default: await healthy(nginx.filter { $0.length != Nginx.pageSize })
        }
    }

    private func healthy(_ choices: [(url: String, length: Int)]) async {
        guard let choice = choices.randomElement() else { return }
        do {
            let response = try await transport.send(try Request(.get, choice.url, options: Self.options))
            var length = 0
            for try await chunk in response.body { length += chunk.count }
            guard response.status == .ok, length == choice.length else {
                return tally.surprise("\(choice.url): \(response.status), \(length) bytes")
            }
            tally.response()
        } catch {
            tally.surprise("\(choice.url): \(error)")
        }
    }

    private func faulty() async {
        let id = number.add(1, ordering: .relaxed).newValue
        let fault = Fault.scheduled(for: id)
        let isPost = Bool.random()
        do {
            let request = try Request(
                isPost ? .post : .get, "\(faultURL)/\(id)", body: isPost ? .bytes(Array("hello".utf8)) : .none,
                options: Self.options)
            let body = try await transport.send(request).body.collect(upTo: 1024)
            // Only a request that may be sent twice can escape its fault.
            guard String(decoding: body, as: UTF8.self) == FaultConnection.body(of: id),
                fault.map({ $0.permitsResending && !isPost }) ?? true
            else { return tally.surprise("request \(id): \(fault?.rawValue ?? "no fault"), but a response") }
            tally.response()
        } catch {
            guard let fault, courier.expects(error.kind, of: fault) else {
                return tally.surprise("request \(id): \(fault?.rawValue ?? "no fault"), but \(error)")
            }
            tally.failure(fault)
        }
    }

    /// What the server has done.
    func report() async throws -> FaultReport {
        let body = try await transport.send(try Request(.get, "\(faultURL)/report")).body.collect(upTo: 65_536)
        return try JSONDecoder().decode(FaultReport.self, from: Data(body))
    }
}
