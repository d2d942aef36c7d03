"""Changes of models: classes, fields, members of enums, aliases.

Code that calls the API constructs models of requests and reads models of responses; handlers do it
the other way round. Models of
webhooks and callbacks count as both. Of a model that nothing holds, for example one that others
only include by `allOf`, only the names count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import python_bounds
from .model import ApiChange, Level
from .python_methods import class_changes, required_type
from .python_surface import Alias, Class
from .python_types import Atom, Relation, Type, names, parse, relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from .python_pairs import Pairs
    from .python_surface import Definition, Field, Surface

_OPEN = Atom("UnknownVariant")
_MODELS = frozenset({"ApiModel", "OpenModel", "ClosedModel"})
_OUTCOME = "OutcomeModel"


class Levels(NamedTuple):
    """The levels of a change for callers and for handlers."""

    callers: Level
    handlers: Level

    def change(self, kind: str, path: str, before: str = "", after: str = "") -> ApiChange:
        """Return a change of these levels."""
        return ApiChange(kind, path, self.callers, before, after, self.handlers)


_BOTH = Levels(Level.MAJOR, Level.MAJOR)
"""Of what breaks all code that uses it."""


class Use(NamedTuple):
    """How code uses a model: handlers read what callers construct, and construct what they read.

    Attributes:
        request: whether a request holds it.
        response: whether an answer holds it.
        elsewhere: whether a webhook or a callback holds it.
    """

    request: bool
    response: bool
    elsewhere: bool

    def levels(self, *, constructing: bool = False, reading: bool = False) -> Levels:
        """Return MAJOR for who uses the model in a way that breaks, otherwise MINOR."""
        callers = (constructing and (self.request or self.elsewhere)) or (
            reading and (self.response or self.elsewhere)
        )
        handlers = (constructing and self.response) or (reading and self.request)
        return Levels(*(Level.MAJOR if breaks else Level.MINOR for breaks in (callers, handlers)))


def changes(base: Surface, head: Surface, pairs: Pairs) -> Iterator[ApiChange]:
    """Give the changes of all models."""
    compared = _Models(base, head, pairs)
    for name, definition in base.models.items():
        yield from compared.of(name, definition)
    yield from compared.added()


class _Models:
    def __init__(self, base: Surface, head: Surface, pairs: Pairs) -> None:
        self.base, self.head, self.pairs = base, head, pairs
        self.shared = frozenset(pairs.models.values())

    def use(self, name: str, other: str) -> Use:
        """Return how code uses a model, before or after."""
        return Use(
            name in self.base.requests or other in self.head.requests,
            name in self.base.responses or other in self.head.responses,
            name in self.base.elsewhere or other in self.head.elsewhere,
        )

    def of(self, name: str, definition: Definition) -> Iterator[ApiChange]:
        """Give the changes of one definition of the base."""
        if name in self.pairs.split:
            yield from self._split(name, definition)
            return
        if name not in self.pairs.models:
            merged = self.pairs.merged.items()
            merged_class = next((whole for whole, parts in merged if name in parts), None)
            after = self.head.models[merged_class].line if merged_class else ""
            kind = "class-merged" if merged_class else "class-removed"
            yield _BOTH.change(kind, f"models.{name}", definition.line, after)
            return
        new = self.head.models[self.pairs.models[name]]
        if new.name != name:
            yield _BOTH.change("class-renamed", f"models.{name}", definition.line, new.line)
        yield from self._definition(definition, new)

    def added(self) -> Iterator[ApiChange]:
        """Give the classes that only the head has."""
        known = {*self.pairs.models.values(), *self.pairs.merged}
        known |= {part for parts in self.pairs.split.values() for part in parts}
        for name, definition in self.head.models.items():
            if name not in known:
                yield ApiChange("class-added", f"models.{name}", Level.MINOR, "", definition.line)

    def _split(self, name: str, definition: Definition) -> Iterator[ApiChange]:
        parts = [self.head.models[part] for part in self.pairs.split[name]]
        after = ", ".join(part.line for part in parts)
        yield _BOTH.change("class-split", f"models.{name}", definition.line, after)

    def _definition(self, old: Definition, new: Definition) -> Iterator[ApiChange]:
        place, use = f"models.{old.name}", self.use(old.name, new.name)
        yield from self._plain(place, old, new)
        if isinstance(old, Class) and isinstance(new, Class) and old.is_enum == new.is_enum:
            if old.base != new.base:
                levels = _base_level(old.base, new.base, use)
                yield levels.change("base-changed", place, old.line, new.line)
            if old.is_enum:
                yield from _members(place, old, new)
            elif old.methods or new.methods:  # of the runtime, such as `ApiModel`
                yield from class_changes(place, old, new)
            else:
                yield from self._fields(place, old, new, use)
        elif isinstance(old, Alias) and isinstance(new, Alias):
            types = self.pairs.types(old.annotation, new.annotation)
            lines = old.line, new.line
            changed = list(self._type("alias-type", place, types, use, lines))
            yield from changed
            if not changed:
                annotations = old.annotation, new.annotation
                yield from self._bounds("alias-bounds", place, annotations, use, lines)
        else:
            yield _BOTH.change("kind-changed", place, old.line, new.line)

    def _plain(self, place: str, old: Definition, new: Definition) -> Iterator[ApiChange]:
        """Give whether plain data of a model has a type on one side only.

        What else changes of it follows from the model, and is reported there.
        """
        before, after = self.base.plain_type(old.name), self.head.plain_type(new.name)
        if before and not after:
            yield ApiChange("plain-type-removed", place, Level.MAJOR, f"dicts.{before}")
        elif after and not before:
            yield ApiChange("plain-type-added", place, Level.MINOR, "", f"dicts.{after}")

    def _fields(
        self, place: str, old_class: Class, new_class: Class, use: Use
    ) -> Iterator[ApiChange]:
        after = {field.wire: field for field in new_class.fields.values()}
        old_wires = {field.wire for field in old_class.fields.values()}
        for field in old_class.fields.values():
            at = f"{place}.{field.name}"
            same_name = new_class.fields.get(field.name)
            if field.wire not in after and same_name and same_name.wire not in old_wires:
                new = after.pop(same_name.wire, None)  # another name on the wire only
            else:
                new = after.pop(field.wire, None)
            if new is None:
                yield _BOTH.change("field-removed", at, field.line)
                continue
            lines = field.line, new.line
            if new.wire != field.wire and (use.request or use.elsewhere):
                yield ApiChange("key-renamed", at, Level.MAJOR, repr(field.wire), repr(new.wire))
            if new.name != field.name:
                yield _BOTH.change("field-renamed", at, *lines)
            yield from self._field(at, field, new, use)
        for new in after.values():
            required = not new.default
            levels = use.levels(constructing=required)
            kind = f"field-added-{'required' if required else 'optional'}"
            yield levels.change(kind, f"{place}.{new.name}", "", new.line)

    def _field(self, at: str, field: Field, new: Field, use: Use) -> Iterator[ApiChange]:
        lines = field.line, new.line
        if field.default and not new.default:
            levels = use.levels(constructing=True)
            yield levels.change("field-became-required", at, *lines)
        elif new.default and not field.default:
            levels = use.levels(reading=new.default == "None")
            yield levels.change("field-became-optional", at, *lines)
        old_type, new_type = self.pairs.types(field.annotation, new.annotation)
        both_stated = bool(field.default) == bool(new.default)
        types = required_type(old_type, field.default), required_type(new_type, new.default)
        changed = list(self._type("field-type", at, types, use, lines))
        yield from changed
        if changed:
            return
        if both_stated and self.pairs.default(field.default) != new.default:
            yield ApiChange("default-changed", at, Level.MINOR, *lines)
        annotations = field.annotation, new.annotation
        yield from self._bounds("field-bounds", at, annotations, use, lines)

    def _bounds(
        self, kind: str, at: str, annotations: tuple[str, str], use: Use, lines: tuple[str, str]
    ) -> Iterator[ApiChange]:
        before, after = annotations
        change = python_bounds.relation(
            _bounds_of(before, self.base.models, self.pairs.models.keys()),
            _bounds_of(after, self.head.models, self.shared),
        )
        if change is not Relation.SAME:
            levels = use.levels(constructing=change is not Relation.WIDENED)
            yield levels.change(f"{kind}-{change.value}", at, *lines)

    def _type(
        self, kind: str, at: str, types: tuple[Type, Type], use: Use, lines: tuple[str, str]
    ) -> Iterator[ApiChange]:
        change = relation(*types, self.pairs.kinds)
        if change is Relation.WIDENED:
            # Code that reads an open union has to expect unknown variants anyway.
            levels = use.levels(reading=_OPEN not in types[0])
            yield levels.change(f"{kind}-widened", at, *lines)
        elif change is Relation.NARROWED:
            levels = use.levels(constructing=True)
            yield levels.change(f"{kind}-narrowed", at, *lines)
        elif change is Relation.CHANGED:
            yield _BOTH.change(f"{kind}-changed", at, *lines)


def _bounds_of(
    annotation: str, models: Mapping[str, Definition], shared: Collection[str]
) -> python_bounds.Bounds:
    """Return the bounds of a type, including those of aliases that only one side has."""
    waiting, seen = [annotation], [annotation]
    while waiting:
        for name in names(parse(waiting.pop())):
            if name in shared:
                continue
            alias = models.get(name)
            if isinstance(alias, Alias) and alias.annotation not in seen:
                waiting.append(alias.annotation)
                seen.append(alias.annotation)
    return python_bounds.bounds(seen)


def _members(place: str, old_class: Class, new_class: Class) -> Iterator[ApiChange]:
    after: Mapping[str, Field] = {member.wire: member for member in new_class.fields.values()}
    for member in old_class.fields.values():
        new = after.get(member.wire)
        at = f"{place}.{member.name}"
        if new is None:
            yield _BOTH.change("member-removed", at, member.line)
        elif new.name != member.name:
            yield _BOTH.change("member-renamed", at, member.line, new.line)
    before = {member.wire for member in old_class.fields.values()}
    for member in new_class.fields.values():
        if member.wire not in before:
            yield ApiChange("member-added", f"{place}.{member.name}", Level.MINOR, "", member.line)


def _base_level(before: str, after: str, use: Use) -> Levels:
    """Return the levels of a change of the base class.

    `ApiModel`, `OpenModel` and `ClosedModel` only differ in whether they accept undeclared
    properties: who constructs a model may only give some to an `OpenModel`. `OutcomeModel` has
    `outcome`, and calls raise `ReportedFailure`; another base of an enum gives its members another
    type.
    """
    others = {before, after} - _MODELS
    if others == {_OUTCOME}:
        return Levels(Level.MAJOR, Level.MINOR)
    if others:
        return _BOTH
    return use.levels(constructing=before == "OpenModel")
