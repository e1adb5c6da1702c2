import Glibc
import SignetCore
import SignetWire

/// What turns the failure of a stream or codec into the error of an exchange.
struct FailureContext {
    let peer: String
    let deadline: Moment?
    let requestMayHaveBeenSent: Bool

    func error(_ failure: StreamFailure, during phase: TransportError.Phase) -> TransportError {
        switch failure {
        case .timedOut: timeout(during: phase)
        case .cancelled: make(.cancelled, phase, failure.description)
        case .shutDown: make(.shutDown, phase, failure.description)
        case .refused: make(.connectionRefused, phase, failure.description)
        case .tls(let failure): error(failure, during: phase)
        case .system(let code, _) where [EMFILE, ENFILE, ENOBUFS, ENOMEM, EAGAIN, EADDRNOTAVAIL].contains(code):
            make(.resourceExhausted, phase, failure.description)
        case .closed where phase == .tls, .reset where phase == .tls:
            make(.tlsHandshake, phase, failure.description, remedy: "check that this port speaks TLS 1.2 or later")
        case .closed: make(.connectionClosed, phase, failure.description)
        case .reset: make(.connectionReset, phase, failure.description)
        case .system: make(phase == .connect ? .connectionRefused : .connectionReset, phase, failure.description)
        }
    }

    func error(_ failure: TLSFailure, during phase: TransportError.Phase) -> TransportError {
        switch failure.kind {
        // In TLS 1.3 the server's last word on the client's certificate comes with the first read: still the handshake's.
        case .handshake: make(.tlsHandshake, .tls, failure.reason, remedy: failure.remedy)
        case .connection: make(.connectionReset, phase, failure.reason, remedy: failure.remedy)
        case .verification: make(.tlsVerification, phase, failure.reason, remedy: failure.remedy)
        case .configuration: make(.invalidRequest, phase, failure.reason, remedy: failure.remedy)
        }
    }

    func error(_ error: WireError, during phase: TransportError.Phase) -> TransportError {
        switch error.kind {
        case .unencodable: make(.invalidRequest, phase, error.reason)
        case .malformed: make(.malformedResponse, phase, error.reason)
        // Past the head, what has a limit is how the body is wrapped: its chunk extensions and trailers.
        case .tooLarge: make(phase == .awaitHead ? .headersTooLarge : .malformedResponse, phase, error.reason)
        case .truncatedHead: make(.connectionClosed, phase, error.reason)
        case .truncatedBody: make(.truncatedBody, phase, error.reason)
        }
    }

    /// Which limit it was: the call's deadline, or that of the phase.
    private func timeout(during phase: TransportError.Phase) -> TransportError {
        if let deadline, deadline <= .now {
            return make(.deadlineExceeded, phase, "the deadline of the call passed")
        }
        return switch phase {
        case .pool:
            make(
                .poolTimeout, phase, "every connection to this origin was busy for the whole of the pool timeout",
                remedy: "read or drop the bodies of earlier responses, or allow more connections per origin")
        case .resolve, .connect, .proxy, .tls: make(.connectTimeout, phase, "no connection within the connect timeout")
        case .sendHead, .sendBody: make(.writeTimeout, phase, "the peer took no bytes within the idle timeout")
        case .receiveBody, .trailers: make(.idleTimeout, phase, "the peer sent no bytes within the idle timeout")
        default: make(.responseTimeout, phase, "no response head within the response timeout")
        }
    }

    func make(
        _ kind: TransportError.Kind, _ phase: TransportError.Phase, _ reason: String, remedy: String? = nil
    ) -> TransportError {
        TransportError(
            kind, during: phase, peer: peer, reason, remedy: remedy, requestMayHaveBeenSent: requestMayHaveBeenSent)
    }
}
