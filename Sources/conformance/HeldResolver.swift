public import Glibc
import SignetConformance

/// The `getaddrinfo` of this program, which the linker puts before the C library's: look-ups of one name last until they are
/// released, all others go on to the system.
@c(getaddrinfo)
public func getaddrinfoOfProgram(
    _ name: UnsafePointer<CChar>?, _ service: UnsafePointer<CChar>?, _ hints: UnsafePointer<addrinfo>?,
    _ result: UnsafeMutablePointer<UnsafeMutablePointer<addrinfo>?>?
) -> Int32 {
    if HeldName.holds(name) { return EAI_AGAIN }
    guard let next else { return EAI_SYSTEM }
    return next(name, service, hints, result)
}

private typealias Resolve =
    @convention(c) (
        UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<addrinfo>?,
        UnsafeMutablePointer<UnsafeMutablePointer<addrinfo>?>?
    ) -> Int32

/// RTLD_NEXT, which is a cast in C: the next one in the order of linking.
private let next: Resolve? = dlsym(UnsafeMutableRawPointer(bitPattern: -1), "getaddrinfo").map {
    unsafeBitCast($0, to: Resolve.self)
}
