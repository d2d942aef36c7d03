"""What the client records, and the journal of the mock that answers it: neither drifts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from communications_api import Client
from communications_api._operations import CONTRACT
from communications_api.client import record
from communications_api.mock import create_mock

from generators.cli import main
from tests.package.example import OPERATIONS, payload

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_traffic_of_the_client_and_the_mock_is_as_documented(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded, journal = tmp_path / "traffic.ndjson", tmp_path / "journal.json"
    mock = create_mock()
    parameters = {fact.id: fact.parameters for fact in CONTRACT.operations}
    with Client.for_app(
        mock, username="ada", password="c0rrect h0rse", hooks=record(recorded)
    ) as client:
        for operation_id, (group, name) in OPERATIONS.items():
            method = getattr(getattr(client, group), name)
            given: dict[str, Any] = {item.py_name: "p1" for item in parameters[operation_id]}
            given["body"] = payload(operation_id, "request")
            for prefer in ("dynamic=true, seed=1", "dynamic=true, seed=2", "code=200"):
                method(**given, headers={"Prefer": prefer}, on_failure="return")
    journal.write_text(json.dumps([entry.as_dict() for entry in mock.journal.find()]), "utf-8")
    assert "c0rrect" not in recorded.read_text("utf-8")
    code = main(["drift", str(recorded), str(journal), "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    told = [item["title"] for item in report["findings"] if item["lane"] != "unseen"]
    assert told == []
    assert code == 0
    assert report["traffic"]["matched"] == 6 * len(OPERATIONS)
