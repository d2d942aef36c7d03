"""A server on a real socket that fails as it is told, and remembers what reached it.

A script is a list of steps, one for each request that is expected; when it has run out, the server
answers as `then` says. Requests come one after the other where a script is used: which of several
at once gets which step is open.
"""

from __future__ import annotations

import http.client
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 20.0
"""Seconds after which a test that hangs fails instead."""

THING = b'{"name":"a"}'
JSON = "Content-Type: application/json"


@dataclass(frozen=True, slots=True)
class Seen:
    """One request that arrived whole."""

    method: str
    target: str
    fields: dict[str, str] = field(repr=False)
    body: bytes

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


class GoneError(Exception):
    """The client closed the connection before its request was complete."""


class Peer:
    """One connection, seen from the server."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.is_last = False  # whether the answer to come has to say that the connection ends
        self._rest = b""

    def request(self) -> Seen:
        """Read one request with its body.

        Raises:
            GoneError: the client closed the connection instead.
        """
        data = self._rest
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        parts = [line.partition(":") for line in lines]
        fields = {name.lower(): value.strip() for name, _, value in parts}
        assert len(fields) == len(lines), "a header field came twice"
        length = int(fields.get("content-length", "0"))
        while len(body) < length:
            body += self._more()
        self._rest = body[length:]
        method, target, _ = first.split(" ")
        return Seen(method, target, fields, body[:length])

    def _more(self) -> bytes:
        chunk = self.connection.recv(65536)
        if not chunk:
            raise GoneError
        return chunk

    def wait_for_bytes(self) -> None:
        """Wait until the client has begun to send, and read nothing."""
        if not self._rest and not self.connection.recv(1, socket.MSG_PEEK):
            raise GoneError

    def say(self, words: bytes) -> None:
        self.connection.sendall(words)

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def close(self) -> None:
        # What has not been read would turn the end of the connection into a reset.
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
        self.wait_for_the_end()
        self.connection.close()

    def wait_for_the_end(self) -> None:
        """Wait until the client closes the connection."""
        with suppress(ConnectionError):
            while self.connection.recv(65536):
                pass


# --- What can be done to a request ----------------------------------------------------------------

Act = Callable[[Peer, Seen], bool]
"""Answers a request; gives whether the connection can take another one."""


@dataclass(frozen=True)
class Step:
    """What is done to one request.

    Attributes:
        name: what it is called in the table.
        act: what happens once the request has arrived; None where it is not even read.
        refused: whether nobody listens.
        early: what is said as soon as the request begins; the rest of it is not read.
    """

    name: str
    act: Act | None = None
    refused: bool = False
    early: bytes = b""

    def __repr__(self) -> str:
        return self.name


def refuse() -> Step:
    """Nobody listens at the port."""
    return Step("refused", refused=True)


def reset_unread() -> Step:
    """Reset the connection once the request begins, before any of it is read."""
    return Step("reset unread")


def say(name: str, *words: bytes, then: str = "close") -> Step:
    """Say some bytes, then `close`, `reset` or `stall`: say nothing until the client goes."""

    def act(peer: Peer, _: Seen) -> bool:
        for word in words:
            peer.say(word)
        if then == "close":
            peer.close()
        elif then == "reset":
            peer.reset()
        else:
            peer.wait_for_the_end()
        return False

    return Step(name, act)


def drip(name: str, head: bytes, piece: bytes) -> Step:
    """Say a piece every now and then until the client goes."""

    def act(peer: Peer, _: Seen) -> bool:
        never = threading.Event()
        peer.say(head)
        for _piece in range(round(PATIENCE / 0.02)):
            never.wait(0.02)  # being slow is the fault itself
            peer.say(piece)
        return False

    return Step(name, act)


def gated(name: str, *pieces: bytes, said: threading.Event, go_on: threading.Event) -> Step:
    """Say the first piece, tell that it is said, and the others when told to go on."""

    def act(peer: Peer, _: Seen) -> bool:
        peer.say(pieces[0])
        said.set()
        assert go_on.wait(PATIENCE)
        for piece in pieces[1:]:
            peer.say(piece)
        return True

    return Step(name, act)


def answer(status: int = 200, body: bytes = THING, *fields: str, name: str = "") -> Step:
    """Answer with a status, header fields (JSON unless some are given) and a body."""
    words = whole(status, body, *(fields or (JSON,)))

    def act(peer: Peer, seen: Seen) -> bool:
        head, end, content = words.partition(b"\r\n\r\n")
        head += b"\r\nConnection: close" if peer.is_last else b""
        peer.say(head + end + (b"" if seen.method == "HEAD" else content))
        if peer.is_last:
            peer.close()
        return not peer.is_last

    return Step(name or f"status {status}", act)


def compute(make: Callable[[Seen], bytes]) -> Step:
    """Answer 200 with a JSON body that depends on the request."""

    def act(peer: Peer, seen: Seen) -> bool:
        peer.say(whole(200, make(seen), JSON))
        return True

    return Step("computed", act)


def whole(status: int, body: bytes, *fields: str) -> bytes:
    """Return a correct answer, as bytes."""
    reason = http.client.responses.get(status, "")
    length = () if status in {204, 304} else (f"Content-Length: {len(body)}",)
    head = "\r\n".join([f"HTTP/1.1 {status} {reason}", *fields, *length, "", ""])
    return head.encode("latin-1") + (b"" if status in {204, 304} else body)


def begun(length: int, body: bytes = b"", *fields: str) -> bytes:
    """Return an answer of 200 that states a length of its body, and some of it."""
    head = "\r\n".join(["HTTP/1.1 200 OK", *(fields or (JSON,)), f"Content-Length: {length}"])
    return head.encode("latin-1") + b"\r\n\r\n" + body


CHUNKED = f"HTTP/1.1 200 OK\r\n{JSON}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()


def thing(**fields: Any) -> bytes:
    """Return a thing as JSON."""
    return json.dumps({"name": "a", **fields}).encode()


# --- The server -----------------------------------------------------------------------------------


class FaultServer:
    """Attributes of what has reached it.

    Attributes:
        url: without a slash at its end.
        requests: that arrived whole, in the order they did.
        connections: how many were made.
        then: what is done when the script has run out.
    """

    def __init__(self) -> None:
        # Holds the port while nobody listens at it.
        self._holder = _bound(0)
        self.port: int = self._holder.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.requests: list[Seen] = []
        self.connections = 0
        self.then: Step = answer()
        self._script: list[Step] = []
        self._changed = threading.Condition()
        self._open: dict[socket.socket, threading.Thread] = {}
        self._crashes: list[BaseException] = []
        self._listener: tuple[socket.socket, threading.Thread] | None = None
        self._listen()

    def play(self, *steps: Step, then: Step | None = None) -> None:
        """Forget what was, and do these to the requests to come."""
        with self._changed:
            self._script = list(steps)
            self.then = then or answer()
            self.requests.clear()

    def prepare(self) -> None:
        """Stop or begin to listen, as the step to come wants; call it before each attempt."""
        if self._peek().refused:
            self._take()
            self._deafen()
        else:
            self._listen()

    @property
    def open(self) -> int:
        """How many connections are open."""
        return len(self._open)

    def wait_until_closed(self) -> None:
        """Wait until no connection is open."""
        with self._changed:
            assert self._changed.wait_for(lambda: not self._open, PATIENCE), "connections are open"

    def end(self) -> None:
        """Close everything, and raise what went wrong in the server itself."""
        self._deafen()
        self._holder.close()
        with self._changed:
            threads = list(self._open.items())
        for connection, _ in threads:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for _, thread in threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()
        for crash in self._crashes:
            raise crash

    # --- script ---

    def _peek(self) -> Step:
        with self._changed:
            return self._script[0] if self._script else self.then

    def _take(self) -> Step:
        with self._changed:
            return self._script.pop(0) if self._script else self.then

    # --- listening ---

    def _listen(self) -> None:
        if self._listener is None:
            listener = _bound(self.port)
            listener.listen(128)
            thread = threading.Thread(target=self._accept, args=(listener,), daemon=True)
            self._listener = listener, thread
            thread.start()

    def _deafen(self) -> None:
        if self._listener is not None:
            (listener, thread), self._listener = self._listener, None
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(PATIENCE)
            listener.close()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.settimeout(PATIENCE)
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            with self._changed:
                self.connections += 1
                self._open[connection] = thread
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        peer = Peer(connection)
        try:
            while self._one(peer):
                pass
        except (GoneError, ConnectionError):
            pass
        except BaseException as crash:
            self._crashes.append(crash)
        finally:
            connection.close()
            with self._changed:
                del self._open[connection]
                self._changed.notify_all()

    def _one(self, peer: Peer) -> bool:
        peer.wait_for_bytes()
        if self._peek().early:
            peer.say(self._take().early)
            peer.close()
            return False
        if self._peek().act is None:
            self._take()
            peer.reset()
            return False
        seen = peer.request()
        with self._changed:
            self.requests.append(seen)
        act = self._take().act
        assert act is not None
        peer.is_last = self._peek().refused
        return act(peer, seen)


def _bound(port: int) -> socket.socket:
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    made.bind(("127.0.0.1", port))
    return made


@contextmanager
def faults(*steps: Step, then: Step | None = None) -> Iterator[FaultServer]:
    """Run a server for as long as a test needs it."""
    server = FaultServer()
    try:
        server.play(*steps, then=then)
        yield server
    finally:
        server.end()


# --- The faults of the table ----------------------------------------------------------------------

LOST: Iterable[Callable[[], Step]] = (
    reset_unread,
    partial(say, "reset", then="reset"),
    partial(say, "hang up"),
    partial(say, "not HTTP", b"220 mail.example ESMTP\r\n\r\n"),
    partial(say, "half a head", b"HTTP/1.1 200 OK\r\nContent-Ty"),
    partial(say, "cut body", begun(99, THING)),
    partial(say, "reset in the body", begun(99, THING), then="reset"),
    partial(say, "cut chunk", CHUNKED + b"ff\r\n" + THING),
    partial(say, "no last chunk", CHUNKED + b"c\r\n" + THING + b"\r\n"),
    partial(say, "not a chunk", CHUNKED + b"no size\r\n" + THING + b"\r\n"),
)
"""The connection breaks, or what comes is not HTTP, when the server has the request."""

LATE: Iterable[Callable[[], Step]] = (
    partial(say, "stall", then="stall"),
    partial(say, "stall in the body", begun(99, THING), then="stall"),
)
"""Nothing more comes."""
