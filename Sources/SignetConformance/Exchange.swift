import SignetCore

/// One request, what is done with its response, and what must come of it.
struct Exchange: Sendable {
    /// What the caller does.
    enum Conduct: Sendable {
        /// Reads the response to its end.
        case read
        /// Releases the server's `.stall` once the head and the first chunk have arrived, and reads on.
        case readReleasingServer
        /// Reads the response to its end, releases the server's `.stall` then, and waits for its `.signal`.
        case readThenReleaseServer
        /// Collects the body up to this many bytes; the connection must end.
        case collect(upTo: Int)
        /// Drops the response as soon as its head has arrived; the connection must end.
        case drop
        /// Cancels the task when the server has read the request; the connection must end.
        case cancelAwaitingHead
        /// Cancels the task after the first chunk of the body; the connection must end.
        case cancelReadingBody
        /// Shuts the transport down when the server has read the request; the connection must end.
        case shutDownAwaitingHead
        /// Shuts the transport down twice, and sends then.
        case sendAfterShutdown
    }

    let recipe: RequestRecipe
    let conduct: Conduct
    let outcome: Outcome
    /// What must come of sending the same request again; `nil` to send it once.
    let again: Outcome?

    init(_ recipe: RequestRecipe, _ conduct: Conduct, _ outcome: Outcome) {
        self.recipe = recipe
        self.conduct = conduct
        self.outcome = outcome
        again = nil
    }

    init(_ recipe: RequestRecipe, _ outcome: Outcome, again: Outcome? = nil) {
        self.recipe = recipe
        conduct = .read
        self.outcome = outcome
        self.again = again
    }
}
