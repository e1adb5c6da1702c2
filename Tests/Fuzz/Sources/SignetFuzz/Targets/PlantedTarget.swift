import HTTPTypes
import SignetSigV4

/// A fault that shows whether the fuzzer would find one: a read behind the end of the input, after a condition that
/// lies within the module.
enum PlantedTarget {
    static func run(_ input: inout FuzzedInput) {
        let fuzzed = FuzzedRequest(&input)
        let rest = input.rest()
        guard
            let signed = try? fuzzed.signer.sign(
                fuzzed.request, payload: fuzzed.payload, credentials: fuzzed.credentials, at: fuzzed.date),
            signed.request.method == .put, signed.canonicalRequest.contains("%7C"), let end = rest.baseAddress
        else { return }
        require(end.load(fromByteOffset: rest.count, as: UInt8.self) != 1, "the fault was not caught")
    }
}
