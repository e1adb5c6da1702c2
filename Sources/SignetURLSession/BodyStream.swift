#if URLSession
    import Foundation
    import Glibc
    import SignetCore

    /// A request body as Foundation reads it: whenever libcurl has room, into libcurl's buffer of 64 KiB.
    ///
    /// Foundation's own sources cost more: it copies `Data` whole before the first byte is sent, reads a file 48 KiB at a time
    /// by way of three queues, asking for its size each time, and can begin neither of them anew.
    final class BodyStream: InputStream {
        private let body: Body
        private let length: Int
        private weak var exchange: SessionExchange?
        private var position = 0
        private var descriptor: Int32 = -1
        private var isOpen = false

        init(_ body: Body, for exchange: SessionExchange) {
            self.body = body
            length = exchange.bodyLength
            self.exchange = exchange
            super.init(data: Data())
        }

        deinit {
            close()
        }

        override func open() {
            isOpen = true
            guard let path = body.filePath else { return }
            descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
            // The kernel reads ahead twice as far, so that whoever waits for this read seldom waits for a disk.
            if descriptor >= 0 { posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL) }
        }

        override func close() {
            if descriptor >= 0 { _ = Glibc.close(descriptor) }
            descriptor = -1
        }

        override var streamStatus: Stream.Status { isOpen ? .open : .notOpen }

        override var streamError: (any Error)? { nil }

        /// `false` is the end of the body to Foundation, and of the request: a request that is given up never gets there.
        override var hasBytesAvailable: Bool { position < length || isAbandoned }

        private var isAbandoned: Bool { exchange?.isOver ?? true }

        override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) -> Int {
            if isAbandoned { return -1 }
            // Never more than declared: bytes too many would be taken for the next request (RFC 9112 §6.3).
            let room = UnsafeMutableRawBufferPointer(start: buffer, count: min(maxLength, length - position))
            let count = if let bytes = body.bytes { copy(bytes, to: room) } else { readFile(to: room) }
            guard count > 0 else {
                exchange?.fail(
                    .invalidRequest, during: .sendBody,
                    count < 0 ? "the file cannot be read" : "the file is shorter than it was",
                    remedy: "leave the file alone while it is sent")
                return -1
            }
            position += count
            exchange?.noteSent(position)
            return count
        }

        private func copy(_ bytes: [UInt8], to room: UnsafeMutableRawBufferPointer) -> Int {
            room.copyBytes(from: bytes[position..<position + room.count])
            return room.count
        }

        private func readFile(to room: UnsafeMutableRawBufferPointer) -> Int {
            var count = 0
            repeat { count = Glibc.read(descriptor, room.baseAddress, room.count) } while count < 0 && errno == EINTR
            return count
        }
    }
#endif
