"""Read an `x-outcome`: what it names, and what is wrong with it.

Rules read it of the document as it is written, the models of its normal form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..document.composition import TooEntangled
from ..document.dialect import only_requires
from ..document.pointer import join
from .base import Problem, Similar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..document.composition import Composition, Placed

NAME = "x-outcome"
FORM, PROPERTY, FAILURES = "outcome-form", "outcome-property", "outcome-failures"
"""Codes of what can be wrong."""

_LIST, _TEXT, _ID = ("array",), ("string",), ("string", "integer")
OWN = {
    "status": _TEXT,
    **dict.fromkeys(("errors", "warnings", "items", "failed", "submitted"), _LIST),
}
"""Keys that name a property of the answer, and the types it may have."""
_OF_ITEMS = {"itemId": _ID, "itemErrors": _LIST, "itemWarnings": _LIST}
"""Keys that name a property of an entry of `items`, likewise."""
KEYS = (*OWN, *_OF_ITEMS, "failures")
_OF_IDS = ("failed", "submitted")


@dataclass
class Reading:
    """What an `x-outcome` says.

    Attributes:
        names: key to the property on the wire; what is wrong is left out.
        failures: values of the status that mean failure.
        entry: pointer of the schema of the entries of `items`; empty where there is none.
        problems: what is wrong.
    """

    names: dict[str, str] = field(default_factory=dict)
    failures: tuple[str, ...] = ()
    entry: str = ""
    problems: list[Problem] = field(default_factory=list)


def read(
    composition: Composition,
    pointer: str,
    similar: Similar | None = None,
) -> Reading:
    """Read the extension of the schema at `pointer`.

    Args:
        composition: the schemas of the document.
        pointer: where a schema with the extension stands.
        similar: gives a hint that names what was probably meant; empty where nothing is close.
    """
    return _Reader(composition, pointer, similar or (lambda *_: "")).run()


class _Reader:
    def __init__(
        self,
        composition: Composition,
        pointer: str,
        similar: Similar,
    ) -> None:
        self.composition = composition
        self.similar = similar
        self.schemas = composition.around(pointer)
        self.stated: Any = self.schemas[0].value[NAME]
        self.at = join(pointer, NAME)
        self.reading = Reading()

    def run(self) -> Reading:
        """Read all of it."""
        try:
            self._read()
        except TooEntangled:
            message = f"`{NAME}` is not understood: its schema includes too many others"
            return Reading(problems=[Problem(FORM, self.at, message, "include fewer schemas")])
        return self.reading

    def _read(self) -> None:
        if not isinstance(self.stated, dict) or not self.stated:
            message = f"`{NAME}` is not an object that names properties"
            self._note(FORM, (), message, f"it takes {_listed(KEYS)}")
        elif self._stands_on_an_object():
            self._unknown_keys()
            own = self.composition.properties(*self.schemas)
            self._names(OWN, own, "the schema")
            self._entries(own)
            self._failures(own)

    def _note(
        self,
        code: str,
        tokens: tuple[str | int, ...],
        message: str,
        hint: str,
        *,
        key: bool = False,
    ) -> None:
        self.reading.problems.append(Problem(code, join(self.at, *tokens), message, hint, key))

    def _stands_on_an_object(self) -> bool:
        schema = self.schemas[0].value
        elsewhere = "write it in the schema of the object itself"
        if "$ref" in schema:
            message = f"`{NAME}` has no effect beside `$ref`"
        elif any(
            not all(only_requires(option) for option in schema[key])
            for key in ("oneOf", "anyOf")
            if isinstance(schema.get(key), list)
        ):
            message = f"`{NAME}` has no effect beside alternatives"
            elsewhere = "write it in each alternative that can report a failure"
        elif not self._is_object(*self.schemas):
            message = f"`{NAME}` stands on a schema that is not an object"
        else:
            return True
        self._note(FORM, (), message, elsewhere, key=True)
        return False

    def _is_object(self, *schemas: Placed) -> bool:
        return any("object" in self.composition.types(schema) for schema in schemas)

    def _unknown_keys(self) -> None:
        for key in self.stated:
            if key not in KEYS and not key.startswith("x-"):
                hint = self.similar(key, KEYS) or f"it takes {_listed(KEYS)}"
                self._note(FORM, (key,), f"`{NAME}` has no key `{key}`", hint, key=True)

    def _names(
        self, keys: Mapping[str, tuple[str, ...]], declared: Mapping[str, Placed], owner: str
    ) -> None:
        """Take what the keys name, where it is declared with a type that will do."""
        for key, wanted in keys.items():
            if key not in self.stated:
                continue
            name = self.stated[key]
            if not isinstance(name, str):
                hint = "give the name that the property has on the wire"
                self._note(FORM, (key,), f"`{key}` is not the name of a property", hint)
            elif name not in declared:
                message = f"`{key}` names `{name}`, which {owner} does not declare"
                hint = self.similar(name, sorted(declared))
                self._note(PROPERTY, (key,), message, hint or "declare it in `properties`")
            elif self._fits(key, name, declared[name], wanted):
                self.reading.names[key] = name

    def _fits(self, key: str, name: str, schema: Placed, wanted: tuple[str, ...]) -> bool:
        types = self.composition.types(schema)
        if types and not types & set(wanted):
            is_, want = " or ".join(sorted(types)), " or ".join(wanted)
            message = f"`{key}` names `{name}`, which is of type {is_}, not {want}"
            self._note(PROPERTY, (key,), message, f"name a property of type {want}")
            return False
        items = self._items(schema) if key in _OF_IDS else None
        types = self.composition.types(items) if items is not None else set()
        if types and not types & set(_ID):
            message = f"`{key}` names `{name}`, which is not a list of ids"
            hint = "it takes a list of strings or integers; `items` takes one of objects"
            self._note(PROPERTY, (key,), message, hint)
            return False
        return True

    def _items(self, schema: Placed) -> Placed | None:
        """Return the schema of the items of an array."""
        for pointer, part in self.composition.parts(schema):
            if isinstance(part.get("items"), dict):
                return self.composition.follow(join(pointer, "items"), part["items"])
        return None

    def _entries(self, own: Mapping[str, Placed]) -> None:
        keys = [key for key in _OF_ITEMS if key in self.stated]
        if "items" not in self.stated:
            for key in keys:
                hint = "name the property with the entries by `items`"
                self._note(FORM, (key,), f"`{key}` has no effect without `items`", hint, key=True)
        if "items" not in self.reading.names:
            return
        name = self.reading.names["items"]
        entry = self._items(own[name])
        if entry is None or not self._is_object(entry):
            message = f"`items` names `{name}`, which is not an array of objects"
            hint = "name the property with an entry for each item, or remove `items`"
            self._note(PROPERTY, ("items",), message, hint)
            del self.reading.names["items"]
            return
        self.reading.entry = entry.pointer
        self._names(_OF_ITEMS, self.composition.properties(entry), f"an entry of `{name}`")

    def _failures(self, own: Mapping[str, Placed]) -> None:
        has_status, has_failures = "status" in self.stated, "failures" in self.stated
        if has_failures and not has_status:
            hint = "name the property that holds these values by `status`"
            message = "`failures` has no effect without `status`"
            self._note(FAILURES, ("failures",), message, hint, key=True)
        elif has_status and not has_failures:
            hint = "list the values that mean failure in `failures`"
            message = "`status` has no effect without `failures`"
            self._note(FAILURES, ("status",), message, hint, key=True)
        elif has_failures:
            values = self.stated["failures"]
            if not isinstance(values, list) or not values:
                hint = "list the values of the status that mean failure"
                message = "`failures` is not a list of one value or more"
                self._note(FAILURES, ("failures",), message, hint)
            elif "status" in self.reading.names:
                self._values(values, own[self.reading.names["status"]])

    def _values(self, values: list[Any], status: Placed) -> None:
        listed = self.composition.values(status)
        known = [value for value in listed or () if isinstance(value, str)]
        taken = []
        for index, value in enumerate(values):
            at = ("failures", index)
            if not isinstance(value, str):
                self._note(
                    FAILURES,
                    at,
                    "a value of `failures` is no string",
                    "write it in quotation marks",
                )
            elif listed is not None and value not in known:
                message = f"`{value}` is no value of `{self.reading.names['status']}`"
                hint = self.similar(value, known) or f"it takes {_listed(known[:8])}"
                self._note(FAILURES, at, message, hint)
            else:
                taken.append(value)
        self.reading.failures = tuple(taken)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
