"""An import that is killed again and again, wherever it is: nothing is lost, nothing done twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from communications_api.bulk import Journal

from tests.package.bulk_server import serving

ROOT = Path(__file__).parents[2]
ITEMS = 4_000
KILLS = 5
AHEAD = 100
"""How many outcomes may be given after those that it is killed for: it may be slow to die."""
PATIENCE = 120

CALL = """
import sys
from pathlib import Path
from communications_api import Client

url, items, journal, most = sys.argv[1:]
with Client(url, username="u", password="p") as client:
    each = client.history.import_messages_each(
        Path(items), department_uuid="d", customer_uuid="c", journal=journal, batch=25,
        concurrency=3,
    )
    for number, outcome in enumerate(each):
        if number == int(most):
            sys.stdin.read()  # nothing comes
        print(outcome.position, outcome.status, flush=True)
print("done", flush=True)
"""


def killed(arguments: list[str], lines: int) -> list[str]:
    """Run the call until it has printed so many lines, kill it, and return what it printed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generated")}
    command = [sys.executable, "-c", CALL, *arguments, str(lines + AHEAD)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        bufsize=1,
    ) as process:
        assert process.stdout is not None
        printed = []
        for line in process.stdout:
            printed.append(line)
            if len(printed) == lines:
                break
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().splitlines(keepends=True)  # what it gave before it was killed
        process.wait(PATIENCE)
    return [line.strip() for line in [*printed, *rest] if line.endswith("\n")]


def test_an_import_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    seed = random.randrange(10**6)  # noqa: S311 - of a test
    print("seed", seed)  # shown where this fails
    chance = random.Random(seed)  # noqa: S311
    items, notes, path = (tmp_path / name for name in ("items.jsonl", "notes.txt", "journal.db"))
    ids = [f"{'bad' if chance.random() < 0.02 else 'good'}-{number}" for number in range(ITEMS)]
    wrong = set(chance.sample(range(ITEMS), 20))
    with items.open("w") as file:
        for number, id_ in enumerate(ids):
            item = {"sourceUuid": id_, **({"userUuid": number} if number in wrong else {})}
            print(json.dumps(item), file=file)
    given: list[str] = []
    with serving(notes) as url:
        for _ in range(KILLS):
            lines = chance.randrange(1, ITEMS // KILLS - AHEAD)
            given += killed([url, str(items), str(path)], lines)
        given += killed([url, str(items), str(path)], ITEMS + 1)
    assert given.pop() == "done"
    assert "done" not in given

    positions = [int(line.split()[0]) for line in given]
    assert len(set(positions)) == len(positions), "an outcome was given twice"
    expected = {
        number: "rejected" if number in wrong or id_.startswith("bad") else "accepted"
        for number, id_ in enumerate(ids)
    }
    with Journal(path) as journal:
        noted = {item.position: item.status for item in journal.outcomes()}
        assert journal.undecided() == []
    assert noted == expected, "an item was lost"
    assert {int(line.split()[0]): line.split()[1] for line in given}.items() <= expected.items()
    # What was sent again is what was under way: no more than that in each kill.
    sent = Counter(id_ for line in notes.read_text().splitlines() for id_ in line.split())
    assert sent.keys() == {id_ for number, id_ in enumerate(ids) if number not in wrong}
    assert sum(sent.values()) - len(sent) <= KILLS * 25 * (3 + 4)
