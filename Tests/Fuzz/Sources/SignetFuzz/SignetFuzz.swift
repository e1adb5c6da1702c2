import Glibc

// What libFuzzer's main calls. One program holds every target, so that one build serves all: the first argument that is
// no option names the target and is taken away.

// Written once, before the first input.
nonisolated(unsafe) private var chosen: FuzzTarget?

/// Takes the target from the arguments.
@c(LLVMFuzzerInitialize)
public func initialize(
    count: UnsafeMutablePointer<Int32>,
    arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> Int32 {
    guard count.pointee > 1, let name = arguments.pointee[1], let target = FuzzTarget(rawValue: String(cString: name))
    else {
        print("usage: signet-fuzz \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")) [OPTIONS] [CORPUS]")
        exit(64)
    }
    chosen = target
    for index in 1..<Int(count.pointee) { arguments.pointee[index] = arguments.pointee[index + 1] }
    count.pointee -= 1
    return 0
}

/// Runs the target.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(data: UnsafePointer<UInt8>?, size: Int) -> Int32 {
    chosen?.run(UnsafeRawBufferPointer(start: data, count: size))
    return 0
}
