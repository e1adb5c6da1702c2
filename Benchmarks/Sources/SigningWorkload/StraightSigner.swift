import CHashFloor
import SignetSigV4

/// The same signature in straight-line C from parts that are in order already: what a signer without safety, limits or
/// choices costs.
public final class StraightSigner {
    private let key: OpaquePointer
    private var strings: [UnsafeMutablePointer<CChar>] = []
    private let headers: UnsafeMutableBufferPointer<straight_header>
    private let body: UnsafeMutableBufferPointer<UInt8>
    private let authorization = UnsafeMutablePointer<CChar>.allocate(capacity: 4096)
    private var request = straight_request()

    /// Takes the parts from a signed workload.
    public init?(_ workload: SigningWorkload) {
        let signed = workload.signed
        let lines = signed.canonicalRequest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let names = signed.signedHeaders
        guard lines.count == names.count + 6,
            let key = hash_floor_key_make(
                workload.credentials.secretAccessKey.reveal(), signed.scope.dateStamp, signed.scope.region,
                signed.scope.service)
        else { return nil }
        self.key = key
        body = .allocate(capacity: workload.body.count)
        _ = body.initialize(from: workload.body)
        headers = .allocate(capacity: names.count)
        for (index, name) in names.enumerated() {
            let value = lines[3 + index].dropFirst(name.count + 1)
            headers.initializeElement(at: index, to: straight_header(name: copy(name), value: copy(String(value))))
        }
        request.method = copy(lines[0])
        request.path = copy(lines[1])
        request.query = copy(lines[2])
        request.headers = UnsafePointer(headers.baseAddress)
        request.header_count = headers.count
        request.payload = UnsafeRawPointer(body.baseAddress)
        request.payload_length = body.count
        request.date = copy(signed.date)
        request.scope = copy(signed.scope.description)
        request.access_key_id = copy(workload.credentials.accessKeyID)
    }

    deinit {
        strings.forEach { $0.deallocate() }
        headers.deallocate()
        body.deallocate()
        authorization.deallocate()
    }

    /// Signs once.
    public func sign() {
        keep(straight_sign(key, &request, authorization))
    }

    /// The value of the `Authorization` header.
    public var value: String {
        let length = straight_sign(key, &request, authorization)
        return String(decoding: UnsafeRawBufferPointer(start: authorization, count: length), as: UTF8.self)
    }

    private func copy(_ string: String) -> UnsafePointer<CChar> {
        let bytes = string.utf8CString
        let memory = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        for (index, byte) in bytes.enumerated() { memory[index] = byte }
        strings.append(memory)
        return UnsafePointer(memory)
    }
}
