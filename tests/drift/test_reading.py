"""Traffic in all its formats, one exchange at a time."""

from __future__ import annotations

import base64
import gzip
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from generators.drift.exchanges import UNKNOWN, Exchange, Unreadable
from generators.drift.reading import Reading, pieces, read

if TYPE_CHECKING:
    from pathlib import Path

ENTRY: dict[str, Any] = {
    "startedDateTime": "2026-01-01T10:00:00.123+01:00",
    "request": {
        "method": "post",
        "url": "https://user:pw@api.example.com:8443/v1/pets?limit=2",
        "headers": [{"name": "Accept", "value": "a"}, {"name": "accept", "value": "b"}],
        "postData": {"mimeType": "application/json", "text": '{"a": 1}'},
    },
    "response": {
        "status": 200,
        "headers": [{"name": "Content-Type", "value": "application/json; charset=utf-8"}],
        "content": {"size": 10, "mimeType": "application/json", "text": "[1]"},
    },
}


def read_all(*paths: Path) -> tuple[list[Exchange], Reading]:
    reading = Reading()
    return list(read([str(path) for path in paths], reading)), reading


def one(path: Path, text: str) -> Exchange:
    path.write_text(text, "utf-8")
    (exchange,), reading = read_all(path)
    assert not reading.unreadable, reading.reasons
    return exchange


def har(*entries: Any, **more: Any) -> str:
    return json.dumps(
        {"log": {"version": "1.2", "pages": [{"id": "]{"}], **more, "entries": entries}}
    )


def test_har(tmp_path: Path) -> None:
    exchange = one(tmp_path / "a.har", har(ENTRY))
    assert (exchange.method, exchange.host) == ("POST", "api.example.com:8443")
    assert (exchange.path, exchange.query, exchange.status) == ("/v1/pets", "limit=2", 200)
    assert exchange.time == "2026-01-01T09:00:00Z"
    assert exchange.request.headers == {"accept": "a, b", "content-type": "application/json"}
    assert (exchange.request.body, exchange.response.body) == ({"a": 1}, [1])


def test_har_without_bodies(tmp_path: Path) -> None:
    answer = {"status": 0, "headers": [], "content": {"size": 10}}
    entry = {"request": {**ENTRY["request"], "postData": None, "bodySize": 9}, "response": answer}
    exchange = one(tmp_path / "a.har", har(entry))
    assert (exchange.status, exchange.time) == (None, "")
    assert exchange.request.body is exchange.response.body is UNKNOWN
    entry["request"]["bodySize"] = 0
    answer["content"] = {"size": 2, "encoding": "base64", "text": base64.b64encode(b"{}").decode()}
    answer["headers"] = ENTRY["response"]["headers"]
    exchange = one(tmp_path / "b.har", har(entry))
    assert (exchange.request.body, exchange.response.body) == (None, {})


def test_an_entry_that_cannot_be_read_costs_that_one(tmp_path: Path) -> None:
    (tmp_path / "a.har").write_text(har(ENTRY, {"request": 1}, ENTRY), "utf-8")
    lines = ['{"request": {"method": "GET", "url": "/a"}}', "nonsense", "[]", "", "[" * 100_000]
    (tmp_path / "b.ndjson").write_text("\n".join([*lines, lines[0]]), "utf-8")
    (tmp_path / "c.har").write_text(har(ENTRY)[:-20], "utf-8")
    (tmp_path / "other.txt").write_text("nothing to read", "utf-8")
    exchanges, reading = read_all(tmp_path)
    assert len(exchanges) == reading.exchanges == 4
    assert reading.unreadable == 5
    assert [name.rpartition("/")[2] for name in reading.files] == ["a.har", "b.ndjson", "c.har"]


LINE = '{"request": {"method": "GET", "url": "/a"}}'


@pytest.mark.parametrize(
    "first", ["nonsense", '"url": "/a"}}', LINE.replace('"/a"', "NaN"), LINE[:-2] + "[" * 9000]
)
def test_a_first_line_that_is_broken_costs_that_one(tmp_path: Path, first: str) -> None:
    (tmp_path / "a.ndjson").write_text(f"{first}\n{LINE}\n", "utf-8")
    exchanges, reading = read_all(tmp_path / "a.ndjson")
    assert (len(exchanges), reading.unreadable) == (1, 1)


