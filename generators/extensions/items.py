"""The extension `x-items`: which array of a request body is read item by item.

`docs/extensions.md` describes it. Rules read it of the document as it is written, the description
of its normal form: what is right and what is wrong is known here only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generators.document.combine import only_requires
from generators.document.composition import TooEntangled
from generators.document.pointer import join
from generators.extensions import ITEMS
from generators.extensions.outcome import Problem
from generators.runtime.codecs.table import codec_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generators.document.composition import Composition, Placed

FORM, PROPERTY = "items-form", "items-property"
"""Codes of what can be wrong."""

_HERE = "it takes the name of a property of the body, or `true` where the body is the array"


@dataclass
class Reading:
    """What an `x-items` says.

    Attributes:
        name: property that holds the array; empty where the body is the array itself.
        array: its schema; None where something is wrong.
        problems: what is wrong.
    """

    name: str = ""
    array: Placed | None = None
    problems: list[Problem] = field(default_factory=list)

    def keyword(self, composition: Composition, key: str) -> Any:
        """Return a keyword of the array, wherever its schema has it; None where it does not."""
        parts = composition.parts(self.array) if self.array is not None else ()
        return next((part[key] for _, part in parts if key in part), None)


def read(
    composition: Composition,
    pointer: str,
    content_type: str,
    media: dict[str, Any],
    similar: Callable[[str, Sequence[str]], str] | None = None,
) -> Reading:
    """Read the extension of a media type of a request body.

    Args:
        composition: the schemas of the document.
        pointer: of the Media Type Object.
        content_type: it describes.
        media: the Media Type Object, which has the extension.
        similar: gives a hint that names what was probably meant; empty where nothing is close.
    """
    return _Reader(composition, pointer, media, similar or (lambda *_: "")).run(content_type)


class _Reader:
    def __init__(
        self,
        composition: Composition,
        pointer: str,
        media: dict[str, Any],
        similar: Callable[[str, Sequence[str]], str],
    ) -> None:
        self.composition = composition
        self.similar = similar
        self.stated: Any = media[ITEMS]
        self.at = join(pointer, ITEMS)
        self.body = composition.follow(join(pointer, "schema"), media.get("schema"))
        self.found = Reading()

    def run(self, content_type: str) -> Reading:
        """Read all of it."""
        try:
            self._read(content_type)
        except TooEntangled:
            self._note(FORM, "its schema includes too many others", "include fewer schemas")
        return self.found

    def _note(self, code: str, why: str, hint: str, *, key: bool = False) -> None:
        message = f"`{ITEMS}` cannot be followed: {why}"
        self.found.problems.append(Problem(code, self.at, message, hint, key))

    def _read(self, content_type: str) -> None:
        if not codec_of(content_type).holds_json:
            hint = "write it in a media type such as `application/json`"
            self._note(FORM, f"`{content_type}` is not one JSON value", hint, key=True)
        elif self.stated is not True and (not isinstance(self.stated, str) or not self.stated):
            self._note(FORM, "it is neither a name nor `true`", _HERE)
        elif self.body is None:
            self._note(PROPERTY, "the body has no schema", "describe the body by `schema`")
        elif self.stated is True:
            self._take("", self.body, "the body")
        elif self._is_plain(self.body, "the body"):
            self._property(self.stated, self.body)

    def _property(self, name: str, body: Placed) -> None:
        declared = self.composition.properties(body)
        if "object" not in self.composition.types(body):
            hint = "write `true` where the body is the array itself"
            self._note(PROPERTY, "the body is no object", hint)
        elif name not in declared:
            hint = self.similar(name, sorted(declared)) or "declare it in `properties`"
            self._note(PROPERTY, f"the body does not declare `{name}`", hint)
        else:
            array = self.composition.follow(*declared[name])
            self._take(name, array or declared[name], f"`{name}`")

    def _take(self, name: str, array: Placed, what: str) -> None:
        types = self.composition.types(array)
        if not self._is_plain(array, what):
            return
        if types != {"array"}:
            said = " or ".join(sorted(types)) or "any"
            hint = "name a property of type array"
            if not name:
                hint = "name the property that holds the array"
            self._note(PROPERTY, f"{what} is of type {said}, not array", hint)
        elif any("prefixItems" in part for _, part in self.composition.parts(array)):
            hint = "describe the items by `items` alone"
            self._note(PROPERTY, f"the items of {what} differ by their position", hint)
        else:
            self.found.name, self.found.array = name, array

    def _is_plain(self, schema: Placed, what: str) -> bool:
        """Whether there is one schema only that can apply."""
        for _, part in self.composition.parts(schema):
            for key in ("oneOf", "anyOf"):
                stated = part.get(key)
                options = stated if isinstance(stated, list) else []
                options = [one for one in options if one != {"type": "null"}]
                if len(options) < 2 or all(map(only_requires, options)):
                    continue
                hint = "describe the body by one schema without alternatives"
                self._note(PROPERTY, f"{what} has alternatives", hint)
                return False
            if "discriminator" in part:
                hint = "describe the body by one schema without a discriminator"
                self._note(PROPERTY, f"{what} stands for several schemas", hint)
                return False
        return True
