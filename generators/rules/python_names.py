"""Names in Python that had to be numbered or changed.

A number depends on what is before it in the document, so a name that has one can change when
something else is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generators import naming
from generators.diagnostics import Severity
from generators.document import dialect
from generators.document.composition import Composition, Placed, TooEntangled
from generators.document.pointer import join
from generators.rules.errors import show
from generators.rules.operations import Parameter, parameters_at
from generators.rules.registry import (
    Context,
    Finding,
    Group,
    Operation,
    brief,
    mapping,
    rule,
    sequence,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ENTANGLED = "schemas include each other too often: some names were not compared"

_NUMBERED = "one of the two gets a number; rename one of them"


def _meetings(
    names: Iterable[str], convert: Callable[[str], str]
) -> Iterator[tuple[int, int, str]]:
    """Yield (later, earlier, name in Python) of names that meet: two indices of `names`."""
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        python = convert(name)
        earlier = first.setdefault(python.casefold(), index)
        if earlier != index:
            yield index, earlier, python


def _called(context: Context) -> Iterator[tuple[Operation, str]]:
    """Yield the operations that become methods, with the attribute of their group."""
    for one in context.operations:
        if one.path and "additionalOperations" not in one.node.pointer:
            tags = sequence(one.node.value.get("tags"))
            yield one, naming.group_name(str(tags[0]) if tags else naming.DEFAULT_GROUP)


@rule("operation-operationId", Severity.INFO, group=Group.PYTHON)
def operation_id(context: Context) -> Iterator[Finding]:
    """Every operation has an `operationId`, after which its method is named."""
    for one, _ in _called(context):
        if not text(one.node.value.get("operationId")):
            *_, method = one.node.pointer.rpartition("/")
            name = naming.operation_name(method, one.path)
            yield Finding(
                one.node.pointer,
                f"`{one.title}` has no `operationId`; its method is `{brief(name)}`",
                "give it the name that callers should use",
                key=True,
            )


@rule("operation-name-collision", Severity.WARNING, group=Group.PYTHON)
def operation_name_collision(context: Context) -> Iterator[Finding]:
    """No two operations of a tag get the same name in Python."""
    groups: dict[str, dict[str, str]] = {}
    for one, group in _called(context):
        name = text(one.node.value.get("operationId"))
        if name:  # the same operationId twice is what another rule objects to
            groups.setdefault(group, {}).setdefault(name, one.node.pointer)
    for group, places in groups.items():
        names = list(places)
        for later, earlier, python in _meetings(names, naming.method_name):
            yield Finding(
                join(places[names[later]], "operationId"),
                f"`{brief(names[later])}` and `{brief(names[earlier])}` are both "
                f"`{brief(f'{group}.{python}')}` in Python",
                _NUMBERED,
            )


@rule("tag-name-collision", Severity.WARNING, group=Group.PYTHON)
def tag_name_collision(context: Context) -> Iterator[Finding]:
    """No two tags get the same name in Python."""
    first: dict[str, str] = {}
    for one in context.operations:
        tags = sequence(one.node.value.get("tags"))
        if one.path and tags and isinstance(tags[0], str):
            first.setdefault(tags[0], join(one.node.pointer, "tags", 0))
    tags = list(first)
    for later, earlier, python in _meetings(tags, naming.group_name):
        message = (
            f"the tags `{brief(tags[later])}` and `{brief(tags[earlier])}` are both "
            f"`{brief(python)}` in Python"
        )
        yield Finding(first[tags[later]], message, _NUMBERED)


@rule("component-name-collision", Severity.WARNING, group=Group.PYTHON)
def component_name_collision(context: Context) -> Iterator[Finding]:
    """Every schema of `components` has a class name that nothing else needs."""
    names = list(mapping(mapping(context.document.data.get("components")).get("schemas")))
    first: dict[str, str] = {}
    for name, given in naming.class_names(names).items():
        wanted = naming.pascal(name)
        earlier = first.setdefault(wanted.casefold(), name)
        if given == wanted:
            continue
        if earlier != name:
            message = f"`{brief(name)}` and `{brief(earlier)}` are both the class `{brief(wanted)}`"
            hint = f"one of the two gets a number, `{brief(given)}`; rename one of them"
        else:
            message = f"the class of `{brief(name)}` cannot be `{brief(wanted)}`"
            hint = f"Python or the generated modules need that name; it becomes `{brief(given)}`"
        yield Finding(join("/components/schemas", name), message, hint, key=True)


@rule("property-name-collision", Severity.WARNING, group=Group.PYTHON)
def property_name_collision(context: Context) -> Iterator[Finding]:
    """No two properties of an object get the same name in Python."""
    composition = Composition(context.document)
    for node in context.schemas:
        try:
            yield from _meeting_properties(composition, Placed(node.pointer, node.value))
        except TooEntangled:
            yield Finding("/components/schemas", ENTANGLED, key=True)
            return


def _meeting_properties(composition: Composition, schema: Placed) -> Iterator[Finding]:
    own = mapping(schema.value.get("properties"))
    if not own and len(sequence(schema.value.get("allOf"))) < 2:
        return  # all it has comes of one other schema
    parts: list[Mapping[str, Placed]] = [
        composition.properties(Placed(join(schema.pointer, "allOf", index), part))
        for index, part in enumerate(sequence(schema.value.get("allOf")))
        if isinstance(part, dict)
    ]
    places = {name: place.pointer for part in parts for name, place in part.items()}
    places |= {name: join(schema.pointer, "properties", name) for name in own}
    names = list(places)
    for later, earlier, python in _meetings(names, naming.field_name):
        pair = {names[later], names[earlier]}
        if any(pair <= part.keys() for part in parts):
            continue  # said of that part
        inside = [name for name in names if name in pair and _is_in(places[name], schema.pointer)]
        yield Finding(
            places[inside[-1]] if inside else schema.pointer,
            f"`{brief(names[later])}` and `{brief(names[earlier])}` are both "
            f"`{brief(python)}` in Python",
            _NUMBERED,
            key=True,
        )


def _is_in(pointer: str, owner: str) -> bool:
    return pointer.startswith(f"{owner}/")


@rule("property-name-reserved", Severity.INFO, group=Group.PYTHON)
def property_name_reserved(context: Context) -> Iterator[Finding]:
    """No property has a name that Python or every model needs for itself."""
    for node in context.schemas:
        for name in mapping(node.value.get("properties")):
            python = naming.field_name(name)
            if python.endswith("_"):
                yield Finding(
                    join(node.pointer, "properties", name),
                    f"`{brief(name)}` is taken in Python; the attribute is `{brief(python)}`",
                    "another name reads better, where the API can still be changed",
                    key=True,
                )


@rule("parameter-name-collision", Severity.WARNING, group=Group.PYTHON)
def parameter_name_collision(context: Context) -> Iterator[Finding]:
    """No two parameters of an operation get the same name in Python."""
    for one, _ in _called(context):
        shared = parameters_at(context, one.item.pointer, one.item.value)
        own = parameters_at(context, one.node.pointer, one.node.value)
        listed = list({found.key: found for found in (*shared, *own)}.values())
        names = [name for _, name in (found.key for found in listed)]
        for later, earlier, python in _meetings(names, naming.parameter_name):
            both = " and ".join(_described(listed[index]) for index in (later, earlier))
            message = f"{both} of `{one.title}` are both `{brief(python)}` in Python"
            yield Finding(listed[later].pointer, message, _NUMBERED)


def _described(parameter: Parameter) -> str:
    place, name = parameter.key
    return f"the {brief(place)} parameter `{brief(name)}`"


def _enums(context: Context) -> Iterator[tuple[str, list[Any]]]:
    """Yield the enums that classes are made from: pointer and values, null left out."""
    for node in context.schemas:
        values = [value for value in sequence(node.value.get("enum")) if value is not None]
        if values and dialect.needs_name({"enum": values}):
            yield join(node.pointer, "enum"), sequence(node.value["enum"])


@rule("enum-member-collision", Severity.WARNING, group=Group.PYTHON)
def enum_member_collision(context: Context) -> Iterator[Finding]:
    """No two values of an enum get the same name in Python."""
    for pointer, values in _enums(context):
        first: dict[str, Any] = {}
        for index, value in enumerate(values):
            if value is None:
                continue
            member = naming.member_name(value)
            earlier = first.setdefault(member, value)
            if earlier != value:
                message = f"{show(value)} and {show(earlier)} are both `{brief(member)}` in Python"
                yield Finding(join(pointer, index), message, _NUMBERED)


@rule("enum-member-unreadable", Severity.INFO, group=Group.PYTHON)
def enum_member_unreadable(context: Context) -> Iterator[Finding]:
    """Every text in an enum can be a Python name."""
    for pointer, values in _enums(context):
        for index, value in enumerate(values):
            if isinstance(value, str) and value and not _is_readable(value):
                member = naming.member_name(value)
                yield Finding(
                    join(pointer, index),
                    f"{show(value)} cannot be a name; its member is `{brief(member)}`",
                    "say what it means in the description",
                )


def _is_readable(value: str) -> bool:
    """Whether the member's name begins with the words of its value."""
    words = naming.words(value)
    return bool(words) and words[0][0].isidentifier()
