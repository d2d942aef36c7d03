"""A document as Markdown, an operation or a schema each: what agents and `llms.txt` read.

Text of the document is untrusted: what is invisible is escaped, and lines of it cannot begin a
heading of ours.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from .narrowing import AnyDict, AnyList, object_in
from .terminal import escaped, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Follow = Callable[[str], Any]

_heading: Final = re.compile(r"^( {0,3})(#{1,6}(?!\S)|=+[ \t]*$|-+[ \t]*$)")
"""What begins a heading, or makes one of the line before it (CommonMark, 4.2 and 4.3)."""
_fence: Final = re.compile(r"^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)")
_LONGEST: Final = 4000
_DEEPEST: Final = 2


def operation_markdown(
    method: str,
    path: str,
    operation: Mapping[str, Any],
    parameters: Iterator[Mapping[str, Any]] | list[dict[str, Any]],
    follow: Follow,
) -> str:
    """Return an Operation Object as Markdown.

    Args:
        method: HTTP method in upper case.
        path: path template.
        operation: the Operation Object.
        parameters: its Parameter Objects and those of its path, without references.
        follow: gives what a `$ref` names; raises LookupError.
    """
    lines = [f"# {_line(operation.get('summary')) or f'{method} {path}'}", ""]
    lines += [f"`{_code(method)} {_code(path)}`", ""]
    if operation.get("deprecated") is True:
        lines += ["**Deprecated.**", ""]
    if text := _block(operation.get("description")):
        lines += [text, ""]
    rows = [_parameter(item, follow) for item in parameters]
    if rows:
        lines += ["## Parameters", "", *rows, ""]
    body = _resolved(operation.get("requestBody"), follow)
    if body:
        lines += ["## Request body" + (" (required)" if body.get("required") else ""), ""]
        lines += [text, ""] if (text := _block(body.get("description"))) else []
        lines += _content(body, follow)
    responses = operation.get("responses")
    if isinstance(responses, AnyDict) and responses:
        lines += ["## Responses", ""]
        for status, stated in responses.items():
            response = _resolved(stated, follow)
            lines += [f"### {_line(str(status))} {_line(response.get('description'))}".rstrip(), ""]
            lines += _content(response, follow)
    return "\n".join(lines).rstrip() + "\n"


def schema_markdown(name: str, schema: Any, follow: Follow) -> str:
    """Return a schema of the document as Markdown.

    Args:
        name: of the schema.
        schema: the Schema Object.
        follow: gives what a `$ref` names; raises LookupError.
    """
    lines = [f"# {_line(name)}", ""]
    if isinstance(schema, AnyDict) and (text := _block(schema.get("description"))):
        lines += [text, ""]
    if isinstance(schema, AnyDict) and not isinstance(schema.get("properties"), AnyDict):
        stated = {key: value for key, value in schema.items() if key != "enum"}
        lines += [f"Type: {_type(stated)}.", ""]
    lines += [*_schema(schema, follow, 0, frozenset()), ""]
    return "\n".join(lines).rstrip() + "\n"


def _parameter(item: Mapping[str, Any], follow: Follow) -> str:
    schema = item.get("schema")
    for media in object_in(item, "content").values():
        schema = _resolved(media, follow).get("schema")
    need = "required" if item.get("required") else "optional"
    place = _line(str(item.get("in", "")))
    head = f"- `{_code(str(item.get('name', '')))}` ({place}, {need}): {_type(schema)}"
    text = _line(item.get("description"))
    return f"{head}. {text}" if text else head


def _content(holder: Mapping[str, Any], follow: Follow) -> list[str]:
    lines: list[str] = []
    for name, stated in object_in(holder, "content").items():
        media = _resolved(stated, follow)
        schema = media.get("schema", media.get("itemSchema", True))
        lines += [f"`{_code(name)}`: {_type(schema)}", ""]
        lines += _schema(schema, follow, 0, frozenset())
        lines += [""] if lines[-1] else []
    return lines


def _schema(schema: Any, follow: Follow, depth: int, seen: frozenset[str]) -> list[str]:
    """Return the properties of a schema, those of objects inside of it further in."""
    indent = "  " * depth
    while isinstance(schema, AnyDict) and isinstance(schema.get("$ref"), str):
        if schema["$ref"] in seen:
            return []
        seen |= {schema["$ref"]}
        schema = _resolved(schema, follow)
    if not isinstance(schema, AnyDict) or depth > _DEEPEST:
        return []
    lines: list[str] = []
    for part in schema.get("allOf") or ():
        lines += _schema(part, follow, depth, seen)
    required = schema.get("required")
    needed = required if isinstance(required, AnyList) else AnyList()
    for name, part in object_in(schema, "properties").items():
        need = ", required" if name in needed else ""
        text = _line(_resolved(part, follow).get("description"))
        head = f"{indent}- `{_code(name)}` ({_type(part)}{need})"
        lines.append(f"{head}: {text}" if text else head)
        lines += _schema(part, follow, depth + 1, seen)
    if isinstance(schema.get("items"), AnyDict):
        lines += _schema(schema["items"], follow, depth, seen)
    if schema.get("enum") and depth == 0:
        lines.append(f"{indent}One of {', '.join(f'`{_value(item)}`' for item in schema['enum'])}.")
    return lines


def _type(schema: Any) -> str:
    if not isinstance(schema, AnyDict):
        return "anything"
    if isinstance(schema.get("$ref"), str):
        return _code(schema["$ref"].rpartition("/")[2])
    for key, word in (("oneOf", " or "), ("anyOf", " or "), ("allOf", " and ")):
        if isinstance(schema.get(key), AnyList) and schema[key]:
            return word.join(dict.fromkeys(_type(part) for part in schema[key]))
    kinds = schema.get("type")
    names = kinds if isinstance(kinds, AnyList) else [kinds or "anything"]
    text = " or ".join(str(name) for name in names)
    if "array" in names and "items" in schema:
        text += f" of {_type(schema['items'])}"
    if isinstance(schema.get("format"), str):
        text += f", {_line(schema['format'])}"
    if isinstance(schema.get("enum"), AnyList):
        text += f", one of {', '.join(f'`{_value(item)}`' for item in schema['enum'][:20])}"
    return text


def _resolved(item: Any, follow: Follow) -> dict[str, Any]:
    seen: set[str] = set()
    while isinstance(item, AnyDict) and isinstance(item.get("$ref"), str):
        if item["$ref"] in seen:
            return {}
        seen.add(item["$ref"])
        try:
            item = follow(item["$ref"])
        except LookupError:
            return {}
    return item if isinstance(item, AnyDict) else {}


def _line(text: object) -> str:
    """Return text on one line."""
    return escaped(" ".join(text.split())) if isinstance(text, str) else ""


def _code(text: str) -> str:
    """Return text that can stand between backquotes."""
    return _line(text).replace("`", "'")


def _value(value: Any) -> str:
    return _code(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _block(text: object) -> str:
    """Return text of several lines, none of which is a heading of ours; its fences are closed."""
    if not isinstance(text, str):
        return ""
    plain = printable(text.strip())
    if len(plain) > _LONGEST:
        plain = plain[:_LONGEST].rstrip() + "…"
    lines: list[str] = []
    fence = ""
    for line in plain.split("\n"):
        match = _fence.match(line)
        if not fence:
            fence = match[1] if match else ""
            lines.append(_heading.sub(r"\1\\\2", line))
        else:
            if match and match[1].startswith(fence) and not match[2].strip():
                fence = ""
            lines.append(line)
    return "\n".join([*lines, fence] if fence else lines)
