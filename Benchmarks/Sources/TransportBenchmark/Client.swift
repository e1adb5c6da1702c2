/// A client that is measured: a program to compare with, or one of the transports.
enum Client: String, Codable, CaseIterable, Sendable {
    /// The load generator in C: what hardly any client goes below.
    case wrk
    /// libcurl's multi interface, used from C.
    case libcurl
    /// The client of the Swift server world.
    case asyncHTTPClient = "async-http-client"
    /// The socket transport, from tasks on its reactors.
    case socketOnReactor = "socket-on-reactor"
    /// The socket transport, from ordinary tasks.
    case socket
    /// The curl transport, from tasks on its thread.
    case curlOnReactor = "curl-on-reactor"
    /// The curl transport, from ordinary tasks.
    case curl
    case urlsession
    /// Foundation's `URLSession.data(for:)`, without a transport around it.
    case bareURLSession = "urlsession-bare"

    /// The transport in this program; `nil` for whatever else is compared with them.
    var transport: SignetWorker.Courier? { SignetWorker.Courier(rawValue: rawValue) }

    /// Whether Foundation does the work, at some twenty times the cost of the others.
    var isFoundation: Bool { self == .urlsession || self == .bareURLSession }

    /// The program beside this one; `nil` for wrk, which is installed, and for the transports.
    var executable: String? {
        switch self {
        case .libcurl: "libcurl-peer"
        case .asyncHTTPClient: "async-http-client-peer"
        default: nil
        }
    }
}
