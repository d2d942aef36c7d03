"""`import-messages --items`: many items from the command line, against a server on a socket."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from communications_api._runtime.bulk.results import Progress
from communications_api._runtime.cli.progress import ProgressLine, progress_text
from communications_api.bulk import Journal
from communications_api.cli import main

from tests.package.bulk_server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = ("history", "import-messages", "--department-uuid", "d", "--customer-uuid", "c")


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file in which the server notes what it was sent."""
    file = tmp_path_factory.mktemp("notes") / "notes.txt"
    file.touch()
    return file


@pytest.fixture(scope="module")
def url(notes: Path) -> Iterator[str]:
    with serving(notes) as url:
        yield url


@pytest.fixture(autouse=True)
def environment(url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMMUNICATIONS_API_BASE_URL", url)
    monkeypatch.setenv("COMMUNICATIONS_API_USERNAME", "u")
    monkeypatch.setenv("COMMUNICATIONS_API_PASSWORD", "p")
    monkeypatch.chdir(tmp_path)


def messages(path: Path, ids: list[str]) -> list[dict[str, Any]]:
    """Write messages with these ids to a file, and return them."""
    items: list[dict[str, Any]] = [{"sourceUuid": id_, "userUuid": "u1"} for id_ in ids]
    path.write_text("".join(json.dumps(item) + "\n" for item in items))
    return items


def failed(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_failed_items_stand_beside_their_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = [f"m{number}" for number in range(20)]
    ids[3] = "bad3"
    items = messages(tmp_path / "items.jsonl", ids)
    with (tmp_path / "items.jsonl").open("a") as file:
        print('{"sourceUuid": "m20", "sentOn": "yesterday"}\n\nno JSON', file=file)
    command = (*COMMAND, "--items", "items.jsonl", "--batch", "4", "--concurrency", "2")
    assert main([*command, "--set", "callBackPathUrl=https://host/x"]) == 6
    captured = capsys.readouterr()
    assert captured.out == ""
    last = captured.err.splitlines()[-1]
    assert last.endswith("22 items, 19 accepted, 3 rejected: see failed.jsonl")
    by_position = {entry["position"]: entry for entry in failed(tmp_path / "failed.jsonl")}
    assert sorted(by_position) == [3, 20, 21]
    assert by_position[3]["item"] == items[3]
    assert by_position[3]["sent"]
    assert by_position[3]["errors"] == [{"errorCode": "E1", "errorDescription": "no such customer"}]
    assert by_position[20]["errors"][0]["where"] == "sentOn"
    assert not by_position[20]["sent"]
    assert by_position[21]["item"] == "no JSON"


def test_exit_codes_follow_what_came_of_all(tmp_path: Path) -> None:
    for ids, code in ((["m1"], 0), (["bad1", "bad2"], 5), (["m1", "bad2"], 6), ([], 0)):
        messages(tmp_path / "items.jsonl", ids)
        assert main([*COMMAND, "--items", "items.jsonl"]) == code
        assert (tmp_path / "failed.jsonl").exists() == (code != 0)


def test_a_command_that_is_given_again_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = [f"{'bad' if number == 7 else 'm'}{number}" for number in range(10)]
    messages(tmp_path / "items.jsonl", ids)
    command = [*COMMAND, "--items", "items.jsonl", "--journal", "j.db", "--failed", "no.jsonl"]
    assert main(command) == 6
    first = failed(tmp_path / "no.jsonl")
    messages(tmp_path / "items.jsonl", [*ids, "m10"])
    assert main(command) == 6
    assert "11 items, 10 accepted, 1 rejected" in capsys.readouterr().err
    assert failed(tmp_path / "no.jsonl") == first
    messages(tmp_path / "items.jsonl", [*ids[1:], "m10", "m11"])
    assert main(command) == 2
    assert "is not the one that the journal knows" in capsys.readouterr().err
    with Journal(tmp_path / "j.db"):
        assert main(command) == 2
    assert "another process has this journal open" in capsys.readouterr().err


def test_columns_of_csv_are_properties(tmp_path: Path) -> None:
    rows = [
        ["sourceUuid", "sentOn", "messageAttributes.body", "messageAttributes.isManual",
         "messageAttributes.tags[0]", "messageAttributes.metaData.a b"],
        ["12", "2025-03-28T11:34:43Z", "34", "true", "TRASH", "5"],
        ["bad", "", 'a "quoted", line\nand another: ü', "false", "", ""],
        ["m3", "", "", "yes", "", ""],
    ]  # fmt: skip
    with (tmp_path / "items.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    assert main([*COMMAND, "--items", "items.csv"]) == 6
    by_id = {entry["id"]: entry for entry in failed(tmp_path / "failed.jsonl")}
    assert by_id["bad"]["item"] == {
        "sourceUuid": "bad",
        "messageAttributes": {"body": 'a "quoted", line\nand another: ü', "isManual": False},
    }
    assert [error["where"] for error in by_id["m3"]["errors"]] == ["messageAttributes.isManual"]
    assert by_id.keys() == {"bad", "m3"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "there is none"),
        ("sourceUuid,sourceUuid\n", "more than once"),
        ("sourceUuid,\n", "column 2 has no name"),
        ("a..b\n", "cannot be read at"),
        ("sourceUuid\n1,2\n", "line 2 has 2 cells"),
        ('sourceUuid\n"1"2\n', "line 2 is not CSV"),
        ("a,a.b\n1,2\n", "is not an object"),
    ],
)
def test_csv_that_says_nothing_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    (tmp_path / "items.csv").write_text(text)
    assert main([*COMMAND, "--items", "items.csv"]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--batch", "5"), "--batch is for many items"),
        (("--items", "nowhere.jsonl"), "nowhere.jsonl cannot be read"),
        (("--items", "items.jsonl", "--batch", "0"), "--batch takes a number above 0"),
        (("--items", "items.jsonl", "--undecided", "skip"), "give it with --journal"),
        (("--items", "items.jsonl", "--failed", "items.jsonl"), "is the file of --items"),
        (("--items", "items.jsonl", "--journal", "items.jsonl"), "this is no journal"),
    ],
)
def test_wrong_usage_sends_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    messages(tmp_path / "items.jsonl", ["m1"] * 500)
    assert main([*COMMAND, *arguments]) == 2
    assert words in capsys.readouterr().err
    assert len((tmp_path / "items.jsonl").read_text().splitlines()) == 500


