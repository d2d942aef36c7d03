"""What is printed: results as JSON, as a table or as they came; errors in one line.

Text of a server is untrusted: nothing in it can control a terminal.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ..narrowing import AnyDict, AnyList
from ..terminal import printable, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from rich.console import Console

OutputFormat: TypeAlias = Literal["json", "table", "raw"]


def console(stream: TextIO) -> Console:
    """Return what writes help and tables: colour only on a terminal and without `NO_COLOR`."""
    from rich.console import Console

    return Console(
        file=stream,
        force_terminal=stream.isatty(),
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )


def print_json(data: Any, stream: TextIO | None = None) -> None:
    """Print a value as JSON; what is not printable is escaped in it, as JSON permits."""
    out: TextIO = sys.stdout if stream is None else stream
    plain = (out.encoding or "").lower().replace("-", "") != "utf8"
    write(json.dumps(data, ensure_ascii=plain, indent=2), out)


def print_result(result: Any, content: bytes, form: OutputFormat | None) -> None:
    """Print the result of a call to standard output.

    Args:
        result: what the client returned.
        content: the body as it came.
        form: None for a table on a terminal and JSON elsewhere.
    """
    if form is None:
        form = "table" if sys.stdout.isatty() else "json"
    if form == "raw" or isinstance(result, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    if result is None:
        return
    data = as_json(result)
    if form == "json":
        print_json(data)
    else:
        print_table(data)


def print_items(items: Iterable[Any]) -> None:
    """Print the items of a stream as they come, as one JSON text on each line."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    for item in items:
        write(json.dumps(as_json(item), ensure_ascii=plain))
        sys.stdout.flush()


def print_parts(parts: Iterable[bytes]) -> None:
    """Write a body to standard output as it comes."""
    sys.stdout.flush()
    for part in parts:
        sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()


def as_json(value: Any) -> Any:
    """Return a result as plain JSON data."""
    from ..models.base import dump_python

    return dump_python(value, Any)


# --- Tables ---------------------------------------------------------------------------------------


def print_table(data: Any) -> None:
    """Print a list of objects with a column for each name, anything else as paths and values."""
    if not isinstance(data, (dict, list)):
        write(_cell(data))
    elif not data:
        write("(empty)")
    else:
        head, rows = _columns(data) or ([], list(_paths(data)))
        _print_rows(head, rows)


def _columns(data: Any) -> tuple[list[str], list[list[str]]] | None:
    """Return names and rows of a list of objects; None for anything else."""
    if not isinstance(data, AnyList) or not all(
        isinstance(item, AnyDict) and item for item in data
    ):
        return None
    names = list(dict.fromkeys(name for item in data for name in item))
    rows = [[_cell(item[name]) if name in item else "" for name in names] for item in data]
    return names, rows


def _paths(data: Any, at: str = "") -> Iterator[list[str]]:
    """Give path and value of everything in it, with the paths that `--set` takes."""
    if isinstance(data, AnyDict) and data:
        for name, value in data.items():
            key = "".join(f"\\{c}" if c in ".[]=\\" else c for c in name)
            yield from _paths(value, f"{at}.{key}" if at else key)
    elif isinstance(data, AnyList) and data:
        for index, value in enumerate(data):
            yield from _paths(value, f"{at}[{index}]")
    else:
        yield [at, _cell(data)]


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False) if value is not None else "null"


def _print_rows(head: list[str], rows: list[list[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(show_header=bool(head), box=None, pad_edge=False, header_style="bold")
    for name in head or ["", ""]:
        style = "bold" if not head and not table.columns else ""
        table.add_column(Text(printable(name)), style=style, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    console(sys.stdout).print(table)
