"""Calls with a client that openapi-python-client made; runs in the environment of that one.

Each line of the input, `sync` or `async`, is answered with the CPU seconds of so many calls.
Arguments: folder and name of the package, base URL, number of calls, calls at once, body as JSON.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import sys
import time
from base64 import b64encode
from typing import Any


def main(folder: str, package: str, url: str, count: int, many: int, body: str) -> None:
    """Answer until the input ends."""
    sys.path.insert(0, folder)
    module: Any = importlib.import_module(f"{package}.api.messages.send_bot_message")
    models: Any = importlib.import_module(f"{package}.models")
    clients: Any = importlib.import_module(f"{package}.client")
    token = b64encode(b"u:secret").decode()
    client = clients.AuthenticatedClient(base_url=url, token=token, prefix="Basic")
    given = {"client": client, "body": models.SendBotMessageRequest.from_dict(json.loads(body))}
    if module.sync("d", "u", **given) is None:
        raise SystemExit("the peer's client got another answer than it knows")

    def sync() -> None:
        for _ in range(count):
            module.sync("d", "u", **given)

    async def at_once() -> None:
        left = iter(range(count))

        async def work() -> None:
            for _ in left:
                await module.asyncio("d", "u", **given)

        await asyncio.gather(*[work() for _ in range(many)])

    with asyncio.Runner() as runner:  # one loop for all: the client keeps its connections
        for line in sys.stdin:
            gc.collect()
            begun = time.process_time()
            if line.strip() == "sync":
                sync()
            else:
                runner.run(at_once())
            print(time.process_time() - begun, flush=True)


if __name__ == "__main__":
    _, folder, package, url, count, many, body = sys.argv
    main(folder, package, url, int(count), int(many), body)
