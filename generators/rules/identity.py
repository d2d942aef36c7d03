"""Identity: what makes two diagnostics the same although lines moved between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic

_LINE = re.compile(r"\bline \d+")


class Identity(NamedTuple):
    """The parts of a diagnostic that stay the same while its subject is not edited.

    Attributes:
        code: of the rule.
        pointer: of the value meant.
        message: without the numbers of lines.
    """

    code: str
    pointer: str
    message: str


def identity(diagnostic: Diagnostic) -> Identity:
    """Return the identity of a diagnostic."""
    return Identity(diagnostic.code, diagnostic.pointer, _LINE.sub("line …", diagnostic.message))
