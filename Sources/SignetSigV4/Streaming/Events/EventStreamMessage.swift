/// A message of `application/vnd.amazon.eventstream`: typed headers and a payload, each guarded by a CRC-32.
///
/// <https://smithy.io/2.0/aws/amazon-eventstream.html>
public struct EventStreamMessage: Hashable, Sendable {
    /// One of the ten types of header values.
    public enum Value: Hashable, Sendable {
        /// True or false.
        case bool(Bool)
        /// 8 bits.
        case byte(Int8)
        /// 16 bits.
        case short(Int16)
        /// 32 bits.
        case integer(Int32)
        /// 64 bits.
        case long(Int64)
        /// Up to 32,767 bytes.
        case bytes([UInt8])
        /// Text of up to 32,767 bytes.
        case string(String)
        /// Milliseconds since 1970-01-01T00:00:00Z.
        case timestamp(milliseconds: Int64)
        /// A UUID as the number its 16 bytes make, highest first.
        case uuid(UInt128)
    }

    /// A named value.
    public struct Header: Hashable, Sendable {
        /// 1 to 255 bytes; names that begin with `:` are reserved for AWS.
        public var name: String
        /// The value.
        public var value: Value

        /// Names a value.
        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// The headers, in order.
    public var headers: [Header]
    /// What the message carries.
    public var payload: [UInt8]

    /// Creates a message; sizes are checked when it is encoded.
    public init(headers: [Header] = [], payload: [UInt8] = []) {
        self.headers = headers
        self.payload = payload
    }
}
