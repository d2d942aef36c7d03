"""Names of elements and attributes, and the shape of the facts by which XML is read and written.

A node says how the value of one schema is written. It is the name of a component, whose node is
among the shared ones, or a mapping:

- `types`: JSON types of text, in `["integer", "null"]`;
- `properties`: of an object, by wire name; each with `name`, `namespace` and `prefix`, `in`
  (`element`, `attribute` or `text`), its `node`, `required` and, of an array, `item` (`name`,
  `namespace`, `prefix`) and `wrapped`;
- `additional`: the node of other properties;
- `items`: the node of the items of an array.

The details of a media type are `root` (`name`, `namespace`, `prefix`, `item`) and its `node`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ..media_types import CHARSETS

if TYPE_CHECKING:
    from collections.abc import Mapping

Node: TypeAlias = "str | Mapping[str, Any] | None"

XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
"""Namespace of `nil` (XML Schema Part 1, section 2.6.2)."""
XML: Final = "http://www.w3.org/XML/1998/namespace"
MAX_DEPTH: Final = 100
"""How many elements may stand inside each other."""
MAX_ATTRIBUTES: Final = 1000
"""How many attributes an element may have."""

_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)


def is_name(text: str) -> bool:
    """Whether a text can name an element without a prefix (Namespaces in XML 1.0, NCName)."""
    return _name().fullmatch(text) is not None


@cache  # made when it is needed: it takes longer than importing the rest
def _name() -> re.Pattern[str]:
    return re.compile(f"[{_START}][{_START}\\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*")


def resolved(node: Node, shared: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return a node as a mapping; None for anything."""
    while isinstance(node, str):
        node = shared.get(node)
    return node


_declared = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})").match


def check_encoding(content: bytes) -> None:
    """Refuse a document that declares an encoding which is not read.

    Raises:
        ValueError: it does.
    """
    declared = _declared(content)
    if declared is not None and declared[1].decode().lower() not in CHARSETS:
        raise ValueError("its encoding is not known")
