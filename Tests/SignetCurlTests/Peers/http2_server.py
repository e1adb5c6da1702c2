"""A server of HTTP/2 that does what the path of a request names, by hyper's h2.

usage: http2_server.py STREAMS [CERTIFICATE KEY [PROTOCOL...]]

With a certificate it speaks TLS and takes the first of its protocols (h2, http/1.1) that is offered; without one it expects
HTTP/2 from the first byte. Prints its port, and serves until its standard input ends.
"""

import asyncio
import ssl
import sys
import urllib.parse

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import h2.settings

STREAMS = int(sys.argv[1])
connections = 0
seen = set()
held = []


class Server(asyncio.Protocol):
    def connection_made(self, transport):
        global connections
        connections += 1
        self.number = connections
        self.transport = transport
        self.streams = {}
        self.waiting = {}
        self.connection = None
        tls = transport.get_extra_info("ssl_object")
        if tls and tls.selected_alpn_protocol() != "h2":
            return
        # What a peer may not send is what some of the tests are about.
        config = h2.config.H2Configuration(
            client_side=False, header_encoding=None, validate_outbound_headers=False, normalize_outbound_headers=False
        )
        self.connection = h2.connection.H2Connection(config)
        self.connection.local_settings = h2.settings.Settings(
            client=False, initial_values={h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS: STREAMS}
        )
        self.connection.initiate_connection()
        self.flush()

    def flush(self):
        self.transport.write(self.connection.data_to_send())

    def data_received(self, data):
        if self.connection is None:
            return self.answer_http1(data)
        try:
            for event in self.connection.receive_data(data):
                self.follow(event)
        except h2.exceptions.ProtocolError:
            # It was to be closed, or is broken.
            self.transport.close()
        self.flush()

    def answer_http1(self, data):
        head, _, body = data.partition(b"\r\n\r\n")
        text = b"connection: %d\nprotocol: http/1.1\n%s\n\n%s" % (self.number, head.replace(b"\r\n", b"\n"), body)
        self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(text), text))

    def follow(self, event):
        stream = getattr(event, "stream_id", None)
        if isinstance(event, h2.events.RequestReceived):
            self.streams[stream] = [event.headers, b"", []]
            if not self.begin(stream, dict(event.headers)[b":path"].decode()) and event.stream_ended:
                self.answer(stream)
        elif isinstance(event, h2.events.DataReceived):
            if stream in self.streams:
                self.streams[stream][1] += event.data
            self.connection.acknowledge_received_data(event.flow_controlled_length, stream)
        elif isinstance(event, h2.events.TrailersReceived):
            self.streams[stream][2] = event.headers
        elif isinstance(event, h2.events.StreamEnded):
            if stream in self.streams:
                self.answer(stream)
        elif isinstance(event, h2.events.WindowUpdated):
            for waiting in list(self.waiting):
                self.send(waiting)
        elif isinstance(event, h2.events.StreamReset):
            self.streams.pop(stream, None)
            self.waiting.pop(stream, None)

    def begin(self, stream, path):
        """Answers before the request is whole, where the path says so."""
        name, _, query = path.partition("?")
        number = int(query) if query.isdigit() else 0
        if name == "/reset":
            self.connection.reset_stream(stream, number)
        elif name in ("/refuse-once", "/goaway-once") and path in seen:
            return False
        elif name == "/refuse-once":
            seen.add(path)
            self.connection.reset_stream(stream, 7)
        elif name == "/goaway-once":
            seen.add(path)
            self.connection.close_connection(0, None, stream - 2 if stream > 2 else 0)
        elif name == "/hang-up":
            # Not close(): what has come and is not read would make a reset of the end.
            self.transport.write_eof()
        elif name == "/early":
            self.connection.send_headers(stream, [(b":status", b"413"), (b"content-length", b"0")], end_stream=True)
            self.connection.reset_stream(stream, 0)
        else:
            return False
        self.streams.pop(stream, None)
        return True

    def answer(self, stream):
        headers, body, trailers = self.streams.pop(stream)
        path = dict(headers)[b":path"].decode()
        name, _, query = path.partition("?")
        query = urllib.parse.unquote(query)
        if name == "/together":
            # Nobody is answered before so many have asked, on whichever connections.
            held.append((self, stream))
            if len(held) >= int(query):
                for server, stream in held:
                    server.respond(stream, b"%d" % server.number)
                    server.flush()
                held.clear()
        elif name == "/never":
            pass
        elif name == "/field":
            field, _, value = query.partition("=")
            self.respond(stream, b"", fields=[(field.encode(), value.encode("latin-1"))])
        elif name == "/status":
            self.respond(stream, b"", status=query.encode())
        elif name == "/length":
            self.respond(stream, b"12345", fields=[(b"content-length", query.encode())])
        elif name == "/trailers":
            self.respond(stream, b"body", trailers=[(b"x-sum", b"1"), (b"x-sum", b"2")])
        elif name == "/bye":
            # The last one, as a server does that has waited long enough.
            self.respond(stream, b"%d" % self.number)
            self.connection.close_connection(0, None, stream)
        elif name == "/interim":
            self.connection.send_headers(stream, [(b":status", b"103"), (b"link", b"</a>")])
            self.respond(stream, b"body")
        elif name == "/bytes":
            self.respond(stream, b"x" * int(query))
        elif name == "/cut":
            self.connection.send_headers(stream, [(b":status", b"200")])
            self.connection.send_data(stream, b"part")
            if query == "close":
                self.flush()
                self.transport.write_eof()
            else:
                self.connection.reset_stream(stream, int(query))
        else:
            lines = b"".join(b"%s: %s\n" % field for field in headers)
            lines += b"".join(b"trailer %s: %s\n" % field for field in trailers)
            self.respond(stream, b"connection: %d\nprotocol: h2\n%s\n%s" % (self.number, lines, body))

    def respond(self, stream, body, status=b"200", fields=[], trailers=[]):
        try:
            self.connection.send_headers(stream, [(b":status", status)] + fields, end_stream=not body and not trailers)
        except h2.exceptions.ProtocolError:
            return  # The client has reset the stream.
        if body or trailers:
            self.waiting[stream] = (memoryview(body), trailers)
            self.send(stream)

    def send(self, stream):
        """Sends what the windows let it (RFC 9113 §5.2)."""
        body, trailers = self.waiting[stream]
        while body:
            count = min(self.connection.local_flow_control_window(stream), self.connection.max_outbound_frame_size)
            if not count:
                self.waiting[stream] = (body, trailers)
                return
            self.connection.send_data(stream, bytes(body[:count]), end_stream=len(body) <= count and not trailers)
            body = body[count:]
        del self.waiting[stream]
        if trailers:
            self.connection.send_headers(stream, trailers, end_stream=True)


async def main():
    context = None
    if len(sys.argv) > 2:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        if sys.argv[4:]:
            context.set_alpn_protocols(sys.argv[4:])
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
