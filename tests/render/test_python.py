"""Types as they are written in Python."""

from __future__ import annotations

import pytest

from generators.api.content import NONE, Type
from generators.render.python import annotation, checked


@pytest.mark.parametrize("name", ["date", "datetime", "float", "UUID"])
def test_a_type_that_keeps_what_came_is_in_a_union_that_pyright_reads(name: str) -> None:
    """Each is `Annotated` by another name: `FullDate | None` is an error where it is run."""
    optional = Type("union", args=(Type("scalar", name), NONE))
    assert checked(optional).startswith("Union[")
    assert annotation(optional) == f"{name} | None"
