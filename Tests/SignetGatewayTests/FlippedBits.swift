import HTTPTypes
import SignetCore

/// Copies of a request in each of which one bit is another.
struct FlippedBits {
    private let request: Request

    init(of request: Request) {
        self.request = request
    }

    /// Each of the seven bits of each byte of the target.
    var targets: [Request] {
        let target = request.head.path ?? ""
        return (0..<target.utf8.count).flatMap { index in
            (0..<7).compactMap { bit in
                Self.flip(target, index, bit).map { changed in
                    var variant = request
                    variant.head.path = changed
                    return variant
                }
            }
        }
    }

    /// One bit of each byte of the body.
    var bodies: [Request] {
        let body = request.body.bytes ?? []
        return body.indices.map { index in
            var (variant, changed) = (request, body)
            changed[index] ^= 1 << (index % 8)
            variant.body = .bytes(changed)
            return variant
        }
    }

    /// One bit of each byte of each field value; of a session token, its first 400 bytes.
    var headers: [Request] {
        request.head.headerFields.enumerated().flatMap { position, field in
            (0..<min(400, field.value.utf8.count)).compactMap { index in
                Self.flip(field.value, index, index % 7).map { changed in
                    var variant = request
                    var fields = Array(request.head.headerFields)
                    fields[position].value = changed
                    variant.head.headerFields = HTTPFields(fields)
                    return variant
                }
            }
        }
    }

    /// `nil` where the result is not ASCII that HTTP can carry.
    private static func flip(_ text: String, _ index: Int, _ bit: Int) -> String? {
        var bytes = Array(text.utf8)
        bytes[index] ^= 1 << bit
        return (0x21...0x7E).contains(bytes[index]) ? String(decoding: bytes, as: UTF8.self) : nil
    }
}
