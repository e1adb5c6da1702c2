#if URLSession
    import Dispatch
    import Foundation
    import FoundationNetworking
    import SignetCore
    import Synchronization

    /// Passes what Foundation reports on to the exchange it is about, and declines whatever Foundation offers to do.
    final class SessionDelegate: NSObject, URLSessionDataDelegate {
        /// By identity: numbers are each session's own.
        private let byTask = Mutex<[ObjectIdentifier: SessionExchange]>([:])
        private let control: DispatchQueue

        init(control: DispatchQueue) {
            self.control = control
        }

        var exchanges: [SessionExchange] { byTask.withLock { Array($0.values) } }

        func register(_ exchange: SessionExchange, for task: URLSessionTask) {
            byTask.withLock { $0[ObjectIdentifier(task)] = exchange }
        }

        private func exchange(of task: URLSessionTask) -> SessionExchange? {
            byTask.withLock { $0[ObjectIdentifier(task)] }
        }

        func urlSession(
            _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
            completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
        ) {
            exchange(of: dataTask)?.receive(response)
            completionHandler(.allow)
        }

        func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
            exchange(of: dataTask)?.receive(data)
        }

        /// The redirect itself is the response.
        func urlSession(
            _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
            newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
        ) {
            completionHandler(nil)
        }

        /// The response to a 401 has been delivered whole when Foundation asks for credentials. Left unanswered, the task
        /// would never end.
        func urlSession(
            _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
            completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            exchange(of: task)?.complete(nil)
            // What the completion handler does when told to cancel; called from here, on Foundation's queue, it deadlocks.
            control.async { task.cancel() }
        }

        /// libcurl wants to send the body again, as its reused connection has died. Without a stream Foundation would send
        /// the head alone and wait for ever.
        func urlSession(
            _ session: URLSession, task: URLSessionTask,
            needNewBodyStream completionHandler: @escaping (InputStream?) -> Void
        ) {
            completionHandler(exchange(of: task)?.bodyOnceMore())
        }

        func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
            byTask.withLock { $0.removeValue(forKey: ObjectIdentifier(task)) }?.complete(error)
        }
    }
#endif
