"""What holds for the comparison of any two documents."""

from __future__ import annotations

import copy
import random
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generators.document.pointer import join, split
from generators.review.compare import compare
from generators.review.model import Lane, Level
from tests.review import rewriting
from tests.review.rewriting import (
    LARGER,
    REWRITES,
    SMALL,
    changed,
    data_of,
    document,
    leaves,
    nodes,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generators.document import Document
    from generators.review.model import Finding

FEW = settings(max_examples=60, deadline=None)
_data = cache(data_of)


@cache
def _base(path: Path) -> Document:
    return document(_data(path))


def fresh(path: Path) -> dict[str, Any]:
    """Return the content of a document, to be changed."""
    return copy.deepcopy(_data(path))


def wire(findings: tuple[Finding, ...]) -> list[str]:
    """Return what was found on the wire."""
    return [
        f"{finding.id} {finding.title}" for finding in findings if finding.wire is not Level.NONE
    ]


paths = st.sampled_from(LARGER) | st.sampled_from(SMALL)
seeds = st.integers(0, 2**16)


@pytest.mark.parametrize("path", LARGER, ids=lambda path: path.parent.name)
def test_a_document_has_not_changed_against_itself(path: Path) -> None:
    data = fresh(path)
    assert compare(_base(path), document(data)) == ()
    # The same again with every short cut closed: the other dialect compares everything.
    if data["openapi"].startswith("3.0"):
        rewriting.in_31(data, random.Random(0))  # noqa: S311 - no secret
        assert [finding.id for finding in compare(_base(path), document(data))] == [
            "openapi-changed"
        ]


@FEW
@given(paths, st.sampled_from(REWRITES), seeds)
def test_the_same_in_other_words_is_nothing_on_the_wire(
    path: Path, rewrite: Callable[[dict[str, Any], random.Random], None], seed: int
) -> None:
    data = fresh(path)
    rewrite(data, random.Random(seed))  # noqa: S311 - no secret
    other = document(data)
    assert wire(compare(_base(path), other)) == []
    assert wire(compare(other, _base(path))) == []


@FEW
@given(paths, st.lists(st.sampled_from(REWRITES), min_size=2, max_size=4), seeds)
def test_rewriting_several_times_is_nothing_on_the_wire(
    path: Path, rewrites: list[Callable[[dict[str, Any], random.Random], None]], seed: int
) -> None:
    data = fresh(path)
    rng = random.Random(seed)  # noqa: S311 - no secret
    for rewrite in dict.fromkeys(rewrites):
        rewrite(data, rng)
    assert wire(compare(_base(path), document(data))) == []


@FEW
@given(paths, st.data())
def test_no_change_of_a_value_is_lost(path: Path, chosen: st.DataObject) -> None:
    data = fresh(path)
    scalars = [(at, value) for at, value in leaves(data) if not isinstance(value, (dict, list))]
    pointer, value = chosen.draw(st.sampled_from(scalars))
    assume(pointer != "/openapi")
    assume(not _is_vain_requiredness(data, pointer))
    rewriting.put(data, pointer, changed(value))
    other = document(data)
    assert compare(_base(path), other), pointer
    assert compare(other, _base(path)), pointer


def _is_vain_requiredness(data: dict[str, Any], pointer: str) -> bool:
    """Whether a value says that a path parameter is required, or stands beside a `$ref`.

    The first holds anyway; what is beside a `$ref` outside of schemas is ignored (OpenAPI 3.1,
    section 4.8.23).
    """
    if not pointer.endswith("/required"):
        return False
    holder = rewriting.lookup(data, pointer.rpartition("/")[0])
    return isinstance(holder, dict) and (holder.get("in") == "path" or "$ref" in holder)


_ADDED = (
    ("schema", "minimumWords", 3),
    ("schema", "description", "Something else."),
    ("operation", "x-owner", "somebody"),
    ("operation", "retries", 3),
    ("parameter", "hint", "none"),
    ("response", "x-owner", "somebody"),
    ("mediaType", "x-owner", "somebody"),
    ("pathItem", "summary", "Something else."),
    ("requestBody", "hint", "none"),
    ("securityScheme", "hint", "none"),
)


@FEW
@given(paths, st.sampled_from(_ADDED), st.data())
def test_no_keyword_is_ignored(path: Path, added: Any, chosen: st.DataObject) -> None:
    kind, key, value = added
    data = fresh(path)
    candidates = [node for node in nodes(data, kind) if "$ref" not in node.value]
    candidates = [node for node in candidates if key not in node.value]
    assume(candidates)
    node = chosen.draw(st.sampled_from(candidates))
    node.value[key] = value
    assert compare(_base(path), document(data)), node.pointer


_NAMED = ("operation", "parameter", "schema")


@settings(max_examples=30, deadline=None)
@given(paths, st.lists(st.sampled_from(_NAMED), min_size=1, max_size=3), st.data())
def test_a_name_for_python_breaks_python_alone(
    path: Path, kinds: list[str], chosen: st.DataObject
) -> None:
    data = fresh(path)
    for number, kind in enumerate(kinds):
        candidates = [node for node in nodes(data, kind) if "$ref" not in node.value]
        # What is excluded has no name in Python.
        candidates = [node for node in candidates if "/not" not in node.pointer]
        assume(candidates)
        node = chosen.draw(st.sampled_from(candidates))
        node.value["x-python-name"] = f"other_{number}"
    other = document(data)
    for findings in (compare(_base(path), other), compare(other, _base(path))):
        assert {finding.id for finding in findings} == {"python-name-changed"}
        assert all(
            (finding.wire, finding.code) == (Level.NONE, Level.MAJOR) for finding in findings
        )


def _removable(data: dict[str, Any]) -> list[str]:
    """Return what can be taken away so that it breaks callers, and given without doing so."""
    pointers = [
        node.pointer
        for node in nodes(data, "operation")
        if len(split(node.pointer)) == 3 and "deprecated" not in node.value
    ]
    for node in nodes(data, "response"):
        if split(node.pointer)[0] == "paths" and "callbacks" not in split(node.pointer):
            content = node.value.get("content", {})
            pointers += [join(node.pointer, "content", name) for name in content]
            pointers += [
                join(node.pointer, "headers", name)
                for name, header in node.value.get("headers", {}).items()
                if header.get("required") is True
            ]
    for node in nodes(data, "operation"):
        if split(node.pointer)[0] == "paths" and "callbacks" not in split(node.pointer):
            pointers += [
                join(node.pointer, "parameters", index)
                for index, parameter in enumerate(node.value.get("parameters", []))
                if "$ref" not in parameter
                and parameter.get("required") is not True
                and not _overrides(data, node.pointer)
            ]
    return pointers


def _overrides(data: dict[str, Any], pointer: str) -> bool:
    """Whether an operation may replace parameters of its path, which then hold without it."""
    return "parameters" in rewriting.lookup(data, pointer.rpartition("/")[0])


@FEW
@given(paths, st.data())
def test_what_breaks_by_removal_is_compatible_by_addition(
    path: Path, chosen: st.DataObject
) -> None:
    data = fresh(path)
    pointers = _removable(data)
    assume(pointers)
    pointer = chosen.draw(st.sampled_from(pointers))
    holder = rewriting.lookup(data, pointer.rpartition("/")[0])
    last = split(pointer)[-1]
    del holder[int(last) if isinstance(holder, list) else last]
    other = document(data)
    assert any(finding.lane is Lane.WIRE for finding in compare(_base(path), other)), pointer
    back = compare(other, _base(path))
    assert back
    assert not any(finding.wire is Level.MAJOR for finding in back), pointer


def _objects(path: Path) -> list[str]:
    """Return the names of component schemas with properties."""
    schemas = _data(path).get("components", {}).get("schemas", {})
    return [
        name
        for name, schema in schemas.items()
        if isinstance(schema, dict) and "properties" in schema
    ]


_EDITS: tuple[tuple[str, Any], ...] = (
    ("description", "Something else."),
    ("x-owner", "somebody"),
    ("minProperties", 3),
    ("deprecated", True),
    ("maxProperties", 40),
)


@FEW
@given(st.data(), st.lists(st.sampled_from(_EDITS), min_size=2, max_size=2))
def test_two_changes_give_the_findings_of_both(
    chosen: st.DataObject, edits: list[tuple[str, Any]]
) -> None:
    path = chosen.draw(st.sampled_from([path for path in LARGER if len(_objects(path)) > 1]))
    names = _objects(path)
    first, second = chosen.draw(st.permutations(names))[:2]
    documents = []
    for edited in ((first,), (second,), (first, second)):
        data = fresh(path)
        for name in edited:
            key, value = edits[0] if name == first else edits[1]
            data["components"]["schemas"][name][key] = value
        documents.append(document(data))
    one, other, both = (
        {item.fingerprint for item in compare(_base(path), head)} for head in documents
    )
    assert both == one | other
