#if Curl
    import CSignetLinux
    import Glibc

    /// The thread of one engine; what is confined to it is made on it.
    final class CurlThread {
        private let engine: CurlEngine
        private let multi: CurlMulti
        private let settings: CurlSettings

        private init(_ engine: CurlEngine, _ multi: CurlMulti, _ settings: CurlSettings) {
            self.engine = engine
            self.multi = multi
            self.settings = settings
        }

        /// `false` when there is no thread to be had; `multi` is closed then.
        static func start(_ engine: CurlEngine, _ multi: CurlMulti, _ settings: CurlSettings) -> Bool {
            var thread = pthread_t()
            let context = Unmanaged.passRetained(CurlThread(engine, multi, settings))
            let status = pthread_create(
                &thread, nil,
                { context in
                    context.map { Unmanaged<CurlThread>.fromOpaque($0).takeRetainedValue().live() }
                    return nil
                }, context.toOpaque())
            guard status == 0 else {
                context.release()
                multi.close()
                return false
            }
            pthread_detach(thread)
            return true
        }

        private func live() {
            signet_name_thread("signet-curl")
            // libcurl and OpenSSL write to sockets whose peer may be gone (SIGPIPE); and no handler of the program is to
            // run on this thread.
            var signals = sigset_t()
            sigfillset(&signals)
            pthread_sigmask(SIG_SETMASK, &signals, nil)
            CurlLoop(engine, multi, settings).run()
        }
    }
#endif
