"""A Telegram server on this computer that does as it is told, and keeps what it took."""

import json
import ssl
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import trustme

TOKEN = "123456789:AAsecret-secret_secret-secret_secret"  # noqa: S105 - of nobody

CUT, HANG = 0, -1
"""Instead of an answer the connection is cut, or the answer comes too late."""


@dataclass(slots=True)
class Chats:
    """What the server took, and how it answers next; when nothing is said, it takes everything."""

    api: str = ""
    taken: list[tuple[str, str]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    to_me: deque[tuple[int, object]] = field(default_factory=deque)
    to_message: deque[tuple[int, object]] = field(default_factory=deque)


@contextmanager
def opened(authority: trustme.CA | None = None) -> Iterator[Chats]:
    """Open a server on a free port, with a certificate of an authority where one is given."""
    chats = Chats()
    listening = ThreadingHTTPServer(("127.0.0.1", 0), _handler(chats))
    scheme, host = "http", "127.0.0.1"
    if authority is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        listening.socket = context.wrap_socket(listening.socket, server_side=True)
        scheme, host = "https", "localhost"
    chats.api = f"{scheme}://{host}:{listening.server_address[1]}"
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield chats
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()


def _handler(chats: Chats) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            chats.calls.append(self.path)
            is_message = self.path.endswith("/sendMessage")
            answers = chats.to_message if is_message else chats.to_me
            code, answer = answers.popleft() if answers else (200, {"ok": True, "result": {}})
            if is_message and code in (200, CUT):
                chats.taken.append((str(told["chat_id"]), told["text"]))
            if code == HANG:
                time.sleep(0.5)
            if code in (CUT, HANG):
                self.close_connection = True
                return
            content = json.dumps(answer).encode()
            self.send_response(code)
            if code == 302:
                self.send_header("Location", str(answer))
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    return Handler
