extension ResponseOracle {
    /// llhttp, the C parser of Node, through its binding for Python. Byte by byte, so that the end of a message is seen.
    ///
    /// The binding tells it neither the method of the request nor of the end of the stream.
    static let httptools = ResponseOracle(
        module: "httptools",
        script: """
            import httptools

            class Ended(Exception):
                pass

            class Parser:
                def __init__(self, method):
                    self.toHead = method == "HEAD"
                    self.parser = httptools.HttpResponseParser(self)
                    self.seen = {"outcome": "waiting", "interim": [], "fields": [], "body": "", "trailers": []}
                    self.on_message_begin()

                def on_message_begin(self):
                    self.fields = []
                    self.isFinal = self.isComplete = False

                def on_header(self, name, value):
                    self.fields.append({"name": name.decode("latin-1"), "value": (value or b"").decode("latin-1")})

                def on_headers_complete(self):
                    status = self.parser.get_status_code()
                    if 100 <= status < 200:
                        self.seen["interim"].append(status)
                        return
                    self.isFinal = True
                    self.seen["status"], self.seen["fields"], self.fields = status, self.fields, []
                    if self.toHead:
                        raise Ended()
                    self.seen["keepsConnection"] = self.parser.should_keep_alive()

                def on_body(self, body):
                    self.seen["body"] += body.decode("latin-1")

                def on_message_complete(self):
                    if self.isFinal:
                        self.seen["trailers"] = self.fields
                        self.isComplete = True

            def answer(method, data):
                parser = Parser(method)
                for index in range(len(data)):
                    try:
                        parser.parser.feed_data(data[index:index + 1])
                    except httptools.HttpParserUpgrade:
                        parser.seen.update(outcome="refused", error="the protocol is switched")
                        break
                    except httptools.HttpParserError as error:
                        if isinstance(error.__context__, Ended):
                            parser.seen.update(outcome="complete", end=index + 1)
                        else:
                            parser.seen.update(outcome="refused", error=str(error))
                        break
                    if parser.isComplete:
                        parser.seen.update(outcome="complete", end=index + 1)
                        break
                return parser.seen
            """,
        knowsEndOfStream: false)
}
