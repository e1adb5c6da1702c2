#if Curl
    import CSignetCurl
    import CSignetOpenSSL
    import HTTPTypes
    import SignetCore
    import SignetWire

    // An exchange by HTTP/2: libcurl, by nghttp2, takes frames and field blocks apart; what they say is checked here.
    extension CurlTransfer {
        /// Says which versions to speak, and when libcurl begins to connect.
        func setVersion(_ easy: CurlEasy, _ choice: CurlTransport.VersionChoice) {
            switch choice {
            case .http1: return easy.set(CURLOPT_HTTP_VERSION, csignet_http_1_1)
            case .http2IfOffered: easy.set(CURLOPT_HTTP_VERSION, csignet_http_2_over_tls)
            case .http2PriorKnowledge where call.origin.scheme == .http: setPriorKnowledge(easy)
            case .http2PriorKnowledge: easy.set(CURLOPT_HTTP_VERSION, csignet_http_2_prior_knowledge)
            }
            // A request that comes while a connection is made waits for it, instead of making one of its own.
            easy.set(CURLOPT_PIPEWAIT, 1)
            _ = csignet_set_resolver_start(easy.handle) { _, _, easy in
                CurlTransfer.from(easy)?.beginConnecting()
                return 0
            }
            easy.set(CURLOPT_RESOLVER_START_DATA, pointer: Unmanaged.passUnretained(easy).toOpaque())
        }

        /// See ``ConnectionMakers``.
        private func setPriorKnowledge(_ easy: CurlEasy) {
            makesConnection = loop.makers.makes(call, foundNone: mustBeginAnew)
            easy.set(CURLOPT_HTTP_VERSION, makesConnection ? csignet_http_2_prior_knowledge : csignet_http_2_over_tls)
            if makesConnection { easy.set(CURLOPT_FRESH_CONNECT, 1) }
        }

        /// Whether the connection, which is ready, is one that this transfer can use as it was begun.
        var hasConnectionItExpects: Bool {
            guard loop.settings.version == .http2PriorKnowledge, call.origin.scheme == .http else {
                return true
            }
            if makesConnection { loop.makers.finish(call) }
            return makesConnection || isReused
        }

        /// Whether the connection, which is ready, speaks HTTP/2.
        ///
        /// What the first line of the response says does not count: a server could write it in HTTP/1.1.
        var speaksHTTP2: Bool {
            switch loop.settings.version {
            case .http1: return false
            case .http2PriorKnowledge: return true
            case .http2IfOffered:
                guard call.origin.scheme == .https, let easy, let tls = csignet_get_openssl(easy.handle)
                else {
                    return false
                }
                var name: UnsafePointer<UInt8>?
                var length: UInt32 = 0
                SSL_get0_alpn_selected(OpaquePointer(tls), &name, &length)
                return UnsafeBufferPointer(start: name, count: Int(length)).elementsEqual("h2".utf8)
            }
        }

        /// A line of a head or of the trailer fields; `false` ends the transfer.
        func receiveStreamLine(_ line: UnsafeRawBufferPointer) -> Bool {
            if firstByte == nil { firstByte = loop.now }
            do throws(WireError) {
                switch try stream?.decoder.receive(line: Array(line)) {
                case nil: break
                case .informational(let head): informational.append(head)
                case .final(let head): beginBody(head, .http2)
                }
                return true
            } catch {
                failure = self.error(error)
                return false
            }
        }

        /// Content; `false` ends the transfer.
        func receiveStreamContent(_ bytes: UnsafeRawBufferPointer) -> Bool {
            do throws(WireError) {
                try stream?.decoder.receive(contentBytes: bytes.count)
                return deliver(Array(bytes))
            } catch {
                failure = self.error(error)
                return false
            }
        }

        /// Whether a connection that others had used before has ended without a byte for this transfer, which libcurl takes for
        /// an error of the protocol, and the request may be sent again.
        private var mayBeginAnew: Bool {
            stage != .receiving && firstByte == nil && attempts == 1 && isReused && call.isRepeatable
        }

        /// libcurl is done with the stream; returns what went wrong, if anything did.
        func endStream(_ code: CURLcode) -> TransportError? {
            guard code == CURLE_OK else {
                mustBeginAnew = code == CURLE_HTTP2 && mayBeginAnew
                return StreamFailure(
                    code, in: CurlSituation(of: self), details: easy?.errorDescription ?? "",
                    isLeftUnanswered: isReused && firstByte == nil
                ).error
            }
            do throws(WireError) {
                if let trailers = try stream?.decoder.end() { endBody(trailers) }
                return nil
            } catch {
                return self.error(error)
            }
        }
    }
#endif
