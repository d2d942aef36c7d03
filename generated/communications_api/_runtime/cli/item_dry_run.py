"""A dry run with many items: the first request, and what is wrong with items. Nothing is sent.

Neither the journal nor the file of failed items is read or written.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import terminal
from . import dry_run, exits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..bulk.batches import Batch
    from ..bulk.sync_each import Each
    from ..errors import Problem
    from .facts import Program

_SHOWN = 20
"""Items that are not valid of which it is told what is wrong with them."""


class _Invalid(NamedTuple):
    """An item that is not valid."""

    position: int
    id: str | None
    problems: Sequence[Problem]


def show(program: Program, each: Each[Any], variables: Mapping[str, str]) -> int:
    """Print the request of the first batch, then how many there are; return the exit code.

    Args:
        program: the command line.
        each: the call, without a journal.
        variables: names of environment variables, by the texts that stand for secrets.

    Returns:
        the code of a call of which the server accepts all that it is sent.

    Raises:
        ApiError: a request is not valid.
    """
    items = requests = invalid = 0
    for batch, refused in _batches(each):
        items += len(batch.items) if batch is not None else 0
        if batch is not None and batch.texts:
            requests += 1
            if requests == 1:
                request, _ = each._plan.calls.request(batch)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
                terminal.write(dry_run.shell_command(request, variables), exactly=True)
        for item in refused:
            items += batch is None
            invalid += 1
            if invalid <= _SHOWN:
                _say(program, _about(item))
    if invalid > _SHOWN:
        _say(program, f"and {invalid - _SHOWN:,} more items are not valid")
    _say(
        program,
        f"{items:,} items, {invalid:,} not valid, {requests:,} requests"
        f"{', of which this is the first' if requests > 1 else ''}: nothing was sent",
    )
    if not invalid:
        return exits.OK
    return exits.PARTIAL if invalid < items else exits.FAILURE


def _batches(each: Each[Any]) -> Iterator[tuple[Batch | None, list[_Invalid]]]:
    """Give each batch with those of its items that are not valid; None where all are not."""
    plan, source = each._plan, each._source  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
    with ExitStack() as stack:
        run = plan.begin(stack)
        while run.goes_on:
            run.take(source.read(run.wanted), source.error)
            batches, unsent = run.write(())
            for batch in batches:
                yield (
                    batch,
                    [
                        _Invalid(batch.first + place, batch.ids[place], problems)
                        for place, problems in sorted(batch.problems.items())
                    ],
                )
            yield None, [_Invalid(item.position, item.id, item.errors) for item in unsent]
        run.raise_error()


def _about(item: _Invalid) -> str:
    named = "" if item.id is None else f" ({item.id})"
    wrong = "; ".join(
        f"{problem.where}: {problem.message}" if problem.where else problem.message
        for problem in item.problems
    )
    return f"item {item.position}{named} is not valid: {wrong}"


def _say(program: Program, text: str) -> None:
    terminal.write(f"{program.name}: {' '.join(text.split())}", sys.stderr)
