"""What templates see of schemas, parameters and header fields: a tree of nodes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..extensions import personal, sunset

_FLAGS = (
    ("required", "required"),
    ("nullable", "nullable"),
    ("readOnly", "read only"),
    ("writeOnly", "write only"),
    ("deprecated", "deprecated"),
    (personal.NAME, "personal"),
)


_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a type; `link` is the id of the schema that it names."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A word about something; `kind` is a class of the styles."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A keyword and its value, as JSON or plain text."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values of an enum; `anchor` is empty in copies."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Node:
    """One line of a tree with what is below it.

    Attributes:
        label: name of the property or parameter, or what the part is, such as `each item`.
        kind: `property`, `parameter` and so on: a class of the styles.
        anchor: its id; empty where this is a copy of what has its place elsewhere.
        path: its name in search results, such as `Message.body`.
        type: in pieces.
        badges: required, nullable and so on.
        facts: further statements about the values.
        description: as HTML.
        inferred: why it is not stated by the source (`x-inferred`); empty where it is.
        values: of an enum.
        more: the schema that has the rest: its id and name; None where all is here.
        rows: what is inside.
    """

    label: str
    kind: str
    anchor: str
    path: str
    type: tuple[Part, ...] = ()
    badges: tuple[Badge, ...] = ()
    facts: tuple[Fact, ...] = ()
    description: Markup = _NOTHING
    inferred: str = ""
    values: tuple[Value, ...] = ()
    more: Part | None = None
    rows: tuple[Node, ...] = ()
    size: int = 1

    @property
    def inside(self) -> str:
        """What the rows are, such as `3 properties`."""
        kinds = {row.kind for row in self.rows} - {"rest"}
        noun = {"property": "property", "option": "alternative", "items": "item"}.get(
            kinds.pop() if len(kinds) == 1 else "", "part"
        )
        plural = noun.removesuffix("y") + ("ies" if noun.endswith("y") else "s")
        return "each item" if noun == "item" else _count(len(self.rows), noun, plural)

    @property
    def type_text(self) -> str:
        """The type without its links."""
        return "".join(part.text for part in self.type)


def _count(number: int, noun: str, plural: str) -> str:
    return f"{number} {noun if number == 1 else plural}"


def size_of(rows: tuple[Node, ...]) -> int:
    """Return how many lines a tree has."""
    return sum(row.size for row in rows)


def badges(raw: dict[str, Any], **more: bool) -> tuple[Badge, ...]:
    """Return what an object says of itself in a word; `more` are words of its surroundings."""
    flags = {**{key: raw.get(key) is True for key, _ in _FLAGS if key != "required"}, **more}
    result = [Badge(key.removeprefix("x-"), text) for key, text in _FLAGS if flags.get(key)]
    if isinstance(raw.get(sunset.NAME), str):
        result.append(Badge("deprecated", f"may be gone from {raw[sunset.NAME]}"))
    return tuple(result)


def compact(value: Any) -> str:
    """Return a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, default=str)


def below(name: str, tokens: list[str]) -> tuple[str, bool]:
    """Return the name (`Node.path`) of the row nearest to a place in a schema, empty for none.

    Args:
        name: of the schema.
        tokens: of a pointer that leads on from it.

    Returns:
        The name, and whether the pointer leads to exactly that row.
    """
    path, rest = name, tokens
    while rest:
        if rest[0] == "properties" and len(rest) > 1:
            path, rest = f"{path}.{rest[1]}", rest[2:]
        elif rest[0] == "items":
            path, rest = f"{path}.items", rest[1:]
        else:
            break
    return (path, not rest) if path != name else ("", False)
