"""Read an `x-pagination`: what it names, and what is wrong with it.

Rules read it of the document as it is written, the description of its normal form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..document.composition import Placed, TooEntangled
from ..document.dialect import only_requires
from ..document.objects import mapping, sequence
from ..document.pointer import join
from ..document.wording import show
from ..runtime.media_types import is_json
from .base import Problem, Similar
from .pagination_sides import answers, asking, item_of, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..document.composition import Composition
    from ..document.objects import Objects

NAME = "x-pagination"
FORM, PLACE = "pagination-form", "pagination-place"
"""Codes of what can be wrong."""

_LIST, _FLAG, _COUNT = ("array",), ("boolean",), ("integer", "number")
_CURSOR, _URL = ("string", "integer", "number"), ("string",)
IN_ANSWER = {
    "items": _LIST,
    "next": _CURSOR,
    "more": _FLAG,
    "total": _COUNT,
    "pages": _COUNT,
}
"""Keys that name a place in the answer, and the types that it may have."""
_SENT = frozenset({"parameter", "property"})
_KEYS: Mapping[str, tuple[frozenset[str], ...]] = {
    "cursor": (_SENT, frozenset({"next", "lastItem"}), frozenset({"more", "size"})),
    "page": (_SENT, frozenset(), frozenset({"first", "more", "total", "pages", "size"})),
    "offset": (_SENT, frozenset(), frozenset({"first", "more", "total", "size"})),
    "link": (frozenset(), frozenset(), frozenset()),
    "next-url": (frozenset(), frozenset({"next"}), frozenset({"more"})),
}
"""Styles: keys of which there is one, others of which there is one, and keys that may be there."""
STYLES = tuple(_KEYS)
FIRST = {"page": 1, "offset": 0}
"""Numbers of first pages where none is stated."""


@dataclass
class Reading:
    """What an `x-pagination` says.

    Attributes:
        style: one of `STYLES`.
        places: key to the place that it names, as the tokens of a JSON Pointer.
        parameter: the parameter that takes the cursor or number, resolved; None for no parameter.
        size: the one that takes the number of items of a page, likewise.
        first: number of the first page, or of items left out for it.
        answer: schema of the answer.
        problems: what is wrong; nothing can be relied on where there is something.
    """

    style: str = ""
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parameter: dict[str, Any] | None = None
    size: dict[str, Any] | None = None
    first: int = 0
    answer: Placed | None = None
    problems: list[Problem] = field(default_factory=list)


def read(
    objects: Objects,
    composition: Composition,
    place: Placed,
    shared: Any = None,
    similar: Similar | None = None,
) -> Reading:
    """Read the extension of an operation.

    Args:
        objects: of the document.
        composition: its schemas.
        place: the operation, which has the extension.
        shared: the path item that it stands in, for its parameters; None where it has none.
        similar: gives a hint that names what was probably meant; empty where nothing is close.
    """
    return _Reader(objects, composition, place, shared, similar or (lambda *_: "")).run()


class _Reader:
    def __init__(
        self,
        objects: Objects,
        composition: Composition,
        place: Placed,
        shared: Any,
        similar: Similar,
    ) -> None:
        self.objects = objects
        self.composition = composition
        self.similar = similar
        self.place = place
        self.shared = shared
        self.stated: Any = place.value[NAME]
        self.at = join(place.pointer, NAME)
        self.reading = Reading()

    def run(self) -> Reading:
        """Read all of it."""
        try:
            if self._has_form():
                self._places()
                self._numbers()
        except TooEntangled:
            self._note(PLACE, (), "its schema includes too many others", "include fewer schemas")
        return self.reading

    def _note(
        self, code: str, where: tuple[str, ...], message: str, hint: str, *, key: bool = False
    ) -> None:
        at = join(self.at, *where)
        self.reading.problems.append(Problem(code, at, f"`{NAME}`: {message}", hint, key))

    # --- Its form ---------------------------------------------------------------------------------

    def _has_form(self) -> bool:
        stated = self.stated
        if not isinstance(stated, dict):
            self._note(
                FORM, (), "it is no object", "write `style`, `items` and the keys of the style"
            )
            return False
        style = stated.get("style")
        if not isinstance(style, str) or style not in _KEYS:
            hint = self.similar(style, STYLES) if isinstance(style, str) else ""
            listed = ", ".join(STYLES)
            at = ("style",) if "style" in stated else ()
            self._note(FORM, at, f"`style` is none of {listed}", hint or "write one of these")
            return False
        self.reading.style = style
        sent, one_of, optional = _KEYS[style]
        known = {"style", "items", *sent, *one_of, *optional}
        for name in stated:
            if name not in known:
                hint = self.similar(str(name), sorted(known)) or "remove it"
                message = f"`{name}` is no key of the style `{style}`"
                self._note(FORM, (str(name),), message, hint, key=True)
        for names in ({"items"}, sent, one_of):
            given = [name for name in sorted(names) if name in stated]
            if names and len(given) != 1:
                quoted = [f"`{name}`" for name in sorted(names)]
                if given:
                    message, hint = f"it has both {' and '.join(quoted)}", "keep one of the two"
                else:
                    message, hint = f"it has no {' or '.join(quoted)}", "write what its style needs"
                self._note(FORM, (), message, hint)
        for name in sorted({*IN_ANSWER, "lastItem", "property"} & stated.keys()):
            path = tokens(stated[name])
            if path is None:
                plain = stated[name]
                example = f"/{plain}" if isinstance(plain, str) else "/data"
                hint = f"write it as `{example}`"
                message = f"`{name}` is {show(plain)}, which is no JSON Pointer"
                self._note(FORM, (name,), message, hint)
            elif not path and name not in {"items", "lastItem"}:
                message = f"`{name}` is the answer or body itself"
                self._note(FORM, (name,), message, "name a property in it, such as `/next`")
            else:
                self.reading.places[name] = path
        return not self.reading.problems

    # --- What it names ----------------------------------------------------------------------------

    def _places(self) -> None:
        answer = self._answer()
        if answer is None:
            return
        self.reading.answer = answer
        entry: Placed | None = None
        for name, path in self.reading.places.items():
            if name in IN_ANSWER:
                types = _URL if (name, self.reading.style) == ("next", "next-url") else None
                found = self._found(name, path, answer, types or IN_ANSWER[name], "the answer")
                entry = found if name == "items" else entry
        if "lastItem" in self.reading.places and entry is not None:
            item = item_of(self.composition, entry)
            path = self.reading.places["lastItem"]
            if item is None:
                message = "`lastItem` names a property of items that have no schema"
                self._note(PLACE, ("lastItem",), message, "describe the items by `items`")
            else:
                self._found("lastItem", path, item, _CURSOR, "an item")

    def _answer(self) -> Placed | None:
        """Return the schema of the answer, where there is one only."""
        schemas = answers(self.objects, self.place)
        followed = [
            schema and self.composition.follow(schema.pointer, schema.value) for schema in schemas
        ]
        first = followed[0] if followed else None
        hint = "answer every 2xx status with the same schema, as JSON"
        if first is None:
            self._note(PLACE, (), "the operation answers no JSON that has a schema", hint)
        elif any(other is None or other.pointer != first.pointer for other in followed):
            self._note(PLACE, (), "the successes of the operation differ", hint)
        elif self._is_plain(first):
            return first
        return None

    def _is_plain(self, schema: Placed) -> bool:
        """Whether there is one schema only that can apply."""
        for _, part in self.composition.parts(schema):
            for key in ("oneOf", "anyOf"):
                options = sequence(part.get(key))
                if len(options) > 1 and not all(map(only_requires, options)):
                    hint = "describe the answer by one schema without alternatives"
                    self._note(PLACE, (), "the answer has alternatives", hint)
                    return False
        return True

    def _found(
        self,
        name: str,
        path: tuple[str, ...],
        schema: Placed,
        types: tuple[str, ...],
        owner: str,
    ) -> Placed | None:
        """Return the schema at a path, where there is one of a type that fits."""
        current = schema
        for depth, token in enumerate(path):
            declared = self.composition.properties(current)
            if token not in declared:
                above = f"`/{'/'.join(path[:depth])}` of {owner}" if depth else owner
                hint = self.similar(token, sorted(declared)) or "declare it in `properties`"
                message = f"`{name}`: {above} does not declare `{token}`"
                self._note(PLACE, (name,), message, hint)
                return None
            current = self.composition.follow(*declared[token]) or declared[token]
        stated = self.composition.types(current)
        if stated and not stated & set(types):
            is_, want = " or ".join(sorted(stated)), " or ".join(types)
            label = f"`{path[-1]}`" if path else owner
            message = f"`{name}`: {label} is of type {is_}, not {want}"
            self._note(PLACE, (name,), message, f"name what is of type {want}")
            return None
        if types == _LIST and not stated:
            message = f"`{name}`: {'`' + path[-1] + '`' if path else owner} states no type"
            self._note(PLACE, (name,), message, "name what is of type array")
            return None
        return current

    # --- What is sent -----------------------------------------------------------------------------

    def _numbers(self) -> None:
        declared = asking(self.objects, self.place, self.shared)
        for key in ("parameter", "size"):
            name = self.stated.get(key)
            if key not in self.stated:
                continue
            if isinstance(name, str) and name in declared:
                setattr(self.reading, key, declared[name])
                continue
            hint = self.similar(name, sorted(declared)) if isinstance(name, str) else ""
            message = f"`{key}` is {show(name)}, which is no query parameter of the operation"
            self._note(PLACE, (key,), message, hint or "name a parameter that is declared")
        if "property" in self.reading.places:
            self._body(self.reading.places["property"])
        first = self.stated.get("first", self._usual_first())
        if not isinstance(first, int) or isinstance(first, bool) or first < 0:
            self._note(
                FORM, ("first",), f"`first` is {show(first)}, which is no count", "write 0 or 1"
            )
        else:
            self.reading.first = first

    def _usual_first(self) -> int:
        """Return the number of the first page where none is stated: a default, else 1 or 0."""
        schema = mapping(self.reading.parameter).get("schema")
        placed = self.composition.follow("", schema)
        default = None if placed is None else placed.value.get("default")
        if isinstance(default, int) and not isinstance(default, bool) and default >= 0:
            return default
        return FIRST.get(self.reading.style, 0)

    def _body(self, path: tuple[str, ...]) -> None:
        at = join(self.place.pointer, "requestBody")
        origin, body = self.objects.follow(at, self.place.value.get("requestBody"))
        content = mapping(mapping(body).get("content"))
        entries = self.objects.entries(join(origin, "content"), content)
        for content_type, (_, pointer, media) in zip(content, entries, strict=True):
            if is_json(content_type):
                schema = mapping(media).get("schema")
                placed = self.composition.follow(join(pointer, "schema"), schema)
                if placed is not None and path:
                    self._found("property", path, placed, _CURSOR, "the body")
                    return
        hint = "name a property of the JSON body by a JSON Pointer, or a parameter by `parameter`"
        self._note(PLACE, ("property",), "`property`: there is no such JSON body", hint)
