#if Curl
    import HTTPTypes
    import SignetCore

    /// The request body as the engine sends it.
    struct UploadSource {
        /// What a read gave.
        enum Step {
            /// This many bytes; zero is the end.
            case bytes(Int)
            /// Nothing yet: the source is slower than the peer.
            case pause
            case failed(TransportError)
        }

        private let slot: UploadSlot?
        private let whole: [UInt8]
        private var chunk: [UInt8]
        private var offset = 0
        private let length: Int?
        private var sent = 0
        /// What follows the last byte.
        private(set) var trailers = HTTPFields()
        /// Whether libcurl has been given the last byte.
        var isComplete = false
        /// Whether libcurl waits for the source.
        var isStarved = false

        init(_ call: CurlCall) {
            slot = call.upload
            length =
                switch call.outline.framing {
                case .none: 0
                case .contentLength(let count): count
                case .chunked: nil
                }
            isComplete = length == 0
            whole = isComplete || slot != nil ? [] : call.body.bytes ?? []
            chunk = whole
        }

        mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Step {
            isStarved = false
            if offset == chunk.count, !isComplete, let slot {
                switch slot.take() {
                case .chunk(let next): (chunk, offset) = (next, 0)
                case .end(let trailers):
                    self.trailers = trailers
                    isComplete = true
                case .failed(let error): return .failed(error)
                case .nothing:
                    isStarved = true
                    return .pause
                }
            }
            let count = min(buffer.count, chunk.count - offset)
            chunk.withUnsafeBytes { chunk in
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: chunk[offset..<offset + count]))
            }
            offset += count
            sent += count
            if sent == length { isComplete = true }
            return .bytes(count)
        }

        /// Begins anew with the first byte.
        mutating func rewind() {
            slot?.rewind()
            (chunk, offset, sent) = (whole, 0, 0)
            isComplete = length == 0
        }

        /// Stops the reading of the body.
        func close() {
            slot?.close()
        }
    }
#endif
