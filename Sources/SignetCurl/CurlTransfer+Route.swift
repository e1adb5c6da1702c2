#if Curl
    import CSignetCurl
    import Glibc
    import SignetCore

    // The way to the origin.
    extension CurlTransfer {
        /// Names the proxy or the Unix socket; `false` when memory is exhausted.
        func setRoute(_ easy: CurlEasy) -> Bool {
            // Empty names: libcurl would read http_proxy, no_proxy and the like from the environment otherwise.
            easy.set(CURLOPT_NOPROXY, "")
            guard let proxy = call.hop.proxy else {
                easy.set(CURLOPT_PROXY, "")
                if case .unixSocket(let path) = call.hop { easy.set(CURLOPT_UNIX_SOCKET_PATH, path) }
                return true
            }
            easy.set(CURLOPT_PROXY, "\(proxy.scheme.curlName)://\(proxy.peer)")
            if let credentials = proxy.credentials {
                easy.set(CURLOPT_PROXYUSERNAME, credentials.user)
                easy.set(CURLOPT_PROXYPASSWORD, credentials.password)
            }
            guard proxy.scheme == .http else {
                // Else a proxy could ask for Kerberos, and get a ticket of the user's.
                easy.set(CURLOPT_SOCKS5_AUTH, csignet_auth_basic)
                return true
            }
            easy.set(CURLOPT_PROXYAUTH, csignet_auth_basic)
            if case .tunnel = call.hop { easy.set(CURLOPT_HTTPPROXYTUNNEL, 1) }
            // An invention that no RFC knows (RFC 9112 §C.2.2).
            let fields = CurlList()
            fields.append("Proxy-Connection:")
            return easy.set(CURLOPT_PROXYHEADER, fields)
        }

        /// libcurl opens a socket: what it receives first through an HTTP tunnel is the proxy's.
        func beginConnecting() {
            if stage != .connecting { enter(.connecting) }
            if case .tunnel(let proxy) = call.hop, proxy.scheme == .http { tunnel = TunnelAnswer(of: proxy) }
        }

        /// A line of a proxy's answer to CONNECT; `false` ends the transfer.
        func receiveTunnelLine(_ line: UnsafeRawBufferPointer) -> Bool {
            guard let refusal = tunnel?.receive(line) else { return true }
            failure = noTunnel(refusal.reason, remedy: refusal.remedy)
            return false
        }

        /// Whether more has come through a fresh tunnel than the proxy's answer, which libcurl would take for the response.
        func tunnelSpokeFirst() -> Bool {
            guard tunnel != nil, let easy else { return false }
            let port = easy.long(CURLINFO_LOCAL_PORT)
            var byte: UInt8 = 0
            return opened.contains { socket in
                KnownSockets.localPort(of: socket) == port
                    && call.origin.scheme == .http
                    && recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0
            }
        }

        func noTunnel(_ reason: String, remedy: String? = nil) -> TransportError {
            CurlSituation(of: self).noTunnel(reason, remedy: remedy)
        }
    }

    extension CurlSituation {
        /// The error of a proxy that opens no tunnel.
        func noTunnel(_ reason: String, remedy: String? = nil) -> TransportError {
            TransportError(
                .proxy, during: .proxy, peer: hop.proxy?.peer,
                "the proxy did not connect to \(origin.peer): \(reason)", remedy: remedy,
                requestMayHaveBeenSent: mayHaveBeenSent)
        }
    }

    extension Proxy.Scheme {
        /// The scheme by which libcurl leaves names to the proxy, where the protocol lets it.
        fileprivate var curlName: String {
            switch self {
            case .http: "http"
            case .socks5: "socks5h"
            case .socks4: "socks4"
            case .socks4a: "socks4a"
            }
        }
    }
#endif
