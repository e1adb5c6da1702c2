import Signet

/// The duration of each phase, in seconds; `null` where it did not happen or cannot be told.
struct CallTimings: Encodable {
    let resolve: Double?
    let connect: Double?
    let tls: Double?
    let firstByte: Double?
    let total: Double

    init(_ timings: Timings, total: Duration) {
        resolve = timings.resolve?.seconds
        connect = timings.connect?.seconds
        tls = timings.tls?.seconds
        firstByte = timings.firstByte?.seconds
        self.total = total.seconds
    }

    private enum Key: String, CodingKey {
        case resolve, connect, tls, firstByte, total
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(resolve, forKey: .resolve)
        try container.encode(connect, forKey: .connect)
        try container.encode(tls, forKey: .tls)
        try container.encode(firstByte, forKey: .firstByte)
        try container.encode(total, forKey: .total)
    }
}

extension Duration {
    /// The duration in seconds.
    fileprivate var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
