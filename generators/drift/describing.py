"""Findings in words: what each is about, and where that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..document.objects import mapping
from ..document.pointer import METHODS, PointerError, join, lookup, parent, split
from ..review.model import Place
from .findings import ANY_NAME, clipped
from .kinds import Kind

if TYPE_CHECKING:
    from ..document import Document
    from .findings import Found

_SKIPPED: Final = frozenset({"allOf", "schema"})
_SUFFIXES: Final = {"items": "[]", "additionalProperties": "{}", "unevaluatedProperties": "{}"}


def place_of(document: Document, found: Found) -> Place:
    """Return where a finding is, or the nearest place to where it would be."""
    pointer = found.cause.pointer
    inner = {
        Kind.REQUIRED: "required",
        Kind.FORMAT: "format",
        Kind.PATTERN: "pattern",
        Kind.TYPE: "type",
        Kind.ENUM: "enum",
        Kind.BOUND: found.cause.detail,
        Kind.PROPERTY: "properties",
    }.get(found.kind)
    if inner is not None and inner in mapping(_at(document, pointer)):
        return Place(document.locate(join(pointer, inner), key=True), pointer)
    return Place(document.locate(pointer, key=True), pointer)


def _at(document: Document, pointer: str) -> object:
    try:
        return lookup(document.data, pointer)
    except PointerError:
        return None


def subject(document: Document, pointer: str) -> str:
    """Return what stands at a pointer, for people: `Pet.owner`, `GET /pets, response 200`."""
    tokens = split(pointer)
    if tokens[:2] == ["components", "schemas"] and len(tokens) > 2:
        return tokens[2] + _inside(tokens[3:])
    if tokens[:1] == ["components"] and len(tokens) > 2:
        noun = {"requestBodies": "body", "parameters": "parameter", "headers": "header field"}
        return f"{noun.get(tokens[1], tokens[1].removesuffix('s'))} {tokens[2]}" + _after(
            tokens[3:]
        )
    if tokens[:1] == ["paths"] and len(tokens) > 1:
        path, *rest = tokens[1:]
        if rest and rest[0] in METHODS:
            return f"{rest[0].upper()} {path}{_message(document, pointer, rest[1:])}"
        return path + _message(document, pointer, rest)
    return pointer or "the document"


def _message(document: Document, pointer: str, tokens: list[str]) -> str:
    if not tokens:
        return ""
    head, *rest = tokens
    if head == "parameters" and rest:
        tail = len(rest) - 1
        at = pointer
        for _ in range(tail):
            at = parent(at)
        parameter = mapping(_at(document, at))
        return f", parameter {parameter.get('name', rest[0])}{_inside(rest[1:])}"
    if head == "responses":
        if not rest:
            return ""
        return f", response {rest[0]}{_after(rest[1:])}"
    if head == "requestBody":
        return f", request body{_after(rest)}"
    return ""


def _after(tokens: list[str]) -> str:
    if tokens[:1] == ["content"]:
        inside = _inside(tokens[2:])
        return f", {inside.removeprefix('.')}" if inside else ""
    if tokens[:1] == ["headers"] and len(tokens) > 1:
        return f", header field {tokens[1]}"
    return ""


def _inside(tokens: list[str]) -> str:
    text, rest = "", list(tokens)
    while rest:
        step = rest.pop(0)
        if step == "properties" and rest:
            text += f".{rest.pop(0)}"
        elif step in _SUFFIXES:
            text += _SUFFIXES[step]
        elif step in {"oneOf", "anyOf"}:
            text += f" (alternative {int(rest.pop(0)) + 1})" if rest else ""
        elif step in _SKIPPED and rest and rest[0].isdecimal():
            rest.pop(0)
        elif step == "enum":
            return text
    return text


def title(document: Document, found: Found) -> str:
    """Return one sentence that says what was found."""
    about, detail = subject(document, found.cause.pointer), clipped(found.cause.detail)
    schema = mapping(_at(document, found.cause.pointer))
    if found.kind is Kind.BOUND:
        return f"{about}: `{detail}: {schema.get(detail, '')}` does not hold"
    if found.kind in {Kind.FORMAT, Kind.PATTERN}:
        word = "format" if found.kind is Kind.FORMAT else "pattern"
        return f"{about}: `{word}: {schema.get(word, '')}` does not hold"
    if found.kind is Kind.OPERATION:
        return f"`{detail}` is called and not documented"
    if found.kind is Kind.PROPERTY and detail == ANY_NAME:
        return f"{about}: properties of many names are not documented"
    return _TITLES[found.kind].format(about=about, detail=detail)


_TITLES: Final = {
    Kind.STATUS: "{about}: status {detail} is not documented",
    Kind.MEDIA_TYPE: "{about}: media type `{detail}` is not documented",
    Kind.PARAMETER: "{about}: query parameter `{detail}` is not documented",
    Kind.PROPERTY: "{about}: property `{detail}` is not documented",
    Kind.ENUM: "{about}: the value `{detail}` is not listed",
    Kind.VARIANT: "{about}: the discriminator is `{detail}`, which is not documented",
    Kind.TYPE: "{about}: a value is of type {detail}",
    Kind.NULL: "{about}: a value is null",
    Kind.REQUIRED: "{about}: required property `{detail}` is missing",
    Kind.REQUIRED_PARAMETER: "{about} is required, and missing",
    Kind.REQUIRED_BODY: "{about} is required, and missing",
    Kind.REQUIRED_HEADER: "{about} is required, and missing",
    Kind.AMBIGUOUS: "{about}: a value is of several alternatives of `oneOf`",
    Kind.STYLE: "{about}: {detail}",
    Kind.BROKEN_BODY: "{about}: a body cannot be read as `{detail}`",
    Kind.OTHER: "{about}: {detail}",
    Kind.DIRECTION: "{about} is sent in the wrong direction",
    Kind.DEPRECATED: "{about} is deprecated, and used",
    Kind.UNSEEN_OPERATION: "`{detail}` is not in the traffic",
    Kind.UNSEEN_STATUS: "{about}: status {detail} is not in the traffic",
    Kind.UNSEEN_PARAMETER: "{about}: it is not in the traffic",
    Kind.UNSEEN_PROPERTY: "{about} is not in the traffic",
    Kind.UNSEEN_VALUE: "{about}: not in the traffic: {detail}",
}
