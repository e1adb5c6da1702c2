#if Socket
    import HTTPTypes
    import SignetCore
    import SignetSocket
    import SignetWire

    extension ServerConnection {
        /// Writes `response`, its body as it is produced and no faster than the client takes it; returns whether another
        /// request may follow.
        func respond(_ response: Response, to version: WireVersion, keeps: Bool) async throws(ExchangeFailure) -> Bool {
            var body: OutgoingBody
            do throws(TransportError) { body = try await OutgoingBody(response.body) } catch {
                throw .refused(Refusal(error))
            }
            let plan = ResponsePlan(response.head, length: body.length, to: method, version: version, keeps: keeps)
            var message: [UInt8]
            do throws(WireError) { message = try ResponseEncoder.head(plan.head, framing: plan.framing) } catch {
                throw .refused(Refusal(.internalServerError, error.reason))
            }
            var encoder = ResponseEncoder.body(plan.framing, of: plan.head.status, to: method)
            // Head and first chunk go in one piece: one system call, one segment, one TLS record.
            if plan.hasBody, let first = try await body.next(&encoder) { message += first }
            try await write(message)
            while plan.hasBody, let chunk = try await body.next(&encoder) { try await write(chunk) }
            return plan.keepsConnection
        }

        func write(_ bytes: [UInt8]) async throws(ExchangeFailure) {
            do throws(StreamFailure) {
                try await stream.write(bytes, until: .now + service.limits.writeTime)
            } catch {
                throw .stream(error)
            }
        }
    }
#endif
