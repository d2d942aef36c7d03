"""What holds for documents in several files, and for addresses that servers and paths share."""

from __future__ import annotations

import copy
import random
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generators.document.pointer import split as tokens
from generators.review.compare import compare
from generators.review.model import Lane, Level
from tests.review import rewriting, splitting
from tests.review.rewriting import LARGER, SMALL, changed, data_of, document, leaves

if TYPE_CHECKING:
    from pathlib import Path

    from generators.review.model import Finding

FEW = settings(max_examples=40, deadline=None)
paths = st.sampled_from(LARGER) | st.sampled_from(SMALL)
seeds = st.integers(0, 2**16)


def edited(data: dict[str, Any], chosen: st.DataObject) -> dict[str, Any]:
    """Return a document with another value at one place."""
    scalars = [
        (at, value)
        for at, value in leaves(data)
        if not isinstance(value, (dict, list)) and tokens(at)[:1] in (["paths"], ["components"])
        if "$ref" not in tokens(at) and "mapping" not in tokens(at)
    ]
    assume(scalars)
    pointer, value = chosen.draw(st.sampled_from(scalars))
    data = copy.deepcopy(data)
    rewriting.put(data, pointer, changed(value))
    return data


def facts(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    """Return what a reader learns of findings, whatever the file they are in."""
    return sorted(
        (item.id, str(item.lane), item.wire, item.title, item.detail, item.operations)
        for item in findings
    )


@FEW
@given(paths, seeds)
def test_a_document_in_several_files_is_the_same(path: Path, seed: int) -> None:
    data = data_of(path)
    whole = document(data)
    files = splitting.split(data, random.Random(seed))  # noqa: S311 - no secret
    parts = splitting.loaded(files)
    for findings in (compare(whole, parts), compare(parts, whole)):
        assert [item.title for item in findings if item.wire is not Level.NONE] == []


@FEW
@given(paths, seeds, st.data())
def test_a_change_in_a_file_of_its_own_is_the_same_change(
    path: Path, seed: int, chosen: st.DataObject
) -> None:
    data = data_of(path)
    after = edited(data, chosen)
    before_parts, after_parts = (
        splitting.loaded(splitting.split(content, random.Random(seed)))  # noqa: S311 - no secret
        for content in (data, after)
    )
    expected = facts(compare(document(data), document(after)))
    assert facts(compare(before_parts, after_parts)) == expected


@FEW
@given(paths, st.sampled_from(["/v1", "/api/v2"]), st.booleans(), st.data())
def test_an_address_shared_in_another_way_is_the_same(
    path: Path, prefix: str, back: bool, chosen: st.DataObject
) -> None:
    data = data_of(path)
    after = edited(data, chosen) if chosen.draw(st.booleans()) else data
    base = splitting.with_prefix(data, prefix, in_paths=back)
    moved = splitting.with_prefix(after, prefix, in_paths=not back)
    stayed = splitting.with_prefix(after, prefix, in_paths=back)
    assume(base and data.get("paths") and moved and stayed)

    def breaking(head: Any) -> list[tuple[str, str]]:
        findings = compare(document(base), document(head))
        lanes = {Lane.WIRE, Lane.UNDECIDED}
        return sorted((item.id, str(item.lane)) for item in findings if item.lane in lanes)

    assert breaking(moved) == breaking(stayed)
