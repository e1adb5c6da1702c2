import HTTPTypes
import SignetWire

extension WireLimits {
    /// Limits that an input of a few hundred bytes exceeds.
    static let small: WireLimits = {
        var limits = WireLimits()
        limits.headBytes = 160
        limits.fieldCount = 4
        limits.lineBytes = 64
        limits.chunkExtensionBytes = 12
        limits.trailerBytes = 48
        limits.interimResponses = 2
        return limits
    }()

    /// Ends the process when a section has more fields, or longer ones, than these limits let in.
    func check(_ fields: HTTPFields) {
        require(fields.count <= fieldCount, "\(fields.count) fields")
        for field in fields {
            let length = field.name.rawName.utf8.count + 1 + field.withUnsafeBytesOfValue(\.count)
            require(length <= lineBytes, "a field of \(length) bytes")
            require(
                field.withUnsafeBytesOfValue { !$0.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } },
                "a control character in \(field.name)")
        }
    }
}
