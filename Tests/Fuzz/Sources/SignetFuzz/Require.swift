/// Ends the process with `message`, for the fuzzer to see, unless `condition` holds. Unlike a precondition it says so in
/// an optimised build too.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}
