"""A TLS server whose first connection dies under its second request: CERTIFICATE KEY silence|goodbye|reset."""
import socket
import ssl
import struct
import sys
import threading


def request(connection):
    """The head of the next request, with what of its body comes along; empty at the end of the connection."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return b""
        received += piece
    return received


def die(connection, manner):
    if manner == "goodbye":
        connection.unwrap()
    if manner == "reset":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def serve(accepted, index):
    try:
        connection = context.wrap_socket(accepted, server_side=True)
        count = 0
        while request(connection):
            count += 1
            if index == 0 and count == 2:
                return die(connection, sys.argv[3])
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
            if count > 1 or index > 0:
                # The rest of a body, if any.
                while connection.recv(65536):
                    pass
    except OSError:
        pass


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
for index in range(1 << 30):
    threading.Thread(target=serve, args=(listener.accept()[0], index), daemon=True).start()
