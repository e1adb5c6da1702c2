/// What became of a request, before it takes the form of a response.
enum Answer {
    case success([UInt8], caller: Principal?)
    case failure(Refusal, caller: Principal?)
}
