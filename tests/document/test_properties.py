"""What holds for any data: reading undoes writing, and places are places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generators.document import load
from generators.document.json_reader import read_json
from generators.document.pointer import escape, from_ref, join, lookup, split, to_ref, unescape
from generators.document.readers import parse
from generators.document.source import Source, find
from generators.document.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


def scalars(value: Any, pointer: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in scalars(item, join(pointer, key))]
    if isinstance(value, list):
        return [
            pair for index, item in enumerate(value) for pair in scalars(item, join(pointer, index))
        ]
    return [(pointer, value)]


@given(VALUES, st.sampled_from([None, 2, "\t"]), st.booleans())
def test_json_is_read_as_it_was_written(value: Any, indent: Any, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    parsed = read_json(Source("a.json", text))
    assert parsed.problems == []
    assert parsed.data == value
    assert repr(parsed.data) == repr(value)


@given(VALUES, st.sampled_from([None, 2]))
def test_places_in_json_hold_the_values(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    source = Source("a.json", text)
    parsed = read_json(source)
    for pointer, scalar in scalars(value):
        position = find(source, parsed.places, pointer)
        assert position.exact
        assert text[position.offset :].startswith(json.dumps(scalar))
        if position.key_at is not None:
            assert text[position.key_at :].startswith(json.dumps(split(pointer)[-1]))
        place = source.location(position.offset)
        line = text.split("\n")[place.line - 1]
        assert line[place.column - 1 :].startswith(json.dumps(scalar))


class _Quoting(yaml.SafeDumper):
    """Quotes every string, so that what the two versions of YAML read differently is not met."""


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


@given(VALUES, st.booleans())
def test_yaml_is_read_as_it_was_written(value: Any, flow: bool) -> None:
    text = yaml.dump(value, Dumper=_Quoting, default_flow_style=flow, sort_keys=False)
    parsed = read_yaml(Source("a.yaml", text))
    assert parsed.problems == []
    assert repr(parsed.data) == repr(value)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.integers(), min_size=1))
def test_places_in_yaml_hold_the_values(value: dict[str, int]) -> None:
    text = yaml.dump({"outer": [value, value]}, Dumper=yaml.SafeDumper, sort_keys=False)
    source = Source("a.yaml", text)
    parsed = parse(source)
    for pointer, scalar in scalars({"outer": [value, value]}):
        position = find(source, parsed.places, pointer)
        assert text[position.offset :].startswith(str(scalar))


def reader(content: bytes) -> Callable[[str], bytes]:
    return lambda _: content


@given(st.binary(max_size=40) | st.text("{}[]:,-&*!|>'\"%@`#?\n\t a1<", max_size=40))
def test_nothing_is_an_exception(raw: bytes | str) -> None:

    content = raw.encode() if isinstance(raw, str) else raw
    for name in ("a.yaml", "a.json"):
        for head in (b"", b"openapi: 3.1.0\n", b'{"openapi": "3.1.0", "a": '):
            result = load(name, read=reader(head + content))
            assert result.document is not None or len(result.diagnostics) == 1


@given(st.lists(TEXT | st.integers(0, 9), max_size=5))
def test_pointers_round_trip(tokens: list[str | int]) -> None:
    pointer = join("", *tokens)
    assert split(pointer) == [str(token) for token in tokens]
    assert from_ref(to_ref(pointer)) == pointer
    for token in tokens:
        assert unescape(escape(str(token))) == str(token)


@given(VALUES)
def test_every_pointer_leads_to_its_value(value: Any) -> None:
    for pointer, scalar in scalars(value):
        assert lookup(value, pointer) == scalar
