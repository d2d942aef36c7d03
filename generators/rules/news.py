"""News: which diagnostics of a document are new, seen from an earlier state of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .identity import identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..diagnostics import Diagnostic


def brought(base: Sequence[Diagnostic], head: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of `head` that `base` did not have, in their order.

    The same is what has the same code, pointer and message; numbers of lines do not count. Of
    what is left, a diagnostic of `head` that says the same elsewhere is taken as one of `base`
    that has moved, once for each of those. A change of severity alone is not news.
    """
    old = Counter(map(identity, base))
    left = []
    for diagnostic in head:
        if old[identity(diagnostic)]:
            old[identity(diagnostic)] -= 1
        else:
            left.append(diagnostic)
    gone: Counter[tuple[str, str]] = Counter()
    for (code, _, message), times in old.items():
        gone[code, message] += times
    new = []
    for diagnostic in left:
        code, _, message = identity(diagnostic)
        if gone[code, message]:
            gone[code, message] -= 1
        else:
            new.append(diagnostic)
    return tuple(new)
