"""Types that keep what is on the wire, whatever else the document calls by their names."""

from __future__ import annotations

import pytest

from generators.models.wire_types import keep

SOURCE = """from __future__ import annotations

from uuid import UUID as UUID_aliased

Id = TypeAliasType("Id", {type})
"""


@pytest.mark.parametrize(
    ("written", "kept"),
    [("UUID", "TextUUID"), ("UUID_aliased", "TextUUID"), ("date_aliased", "FullDate")],
)
def test_a_type_keeps_its_text_under_another_name(written: str, kept: str) -> None:
    assert f'TypeAliasType("Id", int | {kept})' in keep(SOURCE.format(type=f"int | {written}"))
