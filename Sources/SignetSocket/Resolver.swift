import CSignetLinux
import Glibc
import SignetCore
import Synchronization

/// Names to addresses, by the system's resolver, on a thread that may block.
enum Resolver {
    typealias Answer = Result<[SocketAddress], Failure>

    enum Failure: Error {
        case noAddress(String)
        case timedOut
        case cancelled
        case transport(TransportError)
    }

    /// The addresses of `host`, in the order in which they are to be tried.
    ///
    /// A lookup that takes too long is given up, not ended: `getaddrinfo` has no way to be told.
    static func addresses(
        of host: String, port: Int, on reactor: Reactor, until limit: Moment
    ) async -> Answer {
        let answer = Promise<Answer>()
        let timer = reactor.schedule(at: limit) { answer.fulfil(.failure(.timedOut)) }
        defer { reactor.cancel(timer) }
        return await withTaskCancellationHandler {
            NameLookups.shared.answer(answer, host, port)
            return await answer.value
        } onCancel: {
            answer.fulfil(.failure(.cancelled))
        }
    }

    /// Asks the system; blocks.
    static func lookUp(_ host: String, _ port: Int) -> Answer {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &list)
        defer { if let list { freeaddrinfo(list) } }
        guard status == 0 else { return .failure(.noAddress(String(cString: gai_strerror(status)))) }
        var addresses: [SocketAddress] = []
        var entry = list
        while let info = entry?.pointee {
            if let address = info.ai_addr { addresses.append(SocketAddress(address, length: info.ai_addrlen)) }
            entry = info.ai_next
        }
        return .success(alternating(addresses))
    }

    /// RFC 8305 §4: the families take turns, so that one that leads nowhere costs one attempt.
    static func alternating(_ addresses: [SocketAddress]) -> [SocketAddress] {
        guard let first = addresses.first?.family else { return [] }
        let preferred = addresses.filter { $0.family == first }
        let others = addresses.filter { $0.family != first }
        return (0..<max(preferred.count, others.count)).flatMap { index in
            [preferred, others].compactMap { index < $0.count ? $0[index] : nil }
        }
    }
}
