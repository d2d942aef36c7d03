"""Sequences are cut into the same items, wherever the chunks they come in are cut."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.runtime.streams.events import EventCutter, ServerSentEvent, written
from generators.runtime.streams.sequences import LINES, RECORDS, framing_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
ONE_LINE = st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]))


def chunks(draw: st.DrawFn, content: bytes) -> list[bytes]:
    """Return the content, cut anywhere, characters of several bytes included."""
    cuts = draw(st.lists(st.integers(0, len(content)), max_size=12).map(sorted))
    return [content[a:b] for a, b in zip([0, *cuts], [*cuts, len(content)], strict=True)]


def fed(cutter: Any, parts: list[bytes]) -> list[Any]:
    found = [item for part in parts for item in cutter.feed(part)]
    return [*found, *cutter.end()]


@st.composite
def streams(draw: st.DrawFn) -> tuple[list[ServerSentEvent[str]], list[bytes]]:
    """Return events, and a stream of them with comments and any line ends, in chunks."""
    events = draw(
        st.lists(
            st.builds(
                ServerSentEvent,
                data=st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])),
                event=ONE_LINE.filter(bool),
                id=st.none() | ONE_LINE,
                retry=st.none() | st.integers(0, 10**6),
            ),
            max_size=4,
        )
    )
    end = draw(st.sampled_from([b"\n", b"\r", b"\r\n"]))
    noise = draw(st.sampled_from([b"", b": a comment\n", b"unknown: field\n", b"retry: soon\n"]))
    content = b"".join(noise + written(event) for event in events)
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return events, chunks(draw, mark + content.replace(b"\n", end))


@given(streams())
def test_events(stream: tuple[list[ServerSentEvent[str]], list[bytes]]) -> None:
    events, parts = stream
    last_id, expected = "", []
    for event in events:
        last_id = event.id if event.id is not None else last_id
        expected.append((event.data, event.event, last_id, event.retry))
    found = fed(EventCutter(), parts)
    assert [(e.data, e.event, e.id, e.retry) for e in found] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [  # The first four are the examples of the WHATWG HTML standard.
        (b"data: YHOO\ndata: +2\ndata: 10\n\n", ["YHOO\n+2\n10"]),
        (
            b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n"
            b"data:  third event\n",
            ["first event", "second event"],
        ),
        (b"data\n\ndata\ndata\n\ndata:\n", ["", "\n"]),
        (b"data:test\n\ndata: test\n\n", ["test", "test"]),
        (b"event: only\n\n\n\n", []),
        (b"data: \xff\xe2\x82\n\n", ["\ufffd\ufffd"]),
        (b"data: cut short", []),
    ],
)
def test_what_the_standard_says(content: bytes, expected: list[str]) -> None:
    assert [event.data for event in fed(EventCutter(), [content])] == expected


def test_ids_and_retry() -> None:
    content = b"id: 1\nretry: 10\n\ndata: a\n\nid: x\0y\ndata: b\n\nid\ndata: c\nretry: +5\n\n"
    found = fed(EventCutter(), [content])
    assert [(e.data, e.id, e.retry) for e in found] == [
        ("a", "1", 10),
        ("b", "1", None),
        ("c", "", None),
    ]


def test_an_event_is_given_with_the_return_that_ends_it() -> None:
    cutter = EventCutter()
    assert [event.data for event in cutter.feed(b"data: a\r\r")] == ["a"]
    assert [event.data for event in cutter.feed(b"\ndata: b\r\n\r")] == ["b"]


@pytest.mark.parametrize("event", ["two\nlines", "two\rlines"])
def test_what_events_cannot_say(event: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        written(ServerSentEvent(data="", event=event))
    with pytest.raises(ValueError, match="one line"):
        written(ServerSentEvent(data="", id=event))
    with pytest.raises(ValueError, match="NUL"):
        written(ServerSentEvent(data="", id="\0"))


@given(st.data(), st.lists(JSON), st.sampled_from([LINES, RECORDS]), st.booleans())
def test_json(data: st.DataObject, items: list[Any], framing: Any, mark: bool) -> None:
    texts = [json.dumps(item, ensure_ascii=False).encode() for item in items]
    content = (b"\xef\xbb\xbf" if mark else b"") + b"".join(framing.framed(text) for text in texts)
    if data.draw(st.booleans()):
        content = content.replace(b"\n", b"\r\n")
    parts = data.draw(st.composite(chunks)(content))
    assert [json.loads(text) for text in fed(framing.cutter(), parts)] == items
    assert [json.loads(text) for text in framing.cut(content)] == items


def test_lines_that_are_none() -> None:
    assert LINES.cut(b"\n1\n \r\n\n2") == [b"1", b"2"]


def test_a_record_that_was_cut_short_is_no_json() -> None:
    """RFC 7464, section 2.4: a number or a word is complete only where something follows it."""
    assert RECORDS.cut(b"\x1e{}\x1e[1]\n\x1e\x1e12\n") == [b"{}", b"[1]\n", b"12\n"]
    (text,) = RECORDS.cut(b"\x1e12")
    with pytest.raises(ValueError, match="Extra data"):
        json.loads(text)


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        ("text/event-stream", "events"),
        ("Text/Event-Stream; charset=utf-8", "events"),
        ("application/jsonl", "lines"),
        ("application/x-ndjson", "lines"),
        ("application/json-seq", "records"),
        ("application/geo+json-seq", "records"),
        ("application/json", None),
        ("text/plain", None),
        ("multipart/mixed", None),
    ],
)
def test_kinds(content_type: str, kind: str | None) -> None:
    framing = framing_of(content_type)
    assert (framing.name if framing else None) == kind
