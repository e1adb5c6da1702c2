#if Curl
    import CSignetCurl
    import Glibc
    import SignetCore

    // How libcurl calls back, on the engine's thread and from within `perform` or `resume`.
    extension CurlTransfer {
        static func setCallbacks(_ easy: CurlEasy, _ watch: SocketWatch) {
            // Unretained: the loop keeps the transfer, and it the handle, for as long as libcurl has it.
            let context = Unmanaged.passUnretained(easy).toOpaque()
            easy.set(CURLOPT_PRIVATE, pointer: context)
            _ = csignet_set_prerequest(easy.handle) { context, _, _, _, _ in
                CurlTransfer.from(context)?.mayBeginRequest() == true
                    ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
            }
            easy.set(CURLOPT_PREREQDATA, pointer: context)
            _ = csignet_set_open_socket(easy.handle) { context, _, address in
                guard let address else { return CURL_SOCKET_BAD }
                return CurlTransfer.from(context)?.openSocket(address.pointee) ?? CURL_SOCKET_BAD
            }
            easy.set(CURLOPT_OPENSOCKETDATA, pointer: context)
            // A connection outlives its transfer: not so what watches it.
            _ = csignet_set_close_socket(easy.handle) { sockets, socket in
                sockets.map { Unmanaged<SocketWatch>.fromOpaque($0).takeUnretainedValue().close(socket) } ?? -1
            }
            easy.set(CURLOPT_CLOSESOCKETDATA, pointer: Unmanaged.passUnretained(watch).toOpaque())
            _ = csignet_set_write(easy.handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return Unmanaged<CurlEasy>.fromOpaque(context)._withUnsafeGuaranteedRef { easy in
                    CurlTransfer.receiveHeadLine(line, easy) ? line.count : 0
                }
            }
            easy.set(CURLOPT_HEADERDATA, pointer: context)
            _ = csignet_set_write(easy.handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                let content = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return Unmanaged<CurlEasy>.fromOpaque(context)._withUnsafeGuaranteedRef { easy in
                    CurlTransfer.receiveContent(content, easy)
                }
            }
            easy.set(CURLOPT_WRITEDATA, pointer: context)
            setUploadCallbacks(easy, context)
        }

        // Several times a request, hence by a handle that is not counted: the loop keeps it for as long as libcurl has it.

        /// A line of a head; `false` ends the transfer.
        private static func receiveHeadLine(_ line: UnsafeRawBufferPointer, _ easy: CurlEasy) -> Bool {
            if easy.keepsHeaderLines { easy.firstField.received(line, easy.handle) }
            guard let reader = easy.reader, reader._withUnsafeGuaranteedRef({ $0.keepsLines }) else {
                return easy.transfer?.receiveHeadLine(line, easy) ?? false
            }
            return reader._withUnsafeGuaranteedRef { $0.keep(line) } || easy.transfer?.decodeHeadLines(easy) ?? false
        }

        /// Bytes of a body, or the first field line of a head; returns what libcurl is to do.
        private static func receiveContent(_ content: UnsafeRawBufferPointer, _ easy: CurlEasy) -> Int {
            if easy.firstField.isShown {
                if easy.firstField.admits(content) { return content.count }
                easy.transfer?.refuseFirstField()
                return 0
            }
            guard let transfer = easy.transfer else { return 0 }
            if transfer.isReceivePaused { return csignet_write_pause }
            return transfer.receiveBody(content, easy) ? content.count : 0
        }

        private static func setUploadCallbacks(_ easy: CurlEasy, _ context: UnsafeMutableRawPointer) {
            _ = csignet_set_read(easy.handle) { bytes, size, count, context in
                guard let bytes, let transfer = CurlTransfer.from(context) else { return csignet_read_abort }
                return transfer.sendBody(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
            }
            easy.set(CURLOPT_READDATA, pointer: context)
            _ = csignet_set_seek(easy.handle) { context, offset, origin in
                guard let transfer = CurlTransfer.from(context), offset == 0, origin == SEEK_SET,
                    transfer.call.isRepeatable
                else { return CURL_SEEKFUNC_FAIL }
                transfer.upload.rewind()
                return CURL_SEEKFUNC_OK
            }
            easy.set(CURLOPT_SEEKDATA, pointer: context)
        }

        func setTrailerCallback(_ easy: CurlEasy) {
            _ = csignet_set_trailer(easy.handle) { list, context in
                guard let list, let transfer = CurlTransfer.from(context) else { return CURL_TRAILERFUNC_ABORT }
                let trailers = HeaderList.make(trailers: transfer.upload.trailers)
                if trailers.isIncomplete { return CURL_TRAILERFUNC_ABORT }
                // libcurl frees it.
                list.pointee = trailers.take()
                return CURL_TRAILERFUNC_OK
            }
            easy.set(CURLOPT_TRAILERDATA, pointer: Unmanaged.passUnretained(easy).toOpaque())
        }

        /// A socket as libcurl would make it, but one that no other program inherits.
        ///
        /// libcurl does not say why it got none: that is noted here.
        private func openSocket(_ address: curl_sockaddr) -> curl_socket_t {
            beginConnecting()
            let descriptor = socket(
                address.family, address.socktype | Int32(SOCK_CLOEXEC.rawValue), address.`protocol`)
            if descriptor < 0, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) { lacksSocket = true }
            if descriptor >= 0 { loop.watch.opened(descriptor) }
            if descriptor >= 0, tunnel != nil { opened.append(descriptor) }
            return descriptor
        }

        static func from(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
            CurlEasy.from(context)?.transfer
        }
    }
#endif
