#if Curl
    import CSignetLinux
    import Glibc

    /// An eventfd(2) by which any thread ends the wait of the engine's.
    final class WakeUp: Sendable {
        let descriptor: Int32

        /// `nil` when no descriptor is to be had.
        init?() {
            descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
            if descriptor < 0 { return nil }
        }

        deinit {
            Glibc.close(descriptor)
        }

        func signal() {
            var one: UInt64 = 1
            _ = Glibc.write(descriptor, &one, 8)
        }
    }
#endif
