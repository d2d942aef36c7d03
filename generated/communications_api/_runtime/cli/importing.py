"""Many items from the command line: `--items`, and all that belongs to it.

Only packages with an operation that takes any number of items have this module.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import exits
from .exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..bulk.results import ItemResult, Progress
    from .calling import Settings
    from .facts import Command, Group, Program
    from .item_options import ItemOptions
    from .keywords import CallOptions


def import_items(
    program: Program,
    group: Group,
    command: Command,
    settings: Settings,
    options: CallOptions,
    about: ItemOptions,
) -> int:
    """Call an operation with any number of items, and return the exit code.

    Raises:
        UsageError: the options are wrong; nothing was sent.
    """
    from ..bulk.call_journal import JournalError
    from ..errors import ApiError
    from .calling import fail, failed, logging_to, opened
    from .keywords import keywords_of
    from .progress import ProgressLine

    if command.body is not None:  # the rest of it, which need not be there
        command = replace(command, body=replace(command.body, required=False))
    keywords = keywords_of(program, command, options)
    keywords.pop("content_type", None)
    if settings.dry_run:
        return _dry_run(program, group, command, settings, options, about, keywords)
    failures = _Failures(_apart(about))
    with ExitStack() as stack:
        source = _Source(about.file, lambda: _item_type(program, command), stack)
        line = ProgressLine(program.name, source.fraction)
        try:
            keywords |= {**about.numbers, **_journal(about, stack)}
            client = stack.enter_context(opened(program, settings))
            stack.enter_context(logging_to(client, verbose=settings.verbose))
            stack.callback(failures.close)
            method = getattr(getattr(client, group.attribute), command.bulk.method)  # type: ignore[union-attr]
            told = _Told(line)
            with method(
                source.items, **keywords, on_progress=told, on_known=failures.add
            ) as outcomes:
                for outcome in outcomes:
                    if outcome.status != "accepted":
                        failures.add(outcome)
            line.end()
        except JournalError as error:
            line.end()
            fail(program, str(error))
            return exits.USAGE
        except ApiError as error:
            line.end()
            if failures.count:
                fail(program, failures.text())
            return failed(program, command, settings, error, allow_unknown=options.allow_unknown)
        return _judge(program, told.last, failures)


def _dry_run(
    program: Program,
    group: Group,
    command: Command,
    settings: Settings,
    options: CallOptions,
    about: ItemOptions,
    keywords: dict[str, Any],
) -> int:
    """Show what the same call without `--dry-run` sends first, and return the exit code."""
    from ..errors import ApiError
    from . import dry_run, item_dry_run
    from .calling import failed, opened

    environment = settings.environment
    secrets = dry_run.stand_ins(program, environment)
    variables = {text: program.variable(name, environment) for name, text in secrets.items()}
    with ExitStack() as stack:
        source = _Source(about.file, lambda: _item_type(program, command), stack)
        client = stack.enter_context(opened(program, settings, **secrets))
        method = getattr(getattr(client, group.attribute), command.bulk.method)  # type: ignore[union-attr]
        try:
            each = stack.enter_context(method(source.items, **keywords, **about.numbers))
            return item_dry_run.show(program, each, variables)
        except ApiError as error:
            return failed(program, command, settings, error, allow_unknown=options.allow_unknown)


def _journal(about: ItemOptions, stack: ExitStack) -> dict[str, Any]:
    """Return the journal as a keyword; what was undecided in it is decided."""
    if about.journal is None:
        return {}
    from ..bulk.call_journal import Journal

    journal = stack.enter_context(Journal(about.journal))
    if about.undecided == "resend":
        journal.resend()
    elif about.undecided == "skip":
        journal.skip()
    return {"journal": journal}


def _judge(program: Program, progress: Progress | None, failures: _Failures) -> int:
    """Say what came of all items, and return the exit code."""
    from .calling import fail

    done = 0 if progress is None else progress.items + progress.known
    accepted = done - failures.count
    text = f"{done:,} items, {accepted:,} accepted"
    fail(program, f"{text}, {failures.text()}" if failures.count else text)
    if not failures.count:
        return exits.OK
    nothing = not accepted and failures.counts.keys() == {"rejected"}
    return exits.FAILURE if nothing else exits.PARTIAL


class _Told:
    """Keeps the last progress, and hands all on."""

    last: Progress | None = None

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        self._tell = tell

    def __call__(self, progress: Progress) -> None:
        self.last = progress
        self._tell(progress)


# --- Where items come from ------------------------------------------------------------------------


def _item_type(program: Program, command: Command) -> Any:
    from ..bulk.requesting import array_of

    operations = import_module(f"{program.package}._operations").CONTRACT.operations
    _, array = array_of(next(item for item in operations if item.id == command.id))
    return array.type()


class _Source:
    """The items of a file, and which part of it was read.

    Attributes:
        items: as a method of the client takes them.
    """

    def __init__(self, file: str, type_: Callable[[], Any], stack: ExitStack) -> None:
        self.items: Iterable[Any] | Path
        self._size, self._read = 0, 0
        self._is_table = file.lower().endswith(".csv")
        if file == "-":
            self.items = sys.stdin.buffer
            return
        path = Path(file)
        try:
            self._size = path.stat().st_size
            opened = stack.enter_context(path.open("rb"))
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else None
            raise UsageError(f"--items: {file} cannot be read: {reason or error}") from None
        self.items = path
        if self._is_table:
            from .tables import csv_items

            self.items = csv_items(self._lines(opened), type_())

    def _lines(self, file: Iterable[bytes]) -> Iterator[str]:
        encoding = "utf-8-sig"
        for line in file:
            self._read += len(line)
            yield line.decode(encoding)
            encoding = "utf-8"

    def fraction(self, progress: Progress) -> float | None:
        """Return which part of the file there was; None where nobody knows."""
        if not self._size:
            return None
        if self._is_table:
            return self._read / self._size
        # Each item had the end of its line behind it.
        return min(1.0, (progress.bytes + progress.items + progress.known) / self._size)


# --- What failed ----------------------------------------------------------------------------------


def _apart(about: ItemOptions) -> Path:
    """Return where failed items are written: no file that is used for something else."""
    path = Path(about.failed)
    for option, other in (("--items", about.file), ("--journal", about.journal)):
        if other is not None and path.absolute() == Path(other).absolute():
            raise UsageError(f"--failed: {path} is the file of {option}")
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"--failed: {path} cannot be written: {error.strerror}") from None
    return path


class _Failures:
    """Writes failed items as JSON lines, each with its errors; a file only where there are some.

    Attributes:
        count: how many there are.
        counts: of each status.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: Any = None
        self.count = 0
        self.counts: dict[str, int] = {}

    def add(self, outcome: ItemResult[Any]) -> None:
        """Write an item."""
        from pydantic_core import to_json

        from ..bulk.journal_tables import plain

        if self._file is None:
            try:
                self._file = self._path.open("wb")
            except OSError as error:
                raise UsageError(
                    f"--failed: {self._path} cannot be written: {error.strerror}"
                ) from None
        self.count += 1
        self.counts[outcome.status] = self.counts.get(outcome.status, 0) + 1
        facts = {
            "position": outcome.position,
            "id": outcome.id,
            "status": outcome.status,
            "sent": outcome.sent,
            "errors": [plain(error) for error in outcome.errors],
        }
        self._file.write(to_json(facts)[:-1] + b',"item":' + _as_json(outcome.item) + b"}\n")
        self._file.flush()

    def text(self) -> str:
        """Return how many failed, in words."""
        counts = ", ".join(f"{count:,} {status}" for status, count in self.counts.items())
        return f"{counts}: see {self._path}"

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()


def _as_json(item: Any) -> bytes:
    """Return an item as JSON on one line; what is no JSON as a text."""
    from pydantic_core import from_json, to_json

    if not isinstance(item, (bytes, str)):
        return to_json(item, fallback=repr)
    text = item if isinstance(item, bytes) else item.encode("utf-8", "surrogatepass")
    try:
        from_json(text, allow_inf_nan=False)
    except ValueError:
        return to_json(text.decode("utf-8", "replace"))
    return text if b"\n" not in text and b"\r" not in text else to_json(from_json(text))
