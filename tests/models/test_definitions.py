"""How the engine's source is taken apart."""

from __future__ import annotations

import pytest

from generators.models.definitions import read

NESTED = {
    'Union[Alpha | None, "Colour"]': 'Optional[Union[Alpha, "Colour"]]',
    'Union[Optional["Colour"], Alpha | None]': 'Optional[Union["Colour", Alpha]]',
    'Optional[Optional["Colour"]]': 'Optional["Colour"]',
    'Optional[list[Optional["Colour"]]]': 'Optional[list[Optional["Colour"]]]',
    "Alpha | None": "Alpha | None",
}


@pytest.mark.parametrize(("written", "flat"), NESTED.items())
def test_a_union_in_a_union_is_one(written: str, flat: str) -> None:
    imports = "from typing import Union\n"
    found = read(f'{imports}\n\nItem = TypeAliasType("Item", {written})\n')

    assert found.made["Item"].text.strip() == f'Item = TypeAliasType("Item", {flat})'
    assert "Optional" not in flat or "Optional" in "".join(found.header)
