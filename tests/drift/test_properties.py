"""Properties of the comparison: valid traffic gives no finding, proposals only widen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st

from generators.drift.changes import edits
from generators.drift.kinds import Kind, Lane
from generators.runtime.examples.scalars import UnmakeableError
from generators.runtime.examples.synthesis import Synthesis
from tests.drift import cases
from tests.runtime.examples import test_made_values as made

if TYPE_CHECKING:
    from pathlib import Path

    from generators.drift.model import Finding

_DEFINITIONS = json.loads(
    json.dumps({name[8:]: schema for name, schema in made.DEFINITIONS.items()}).replace(
        "#/$defs/", "#/components/schemas/"
    )
)
_NAMES = st.sampled_from(["id", "name", "kind", "a b", "ü", "on"])
_TEXTS = st.text("abcXYZ0 :#'\"-é\n", max_size=8)


def _numbers(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    low = draw(st.integers(-5, 5))
    return {"type": "integer", "minimum": low}, draw(st.integers(low, low + 9))


def _texts(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    value = draw(_TEXTS)
    return {"type": "string", "maxLength": len(value) + draw(st.integers(0, 2))}, value


def _listed(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    values = draw(st.lists(_TEXTS, min_size=1, max_size=3, unique=True))
    return {"type": "string", "enum": values}, draw(st.sampled_from(values))


def _arrays(draw: st.DrawFn, depth: int) -> tuple[dict[str, Any], Any]:
    schema, value = draw(described(depth - 1))
    return {"type": "array", "items": schema, "maxItems": 2}, [value] * draw(st.integers(0, 2))


def _objects(draw: st.DrawFn, depth: int) -> tuple[dict[str, Any], Any]:
    names = draw(st.lists(_NAMES, max_size=3, unique=True))
    inner = {name: draw(described(depth - 1)) for name in names}
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {name: schema for name, (schema, _) in inner.items()},
    }
    value = {name: value for name, (_, value) in inner.items()}
    if draw(st.booleans()) and names:
        schema["required"] = names[:1]
    if draw(st.booleans()):
        schema["additionalProperties"] = False
    return schema, value


def _wrapped(draw: st.DrawFn, depth: int) -> tuple[dict[str, Any], Any]:
    schema, value = draw(described(depth - 1))
    word = draw(st.sampled_from(["allOf", "anyOf", "oneOf", "null"]))
    if word == "null":
        return {"anyOf": [schema, {"type": "null"}]}, draw(st.sampled_from([value, None]))
    return {word: [schema]}, value


@st.composite
def described(draw: st.DrawFn, depth: int = 3) -> tuple[dict[str, Any], Any]:
    """Give a schema and a value that is valid by it."""
    if depth == 0:
        return draw(st.sampled_from([_numbers, _texts, _listed]))(draw)
    make = draw(st.sampled_from([_arrays, _objects, _objects, _wrapped]))
    return make(draw, depth)


_DATA = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-99, 99), st.floats(-9, 9), _TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_NAMES, inner, max_size=3)
    ),
    max_leaves=8,
)


def _made(schema: Any) -> Any:
    """Return the value that a mock makes; discard the schema where it makes none."""
    try:
        return Synthesis(made.follow, items=2).value(schema)
    except UnmakeableError:
        reject()


def _is_told(finding: Finding) -> bool:
    return finding.lane in {Lane.CONTRADICTED, Lane.UNDOCUMENTED}


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(schema=made.SCHEMAS, other=_DATA)
@example(schema={"type": "array", "items": {"type": "object", "properties": {}}}, other=None)
@example(schema={"const": 1}, other=0)
@example(
    schema={
        "type": "object",
        "properties": {"a": {}},
        "required": ["a", "c"],
        "dependentRequired": {"a": ["b"]},
    },
    other=None,
)
def test_what_a_mock_makes_gives_no_finding(tmp_path: Path, schema: Any, other: Any) -> None:
    value = _made(schema)
    text = json.dumps(schema).replace("#/$defs/", "#/components/schemas/")
    path = _document(tmp_path, json.loads(text), is_flow=False)
    document = cases.loaded(path)
    told = [
        finding
        for finding in cases.compared(document, _traffic(tmp_path, value)).findings
        # A mock makes up names where there have to be more than are listed.
        if finding.kind is not Kind.PROPERTY or "minProperties" not in text
    ]
    assert told == []

    # Any other data: what is proposed is applied until nothing is proposed any more.
    traffic = _traffic(tmp_path, value, other)
    result = cases.compared(document, traffic)
    for _ in range(12):
        if not any(finding.proposal for finding in result.findings):
            break
        expected = edits(result.proposals).apply(document).data
        path.write_text(result.text, "utf-8")
        document = cases.loaded(path)
        assert document.data == expected
        result = cases.compared(document, traffic)
        again = cases.compared(document, _traffic(tmp_path, value)).findings
        assert [item.kind for item in again if item.lane is Lane.CONTRADICTED] == []
    assert not any(_is_told(finding) and finding.proposal for finding in result.findings)


def _document(folder: Path, schema: Any, *, is_flow: bool) -> Path:
    path = folder / "openapi.yaml"
    media = {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
    data = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {
            "/things": {"get": {"responses": {"200": {"description": "", "content": media}}}}
        },
        "components": {"schemas": {"Thing": schema, **_DEFINITIONS}},
    }
    text = json.dumps(data) if is_flow else yaml.safe_dump(data, sort_keys=False)
    path.write_text(text, "utf-8")
    return path


def _traffic(folder: Path, *values: Any) -> Path:
    path = folder / "traffic.ndjson"
    lines = [
        {
            "request": {"method": "GET", "url": "/things", "headers": {}, "body": None},
            "response": {
                "status": 200,
                "headers": {"content-type": "application/json"},
                "body": value,
            },
        }
        for value in values
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(pair=described(), other=_DATA, is_flow=st.booleans())
def test_proposals_widen_until_all_traffic_is_valid(
    tmp_path: Path, pair: tuple[dict[str, Any], Any], other: Any, is_flow: bool
) -> None:
    schema, value = pair
    path = _document(tmp_path, schema, is_flow=is_flow)
    document = cases.loaded(path)
    assert cases.compared(document, _traffic(tmp_path, value)).findings == ()

    # What one change lets in may have more in it that is not documented.
    traffic = _traffic(tmp_path, value, other)
    result = cases.compared(document, traffic)
    for _ in range(8):
        if not result.findings:
            break
        assert not cases.left(result)
        expected = edits(result.proposals).apply(document).data
        path.write_text(result.text, "utf-8")
        document = cases.loaded(path)
        assert document.data == expected
        result = cases.compared(document, traffic)
    assert not result.findings
    assert cases.compared(document, _traffic(tmp_path, value)).findings == ()


def test_a_schema_that_contains_itself(tmp_path: Path) -> None:
    """Names that are new inside a value are no names of the object around it."""
    again = {"$ref": "#/components/schemas/Thing"}
    names = {"n": again, "l": {"type": "array", "items": again}}
    path = _document(tmp_path, {"type": "object", "properties": names}, is_flow=False)
    value = {"n": {"n": {"l": [{"n": {}}]}}}
    traffic = _traffic(tmp_path, value, {"n": {"l": [], "n": value}}, {**value, "l": [value]})
    assert cases.compared(cases.loaded(path), traffic).findings == ()
