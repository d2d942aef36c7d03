from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generators.runtime.mcp.keeping_watch import AuditLog, Pace
from generators.runtime.operations import Contract

if TYPE_CHECKING:
    from pathlib import Path


CONTRACT = Contract(
    title="", version="", servers=(), security_schemes={}, operations=(), user_agent="",
    personal=frozenset({"subject"}),
)  # fmt: skip


def test_calls_of_a_minute_are_counted() -> None:
    now = [0.0]
    pace = Pace(2, lambda: now[0])
    assert [pace.wait(), pace.wait(), pace.wait()] == [0.0, 0.0, 60.0]
    now[0] = 59.0
    assert pace.wait() == 1.0
    now[0] = 60.0
    assert [pace.wait(), pace.wait(), pace.wait()] == [0.0, 0.0, 60.0]


def test_a_line_of_the_log_holds_no_secret_and_no_line_break(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    log = AuditLog(str(path), CONTRACT)
    arguments = {"subject": "private", "password": "pw", "text": "a\nb\u2028c s3cret"}
    log.write(
        "send", "sendIt", arguments, outcome="answered", seconds=0.1234,
        hide=lambda text: text.replace("s3cret", "***"),
    )  # fmt: skip
    (line,) = path.read_text().splitlines()
    entry = json.loads(line)
    assert entry.pop("time")
    assert entry == {
        "tool": "send",
        "operation": "sendIt",
        "arguments": {"subject": "***", "password": "***", "text": "a\nb\u2028c ***"},
        "outcome": "answered",
        "seconds": 0.123,
    }


def test_a_log_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        AuditLog(str(tmp_path), CONTRACT)