def test_a_number_that_is_none_is_no_json(tmp_path: Path) -> None:
    content = {"mimeType": "application/json", "text": "[NaN]"}
    answer = {"status": 200, "headers": [], "content": content}
    exchange = one(tmp_path / "a.har", har({"request": ENTRY["request"], "response": answer}))
    assert (exchange.response.body, exchange.response.is_data) == ("[NaN]", False)


def test_our_own_format(tmp_path: Path) -> None:
    line = {
        "time": "2026-01-01T10:00:00Z",
        "request": {"method": "PUT", "url": "/a?b", "headers": {"X": "1"}, "bodyText": "hello"},
        "response": {"status": 204, "headers": {}, "body": None},
    }
    exchange = one(tmp_path / "a.ndjson", json.dumps(line))
    assert (exchange.host, exchange.path, exchange.query) == ("", "/a", "b")
    assert (exchange.request.body, exchange.response.body) == ("hello", None)
    line["response"] = {
        "status": 200,
        "headers": {"content-type": "application/json"},
        "body": None,
    }
    exchange = one(tmp_path / "a.ndjson", json.dumps(line))
    assert (exchange.response.body, exchange.response.is_data) == (None, True)
    del line["response"]
    exchange = one(tmp_path / "a.json", json.dumps(line, indent=2))
    assert (exchange.status, exchange.response.body) == (None, UNKNOWN)


def test_the_journal_of_a_mock(tmp_path: Path) -> None:
    entry = {
        "id": 1,
        "time": "2026-01-01T10:00:00Z",
        "method": "POST",
        "path": "/pets",
        "url": "/pets?key=***",
        "headers": {"Content-Type": "application/json"},
        "operationId": None,
        "status": 201,
        "violations": [],
        "body": {"name": "x"},
    }
    for text in (json.dumps([entry], indent=2), json.dumps(entry)):
        exchange = one(tmp_path / "journal.json", text)
        assert (exchange.method, exchange.path, exchange.status) == ("POST", "/pets", 201)
        assert (exchange.request.body, exchange.response.body) == ({"name": "x"}, UNKNOWN)


@pytest.mark.parametrize(
    "line",
    [
        {
            "request": "GET /pets/1?a=b HTTP/1.1",
            "status": "200",
            "time_iso8601": "2026-01-01T10:00:00Z",
        },
        {"request_method": "GET", "request_uri": "/pets/1?a=b", "status": 200, "msec": "x"}
        | {"time": "2026-01-01T12:00:00+02:00"},
        {
            "ts": 1767261600,
            "request": {"method": "GET", "host": "api.example.com", "uri": "/pets/1?a=b"},
            "status": 200,
        },
        {"time": "2026-01-01T10:00:00Z", "method": "GET", "route": "/pets/1", "status": 200}
        | {"operationId": "getPet", "durationMs": 1.5},
    ],
    ids=["nginx", "nginx, by variables", "caddy", "a generated server"],
)
def test_access_logs(tmp_path: Path, line: dict[str, Any]) -> None:
    exchange = one(tmp_path / "access.log", json.dumps(line) + "\n")
    assert (exchange.method, exchange.path, exchange.query) == ("GET", "/pets/1", None)
    assert (exchange.status, exchange.time) == (200, "2026-01-01T10:00:00Z")
    assert exchange.request.headers is None
    assert exchange.request.body is exchange.response.body is UNKNOWN


def test_standard_input_and_compressed_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '\ufeff{"request": {"method": "GET", "url": "/a"}}\n'.encode()
    (tmp_path / "a.ndjson.gz").write_bytes(gzip.compress(text))
    stream = io.TextIOWrapper(io.BytesIO(text))
    monkeypatch.setattr("sys.stdin", stream)
    exchanges = list(read(["-", str(tmp_path)], Reading()))
    assert [exchange.path for exchange in exchanges] == ["/a", "/a"]


@pytest.mark.parametrize("text", ["<html>", '{"log": 1}', "{", "[1"])
def test_what_is_no_traffic_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    if text == "[1":
        assert read_all(path)[1].unreadable == 2
        return
    with pytest.raises(Unreadable, match="neither HAR nor lines of JSON"):
        read_all(path)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone", tmp_path):
        with pytest.raises(Unreadable):
            read_all(path)


