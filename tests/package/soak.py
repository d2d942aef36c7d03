"""A soak: the server at full load, then told to end in the middle of it.

`python -m tests.package.soak SECONDS` runs the server by its own command, once for each way to
dispatch, and sends valid, invalid and refused requests and imports over `CONNECTIONS` connections,
each request as soon as the one before is answered. It fails if an answer is not the expected one or
is cut off, if memory grows, if the server does not end by itself with exit code 0, or if it handled
a request that got no answer.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
import subprocess
import sys
from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.package.example import payload
from tests.package.soak_app import HANDLED, PASSWORD, USERNAME

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DISPATCH = ("app", "direct")
CONNECTIONS = 32
ALLOWED_GROWTH = 1.05
"""Resident memory in the last third of the time over that in the second; allocators breathe."""
_PATIENCE = 60.0
_SEND = "POST /communications/department/d/user/u/botmessage/send"
_IMPORT = "PUT /communications/department/d/customer/c/communication/historical"


class Request(NamedTuple):
    """The bytes of a request, the status it is answered with, and whether a handler sees it."""

    content: bytes
    status: int
    handled: bool


@dataclass
class Result:
    """What came of a soak.

    Attributes:
        answered: whole answers with the expected status.
        answered_by_handlers: those that a handler gave.
        failures: what went wrong with requests.
        unanswered: requests on connections that the server closed without a byte of an answer,
            after it was told to end: it must not have handled them.
        handled: requests that reached a handler, as the server says.
        memory: resident bytes of the server, once a second.
        exit_code: of the server.
    """

    answered: int = 0
    answered_by_handlers: int = 0
    failures: list[str] = field(default_factory=list)
    unanswered: int = 0
    handled: int = -1
    memory: list[int] = field(default_factory=list)
    exit_code: int | None = None

    @property
    def growth(self) -> float:
        """Most memory in the last third of the time over the most in the second third."""
        third = len(self.memory) // 3
        return max(self.memory[-third:]) / max(self.memory[third : 2 * third])

    def problems(self) -> Iterator[str]:
        """Give what is not as it should be."""
        yield from self.failures[:20]
        if self.exit_code != 0:
            yield f"exit code {self.exit_code}"
        if self.handled != self.answered_by_handlers:
            yield f"{self.handled} requests handled, {self.answered_by_handlers} of them answered"
        if len(self.memory) >= 9 and self.growth > ALLOWED_GROWTH:
            yield f"memory grew by {self.growth - 1:.1%}"


def requests() -> list[Request]:
    """Return what is sent, in turn."""
    small = json.dumps(payload("sendBotMessage", "request")).encode()
    bulk = payload("importMessages", "request")
    bulk["saveMessageRequestList"] *= 40
    invalid = b'{"messageAttributes": {"isManual": "maybe"}}'
    return [
        *[_request(_SEND, small, 200)] * 12,
        _request(_SEND, invalid, 422),
        _request(_SEND, b'{"broken": ', 400),
        _request(_SEND, small, 401, password="wrong"),
        _request(_IMPORT, json.dumps(bulk).encode(), 200),
    ]


def _request(line: str, body: bytes, status: int, password: str = PASSWORD) -> Request:
    token = b64encode(f"{USERNAME}:{password}".encode()).decode()
    head = (
        f"{line} HTTP/1.1\r\nHost: soak\r\nAuthorization: Basic {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return Request(head.encode() + body, status, status == 200)


async def soak(seconds: float, dispatch: str) -> Result:
    """Run the server for so long and tell it to end while requests are under way.

    Args:
        seconds: of full load.
        dispatch: of the app, which is the name of a function in `soak_app`.
    """
    command = [
        *(sys.executable, "-m", "communications_api.server", f"tests.package.soak_app:{dispatch}"),
        *("--port", "0"),
    ]
    server = await asyncio.create_subprocess_exec(
        *command,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated")])},
    )
    result = Result()
    try:
        async with asyncio.timeout(seconds + _PATIENCE):
            assert server.stdout is not None
            ready = (await server.stdout.readline()).decode()
            port = int(ready.partition(",")[0].rpartition(":")[2])
            ending = asyncio.Event()
            senders = [_send(port, number, ending, result) for number in range(CONNECTIONS)]
            sending = asyncio.gather(*senders)
            watching = asyncio.create_task(_watch(server.pid, result))
            await asyncio.wait([sending], timeout=seconds)
            watching.cancel()
            ending.set()
            server.send_signal(signal.SIGTERM)
            await sending
            last = (await server.stdout.read()).decode()
            result.exit_code = await server.wait()
            result.handled = int(last.partition(HANDLED)[2] or -1)
    finally:
        if server.returncode is None:
            server.kill()
            await server.wait()
    return result


async def _send(port: int, number: int, ending: asyncio.Event, result: Result) -> None:
    """Send over one connection, and over a new one where the server has closed it."""
    mixed = itertools.islice(itertools.cycle(requests()), number, None)
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError as error:
            if not ending.is_set():
                result.failures.append(f"no connection: {error}")
            return
        try:
            while await _exchange(reader, writer, next(mixed), ending, result):
                pass
        finally:
            writer.close()
        if ending.is_set():
            return


async def _exchange(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    request: Request,
    ending: asyncio.Event,
    result: Result,
) -> bool:
    """Send a request and read its answer; return whether the connection is still of use."""
    head = b""
    try:
        writer.write(request.content)
        await writer.drain()
        head = await reader.readuntil(b"\r\n\r\n")
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:-2])
        body = await reader.readexactly(int(fields[b"content-length"]))
    except (OSError, asyncio.IncompleteReadError) as error:
        partial = head or getattr(error, "partial", b"")
        if partial:
            result.failures.append(f"cut off after {partial[:40]!r}")
        elif ending.is_set():
            result.unanswered += 1
        else:
            result.failures.append(f"no answer: {error!r}")
        return False
    status = int(head.split(b" ", 2)[1])
    if status != request.status:
        result.failures.append(f"{status} where {request.status} was expected: {body[:200]!r}")
    result.answered += 1
    result.answered_by_handlers += request.handled
    return fields.get(b"connection") != b"close"


async def _watch(pid: int, result: Result) -> None:
    """Note the memory of the server once a second."""
    page = os.sysconf("SC_PAGE_SIZE")
    while True:
        fields = Path(f"/proc/{pid}/statm").read_text("ascii").split()
        result.memory.append(int(fields[1]) * page)
        await asyncio.sleep(1)


def main(arguments: list[str]) -> int:
    """Soak each way to dispatch, print what came of it, and return 1 where something is wrong."""
    seconds = float(arguments[0]) if arguments else 60.0
    return max(_report(dispatch, seconds) for dispatch in DISPATCH)


def _report(dispatch: str, seconds: float) -> int:
    print(f"{seconds:g} seconds of full load, dispatch {dispatch}", flush=True)
    result = asyncio.run(soak(seconds, dispatch))
    megabytes = [f"{size / 1e6:.1f}" for size in result.memory[:: max(1, len(result.memory) // 10)]]
    print(
        f"{result.answered} requests answered as expected, {result.unanswered} not taken any more"
    )
    print(
        f"{result.handled} reached a handler, {result.answered_by_handlers} of them were answered"
    )
    print(f"memory in MB: {' '.join(megabytes)}; exit code {result.exit_code}")
    problems = list(result.problems())
    print("\n".join(problems) or "nothing wrong")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
