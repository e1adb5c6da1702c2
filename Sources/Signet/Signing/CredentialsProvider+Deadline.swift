import SignetCore
import SignetCredentials
import SignetSigV4

extension CredentialsProvider {
    /// Credentials, if they come before the call's deadline.
    func credentials(before deadline: ContinuousClock.Instant?) async throws(TransportError) -> Credentials {
        if let readyCredentials { return readyCredentials }
        guard let deadline else { return try await outcome().get() }
        let first = await withTaskGroup(of: Result<Credentials, TransportError>.self) { group in
            group.addTask { await outcome() }
            group.addTask {
                // A sleep that is cancelled ends the race that has been decided, or the whole call.
                try? await Task.sleep(until: deadline, clock: .continuous)
                return .failure(Task.isCancelled ? Self.cancelled : Self.late)
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(Self.late)
        }
        return try first.get()
    }

    private func outcome() async -> Result<Credentials, TransportError> {
        do throws(CredentialsError) {
            return .success(try await credentials())
        } catch {
            return .failure(TransportError(credentials: error))
        }
    }

    private static var late: TransportError {
        TransportError(
            .deadlineExceeded, during: .sign, "no credentials came before the deadline", requestMayHaveBeenSent: false)
    }

    private static var cancelled: TransportError {
        TransportError(.cancelled, during: .sign, "the task was cancelled", requestMayHaveBeenSent: false)
    }
}
