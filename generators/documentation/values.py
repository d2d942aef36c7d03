"""JSON values of documentation: read with their places, and held against schemas."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Location
from ..document.json_reader import read_json
from ..document.objects import mapping, sequence
from ..document.pointer import join, to_ref
from ..document.source import Places, Source, Unreadable, find
from ..rules.validation import Schemas
from ..rules.weighing import TooComplex
from .shell import END_MARK, MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..rules.flags import Direction
    from ..rules.registry import Context

_STRING_OR_MARK = re.compile(rf'"(?:[^"\\]|\\.)*"|{MARK}[^{END_MARK}]*{END_MARK}', re.DOTALL)
_MAX_STEPS = 200_000
_MAX_UNKNOWN = 10


@dataclass(frozen=True, slots=True)
class Written:
    """A value, and where each part of it is written.

    Attributes:
        data: the value.
        source: its text.
        places: of its parts.
        file: that it is in.
        lines: of the file, for each line of its text; the rest follows the last one.
        column: where it begins.
    """

    data: Any
    source: Source
    places: Places
    file: str
    lines: tuple[int, ...]
    column: int = 1

    def locate(self, path: tuple[str | int, ...] = (), *, key: bool = False) -> Location:
        """Return where a part of the value is, or what is nearest to it."""
        place = find(self.source, self.places, join("", *path))
        offset = place.key_at if key and place.key_at is not None else place.offset
        inner = self.source.location(offset)
        column = inner.column + (self.column - 1 if inner.line == 1 else 0)
        more = inner.line - len(self.lines)
        line = self.lines[inner.line - 1] if more <= 0 else self.lines[-1] + more
        return Location(self.file, line, column)


def written(text: str, file: str, lines: tuple[int, ...], column: int = 1) -> Written | str:
    """Return the value of a JSON text; where it is none, the reason."""
    if MARK in text:  # what only the shell knows may stand without quotation marks
        text = _STRING_OR_MARK.sub(
            lambda match: match[0] if match[0].startswith('"') else f'"{match[0]}"', text
        )
    source = Source(file, text)
    try:
        parsed = read_json(source)
    except Unreadable as stop:
        return stop.problem.message
    if parsed.problems:
        return parsed.problems[0].message
    return Written(parsed.data, source, parsed.places, file, lines, column)


class Misfit(NamedTuple):
    """What is wrong with a value.

    Attributes:
        path: of the part.
        message: what.
        key: whether its key is meant.
        name: of a property that the document lacks; empty for what a schema forbids.
        pointer: of the schema that lacks it.
    """

    path: tuple[str | int, ...]
    message: str
    key: bool = False
    name: str = ""
    pointer: str = ""


@dataclass(slots=True)
class Question:
    """A value to be held against a schema; `Checker.answer` fills in what was found.

    Attributes:
        pointer: of the schema.
        direction: in which the value travels.
        value: it.
        misfits: what is wrong.
        refused: whether it is too much work.
    """

    pointer: str
    direction: Direction
    value: Any
    misfits: list[Misfit] = field(default_factory=list)
    refused: bool = False


class Checker:
    """Holds values against schemas: first all are asked for, then they are answered at once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._questions: list[Question] = []

    def ask(self, pointer: str, direction: Direction, value: Any) -> Question:
        """Ask for a value."""
        question = Question(pointer, direction, value)
        self._questions.append(question)
        return question

    def answer(self) -> None:
        """Answer all that was asked since the last time."""
        by_schema: dict[tuple[Direction, str], list[Question]] = {}
        for question in self._questions:
            key = (question.direction, question.pointer)
            by_schema.setdefault(key, []).append(question)
        self._questions = []
        schemas: dict[Direction, Schemas] = {}
        for direction, pointer in by_schema:
            if direction not in schemas:
                schemas[direction] = Schemas(self.context, direction)
            schemas[direction].need(pointer)
        for (direction, pointer), questions in by_schema.items():
            for question in questions:
                self._answer(question, schemas[direction], pointer)

    def _answer(self, question: Question, schemas: Schemas, pointer: str) -> None:
        try:
            faults = schemas.faults(pointer, question.value)
        except TooComplex:
            question.refused = True
            return
        question.misfits = [
            Misfit(fault.path, fault.message, fault.key)
            for fault in faults
            if not _has_mark(question.value, fault.path)
        ]
        known = {misfit.path for misfit in question.misfits}
        for misfit in undocumented(self.context, pointer, question.value):
            if misfit.path not in known and misfit.path[:-1] not in known:
                question.misfits.append(misfit)


