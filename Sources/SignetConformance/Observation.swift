import HTTPTypes
import SignetCore

/// What did come of a request.
struct Observation: Sendable {
    var response: Response?
    var body: [UInt8] = []
    var error: TransportError?

    /// Whether the transport refused for want of a capability, before any I/O.
    func isRefusal(_ server: RawServer) async -> Bool {
        guard let error, error.kind == .unsupported, !error.requestMayHaveBeenSent else { return false }
        return await server.connectionsSoFar() == 0
    }

    /// How this differs from what must be; `nil` when it does not.
    func difference(from outcome: Outcome) -> String? {
        guard let status = outcome.status else {
            guard let response else { return difference(from: outcome.failure) }
            return "got a response with status \(response.status.code) where send must throw"
        }
        guard let response else { return "send threw: \(error.map(String.init(describing:)) ?? "nothing")" }
        if response.status.code != status { return "got status \(response.status.code), not \(status)" }
        for (name, values) in outcome.fields {
            let got = HTTPField.Name(name).map { response.headers[values: $0] } ?? []
            if got != values { return "got \(name) \(got), not \(values)" }
        }
        if let statuses = outcome.informational, response.informational.map(\.status.code) != statuses {
            return "got interim responses \(response.informational.map(\.status.code)), not \(statuses)"
        }
        return bodyDifference(from: outcome) ?? difference(from: outcome.failure)
    }

    private func bodyDifference(from outcome: Outcome) -> String? {
        if outcome.failure == nil {
            if body != outcome.body { return "got the body \(Quoted(body)), not \(Quoted(outcome.body))" }
            let trailers = response?.body.trailers ?? [:]
            return trailers == outcome.trailers ? nil : "got the trailers \(trailers), not \(outcome.trailers)"
        }
        return outcome.body.starts(with: body) ? nil : "got \(Quoted(body)) before the error"
    }

    private func difference(from failure: Outcome.Failure?) -> String? {
        guard let error else { return failure.map { "no error, where it must fail with \($0.kinds)" } }
        guard let failure else { return "failed: \(error)" }
        if !failure.kinds.contains(error.kind) { return "failed with \(error.kind), not \(failure.kinds): \(error)" }
        if !failure.phases.isEmpty, !failure.phases.contains(where: { $0 == error.phase }) {
            let phase = error.phase.map(\.rawValue) ?? "no phase"
            return "failed during \(phase), not \(failure.phases.map(\.rawValue)): \(error)"
        }
        if let isSent = failure.isSent, error.requestMayHaveBeenSent != isSent {
            return "says that the request \(isSent ? "cannot" : "may") have been sent: \(error)"
        }
        return nil
    }
}
