import ClientLoad
import Foundation
import FoundationNetworking
import Signet
import SignetURLSession

/// Measures one way to upload a file over Foundation, in a process of its own.
struct UploadWorker {
    /// The ways.
    enum Means: String, CaseIterable {
        /// Foundation's own for files.
        case fromFile = "uploadTask(fromFile:)"
        /// The file mapped into memory.
        case mappedData = "uploadTask(from: mapped Data)"
        /// Foundation's stream over a file; always chunked.
        case inputStream = "httpBodyStream = InputStream(url:)"
        /// The transport.
        case transport = "URLSessionTransport, Body.file"
    }

    private let means: Means
    private let url: URL
    private let file: URL

    /// From `MEANS URL PATH`; `nil` when the arguments are something else.
    init?(arguments: [String]) {
        guard arguments.count == 3, let means = Means(rawValue: arguments[0]), let url = URL(string: arguments[1])
        else {
            return nil
        }
        self.means = means
        self.url = url
        file = URL(fileURLWithPath: arguments[2])
    }

    func run() async throws {
        let body = try await Body.file(file.path)
        guard case .known(let length) = body.length else { return }
        let spent = ProcessUsage.current.cpuMicroseconds
        let start = ContinuousClock.now
        let status = try await upload(body)
        let wall = start.duration(to: .now).seconds
        let usage = ProcessUsage.current
        guard status == 204 else { throw Unmeasured("the sink answered \(status)") }
        let mebibytes = Double(length) / 1_048_576
        try UploadMeasurement(
            mebibytesPerSecond: mebibytes / wall,
            cpuSecondsPerGibibyte: (usage.cpuMicroseconds - spent) / 1e6 / mebibytes * 1024,
            peakRSSMebibytes: Double(usage.peakRSSKiB) / 1024
        ).report()
    }

    private func upload(_ body: Body) async throws -> Int {
        if means == .transport {
            let transport = URLSessionTransport()
            let response = try await transport.send(Request(.put, url.absoluteString, body: body))
            _ = try await response.body.collect(upTo: 1024)
            await transport.shutdown()
            return response.status.code
        }
        let session = URLSession(configuration: .ephemeral)
        defer { session.finishTasksAndInvalidate() }
        var request = URLRequest(url: url)
        request.httpMethod = "PUT"
        let response =
            switch means {
            case .mappedData:
                try await session.upload(for: request, from: Data(contentsOf: file, options: .alwaysMapped)).1
            case .inputStream: try await session.data(for: streaming(request)).1
            default: try await session.upload(for: request, fromFile: file).1
            }
        return (response as? HTTPURLResponse)?.statusCode ?? 0
    }

    private func streaming(_ request: URLRequest) -> URLRequest {
        var request = request
        request.httpBodyStream = InputStream(url: file)
        return request
    }
}
