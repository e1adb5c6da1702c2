import CHashFloor
import SignetSigV4

/// The hashes of the workload's signature, in C, over finished texts.
public struct HashFloor: @unchecked Sendable {
    // Immutable once made, and never freed: @unchecked Sendable.
    private let key: OpaquePointer
    private let body: [UInt8]
    private let canonicalRequest: [UInt8]
    private let stringToSign: [UInt8]

    /// Takes the texts from a signed workload.
    public init?(_ workload: SigningWorkload) {
        let scope = workload.signed.scope
        guard
            let key = hash_floor_key_make(
                workload.credentials.secretAccessKey.reveal(), scope.dateStamp, scope.region, scope.service)
        else { return nil }
        self.key = key
        body = workload.body
        canonicalRequest = Array(workload.signed.canonicalRequest.utf8)
        stringToSign = Array(workload.signed.stringToSign.utf8)
    }

    /// How many blocks of SHA-256 are hashed; that of each HMAC pad is not among them.
    public var blocks: Int {
        func padded(_ length: Int) -> Int { (length + 9 + 63) / 64 }
        return padded(body.count) + padded(canonicalRequest.count) + padded(stringToSign.count) + padded(32)
    }

    /// Hashes everything once.
    public func run() {
        keep(
            hash_floor_run(
                key, body, body.count, canonicalRequest, canonicalRequest.count, stringToSign, stringToSign.count))
    }

    /// SHA-256 of `bytes`.
    public static func sha256(_ bytes: UnsafeRawBufferPointer) {
        keep(hash_floor_sha256(bytes.baseAddress, bytes.count))
    }
}
