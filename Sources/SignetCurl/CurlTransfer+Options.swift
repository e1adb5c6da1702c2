#if Curl
    import CSignetCurl
    import HTTPTypes
    import SignetCore
    import SignetWire

    // What libcurl is told before a transfer.
    extension CurlTransfer {
        /// A body up to this size goes out in one piece with its head, by one system call; libcurl's bound.
        private static let inlineLimit = 64 * 1024

        /// `false` when memory is exhausted.
        func begin(with easy: CurlEasy, _ settings: CurlSettings) -> Bool {
            self.easy = easy
            easy.transfer = self
            if !easy.isPrepared {
                Self.setCallbacks(easy, loop.watch)
                setManners(easy)
                setVersion(easy, settings.version)
                setTLS(easy, settings.tls)
                guard setRoute(easy) else { return false }
                easy.isPrepared = true
            }
            return setRequest(easy, settings)
        }

        /// What may differ from one request to the next: all of it, each time. What is as it was, the handle does not pass on.
        private func setRequest(_ easy: CurlEasy, _ settings: CurlSettings) -> Bool {
            // A proxy is another route, which is set once. Nobody has looked at what HTTP/2 leaves behind.
            easy.isReusable = !call.hop.isProxied && settings.version == .http1
            easy.setHost(host)
            easy.setTarget(call.hop.target(call.outline.target, host: call.outline.host))
            setBody(easy)
            easy.setMethod(call.outline.method.rawValue)
            easy.setConnectTimeout(call.timeouts.connect)
            easy.setBoundsNames(!easy.isReusable || !loop.names.areFresh(at: loop.now))
            HeaderList.write(call, settings.version, to: easy.header)
            easy.setHeader()
            return setAddresses(easy, settings.resolve)
        }

        /// One hop, with nothing added, kept, followed or decoded.
        private func setManners(_ easy: CurlEasy) {
            easy.set(CURLOPT_NOSIGNAL, 1)
            easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
            easy.set(CURLOPT_HTTP09_ALLOWED, 0)
            easy.set(CURLOPT_FOLLOWLOCATION, 0)
            easy.set(CURLOPT_NETRC, csignet_ignore_netrc)
            easy.set(CURLOPT_HTTP_CONTENT_DECODING, 0)
            // The chunked framing is left in, for the decoder to check; libcurl still sees where it ends.
            easy.set(CURLOPT_HTTP_TRANSFER_DECODING, 0)
            easy.set(CURLOPT_TCP_NODELAY, 1)
            // Without it, giving up a name lookup waits for the resolver, and every other transfer with it.
            easy.set(CURLOPT_QUICK_EXIT, 1)
            // 60 KiB: a quarter of the system calls of the default 16 KiB, and just below the size (64 KiB) whose release makes
            // malloc tidy up all its free memory.
            easy.set(CURLOPT_BUFFERSIZE, 60 * 1024)
            // 55 s: AWS load balancers drop connections that were idle for 60 s.
            easy.set(CURLOPT_MAXAGE_CONN, 55)
            easy.set(CURLOPT_DNS_CACHE_TIMEOUT, ResolvedNames.seconds)
        }

        private func setTLS(_ easy: CurlEasy, _ tls: TLSConfiguration) {
            easy.set(
                CURLOPT_SSLVERSION,
                tls.minimumVersion == .tls13 ? csignet_tls_1_3_or_later : csignet_tls_1_2_or_later)
            switch tls.trust {
            case .system:
                // libcurl keeps what it has read of a file, but not beside a directory: it would then read all authorities
                // for each connection, 17 ms in which no other transfer moves.
                if CurlLibrary.hasAuthoritiesFile { easy.set(CURLOPT_CAPATH, nil) }
            case .file(let path):
                easy.set(CURLOPT_CAINFO, path)
                // Debian compiles the system's directory in: "no others" means without it.
                easy.set(CURLOPT_CAPATH, nil)
            case .pem(let bytes):
                bytes.withUnsafeBytes { easy.set(CURLOPT_CAINFO_BLOB, blob: $0) }
                easy.set(CURLOPT_CAPATH, nil)
            case .insecureNone:
                easy.set(CURLOPT_SSL_VERIFYPEER, 0)
                easy.set(CURLOPT_SSL_VERIFYHOST, 0)
            }
            if !tls.pins.isEmpty {
                let pins = tls.pins.map { "sha256//" + $0.description.dropFirst("sha256/".count) }
                easy.set(CURLOPT_PINNEDPUBLICKEY, pins.sorted().joined(separator: ";"))
            }
            if let identity = tls.identity {
                easy.set(CURLOPT_SSLCERT, identity.certificateFile)
                easy.set(CURLOPT_SSLKEY, identity.keyFile)
            }
            Self.setOpenSSL(easy)
        }

        /// A HEAD with a body is one that libcurl does not know for a HEAD: it would leave the body out. The decoder does, and
        /// ends the exchange with the head.
        private func setBody(_ easy: CurlEasy) {
            switch call.outline.framing {
            case .none:
                easy.setBodyless(isHead: call.outline.method == .head)
                return
            case .contentLength(let count):
                if let bytes = call.body.bytes, count <= Self.inlineLimit {
                    easy.set(CURLOPT_POSTFIELDSIZE_LARGE, offset: count)
                    bytes.withUnsafeBytes { easy.set(CURLOPT_COPYPOSTFIELDS, copying: $0) }
                    upload.isComplete = true
                } else {
                    easy.set(CURLOPT_UPLOAD, 1)
                    easy.set(CURLOPT_INFILESIZE_LARGE, offset: count)
                }
            case .chunked:
                easy.set(CURLOPT_UPLOAD, 1)
                if call.body.hasTrailers { setTrailerCallback(easy) }
            }
            // What a body leaves behind is not all undone by the next request.
            easy.isReusable = false
        }

        private func setAddresses(_ easy: CurlEasy, _ overrides: [ResolveOverride]) -> Bool {
            if overrides.isEmpty { return true }
            let list = CurlList()
            for override in overrides {
                let isIPv6 = override.address.utf8.contains(UInt8(ascii: ":"))
                let address = isIPv6 ? "[\(override.address)]" : override.address
                list.append("\(override.host):\(override.port):\(address)")
            }
            return easy.set(CURLOPT_RESOLVE, list)
        }
    }
#endif