def _has_mark(value: Any, path: tuple[str | int, ...]) -> bool:
    """Whether the part of a value that is meant is known to the shell only."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(value, str) and MARK in value


class Names(NamedTuple):
    """The properties of an object.

    Attributes:
        known: names to pointers of their schemas.
        others: pointers of the schemas of other properties.
        is_open: whether there may be others.
        items: pointers of the schemas of items, where it may be a list.
    """

    known: dict[str, list[str]]
    others: list[str]
    is_open: bool
    items: list[str]


def resolved(context: Context, pointer: str) -> tuple[str, Any]:
    """Return where the value at a pointer really stands, and it; empty and None for nowhere."""
    return context.follow("", {"$ref": to_ref(pointer)})


def names_of(context: Context, pointer: str) -> Names:
    """Return the properties that a schema names, in itself and in all that it is composed of."""
    known: dict[str, list[str]] = {}
    others: list[str] = []
    items: list[str] = []
    is_open, seen, waiting = False, set[str](), [resolved(context, pointer)]
    for written_at, stated in waiting:  # grows while it is walked
        at, value = context.follow(written_at, stated)
        if at in seen:
            continue
        seen.add(at)
        if not isinstance(value, dict):
            is_open = True
            continue
        for keyword in ("allOf", "anyOf", "oneOf"):
            for index, part in enumerate(sequence(value.get(keyword))):
                waiting.append((join(at, keyword, index), part))
        conditional = [keyword for keyword in ("if", "then", "else") if keyword in value]
        waiting += [(join(at, keyword), value[keyword]) for keyword in conditional]
        for name in mapping(value.get("properties")):
            known.setdefault(name, []).append(join(at, "properties", name))
        more = value.get("additionalProperties")
        if isinstance(more, dict):
            others.append(join(at, "additionalProperties"))
        is_open = is_open or more is True or isinstance(more, dict)
        is_open = is_open or "patternProperties" in value or "propertyNames" in value
        if "items" in value:
            items.append(join(at, "items"))
    return Names(known, others, is_open or not known, items)


def undocumented(context: Context, pointer: str, value: Any) -> Iterator[Misfit]:
    """Give the properties of a value that its schema says nothing of, though it names others."""
    waiting: list[tuple[list[str], Any, tuple[str | int, ...]]] = [([pointer], value, ())]
    steps = count = 0
    while waiting and steps < _MAX_STEPS and count < _MAX_UNKNOWN:
        pointers, value, path = waiting.pop()
        steps += 1
        if not pointers or not isinstance(value, (dict, list)):
            continue
        every = [names_of(context, schema) for schema in pointers]
        if isinstance(value, list):
            items = [at for names in every for at in names.items]
            waiting += [(items, item, (*path, i)) for i, item in reversed([*enumerate(value)])]
            continue
        is_open = any(names.is_open for names in every)
        known = [name for names in every for name in names.known]
        for name, inner in value.items():
            schemas = [at for names in every for at in names.known.get(name, names.others)]
            if not is_open and name not in known:
                count += 1
                hint = context.similar(name, known)
                message = f"the document has no property `{name}` here"
                message += f": {hint}" if hint else ""
                yield Misfit((*path, name), message, key=True, name=name, pointer=pointers[0])
            else:
                waiting.append((schemas, inner, (*path, name)))


_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")


def alike(one: Any, other: Any) -> bool:
    """Whether two samples are the same; those of times say when they were made."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return one == other or bool(_TIME.fullmatch(one) and _TIME.fullmatch(other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
