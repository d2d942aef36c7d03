"""From JSON data to XML (XML 1.0, Namespaces in XML 1.0), as the schema's `xml` objects say."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ..narrowing import EMPTY, AnyDict, AnyList
from .xml_names import MAX_DEPTH, XSI, Node, is_name, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..operations import Details

# Not those of xml.sax.saxutils, which brings urllib.request and with it ssl.
_escaped = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_quoted = _escaped | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


class _Number(str):
    """The digits of a number."""

    __slots__ = ()


def xml_of(details: Details, content: bytes, encoding: str = "utf-8", indent: str = "") -> bytes:
    """Return the XML document that stands for a JSON text.

    Args:
        details: of the media type.
        content: the JSON text; the digits of its numbers stay as they are.
        encoding: of the document; what it does not have is written as references.
        indent: of elements inside others; empty to write all on one line.

    Raises:
        ValueError: XML has no form for something.
        LookupError: the encoding is not known.
    """
    data = json.loads(content, parse_int=_Number, parse_float=_Number)
    writer = _Writer(details.shared, indent)
    root = details.value["root"]
    writer.element(root, details.value["node"], data, {}, 0, root.get("item"))
    break_ = "\n" if indent else ""
    head = f'<?xml version="1.0" encoding="{encoding.upper()}"?>{break_}'
    return (head + "".join(writer.parts)).encode(encoding, "xmlcharrefreplace")


class _Writer:
    def __init__(self, shared: Mapping[str, Any], indent: str) -> None:
        self.parts: list[str] = []
        self._shared = shared
        self._indent = indent

    def element(
        self,
        names: Mapping[str, Any],
        node: Node,
        data: Any,
        scope: Mapping[str, str],
        depth: int,
        item: Mapping[str, Any] | None = None,
    ) -> None:
        """Write an element.

        Args:
            names: its name, namespace and prefix.
            node: how its value is written.
            data: its value.
            scope: namespaces by prefix.
            depth: how many elements it stands in.
            item: names of what is in it, where that is an array.
        """
        if depth >= MAX_DEPTH:
            raise ValueError(f"more than {MAX_DEPTH} elements stand inside each other")
        shape = resolved(node, self._shared)
        name, scope, attributes = _opened(names, scope)
        if data is None:
            scope, more = _bound("xsi", XSI, scope)
            attributes += [*more, ("xsi:nil", "true")]
        text, children = "", list[tuple[Any, ...]]()
        if isinstance(data, AnyList):
            names_ = item or {"name": "item"}
            children = [(names_, (shape or {}).get("items"), value, None) for value in data]
        elif isinstance(data, AnyDict):
            for member in self._members(shape or {}, data):
                if member[0]["in"] == "attribute":
                    qualified, scope, more = _opened(member[0], scope, attribute=True)
                    attributes += [*more, (qualified, _text(member[2]))]
                elif member[0]["in"] == "text":
                    text = _text(member[2])
                else:
                    children.append(member)
        elif data is not None:
            text = _text(data)
        head = "".join(f' {key}="{value.translate(_quoted)}"' for key, value in attributes)
        break_ = "\n" + self._indent * depth if self._indent and not text else ""
        if not text and not children:
            self.parts.append(f"<{name}{head}/>")
            return
        self.parts.append(f"<{name}{head}>{text.translate(_escaped)}")
        for inner, child, value, more_names in children:
            self.parts.append(break_ + self._indent if break_ else "")
            self.element(inner, child, value, scope, depth + 1, more_names)
        self.parts.append(f"{break_ if children else ''}</{name}>")

    def _members(self, shape: Mapping[str, Any], data: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
        """Give names, node, value and names of items of each element, attribute and text."""
        properties: Mapping[str, Any] = shape.get("properties") or EMPTY
        for wire, value in data.items():
            known: dict[str, Any] | None = properties.get(wire)
            if known is None:
                if not is_name(wire):
                    raise ValueError(f"{json.dumps(wire[:100])} cannot be a name in XML")
                known = {"name": wire, "in": "element", "node": shape.get("additional")}
            if known["in"] != "element" and value is None:
                continue  # what is not there is null
            if isinstance(value, AnyList) and known["in"] == "element" and not known.get("wrapped"):
                inner = (resolved(known["node"], self._shared) or {}).get("items")
                for item in value:
                    yield {**known.get("item", known), "in": "element"}, inner, item, None
            else:
                yield known, known["node"], value, known.get("item")


def _opened(
    names: Mapping[str, Any], scope: Mapping[str, str], *, attribute: bool = False
) -> tuple[str, Mapping[str, str], list[tuple[str, str]]]:
    """Return the qualified name, the namespaces in it, and the declarations that it needs.

    A namespace without a prefix is that of all elements inside which state none.
    """
    namespace, prefix = names.get("namespace") or "", names.get("prefix") or ""
    if not namespace:
        return names["name"], scope, []
    if attribute and not prefix:
        prefix = next((p for p, uri in scope.items() if p and uri == namespace), "ns")
        while scope.get(prefix, namespace) != namespace:
            prefix += "_"
    scope, declared = _bound(prefix, namespace, scope)
    return f"{prefix}:{names['name']}" if prefix else names["name"], scope, declared


def _bound(
    prefix: str, namespace: str, scope: Mapping[str, str]
) -> tuple[Mapping[str, str], list[tuple[str, str]]]:
    if scope.get(prefix) == namespace:
        return scope, []
    return {**scope, prefix: namespace}, [(f"xmlns:{prefix}" if prefix else "xmlns", namespace)]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        raise ValueError("an attribute or a text in XML is one value, no array and no object")
    if _unwritable().search(value) is not None:
        raise ValueError("a text holds a character that XML has no form for")
    return value


@cache  # made when it is needed: it takes longer than importing the rest
def _unwritable() -> re.Pattern[str]:
    return re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
