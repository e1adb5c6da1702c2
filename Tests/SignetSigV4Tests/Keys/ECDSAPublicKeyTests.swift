import CSignetOpenSSL
import SignetSigV4
import Testing

@Suite("SigV4a public keys")
struct ECDSAPublicKeyTests {
    private static let x = "b6618f6a65740a99e650b33b6b4b5bd0d43b176d721a3edfea7e7d2d56d936b1"
    private static let y = "865ed22a7eadc9c5cb9d2cbaca1b3699139fedc5043dc6661864218330c8e518"

    @Test("Coordinates are taken as bytes and as digits in either case, and given back")
    func coordinates() throws {
        let key = try ECDSAPublicKey(x: Self.x, y: Self.y)
        #expect(key.x.count == 32 && key.x.first == 0xB6 && key.y.last == 0x18)
        #expect(try ECDSAPublicKey(x: key.x, y: key.y) == key)
        #expect(try ECDSAPublicKey(x: Self.x.uppercased(), y: Self.y.uppercased()) == key)
    }

    @Test("The key of the signing test suite is what its credentials derive")
    func derived() throws {
        let credentials = Credentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        let key = try ECDSAPublicKey(derivedFrom: credentials)
        #expect(try key == ECDSAPublicKey(x: Self.x, y: Self.y))
        #expect(throws: SigV4Error.self) {
            try ECDSAPublicKey(derivedFrom: Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret\n"))
        }
    }

    private static let zero = String(repeating: "0", count: 64)
    /// The smaller y for an x of zero.
    private static let yOfZero = "66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4"

    private static let noPoints: [(what: String, x: String, y: String)] = [
        ("off by one", x, y.dropLast() + "9"),
        ("swapped", y, x),
        ("the origin", zero, zero),
        ("an x beyond the field", String(repeating: "f", count: 64), y),
        // p is zero in the field, and must be written so.
        ("an x of p", "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", yOfZero),
        ("a short x", String(x.dropLast(2)), y),
        ("a long y", x, y + "00"),
        ("an odd number of digits", x, String(y.dropLast())),
        ("no digits", x, y.dropLast() + "g"),
        ("nothing", "", ""),
    ]

    @Test("What is no point on the curve is refused", arguments: noPoints)
    func offCurve(what: String, x: String, y: String) {
        do {
            _ = try ECDSAPublicKey(x: x, y: y)
            Issue.record("\(what) was taken for a point")
        } catch {
            #expect(error.kind == .invalidPublicKey, "\(what)")
        }
    }

    @Test("The point with an x of zero is on the curve")
    func zero() throws {
        #expect(try ECDSAPublicKey(x: Self.zero, y: Self.yOfZero).x == [UInt8](repeating: 0, count: 32))
    }

    @Test("A failure leaves nothing in libcrypto's error queue, and takes nothing out of it")
    func errorQueue() throws {
        ERR_clear_error()
        #expect(throws: SigV4Error.self) { try ECDSAPublicKey(x: Self.y, y: Self.x) }
        #expect(ERR_peek_error() == 0)
        #expect(EVP_PKEY_CTX_new_from_name(nil, "no such algorithm", nil) == nil)
        let before = ERR_peek_last_error()
        #expect(before != 0)
        #expect(throws: SigV4Error.self) { try ECDSAPublicKey(x: Self.y, y: Self.x) }
        #expect(ERR_peek_last_error() == before)
        ERR_clear_error()
    }
}
