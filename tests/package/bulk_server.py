"""A server of the import of messages, in a process of its own: it notes what it was sent.

    python -m tests.package.bulk_server [NOTES]

It prints its port, and answers each request with the `sourceUuid`s that it accepted: all but those
that begin with `bad`. NOTES gets a line for each request before it is answered: the ids in it.
"""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]

_ids = re.compile(rb'"sourceUuid": ?"([^"]*)"').findall
_length = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE).search


class Imports(asyncio.Protocol):
    """Reads requests with a Content-Length, and answers each."""

    notes: TextIO | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.parts: list[bytes] = []
        self.missing = -1  # bytes of the body; below 0 while the head is not complete

    def data_received(self, data: bytes) -> None:
        self.parts.append(data)
        if self.missing < 0:
            text = b"".join(self.parts)
            head, found, rest = text.partition(b"\r\n\r\n")
            if not found:
                return
            length = _length(head)
            self.missing = (int(length[1]) if length else 0) - len(rest)
            self.parts = [rest]
        else:
            self.missing -= len(data)
        if self.missing <= 0:
            body, self.parts, self.missing = b"".join(self.parts), [], -1
            self.transport.write(self.answer(body))

    def answer(self, body: bytes) -> bytes:
        """Return the answer to a body, once it is noted."""
        ids = [id_.decode() for id_ in _ids(body)]
        if self.notes is not None:
            print(*ids, file=self.notes, flush=True)
        failed = [id_ for id_ in ids if id_.startswith("bad")]
        accepted = [id_ for id_ in ids if not id_.startswith("bad")] if failed else ids
        error = {"errorCode": "E1", "errorDescription": "no such customer"}
        content = json.dumps(
            {
                "saveMessageResponse": [{"sourceUuid": id_, "errors": [error]} for id_ in failed],
                "succesfullySubmittedSourceUuids": accepted,
                "failedSourceUuids": failed,
            }
        ).encode()
        return (
            b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
            b"content-length: %d\r\n\r\n%s" % (len(content), content)
        )


@contextmanager
def serving(notes: Path | None = None) -> Iterator[str]:
    """Run it in a process of its own, and give its URL."""
    command = [sys.executable, "-m", __name__, *([str(notes)] if notes else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


async def main(notes: str) -> None:
    """Serve until the process is ended; print the port first."""
    if notes:
        Imports.notes = open(notes, "a", encoding="utf-8")  # noqa: SIM115, PTH123 - once
    server = await asyncio.get_running_loop().create_server(Imports, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main("".join(sys.argv[1:2])))
