"""Sections of operations and schemas: whole, or, of a large document, in brief and packed.

A page that has everything as HTML is too large where a document is. Beyond a budget a section has
what one cannot do without, and the whole of it is in a pack: `sections.js` puts it there when it
comes near, and searches it.
"""

from __future__ import annotations

import base64
import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from markupsafe import Markup

    from .operations import OperationView
    from .page import SchemaView

T = TypeVar("T")

BUDGET = 3_000_000
"""Characters of sections that are in a page as they are."""
_PACK = 200_000
"""Characters in a pack, at least, but for the last."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of a page.

    Attributes:
        shown: id to HTML.
        packs: gzip in Base64 of HTML; empty where all is shown.
    """

    shown: dict[str, Markup]
    packs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Macros:
    """What prints sections: whole, and in brief with the index of their pack.

    One that is carried is not shown at all: its tree is copied.
    """

    operation: Callable[[OperationView], Markup]
    schema: Callable[[SchemaView], Markup]
    brief_operation: Callable[[OperationView, int], Markup]
    brief_schema: Callable[[SchemaView, int], Markup]
    carried: Callable[[SchemaView, int], Markup]


def sections_of(
    operations: Iterable[OperationView],
    schemas: Iterable[SchemaView],
    macros: Macros,
    *,
    carried: Sequence[SchemaView] = (),
    budget: int | None = None,
) -> Sections:
    """Return the sections of a page.

    Args:
        operations: of the page.
        schemas: likewise.
        macros: print them.
        carried: schemas that are not shown.
        budget: characters beyond which they are packed; `BUDGET` where none is given.
    """
    limit = BUDGET if budget is None else budget
    shown = [
        *(
            (one.anchor, macros.operation(one), _briefly(macros.brief_operation, one))
            for one in operations
        ),
        *(
            (one.node.anchor, macros.schema(one), _briefly(macros.brief_schema, one))
            for one in schemas
        ),
    ]
    hidden = [
        (one.node.anchor, macros.schema(one), _briefly(macros.carried, one)) for one in carried
    ]
    is_large = sum(len(text) for _, text, _ in shown) > limit
    packed = [*(shown if is_large else []), *hidden]
    places = list(_placed([text for _, text, _ in packed]))
    packs = [""] * (places[-1] + 1 if places else 0)
    for index in range(len(packs)):
        inside = "".join(
            text for (_, text, _), at in zip(packed, places, strict=True) if at == index
        )
        packs[index] = base64.b64encode(gzip.compress(inside.encode(), 9, mtime=0)).decode()
    briefly = {anchor: brief(at) for (anchor, _, brief), at in zip(packed, places, strict=True)}
    whole = {} if is_large else {anchor: text for anchor, text, _ in shown}
    return Sections(whole | briefly, tuple(packs))


def _briefly(print_: Callable[[T, int], Markup], view: T) -> Callable[[int], Markup]:
    return lambda pack: print_(view, pack)


def _placed(texts: list[Markup]) -> Iterator[int]:
    """Give the index of the pack of each text."""
    index = size = 0
    for text in texts:
        if size >= _PACK:
            index, size = index + 1, 0
        size += len(text)
        yield index
