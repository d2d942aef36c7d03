"""Merge `allOf` into one schema, so that later stages need not handle it.

A merged schema says what all its branches say together: properties and required names unite, bounds
take the tighter, types meet. What cannot be decided is reported, never dropped silently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from . import dialect, families, open_enums, python_names
from .folding import FOLDS, LEADING, MAPS, SCHEMAS, contradictions
from .objects import mapping
from .pointer import from_ref, join, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MAX_BRANCH_DEPTH = 50
_ANYTHING: tuple[Any, ...] = ({}, True)
_OBJECT = {"type": "object"}
"""Beside a reference it adds nothing, unless the two contradict each other."""

_OF_REFERRED = frozenset({"title", "description", "default", "deprecated", "discriminator", "xml"})
"""What a schema says of itself and not of those that include it by reference."""


class Note(Protocol):
    """Reports something at a pointer of the source."""

    def __call__(self, code: str, pointer: str, message: str, hint: str = "") -> None:
        """Report."""


class Merger:
    """Merges the `allOf` of schemas of one document.

    Args:
        find: gives what stands at a pointer of the source, None where nothing does.
        note: takes what could not be merged.

    Attributes:
        schemas: the component schemas as in the source.
        old: whether they are in the dialect of OpenAPI 3.0.
        bases: schemas with a discriminator that others include by `allOf`; see `families`.
    """

    def __init__(
        self,
        schemas: Mapping[str, Any],
        find: Callable[[str], Any],
        old: bool,  # noqa: FBT001
        note: Note,
    ) -> None:
        self.schemas = schemas
        self._find = find
        self.old = old
        self.bases = families.bases(schemas)
        self._note = note
        self._merged: dict[str, dict[str, Any]] = {}
        self._origins: dict[int, tuple[Any, str]] = {}

    def origin(self, schema: Any, default: str) -> str:
        """Return where `schema`, as found in a merged schema, stands in the source."""
        entry = self._origins.get(id(schema))
        return entry[1] if entry is not None and entry[0] is schema else default

    def with_siblings(self, schema: dict[str, Any], pointer: str) -> dict[str, Any]:
        """Return what a reference and what stands beside it say together.

        OpenAPI 3.0 ignores what stands beside it; what only describes is taken all the same.
        """
        beside = dialect.beside_reference(schema) if "$ref" in schema else {}
        if not beside:
            return schema
        rest = {key: value for key, value in schema.items() if key not in beside}
        if self.old:
            return rest
        del rest["$ref"]
        self.place(beside, pointer)
        return {**rest, "allOf": [{"$ref": schema["$ref"]}, beside]}

    def place(self, schema: dict[str, Any], pointer: str) -> None:
        """Say where a schema that was made stands in the source."""
        self._origins[id(schema)] = (schema, pointer)

    def merge(self, schema: dict[str, Any], pointer: str, name: str) -> dict[str, Any]:
        """Return `schema` without `allOf`, one level deep; of a base what it says itself.

        Args:
            schema: one level already in the 3.1 dialect.
            pointer: where it is in the source.
            name: its name when it is a component, otherwise empty.
        """
        if not isinstance(schema.get("allOf"), list) or not schema["allOf"]:
            return schema
        wrapped = None if self._includes_base(schema) else _unwrapped(schema)
        if wrapped is not None:
            return wrapped
        active = frozenset({join("/components/schemas", name)}) if name else frozenset()
        return self._flatten(schema, pointer, active)  # type: ignore[no-any-return]

    def _includes_base(self, schema: dict[str, Any]) -> bool:
        """Whether the only branch is a base class by discriminator: it is included, not meant."""
        first = schema["allOf"][0]
        name = split(from_ref(str(_ref(first))) or "")[-1:]
        return bool(name) and name[0] in self.bases

    def _flattened(
        self, part: dict[str, Any], pointer: str, active: frozenset[str]
    ) -> dict[str, Any]:
        """Return a branch without `allOf`; what many schemas include is merged once."""
        if pointer not in self._merged:
            self._merged[pointer] = self._flatten(part, pointer, active)
        return dict(self._merged[pointer])

    def _flatten(self, schema: dict[str, Any], pointer: str, active: frozenset[str]) -> Any:
        result: dict[str, Any] = {}
        branches = schema["allOf"]
        for index, branch in enumerate(branches):
            at = self.origin(branch, join(pointer, "allOf", index))
            self._branch(result, branch, at, active)
        rest = {key: value for key, value in schema.items() if key != "allOf"}
        self._fold(result, rest, pointer)
        for lower, upper in contradictions(result):
            if not any({lower, upper} <= mapping(part).keys() for part in (*branches, rest)):
                message = f"no value fits `{lower}` and `{upper}` of different branches"
                self._note("allof-conflict", pointer, message, "let the bounds meet")
        return result

    def _branch(
        self, result: dict[str, Any], branch: Any, pointer: str, active: frozenset[str]
    ) -> None:
        if not isinstance(branch, dict):
            return
        referred = ""
        branch = self.with_siblings(branch, pointer)
        while isinstance(branch.get("$ref"), str):
            referred = from_ref(branch["$ref"]) or ""
            schema = self._find(referred)
            if not referred or schema is None:
                self._note("allof-unmerged", pointer, f"`{branch['$ref']}` cannot be merged")
                return
            name = split(referred)[-1]
            if referred in active:
                self._note("allof-circular", pointer, f"`{name}` includes itself by `allOf`")
                return
            if len(active) > MAX_BRANCH_DEPTH:
                message = f"more than {MAX_BRANCH_DEPTH} schemas include each other by `allOf`"
                self._note("allof-circular", pointer, f"{message}, up to `{name}`")
                return
            active |= {referred}
            branch, pointer = schema, referred
            if not isinstance(branch, dict):
                return
            branch = self.with_siblings(branch, pointer)
        branch = python_names.without(branch)  # which names a class that is not this one
        part = open_enums.normal(dialect.to_31(branch) if self.old else dict(branch))
        if "allOf" in part:
            part = self._flattened(part, pointer, active)
        if referred:
            # That the other schema allows null does not make this one do so.
            part, _ = dialect.split_null(part)
            part = {key: value for key, value in part.items() if key not in _OF_REFERRED}
            for key in ("oneOf", "anyOf"):
                if key in part and _lists_any(part[key], active):
                    del part[key]
        if part.get("additionalProperties") is False:
            del part["additionalProperties"]
        self._fold(result, part, pointer)

    def _fold(self, result: dict[str, Any], part: dict[str, Any], pointer: str) -> None:
        if "enum" in result and "enum" in part and open_enums.is_open(result):
            if not open_enums.is_open(part):  # an open one restricts nothing
                del result["enum"], result[open_enums.NAME]
        elif "enum" in result and open_enums.is_open(part):
            part = {k: part[k] for k in part if k not in {"enum", open_enums.NAME}}
        for key, value in self._without_second(result, part, pointer).items():
            if key in MAPS and isinstance(value, dict):
                self._fold_map(result, key, value, pointer)
            elif key not in result or result[key] == value:
                result[key] = value
                self._remember(value, join(pointer, key))
            else:
                result[key] = self._pair(key, result[key], value, pointer)

    def _pair(self, key: str, ours: Any, theirs: Any, pointer: str) -> Any:
        """Return what two values of a keyword say together; tell it where no value does."""
        at = join(pointer, key)
        if key in SCHEMAS:
            return self._both(ours, theirs, at)
        if key in FOLDS:
            self._remember(theirs, at)
            return FOLDS[key](ours, theirs)
        if key == "type":
            return self._type(ours, theirs, pointer)
        if key == "prefixItems" and len(ours) == len(theirs):
            pairs = enumerate(zip(ours, theirs, strict=True))
            return [self._both(*pair, join(at, index)) for index, pair in pairs]
        common = [value for value in ours if value in theirs] if key == "enum" else []
        if not common and not dialect.is_annotation({key: theirs}):
            self._conflict(key, pointer)
        return common or theirs

    def _without_second(
        self, result: dict[str, Any], part: dict[str, Any], pointer: str
    ) -> dict[str, Any]:
        """Return a part without keywords that a schema has once only and has already; tell it."""
        for key, others in LEADING.items():
            group = {name: part[name] for name in (key, *others) if name in part}
            if not group or (key in part and key not in result):
                continue
            if key in part and any(result.get(name) != part.get(name) for name in (key, *others)):
                self._note(
                    "allof-unmerged",
                    join(pointer, key),
                    f"`{key}` is in more than one branch of an `allOf`; the first is used",
                )
            part = {name: value for name, value in part.items() if name not in group}
        return part

    def _remember(self, value: Any, pointer: str) -> None:
        """Note where schemas inside a schema stand: one, or a list or mapping of them."""
        entries: Iterable[tuple[Any, Any]] = ()
        if isinstance(value, list):
            entries = enumerate(value)
        elif isinstance(value, dict):
            entries = (("", value), *value.items())
        for name, schema in entries:
            if isinstance(schema, dict) and self.origin(schema, "") == "":
                at = pointer if schema is value else join(pointer, name)
                self._origins[id(schema)] = (schema, at)

    def _type(self, value: Any, other: Any, pointer: str) -> Any:
        ours, theirs = _types(value), _types(other)
        both = [kind for kind in ours if kind in theirs]
        if not both and {"integer", "number"} <= {*ours, *theirs}:
            both = ["integer"]
        if not both:
            self._conflict("type", pointer)
            both = theirs
        return both[0] if len(both) == 1 else both

    def _fold_map(
        self, result: dict[str, Any], key: str, schemas: dict[str, Any], pointer: str
    ) -> None:
        merged = dict(result.get(key, {}))
        for name, schema in schemas.items():
            at = self.origin(schema, join(pointer, key, name))
            self._origins[id(schema)] = (schema, at)
            if name in merged and merged[name] != schema:
                merged[name] = self._both(merged[name], schema, at)
            else:
                merged.setdefault(name, schema)
        result[key] = merged

    def _both(self, first: Any, second: Any, pointer: str) -> Any:
        """Return a schema that says what both say."""
        if second in _ANYTHING or first is False:
            return first
        if first in _ANYTHING or not isinstance(second, dict):
            return second
        if second == _OBJECT and "$ref" in first:
            return first
        if first == _OBJECT and isinstance(second, dict) and "$ref" in second:
            return second
        name = python_names.name_of(first) or python_names.name_of(second)
        both = python_names.named({"allOf": [first, second]}, name)
        self._origins[id(both)] = (both, pointer)
        return both

    def _conflict(self, key: str, pointer: str) -> None:
        self._note(
            "allof-conflict",
            join(pointer, key),
            f"the branches of an `allOf` disagree about `{key}`; the last one is used",
            "write it in one branch only",
        )


def _unwrapped(schema: dict[str, Any]) -> dict[str, Any] | None:
    """Return what an `allOf` of one reference means, or None when it says more than that."""
    (first, *others) = schema["allOf"]
    rest = {key: value for key, value in schema.items() if key not in {"allOf", "nullable"}}
    if others or not isinstance(first, dict) or "$ref" not in first:
        return None
    kinds = _types(rest.pop("type", "object"))
    if not set(kinds) <= {"object", "null"} or not dialect.is_annotation(rest):
        return None
    bare = {**first, **rest}
    null = schema.get("nullable") is True or "null" in kinds
    return dialect.with_null(bare) if null else bare


def _ref(schema: Any) -> Any:
    return schema.get("$ref") if isinstance(schema, dict) else None


def _types(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _lists_any(options: Any, pointers: frozenset[str]) -> bool:
    return isinstance(options, list) and any(
        isinstance(option, dict) and from_ref(str(option.get("$ref"))) in pointers
        for option in options
    )