def test_a_dry_run_shows_the_first_request_and_touches_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], notes: Path
) -> None:
    items = messages(tmp_path / "items.jsonl", [f"m{number}" for number in range(5)])
    with (tmp_path / "items.jsonl").open("a") as file:
        print('{"sourceUuid": "m5", "sentOn": "yesterday"}\n\nno JSON', file=file)
    (tmp_path / "failed.jsonl").write_text("of an earlier call")
    command = (*COMMAND, "--items", "items.jsonl", "--journal", "j.db", "--batch", "3")
    before = notes.read_text()
    assert main([*command, "--set", "callBackPathUrl=https://host/x", "--dry-run"]) == 6
    shown = capsys.readouterr()
    assert shown.err.splitlines() == [
        "communications-api: item 5 (m5) is not valid: sentOn: not a date-time as in RFC 3339, for "
        "example 2025-03-28T11:34:43Z",
        "communications-api: item 6 is not valid: This cannot be read: it is no JSON (Expecting "
        "value)",
        "communications-api: 7 items, 2 not valid, 2 requests, of which this is the first: nothing "
        "was sent",
    ]
    assert notes.read_text() == before
    assert not (tmp_path / "j.db").exists()
    assert (tmp_path / "failed.jsonl").read_text() == "of an earlier call"
    answer = subprocess.run(
        ["/bin/sh", "-c", shown.out], capture_output=True, text=True, check=True
    )
    assert json.loads(answer.stdout)["succesfullySubmittedSourceUuids"] == ["m0", "m1", "m2"]
    assert notes.read_text() == f"{before}m0 m1 m2\n"
    assert json.dumps(items[0]) in shown.out
    (tmp_path / "items.jsonl").write_text("no JSON\n" * 30)
    assert main([*command, "--dry-run"]) == 5
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "and 10 more items are not valid" in shown.err


def test_progress_says_how_long_it_will_take() -> None:
    progress = Progress(30_000, 29_900, 100, 0, 20_000, 0, 10.0)
    assert progress_text(progress, 0.25) == (
        "50,000 items, 20,000 done before, 100 failed, 3,000 a second, 25%, 0:50 left"
    )
    assert progress_text(Progress(1, 1, 0, 0, 0, 0, 1.0), None) == "1 items, 1 a second"
    long = progress_text(Progress(10, 10, 0, 0, 0, 0, 10.0), 0.001)
    assert long.endswith("0%, 2:46:30 left")


def test_a_terminal_has_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    line = ProgressLine("shop", lambda _: None)
    line(Progress(1_000, 1_000, 0, 0, 0, 0, 1.0))
    line(Progress(2_000, 2_000, 0, 0, 0, 0, 1.0))  # just now: it is left out
    line.end()
    written = capsys.readouterr().err
    assert re.fullmatch(r"\rshop: 1,000 items, 1,000 a second\r +\r", written)
