import CSignetOpenSSL
import Synchronization

/// Keeps the most recently derived signing keys: a derivation costs nine hashes, a lookup one.
///
/// Entries are found by a digest that covers the secret, so that a rotated secret under the same key id never meets an
/// old key, and the secret itself is not kept.
final class SigningKeyCache: Sendable {
    private struct Entry {
        let fingerprint: SHA256Digest
        let key: SigningKey
    }

    private struct Ring {
        var entries: [Entry] = []
        var oldest = 0
    }

    private let ring = Mutex(Ring())
    private let capacity: Int

    /// - Parameter capacity: how many keys are kept. A process signs with a role or two in a few regions and, around
    ///   midnight, for two days: 16 is room to spare, and few enough to search one after another.
    init(capacity: Int = 16) {
        self.capacity = max(1, capacity)
    }

    var count: Int { ring.withLock { $0.entries.count } }

    func key(secret: SecretString, scope: CredentialScope) -> SigningKey {
        let fingerprint = Self.fingerprint(secret: secret, scope: scope)
        let cached = ring.withLock { ring in ring.entries.first { $0.fingerprint == fingerprint }?.key }
        if let cached { return cached }
        // Derived outside the lock: two tasks may both do it, and both get the same key.
        let key = SigningKey(secret: secret, scope: scope)
        ring.withLock { insert(Entry(fingerprint: fingerprint, key: key), into: &$0) }
        return key
    }

    private func insert(_ entry: Entry, into ring: inout Ring) {
        if ring.entries.contains(where: { $0.fingerprint == entry.fingerprint }) { return }
        if ring.entries.count < capacity {
            ring.entries.append(entry)
        } else {
            ring.entries[ring.oldest] = entry
            ring.oldest = (ring.oldest + 1) % capacity
        }
    }

    private static func fingerprint(secret: SecretString, scope: CredentialScope) -> SHA256Digest {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(128)
        // No part of a scope holds a NUL, so no two inputs share a fingerprint.
        for part in [scope.dateStamp, scope.region, scope.service] {
            bytes.append(contentsOf: part.utf8)
            bytes.append(0)
        }
        secret.withUTF8 { bytes.append(contentsOf: $0) }
        let fingerprint = bytes.withUnsafeBytes { SHA256Digest(of: $0) }
        bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
        return fingerprint
    }
}
