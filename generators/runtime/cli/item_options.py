"""The options of a command that takes any number of items."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Group as Panel
from cyclopts import Parameter

from .exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

FAILED = "failed.jsonl"
"""Where failed items are written, by default."""
_PANEL = Panel("Many items", sort_key=1)


@dataclass(frozen=True, slots=True)
class ItemOptions:
    """The options of the command line about many items.

    Attributes:
        file: path of JSON lines or CSV, `-` for JSON lines on standard input.
        journal: path of the journal; None for none.
        undecided: what is to be done with undecided items of it; None for nothing.
        failed: where failed items are written.
        numbers: options of the client's method that were given.
    """

    file: str
    journal: str | None
    undecided: Literal["resend", "skip"] | None
    failed: str
    numbers: Mapping[str, int]


_ROWS: tuple[tuple[str, str, Any, str, str], ...] = (
    (
        "items",
        "--items",
        str,
        "FILE|-",
        "Call it with any number of items, many at a time: a file with one JSON text on each line, "
        "or CSV (.csv) whose first row names properties: name, address.city.",
    ),
    (
        "journal",
        "--journal",
        str,
        "FILE",
        "Note what was sent and what came of it: the same command then goes on where it ended.",
    ),
    (
        "undecided",
        "--undecided",
        Literal["resend", "skip"],
        "resend|skip",
        "What to do with items of the journal of which nobody knows what came of them.",
    ),
    ("batch", "--batch", int, "NUMBER", "Items of one request; 500 by default."),
    ("max_bytes", "--max-bytes", int, "NUMBER", "Bytes of one request; 1,000,000 by default."),
    ("concurrency", "--concurrency", int, "NUMBER", "Requests at the same time; 4 by default."),
    (
        "failed",
        "--failed",
        str,
        "FILE",
        f"Where failed items are written, with their errors; {FAILED} by default.",
    ),
)


_NUMBERS = ("batch", "max_bytes", "concurrency")


def item_parameters() -> list[inspect.Parameter]:
    """Return the parameters of the function of such a command."""
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[
                type_ | None,
                Parameter(
                    name=option,
                    help=text,
                    metavar=metavar,
                    group=_PANEL,
                    allow_leading_hyphen=True,
                    negative=(),
                    show_default=False,
                    show_choices=False,
                ),
            ],
        )
        for name, option, type_, metavar, text in _ROWS
    ]


def item_options(typed: Mapping[str, Any]) -> ItemOptions | None:
    """Return what was typed; None where no items are given.

    Raises:
        UsageError: options do not fit together.
    """
    given = {name: typed[name] for name, *_ in _ROWS if typed.get(name) is not None}
    if not given:
        return None
    names = {name: option for name, option, *_ in _ROWS}
    if "items" not in given:
        raise UsageError(f"{names[next(iter(given))]} is for many items: give them with --items")
    numbers: dict[str, int] = {name: given[name] for name in _NUMBERS if name in given}
    wrong = [names[name] for name, number in numbers.items() if number < 1]
    if wrong:
        raise UsageError(f"{wrong[0]} takes a number above 0")
    if "undecided" in given and "journal" not in given:
        raise UsageError("--undecided is about items of a journal: give it with --journal")
    return ItemOptions(
        given["items"],
        given.get("journal"),
        given.get("undecided"),
        given.get("failed", FAILED),
        numbers,
    )
