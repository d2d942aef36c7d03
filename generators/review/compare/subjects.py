"""Names for the parts of a document, for use in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document.objects import mapping
from ...document.pointer import METHODS, split

if TYPE_CHECKING:
    from .sides import Side

_STEPS = {"items": "[]", "additionalProperties": "{}"}
_NUMBERED = {"oneOf": "variant", "anyOf": "variant", "prefixItems": "item"}
_SECTIONS = {
    "parameters": "parameter",
    "headers": "header field",
    "responses": "response",
    "requestBodies": "request body",
    "securitySchemes": "security scheme",
    "schemas": "schema",
    "examples": "example",
    "links": "link",
    "callbacks": "callback",
    "pathItems": "path item",
    "mediaTypes": "media type",
}
_HOLDERS = frozenset({"paths", "webhooks", "components"})
"""Fields of the document that have fields of their own."""
_LONGEST = 80


def quoted(text: str) -> str:
    """Return a text of the document as code: one line, not too long."""
    text = " ".join(text.split()).replace("`", "'")
    return f"`{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}`"


def subject(side: Side, pointer: str) -> str:
    """Return a name for the value at `pointer`: "`Pet.tags[]`", "parameter `limit` of …"."""
    tokens = split(pointer)
    if tokens[:2] == ["components", "schemas"] and len(tokens) > 2:
        return schema_path(tokens[2], tokens[3:])
    if tokens[:1] in (["info"], ["security"]) or (len(tokens) == 1 and tokens[0] not in _HOLDERS):
        return "the document"
    if tokens[:2] == ["components", "pathItems"] and len(tokens) > 3 and tokens[3] in METHODS:
        return _inside(side, tokens, 4, f"{tokens[3].upper()} of path item {quoted(tokens[2])}")
    if tokens[:2] == ["components", "callbacks"] and len(tokens) > 4 and tokens[4] in METHODS:
        return _inside(side, tokens, 5, f"callback {quoted(tokens[2])} ({tokens[4].upper()})")
    if tokens[:1] == ["components"] and len(tokens) > 2:
        name = f"{_SECTIONS.get(tokens[1], tokens[1])} {quoted(tokens[2])}"
        return _inside(side, tokens, 3, name)
    if tokens[:1] in (["paths"], ["webhooks"]) and len(tokens) > 1:
        if len(tokens) > 2 and tokens[2] in METHODS:
            return _inside(side, tokens, 3, f"{tokens[2].upper()} {tokens[1]}")
        return _inside(side, tokens, 2, tokens[1])
    return _entry(side, tokens) if tokens else "the document"


def _inside(side: Side, tokens: list[str], start: int, owner: str) -> str:
    """Return the name of a value inside `owner`, whose pointer has `start` tokens."""
    rest = tokens[start:]
    match rest:
        case ["parameters", index, *inner]:
            at = "/".join(["", *(_escape(token) for token in tokens[: start + 2])])
            value = mapping(side.follow(at).value)
            name = f"parameter {quoted(str(value.get('name', index)))} of {owner}"
        case ["requestBody", *inner]:
            name = f"the request body of {owner}"
        case ["responses", status, "headers", header, *inner]:
            name = f"header field {quoted(header)} of response {status} of {owner}"
        case ["responses", status, *inner]:
            name = f"response {status} of {owner}"
        case ["headers", header, *inner]:
            name = f"header field {quoted(header)} of {owner}"
        case ["callbacks", key, _, method, *inner] if method in METHODS:
            after = start + 4
            return _inside(side, tokens, after, f"callback {quoted(key)} ({method.upper()})")
        case _:
            name, inner = owner, rest
    if inner[:1] == ["content"]:
        inner = inner[2:]
    if inner[:1] in (["schema"], ["itemSchema"]):
        return schema_path("", inner[1:], name)
    return name


def schema_path(name: str, tokens: list[str], holder: str = "") -> str:
    """Return a name for a value inside a schema: "`name` of variant 2 of `Pet.owner`".

    Args:
        name: of the schema; empty for one without a name.
        tokens: the way into it.
        holder: what has a schema without a name, "the request body of …" for example.
    """
    text, word, waiting = name, "in", list(reversed(tokens))
    while waiting:
        step = waiting.pop()
        if step == "properties" and waiting:
            text += f".{waiting.pop()}"
        elif step in _NUMBERED and waiting:
            index = waiting.pop()
            number = str(int(index) + 1) if index.isdecimal() else "?"
            holder = f"{_NUMBERED[step]} {number} of {_part(text, word, holder)}"
            text, word = "", "of"
        elif step == "allOf" and waiting:
            waiting.pop()
        else:
            text += _STEPS.get(step, f".{step}")
    return _part(text, word, holder)


def steps(tokens: list[str]) -> str:
    """Return the way into a schema as text: `.owner.name`, `[]`."""
    text = schema_path("", tokens).strip("`")
    return text if not text or text.startswith("[") else f".{text}"


def within(name: str, inside: str) -> str:
    """Return the name of what a way leads to: "`Book.of.x`", "`x` in the request body of …"."""
    if not inside:
        return name
    if name.startswith("`"):
        path, _, rest = name[1:].partition("`")
        return f"`{path}{inside}`{rest}"
    return _part(inside, "in", name)


def _part(path: str, word: str, holder: str) -> str:
    """Return the name of what a path leads to in its holder."""
    path = path.removeprefix(".")
    if not path or not holder:
        return quoted(path) if path else holder
    return f"each item of {holder}" if path == "[]" else f"{quoted(path)} {word} {holder}"


def _entry(side: Side, tokens: list[str]) -> str:
    """Return the name of a value outside of paths and components, by the name of its entry."""
    match tokens:
        case [("tags" | "servers") as section, index, *_]:
            value = mapping(side.at("/".join(["", section, index])))
            key = "name" if section == "tags" else "url"
            return f"{section.removesuffix('s')} {quoted(str(value.get(key, index)))}"
        case _:
            return quoted("/".join(tokens))


def _escape(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")
