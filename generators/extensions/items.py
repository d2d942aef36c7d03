"""The extension `x-items`: which array of a request body is read item by item.

Rules read it of the document as it is written, the description of its normal form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.composition import Composition, Placed, TooEntangled
from ..document.dialect import only_requires
from ..document.objects import mapping
from ..document.pointer import join
from ..runtime.media_types import is_json
from .base import Extension, Problem, Requirement, Similar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.objects import Objects

NAME = "x-items"
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
    similar: Similar | None = None,
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
        similar: Similar,
    ) -> None:
        self.composition = composition
        self.similar = similar
        self.stated: Any = media[NAME]
        self.at = join(pointer, NAME)
        self.body = composition.follow(join(pointer, "schema"), media.get("schema"))
        self.reading = Reading()

    def run(self, content_type: str) -> Reading:
        """Read all of it."""
        try:
            self._read(content_type)
        except TooEntangled:
            self._note(FORM, "its schema includes too many others", "include fewer schemas")
        return self.reading

    def _note(self, code: str, why: str, hint: str, *, key: bool = False) -> None:
        message = f"`{NAME}` cannot be followed: {why}"
        self.reading.problems.append(Problem(code, self.at, message, hint, key))

    def _read(self, content_type: str) -> None:
        if not is_json(content_type):
            hint = "write it in a media type such as `application/json`"
            self._note(FORM, f"`{content_type}` is not one JSON value", hint, key=True)
        elif self.stated is not True and (not isinstance(self.stated, str) or not self.stated):
            self._note(FORM, "its value is neither the name of a property nor `true`", _HERE)
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
            self._note(PROPERTY, "the body is not an object", hint)
        elif name not in declared:
            hint = self.similar(name, sorted(declared)) or "declare it in `properties`"
            self._note(PROPERTY, f"the body does not declare `{name}`", hint)
        else:
            array = self.composition.follow(*declared[name])
            self._take(name, array or declared[name], f"`{name}`")

    def _take(self, name: str, array: Placed, label: str) -> None:
        types = self.composition.types(array)
        if not self._is_plain(array, label):
            return
        if types != {"array"}:
            kinds = " or ".join(sorted(types)) or "any"
            hint = "name a property of type array"
            if not name:
                hint = "name the property that holds the array"
            self._note(PROPERTY, f"{label} is of type {kinds}, not array", hint)
        elif any("prefixItems" in part for _, part in self.composition.parts(array)):
            hint = "describe the items by `items` alone"
            self._note(PROPERTY, f"the items of {label} differ by their position", hint)
        else:
            self.reading.name, self.reading.array = name, array

    def _is_plain(self, schema: Placed, label: str) -> bool:
        """Whether there is one schema only that can apply."""
        for _, part in self.composition.parts(schema):
            for key in ("oneOf", "anyOf"):
                stated = part.get(key)
                options = stated if isinstance(stated, list) else []
                options = [option for option in options if option != {"type": "null"}]
                if len(options) < 2 or all(map(only_requires, options)):
                    continue
                hint = "describe the body by one schema without alternatives"
                self._note(PROPERTY, f"{label} has alternatives", hint)
                return False
            if "discriminator" in part:
                hint = "describe the body by one schema without a discriminator"
                self._note(PROPERTY, f"{label} stands for several schemas", hint)
                return False
        return True


def problems(objects: Objects, similar: Similar) -> Iterator[Problem]:
    """Give what is wrong wherever a request body has the extension, or has it without effect."""
    readings = _readings(objects, similar)
    for reading in readings.values():
        yield from reading.problems
    for node in objects.stating(NAME):
        if node.pointer not in readings:
            yield Problem(
                FORM,
                join(node.pointer, NAME),
                f"`{NAME}` has no effect here",
                "write it in the media type of the request body of an operation that is served",
                key=True,
            )


def _readings(objects: Objects, similar: Similar) -> dict[str, Reading]:
    """Read the extension wherever a request body has it, by pointer of the media type."""
    composition = Composition(objects.document)
    readings: dict[str, Reading] = {}
    for operation in objects.operations:
        if not operation.path:
            continue
        at = join(operation.node.pointer, "requestBody")
        origin, body = objects.follow(at, operation.node.value.get("requestBody"))
        content = mapping(mapping(body).get("content"))
        entries = objects.entries(join(origin, "content"), content)
        for content_type, (_, pointer, media) in zip(content, entries, strict=True):
            if pointer not in readings and NAME in mapping(media):
                readings[pointer] = read(composition, pointer, content_type, media, similar)
    return readings


EXTENSION = Extension(
    NAME,
    (
        Requirement(
            FORM,
            Severity.ERROR,
            "An `x-items` stands on the JSON of a request body; it names a property or is `true`.",
            blocks=True,
            spoils="operation",
        ),
        Requirement(
            PROPERTY,
            Severity.ERROR,
            "The property that an `x-items` names is an array whose items have one schema.",
            blocks=True,
            spoils="operation",
        ),
    ),
    problems,
    change="items-changed",
)
