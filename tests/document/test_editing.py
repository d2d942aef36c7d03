"""Edits of a document: what remains is what was read, located where it stood."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.document import Document, PointerError, load
from generators.document.editing import Edits
from generators.document.pointer import join, lookup, parent, split

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}}
KEYS = st.sampled_from(["a", "b", "c/d", "e~f", "0"])


def read(content: dict[str, Any]) -> Document:
    text = json.dumps(HEAD | content, indent=1)
    document, problems = load("a.json", read=lambda _: text.encode())
    assert document is not None, problems
    return document


def pointers(value: Any, at: str = "") -> Iterator[str]:
    """Yield the pointer of every value."""
    yield at
    items = enumerate(value) if isinstance(value, list) else ()
    for key, inner in value.items() if isinstance(value, dict) else items:
        yield from pointers(inner, join(at, key))


@st.composite
def values(draw: st.DrawFn) -> Any:
    """Values of which every leaf is another number, so that each is found again."""
    counter = iter(range(1, 10_000))
    leaves = st.builds(lambda: next(counter))
    inner = st.recursive(
        leaves,
        lambda parts: st.lists(parts, max_size=4) | st.dictionaries(KEYS, parts, max_size=4),
        max_leaves=20,
    )
    return draw(st.dictionaries(KEYS, inner, min_size=1, max_size=4))


@settings(max_examples=300, deadline=None)
@given(st.data(), values())
def test_what_remains_is_located_where_it_stood(data: st.DataObject, content: Any) -> None:
    document = read({"x-data": content})
    places = [place for place in pointers(content, "/x-data") if place != "/x-data"]
    dropped = set(data.draw(st.lists(st.sampled_from(places), max_size=4)))
    renamed = data.draw(
        st.dictionaries(st.sampled_from(places), st.sampled_from(["new", "a"]), max_size=2)
    )
    lists = [place for place in places if isinstance(lookup(document.data, place), list)]
    mappings = [place for place in places if isinstance(lookup(document.data, place), dict)]
    edits = Edits()
    for place in dropped:
        edits.drop(place)
    for place, key in renamed.items():
        is_entry = isinstance(lookup(document.data, parent(place)), dict)
        if is_entry and split(place)[-1] != key:
            edits.rename(place, key)
    for place in data.draw(st.lists(st.sampled_from(lists), max_size=2)) if lists else ():
        edits.append(place, "appended")
    for place in data.draw(st.lists(st.sampled_from(mappings), max_size=2)) if mappings else ():
        edits.add(place, "added", "entry")
    before = json.dumps(document.data)
    edited = edits.apply(document)
    assert json.dumps(document.data) == before
    seen = set()
    for place in pointers(edited.data):
        value = lookup(edited.data, place)
        if isinstance(value, int):
            assert lookup(document.data, edited.origin(place)) == value
            assert edited.locate(place) == document.locate(edited.origin(place))
            seen.add(value)
    gone = {
        value
        for place in pointers(document.data)
        if isinstance(value := lookup(document.data, place), int)
        and any(place == drop or place.startswith(f"{drop}/") for drop in dropped)
    }
    kept = {v for p in pointers(document.data) if isinstance(v := lookup(document.data, p), int)}
    assert seen == kept - gone - _hidden(document, edits, dropped)


def _hidden(document: Document, edits: Edits, dropped: set[str]) -> set[int]:
    """Return what is lost as another entry has the key that its own should get."""
    hidden = set()
    for place, key in edits.renamed.items():
        siblings = lookup(document.data, parent(place))
        taken = key in siblings and join(parent(place), key) != place
        twice = [
            other
            for other, wanted in edits.renamed.items()
            if wanted == key and parent(other) == parent(place) and other not in dropped
        ]
        order = list(siblings)
        first = min(twice, key=lambda at: order.index(split(at)[-1]), default=place)
        if taken or first != place:
            hidden |= {
                value
                for at in pointers(lookup(document.data, place), place)
                if isinstance(value := lookup(document.data, at), int)
            }
    return hidden


def test_a_replaced_value_and_edits_of_it() -> None:
    document = read({"x-a": {"b": 1, "c": [1, 2, 3]}})
    edits = Edits()
    edits.replace("/x-a", {"d": {}})
    edits.add("/x-a/d", "e", 5)
    edits.append("/x-a/f", 7)
    edits.append("/x-a/f", 7)
    assert edits.apply(document).data["x-a"] == {"d": {"e": 5}, "f": [7]}


def test_items_that_move_up_keep_their_place() -> None:
    document = read({"x-a": [{"n": 0}, {"n": 1}, {"n": 2}]})
    edits = Edits()
    edits.drop("/x-a/0")
    edited = edits.apply(document)
    assert edited.data["x-a"] == [{"n": 1}, {"n": 2}]
    assert edited.origin("/x-a/1/n") == "/x-a/2/n"
    assert edited.locate("/x-a/0") == document.locate("/x-a/1")


def test_edits_of_what_is_no_mapping_change_nothing() -> None:
    document = read({"x-a": 5})
    edits = Edits()
    edits.add("/x-a", "b", 1)
    edits.add("/x-a/b/c", "d", 1)
    edits.append("/x-a", 1)
    assert edits.apply(document).data["x-a"] == 5


def test_the_document_itself_is_dropped() -> None:
    edits = Edits()
    edits.drop("")
    assert edits.apply(read({})).data == {}


def test_a_pointer_that_leads_nowhere_is_no_error() -> None:
    document = read({"x-a": {}})
    edits = Edits()
    edits.drop("/nothing/here")
    edits.rename("/x-a/b", "c")
    assert edits.apply(document).data == document.data
    with pytest.raises(PointerError):
        lookup(edits.apply(document).data, "/nothing")
