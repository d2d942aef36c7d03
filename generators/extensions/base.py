"""What an extension is: its name, what is required of it, and what finds where that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from ..diagnostics import Severity
    from ..document.faults import Repair
    from ..document.objects import Objects

Similar: TypeAlias = Callable[[str, Sequence[str]], str]
"""Gives a hint that names what was probably meant; empty where nothing is close."""


class Problem(NamedTuple):
    """One thing that is wrong with an extension.

    Attributes:
        code: of the requirement that it fails.
        pointer: the value objected to.
        message: one sentence.
        hint: what to do about it.
        key: whether its key is objected to rather than the value.
        repairs: how generation puts it right, where the meaning is clear.
    """

    code: str
    pointer: str
    message: str
    hint: str = ""
    key: bool = False
    repairs: tuple[Repair, ...] = ()


class Requirement(NamedTuple):
    """What an extension has to be: a rule of its own, with a page in `rules/help/<code>.md`.

    Attributes:
        code: of the rule.
        severity: the weight of a problem, unless configured otherwise.
        summary: what is required, in one sentence.
        blocks: whether nothing can be generated from where it fails.
        spoils: what is left out for it; see `Rule`.
    """

    code: str
    severity: Severity
    summary: str
    blocks: bool = False
    spoils: str = ""


def no_problems(_objects: Objects, _similar: Similar) -> Iterator[Problem]:
    """Find nothing wrong: for an extension of which nothing is required."""
    return iter(())


class Extension(NamedTuple):
    """An extension that this toolkit reads; `help/<name>.md` describes it.

    Attributes:
        name: the key in a document.
        requirements: what is required of it, a rule each.
        problems: finds what fails them in a document, in any order.
        change: kind of a change of it, for a review; empty where it is like any other extension.
        is_common: whether other tools define it; a similar name is then no mistake.
    """

    name: str
    requirements: tuple[Requirement, ...] = ()
    problems: Callable[[Objects, Similar], Iterator[Problem]] = no_problems
    change: str = ""
    is_common: bool = False
