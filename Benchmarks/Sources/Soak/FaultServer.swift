import Foundation

/// A raw HTTP server on a port of 127.0.0.1, in a process of its own: a thread a connection, and faults on schedule.
struct FaultServer {
    private let listener: Int32
    private let ledger = FaultLedger()
    /// Where it listens.
    let port: UInt16

    init?() {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 1024) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isListening else { return nil }
        port = UInt16(bigEndian: address.sin_port)
    }

    /// Serves until standard input ends, as it does when the process that started this one is gone.
    func run() {
        signal(SIGPIPE, SIG_IGN)
        let (listener, ledger) = (listener, ledger)
        Thread.detachNewThread {
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { continue }
                Thread.detachNewThread { FaultConnection(descriptor, ledger).serve() }
            }
        }
        try? FileHandle.standardOutput.write(contentsOf: Data("\(port)\n".utf8))
        _ = try? FileHandle.standardInput.readToEnd()
    }
}
