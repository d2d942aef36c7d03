"""Items from CSV (RFC 4180) with a first row that names properties by their paths."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json
from typing_extensions import TypeAliasType

from ..models.base import adapter
from .bodies import path_of, set_at, value_of
from .exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Path = Sequence[str | int | None]


def csv_items(lines: Iterable[str], type_: Any) -> Iterator[dict[str, Any]]:
    """Give an item for each row; an empty cell is a property that is absent.

    A cell is text where its property takes that text, else JSON: `12` is a number where the
    document says so.

    Args:
        lines: of the file.
        type_: of an item.

    Raises:
        UsageError: it is not CSV, or its first row does not name properties.
    """
    reader = csv.reader(lines, strict=True)
    try:
        columns = _columns(next(reader, list[str]()), type_)
        for row in reader:
            if not row:
                continue
            if len(row) > len(columns):
                raise UsageError(
                    f"--items: line {reader.line_num} has {len(row)} cells, the first row has "
                    f"{len(columns)}"
                )
            item: Any = {}
            for (name, path, types), cell in zip(columns, row, strict=False):
                if cell:
                    where = f"--items: line {reader.line_num}: {name}"
                    item = set_at(item, path, _value(cell, types), where)
            yield item
    except csv.Error as error:
        raise UsageError(f"--items: line {reader.line_num} is not CSV: {error}") from None
    except UnicodeDecodeError:
        raise UsageError("--items: the file is not text in UTF-8") from None


def _columns(header: list[str], type_: Any) -> list[tuple[str, Path, list[Any]]]:
    if not header:
        raise UsageError("--items: the first row has to name properties, and there is none")
    twice = [name for name in header if header.count(name) > 1]
    if twice:
        raise UsageError(f"--items: the first row names {twice[0]!r} more than once")
    columns: list[tuple[str, Path, list[Any]]] = []
    for number, name in enumerate(header, 1):
        if not name.strip():
            raise UsageError(f"--items: column {number} has no name in the first row")
        path = path_of("--items", name.strip())
        types = [type_]
        for step in path:
            types = [inner for outer in types for inner in _inside(outer, step)]
        columns.append((name, path, types))
    return columns


def _value(cell: str, types: list[Any]) -> Any:
    """Return what a cell stands for; types are those that the document declares there."""
    text = to_json(cell)
    for type_ in types:
        try:
            adapter(type_).validator.validate_json(text, strict=True)
        except ValidationError:
            continue
        return cell
    return value_of(cell) if types else cell


def _inside(type_: Any, step: str | int | None) -> list[Any]:
    """Return the types of what is in values of a type: of a property, or of the items of a list."""
    origin, args = get_origin(type_), get_args(type_)
    if isinstance(type_, TypeAliasType):
        return _inside(type_.__value__, step)
    if origin is Annotated:
        return _inside(args[0], step)
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return [
            info.rebuild_annotation()
            for name, info in type_.model_fields.items()
            if step in {info.alias or name}
        ]
    if origin is list:
        return [] if isinstance(step, str) else [args[0]]
    if origin is dict:
        return [args[1]] if isinstance(step, str) else []
    return [inner for arg in args for inner in _inside(arg, step)]
