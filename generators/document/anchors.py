"""Anchors and identifiers of schemas: references by them become references by pointer.

`$id` gives a schema a URI, which references in it are relative to; `$anchor` and `$dynamicAnchor`
give one a name (JSON Schema 2020-12, section 8.2); `$self` gives the document one (OpenAPI 3.2).
Nothing else here knows of them: what refers by them is written with a pointer, and they are gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urljoin

from .pointer import PointerError, join, lookup, to_ref
from .references import looks_like_ref

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYWORDS = ("$id", "$anchor", "$dynamicAnchor", "$self")
_DATA = frozenset("example examples default enum const".split())
"""Keywords of what is no schema, whatever it looks like."""
_NAMED = frozenset(
    """properties patternProperties dependentSchemas $defs definitions mapping variables
    schemas responses parameters requestBodies headers securitySchemes links callbacks pathItems
    mediaTypes paths webhooks content encoding""".split()
)
"""Keywords whose value is a mapping with keys of the author's choice."""


class _Object(NamedTuple):
    """An object that may be a schema, and the URI that its references are relative to."""

    value: dict[str, Any]
    pointer: str
    base: str


class _Names:
    """What can be referred to in a file, other than by pointer.

    Attributes:
        resources: pointers by URI; the file itself is the empty one.
        anchors: pointers by URI and name.
        dynamic: pointers by the name of a `$dynamicAnchor`.
        objects: everything that may refer.
    """

    def __init__(self, data: Any) -> None:
        self.data = data
        self.resources = {"": ""}
        self.anchors: dict[tuple[str, str], str] = {}
        self.dynamic: dict[str, list[str]] = {}
        self.objects = list(self._read(data))

    def _read(self, data: Any) -> Iterator[_Object]:
        stack: list[tuple[Any, str, str, bool]] = [(data, "", "", False)]
        while stack:
            value, pointer, base, named = stack.pop()
            if isinstance(value, list):
                inner = ((item, f"{pointer}/{at}", base, False) for at, item in enumerate(value))
                stack.extend(inner)
            elif isinstance(value, dict):
                if not named:
                    base = self._named(value, pointer, base)
                    yield _Object(value, pointer, base)
                stack.extend(
                    (item, join(pointer, key), base, not named and key in _NAMED)
                    for key, item in value.items()
                    if named or not (key in _DATA or str(key).startswith("x-"))
                )

    def _named(self, value: dict[str, Any], pointer: str, base: str) -> str:
        """Note what an object is called; return the URI that what is in it is relative to."""
        identifier = value.get("$id") if pointer else value.get("$self", value.get("$id"))
        if isinstance(identifier, str):
            uri, _, name = _absolute(base, identifier).partition("#")
            if name:  # until JSON Schema 2019-09 `$id` made anchors too
                self.anchors.setdefault((base, name), pointer)
            elif uri:
                base = uri
                self.resources.setdefault(uri, pointer)
        for keyword in ("$anchor", "$dynamicAnchor"):
            if isinstance(value.get(keyword), str):
                self.anchors.setdefault((base, value[keyword]), pointer)
        if isinstance(value.get("$dynamicAnchor"), str):
            self.dynamic.setdefault(value["$dynamicAnchor"], []).append(pointer)
        return base

    def pointer(self, base: str, ref: str) -> str | None:
        """Return the pointer that a reference means; None when no name of the file is meant."""
        uri, _, fragment = _absolute(base, ref).partition("#")
        start = self.resources.get(uri)
        if start is None:
            return None
        if fragment and not fragment.startswith("/"):
            return self.anchors.get((uri, unquote(fragment)))
        try:
            lookup(self.data, start + unquote(fragment))
        except PointerError:
            return None
        return start + unquote(fragment)


def by_pointer(text: str, data: Any) -> dict[str, str]:
    """Write references by name with pointers, in place; return the anchors of the file itself.

    A reference that means nothing in its file is left as it is, and read as if there were no
    `$id`. A `$dynamicRef` is a `$ref` where one schema alone has the name; others stay.

    Args:
        text: of the file; one that has none of the keywords is not walked.
        data: what it holds.
    """
    if not any(keyword in text for keyword in _KEYWORDS):
        return {}
    names = _Names(data)
    for item in names.objects:
        _rewrite(names, item)
    left = any("$dynamicRef" in item.value for item in names.objects)
    for value, _, _ in names.objects:
        for keyword in _KEYWORDS[: 2 if left else 3]:
            if isinstance(value.get(keyword), str):
                del value[keyword]
    return {name: pointer for (_, name), pointer in names.anchors.items()}


def _rewrite(names: _Names, item: _Object) -> None:
    value = item.value
    dynamic = value.get("$dynamicRef")
    if isinstance(dynamic, str) and "$ref" not in value:
        name = dynamic.partition("#")[2]
        if len(names.dynamic.get(name, ())) < 2 and names.pointer(item.base, dynamic) is not None:
            value["$ref"] = value.pop("$dynamicRef")
    _point(names, item.base, value, "$ref")
    discriminator = value.get("discriminator")
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    if isinstance(mapping, dict):
        for key, target in mapping.items():
            if isinstance(target, str) and looks_like_ref(target):
                _point(names, item.base, mapping, key)


def _point(names: _Names, base: str, owner: dict[str, Any], key: str) -> None:
    ref = owner.get(key)
    if isinstance(ref, str) and (base or not ref.startswith("#/")):
        pointer = names.pointer(base, ref)
        if pointer is not None:
            owner[key] = to_ref(pointer)


def _absolute(base: str, reference: str) -> str:
    """Return a reference as a URI; `urljoin` knows no relative ones in schemes such as `urn`."""
    if reference.startswith("#"):
        return base + reference
    return urljoin(base, reference)