def test_pieces_do_not_depend_on_where_reads_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [{"é": [1, 2.5, "]},"]}, 12345, [], {}, "a\\b"]
    text = json.dumps({"log": {"x": {"entries": [9]}, "entries": entries}}, indent=1)
    monkeypatch.setattr(pieces, "_STEP", 1)
    for size in range(len(text)):
        file = io.StringIO(text[size:])
        assert list(pieces.Entries(text[:size], file)) == entries


_MEASURED = """
import sys, tracemalloc
from generators.drift.reading import Reading, read
tracemalloc.start()
print(sum(1 for _ in read([sys.argv[1]], Reading())), tracemalloc.get_traced_memory()[1])
"""


def test_memory_is_flat(tmp_path: Path) -> None:
    path = tmp_path / "a.har"
    with path.open("w", encoding="utf-8") as file:
        file.write('{"log": {"entries": [')
        entry = ENTRY | {"comment": "x" * 4000}
        file.write(",\n".join([json.dumps(entry)] * 2000))
        file.write("]}}")
    assert path.stat().st_size > 8_000_000
    # In a process of its own: other tests may have left threads that allocate.
    command = (sys.executable, "-c", _MEASURED, str(path))
    count, peak = map(int, subprocess.check_output(command, text=True).split())
    assert count == 2000
    assert peak < 3_000_000


def test_a_first_line_may_be_long(tmp_path: Path) -> None:
    line = {"request": {"method": "GET", "url": "/a", "body": "x" * 700_000}}
    (tmp_path / "a.ndjson").write_text((json.dumps(line) + "\n") * 2, "utf-8")
    exchanges, reading = read_all(tmp_path / "a.ndjson")
    assert [len(exchange.request.body) for exchange in exchanges] == [700_000] * 2
    assert not reading.unreadable


def test_utf_16_is_read_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / "a.har").write_bytes(har(ENTRY).encode("utf-16"))
    assert len(read_all(tmp_path / "a.har")[0]) == 1


def test_a_file_that_breaks_off_costs_what_is_not_there(tmp_path: Path) -> None:
    line = '{"request": {"method": "GET", "url": "/%d"}}\n'
    content = gzip.compress("".join(line % number for number in range(50_000)).encode())
    (tmp_path / "a.ndjson.gz").write_bytes(content[:-2000])
    (tmp_path / "b.ndjson.gz").write_bytes(b"no gzip")
    (tmp_path / "c.ndjson").write_text(line % 1, "utf-8")
    (tmp_path / "d.ndjson.gz").write_bytes(content[:9000] + b"damaged" * 9 + content[9000:])
    exchanges, reading = read_all(tmp_path)
    assert len(exchanges) > 1000
    assert reading.unreadable >= 3
    with pytest.raises(Unreadable, match="cannot be read"):
        read_all(tmp_path / "b.ndjson.gz")


@pytest.mark.parametrize(
    "change",
    [
        {"request": ENTRY["request"] | {"method": ""}},
        {"request": ENTRY["request"] | {"method": 5}},
        {"request": ENTRY["request"] | {"url": "https://user:secret-pw@[api.example.com/"}},
        *[
            {"response": ENTRY["response"] | {"status": status}}
            for status in ("abc", float("inf"), float("nan"), True, 99, 10**30, 200.5, [])
        ],
        {"response": ENTRY["response"] | {"content": "x"}},
        {"response": None},
    ],
    ids=str,
)
def test_what_is_not_http_is_told_without_credentials(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    line = {"time": {}, "request": {"method": "GET", "url": "/a"}, **change}
    (tmp_path / "a.har").write_text(har(ENTRY | change, ENTRY), "utf-8")
    (tmp_path / "b.ndjson").write_text(json.dumps(line) + "\n", "utf-8")
    exchanges, reading = read_all(tmp_path)
    assert reading.exchanges in {1, 2}
    assert reading.unreadable >= 1
    assert "secret-pw" not in str(reading.reasons)
    assert all(exchange.time or "b.ndjson" in exchange.place for exchange in exchanges)


def test_websockets_are_of_no_api(tmp_path: Path) -> None:
    request = ENTRY["request"] | {"url": "wss://api.example.com/v1/pets"}
    assert one(tmp_path / "a.har", har(ENTRY | {"request": request})).host == "wss:api.example.com"


def test_seconds_may_be_text(tmp_path: Path) -> None:
    line = {"request": "GET /pets HTTP/1.1", "status": "200", "msec": "1767261600.123"}
    assert one(tmp_path / "a.log", json.dumps(line)).time == "2026-01-01T10:00:00Z"
