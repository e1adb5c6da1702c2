import ArgumentParser

/// `sign --format`: the form of the signed request.
enum SignFormat: String, ExpressibleByArgument, CaseIterable {
    case http
    case headers
    case curl
    case json
}
