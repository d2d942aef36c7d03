"""A place in a walk through a body, on a page and in the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..diagnostics import Location
from .evidence import ABSENT

if TYPE_CHECKING:
    from .claims import Claim
    from .values import Written


@dataclass(frozen=True, slots=True)
class Here:
    """A place in a walk through a body, on the page and in the document.

    Attributes:
        number: of the page.
        file: of it.
        line: of what was listed last.
        sample: that the page shows; None where it shows none.
        path: of the value in the sample.
        value: it; `ABSENT` where the sample does not have it.
        is_marked: whether anything on the way is marked `x-inferred`.
        title: how messages name it.
        level: how deep it is.
    """

    number: int
    file: str
    line: int
    sample: Written | None
    path: tuple[str | int, ...]
    value: Any
    is_marked: bool
    title: str
    level: int = 0

    @property
    def place(self) -> Location:
        """Where the page speaks of it."""
        if self.sample is not None and self.value is not ABSENT and not self.line:
            return self.sample.locate(self.path, key=True)
        return Location(self.file, self.line or 1)

    def of(self, step: str | int, title: str, claim: Claim | None, *, marked: bool) -> Here:
        """Return the place of a property or item."""
        inner = ABSENT
        if isinstance(step, str) and isinstance(self.value, dict):
            inner = self.value.get(step, ABSENT)
        elif isinstance(step, int) and isinstance(self.value, list):
            inner = self.value[step] if step < len(self.value) else ABSENT
        return Here(
            self.number,
            self.file,
            claim.line if claim else 0 if inner is not ABSENT else self.line,
            self.sample,
            (*self.path, step),
            inner,
            self.is_marked or marked,
            title,
            self.level + 1,
        )
