extension ResponseOracle {
    /// The codec beneath httpx and uvicorn: Python, grammar by grammar.
    static let h11 = ResponseOracle(
        module: "h11",
        script: """
            import h11

            def fields(items):
                return [{"name": n.decode("latin-1"), "value": v.decode("latin-1")} for n, v in items]

            def answer(method, data):
                connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=1 << 20)
                connection.send(h11.Request(method=method, target="/", headers=[("Host", "a")]))
                connection.send(h11.EndOfMessage())
                seen = {"outcome": "refused", "interim": [], "fields": [], "body": "", "trailers": []}
                ended = False
                try:
                    connection.receive_data(data)
                    while True:
                        event = connection.next_event()
                        if event is h11.NEED_DATA and not ended:
                            ended = True
                            connection.receive_data(b"")
                        elif type(event) is h11.InformationalResponse:
                            seen["interim"].append(event.status_code)
                        elif type(event) is h11.Response:
                            seen["status"] = event.status_code
                            seen["fields"] = fields(event.headers.raw_items())
                        elif type(event) is h11.Data:
                            seen["body"] += event.data.decode("latin-1")
                        elif type(event) is h11.EndOfMessage:
                            seen["trailers"] = fields(event.headers.raw_items())
                            seen["outcome"] = "untilClose" if ended else "complete"
                            if not ended:
                                seen["keepsConnection"] = connection.their_state is h11.DONE
                                seen["end"] = len(data) - len(connection.trailing_data[0])
                            return seen
                        else:
                            seen["outcome"] = "truncated"
                            return seen
                except h11.RemoteProtocolError as error:
                    seen["outcome"] = "truncated" if ended else "refused"
                    seen["error"] = str(error)
                    return seen
            """,
        knowsEndOfStream: true)
}
