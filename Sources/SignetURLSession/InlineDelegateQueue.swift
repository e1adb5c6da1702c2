#if URLSession
    import Foundation

    /// Calls the delegate where Foundation is, instead of passing each event on to another thread.
    ///
    /// Three operations a request, each with its locks and wake-ups, cost a fifth of what Foundation costs altogether. What
    /// is called here holds up every session of the process: it must neither wait nor call back into Foundation.
    ///
    /// `@unchecked Sendable`, as the superclass demands: it adds no state.
    final class InlineDelegateQueue: OperationQueue, @unchecked Sendable {
        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            block()
        }
    }
#endif
