"""What a search is asked, and what it gives."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .formulas import Formula


class Status(IntEnum):
    """What a search gave; greater is better."""

    NONE = 0
    """There is no value."""
    UNKNOWN = 1
    """The search gave up."""
    DOUBTFUL = 2
    """There is a value, if the keywords without a computed meaning allow it."""
    FOUND = 3
    """There is a value."""


class Result(NamedTuple):
    """The result of a search, with the value that was found."""

    status: Status
    value: Any = None


class Literal(NamedTuple):
    """A formula that has to hold, or must not.

    Attributes:
        formula: the formula.
        holds: whether it has to hold.
        sent: whether it is of the schema of values that are sent, which names what is sent.
    """

    formula: Formula
    holds: bool
    sent: bool


class Atom(NamedTuple):
    """An atom that has to hold, or must not."""

    formula: Formula
    holds: bool


class Exhausted(Exception):  # noqa: N818 - no error: the search gives up
    """The steps are used up."""


NONE = Result(Status.NONE)
UNKNOWN = Result(Status.UNKNOWN)
