"""Parameters, bodies and responses in normal form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.document.normal_form import normal

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}}


def body_of(folder: Path, content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of a request body in normal form."""
    components = {"requestBodies": {"Order": {"content": content}}}
    document = normal(folder, components=components).document
    result: dict[str, Any] = document.data["components"]["requestBodies"]["Order"]["content"]
    return result


def test_media_types_with_the_same_schema_share_a_class(tmp_path: Path) -> None:
    types = ("application/json", "application/vnd.order+json")
    content = body_of(tmp_path, {type_: {"schema": SCHEMA} for type_ in types})
    first, second = content.values()
    assert first == second
    assert list(first["schema"]) == ["$ref"]


@pytest.mark.parametrize("media_type", ["text/plain", "image/png"])
def test_text_and_bytes_keep_their_schema(media_type: str, tmp_path: Path) -> None:
    assert body_of(tmp_path, {media_type: {"schema": SCHEMA}}) == {media_type: {"schema": SCHEMA}}


def test_a_sequence_is_described_by_its_items(tmp_path: Path) -> None:
    content = body_of(tmp_path, {"application/jsonl": {"itemSchema": SCHEMA}})
    assert list(content["application/jsonl"]) == ["itemSchema"]
    assert list(content["application/jsonl"]["itemSchema"]) == ["$ref"]


def test_references_stay(tmp_path: Path) -> None:
    reference = {"$ref": "#/components/responses/Busy"}
    busy = {"description": "busy"}
    components = {"responses": {"Busy": busy, "Full": reference}}
    document = normal(tmp_path, components=components).document
    assert document.data["components"]["responses"] == {"Busy": busy, "Full": reference}
