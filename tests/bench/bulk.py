"""An import of a million messages with a journal against the loop that one would write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measuring import Row
from tests.package.bulk_server import ROOT, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

MESSAGES = 1_000_000
ROUNDS = 1
_USED = """
import os, sys
from tests.bench.measuring import peak_memory
used = os.times()
print(used.user + used.system, peak_memory(os.getpid()), accepted)
"""
OURS = """
import os, sys
from pathlib import Path
from communications_api import Client

url, items, journal = sys.argv[1:]
Path(journal).unlink(missing_ok=True)
accepted = 0
with Client(url, username="u", password="p") as client:
    for outcome in client.history.import_messages_each(
        Path(items), department_uuid="d", customer_uuid="c", journal=journal, concurrency=8
    ):
        if outcome.status == "accepted":
            accepted += 1
"""
LIGHTER = OURS.replace(
    "import Client", "import Client\nfrom communications_api.transports import PyreqwestTransport"
).replace('password="p"', 'password="p", transport=PyreqwestTransport()')
"""The same with the extra `pyreqwest`: a third of what remains is what httpx2 does."""
LOOP = """
import json, sys
import requests

url, items, _ = sys.argv[1:]
address = url + "/communications/department/d/customer/c/communication/historical"
accepted = 0

def send(batch):
    answer = requests.put(address, json={"saveMessageRequestList": batch}, auth=("u", "p"))
    answer.raise_for_status()
    return len(answer.json()["succesfullySubmittedSourceUuids"])

batch = []
with open(items) as file:
    for line in file:
        batch.append(json.loads(line))
        if len(batch) == 500:
            accepted += send(batch)
            batch = []
if batch:
    accepted += send(batch)
"""


def messages() -> Iterator[str]:
    """Give the lines of the file: messages of some 320 bytes."""
    for number in range(MESSAGES):
        text = f"Your car, number {number}, is ready: come and fetch it when you like."
        yield json.dumps(
            {
                "sourceUuid": f"3f6a1c1e-0000-4000-8000-{number:012d}",
                "sentOn": "2025-03-28T11:34:43.227Z",
                "receivedOn": "2025-03-28T11:34:44.227Z",
                "userUuid": "u-1",
                "messageAttributes": {
                    "body": text,
                    "type": "INCOMING",
                    "protocol": "TEXT",
                    "isManual": True,
                },
            }
        )


def measure() -> list[Row]:
    """Return rows for the CPU time of the process that imports, and for its memory."""
    with tempfile.TemporaryDirectory() as folder, serving() as url:
        items = Path(folder) / "items.jsonl"
        with items.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in messages())
        arguments = [url, str(items), str(Path(folder) / "journal.db")]
        scripts = {"ours": OURS, "lighter": LIGHTER, "loop": LOOP}
        used = {name: [1e9, 0.0] for name in scripts}
        for _ in range(ROUNDS):
            for name, script in scripts.items():
                seconds, memory = _run(script, arguments)
                used[name] = [min(used[name][0], seconds), max(used[name][1], memory)]
    rows = []
    for name, carrier in (("ours", "httpx2"), ("lighter", "pyreqwest")):
        seconds, loop = used[name][0], used["loop"][0]
        detail = f"{seconds / MESSAGES * 1e6:.1f} µs against {loop / MESSAGES * 1e6:.1f} a message"
        rows += [
            Row(
                f"a million messages, {carrier}, journal / a loop", seconds / loop, "<= 0.6", detail
            ),
            Row("the same, memory (MB)", used[name][1], "<= 80", f"{used['loop'][1]:.0f} the loop"),
        ]
    return rows


def _run(script: str, arguments: list[str]) -> tuple[float, float]:
    """Return the CPU seconds of a script, and the megabytes that it held at most."""
    done = subprocess.run(
        [sys.executable, "-c", script + _USED, *arguments],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, memory, accepted = done.stdout.split()
    assert int(accepted) == MESSAGES
    return float(seconds), int(memory) / 1e6
