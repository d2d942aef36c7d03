"""Extensions: those that this toolkit reads meet their requirements, and are not misspelled.

What is required of an extension stands in its own module; each requirement is made a rule here.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from ..diagnostics import Severity
from ..document.pointer import join
from ..extensions import EXTENSIONS
from .registry import Context, Finding, Group, enter, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..extensions.base import Extension, Problem
    from .registry import Check

_NAMES = tuple(extension.name for extension in EXTENSIONS)
_OWN = tuple(extension.name for extension in EXTENSIONS if not extension.is_common)
_CLOSE = 0.88
"""How close a name is to one of ours where that was meant: `x-personel`, not `x-personalized`."""


@rule("extension-misspelled", Severity.WARNING, group=Group.EXTENSIONS)
def extension_misspelled(context: Context) -> Iterator[Finding]:
    """No extension has a name that is nearly that of one which this toolkit reads."""
    for key in context.keys:
        plain = key.casefold().replace("_", "-")
        if key in _NAMES or not plain.startswith("x-"):
            continue
        close = _meant(plain[:99])
        if close:
            for node in context.stating(key):
                yield Finding(
                    join(node.pointer, key),
                    f"`{key[:99]}` is not an extension that this toolkit reads",
                    f"did you mean `{close}`?",
                    key=True,
                )


@lru_cache(1_000)
def _meant(name: str) -> str:
    """Return the extension of ours that has nearly this name; empty where none has."""
    return next(iter(get_close_matches(name, _OWN, n=1, cutoff=_CLOSE)), "")


def _reader(extension: Extension) -> Callable[[Context], list[Problem]]:
    """Return what finds the problems of an extension, for all its rules together."""

    def problems(context: Context) -> list[Problem]:
        return list(extension.problems(context, context.similar))

    return problems


def _check(code: str, problems: Callable[[Context], list[Problem]]) -> Check:
    """Return the function of the rule for one requirement."""

    def check(context: Context) -> Iterator[Finding]:
        for problem in context.once(problems):
            if problem.code == code:
                yield Finding(
                    problem.pointer, problem.message, problem.hint, problem.key, problem.repairs
                )

    return check


def _enter(extension: Extension) -> None:
    problems = _reader(extension)
    for required in extension.requirements:
        enter(
            required.code,
            required.severity,
            required.summary,
            _check(required.code, problems),
            blocks=required.blocks,
            group=Group.EXTENSIONS,
            spoils=required.spoils,
        )


for _extension in EXTENSIONS:
    _enter(_extension)
