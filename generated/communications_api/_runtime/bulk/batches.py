"""One batch of items: which they are, what is sent of them, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..errors import ApiError, Problem
    from .verdicts import Verdict


@dataclass(slots=True)
class Batch:
    """Items that follow one another, and what is sent of them in one request.

    Attributes:
        first: position of the first item.
        items: all of them, as they were given.
        ids: identity of each item.
        digest: from `item_checks.digest_of`.
        lengths: likewise.
        texts: JSON text of each that is sent; empty where none is.
        places: number of each of these among the items; None for all items.
        problems: what is wrong with those that are not valid, by number.
        key: idempotency key of the request.
        is_part: whether only some of the items are sent, as others came to something before.
    """

    first: int
    items: Sequence[Any]
    ids: list[str | None]
    digest: bytes
    lengths: bytes
    texts: list[bytes]
    places: list[int] | None
    problems: dict[int, tuple[Problem, ...]]
    key: str
    is_part: bool = False

    @property
    def sent_ids(self) -> list[str | None]:
        """Identities of the items that are sent."""
        if self.places is None:
            return self.ids
        return [self.ids[place] for place in self.places]

    @property
    def sent_places(self) -> Sequence[int]:
        """Numbers of the items that are sent."""
        return range(len(self.items)) if self.places is None else self.places


@dataclass(slots=True)
class Judged:
    """What came of a batch.

    Attributes:
        batch: whose.
        verdicts: one for each item that was sent; None where the server did nothing with them.
        error: of the request.
        is_unknown: whether the server may have acted on all of them.
    """

    batch: Batch
    verdicts: list[Verdict] | None
    error: ApiError | None = None
    is_unknown: bool = False
