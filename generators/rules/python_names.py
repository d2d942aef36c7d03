"""Names of Python: what `naming.py` has to number or change.

A number depends on what stands before it in the document, so a name that has one can change when
something else is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generators import naming
from generators.composition import Composition, Placed, TooEntangled
from generators.diagnostics import Severity
from generators.document import dialect
from generators.document.pointer import join
from generators.rules.errors import show
from generators.rules.operations import parameters_at
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
    from collections.abc import Callable, Hashable, Iterable, Iterator

_NUMBERED = "one of the two gets a number; rename one of them"


def _meetings(
    names: Iterable[tuple[str, Hashable]], convert: Callable[[str], str]
) -> Iterator[tuple[int, str, str]]:
    """Yield (index, name in Python, the earlier name) of each name that meets another.

    Args:
        names: each with what makes it the same thing as an earlier one.
        convert: gives the name in Python.
    """
    first: dict[str, tuple[str, Hashable]] = {}
    for index, (name, identity) in enumerate(names):
        python = convert(name)
        earlier, other = first.setdefault(python.casefold(), (name, identity))
        if other != identity:
            yield index, python, earlier


def _called(context: Context) -> Iterator[tuple[Operation, str]]:
    """Yield the operations that become methods, with the attribute of their group."""
    for one in context.operations:
        if one.path and "additionalOperations" not in one.node.pointer:
            tags = sequence(one.node.value.get("tags"))
            yield one, naming.group_name(str(tags[0]) if tags else naming.DEFAULT_GROUP)


@rule("operation-operationId", Severity.INFO, group=Group.PYTHON)
def operation_id(context: Context) -> Iterator[Finding]:
    """Every operation has an `operationId`, which its method is named after."""
    for one, _ in _called(context):
        if not text(one.node.value.get("operationId")):
            *_, method = one.node.pointer.rpartition("/")
            name = naming.operation_name(method, one.path)
            yield Finding(
                one.node.pointer,
                f"`{one.title}` has no `operationId`; its method is `{brief(name)}`",
                "give it the name that callers shall use",
                key=True,
            )


@rule("operation-name-collision", Severity.WARNING, group=Group.PYTHON)
def operation_name_collision(context: Context) -> Iterator[Finding]:
    """No two operations of a tag are called the same in Python."""
    groups: dict[str, list[Operation]] = {}
    for one, group in _called(context):
        if text(one.node.value.get("operationId")):
            groups.setdefault(group, []).append(one)
    for group, operations in groups.items():
        names = [one.node.value["operationId"] for one in operations]
        # The same operationId twice is what another rule objects to.
        for index, python, earlier in _meetings(
            [(name, name) for name in names], naming.method_name
        ):
            yield Finding(
                join(operations[index].node.pointer, "operationId"),
                f"`{brief(names[index])}` and `{brief(earlier)}` are both "
                f"`{brief(f'{group}.{python}')}` in Python",
                _NUMBERED,
            )


@rule("tag-name-collision", Severity.WARNING, group=Group.PYTHON)
def tag_name_collision(context: Context) -> Iterator[Finding]:
    """No two tags are called the same in Python."""
    first: dict[str, str] = {}
    for one in context.operations:
        tags = sequence(one.node.value.get("tags"))
        if one.path and tags and isinstance(tags[0], str):
            first.setdefault(tags[0], join(one.node.pointer, "tags", 0))
    tags = list(first)
    for index, python, earlier in _meetings([(tag, tag) for tag in tags], naming.group_name):
        message = (
            f"the tags `{brief(tags[index])}` and `{brief(earlier)}` are both "
            f"`{brief(python)}` in Python"
        )
        yield Finding(first[tags[index]], message, _NUMBERED)


@rule("component-name-collision", Severity.WARNING, group=Group.PYTHON)
def component_name_collision(context: Context) -> Iterator[Finding]:
    """No schema of `components` has to share its class name, or that of something in Python."""
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
            hint = f"Python or its neighbours need that name; it becomes `{brief(given)}`"
        yield Finding(join("/components/schemas", name), message, hint, key=True)


@rule("property-name-collision", Severity.WARNING, group=Group.PYTHON)
def property_name_collision(context: Context) -> Iterator[Finding]:
    """No two properties of an object are called the same in Python."""
    composition = Composition(context.document)
    for node in context.schemas:
        own = mapping(node.value.get("properties"))
        if not own and "allOf" not in node.value:
            continue
        places = {name: join(node.pointer, "properties", name) for name in own}
        if "allOf" in node.value:
            try:
                found = composition.properties(Placed(node.pointer, node.value))
            except TooEntangled:
                return
            places = {name: place.pointer for name, place in found.items()} | places
        inherited = [name for name in places if name not in own]
        names = [*inherited, *own]
        for index, python, earlier in _meetings([(one, one) for one in names], naming.field_name):
            name = names[index]
            if earlier in own or name in own or _are_apart(places[name], places[earlier]):
                yield Finding(
                    places[name],
                    f"`{brief(name)}` and `{brief(earlier)}` are both `{brief(python)}` in Python",
                    _NUMBERED,
                    key=True,
                )


def _are_apart(one: str, other: str) -> bool:
    """Whether two properties are of different schemas, so that only a composition has both."""
    return one.rpartition("/")[0] != other.rpartition("/")[0]


@rule("property-name-reserved", Severity.INFO, group=Group.PYTHON)
def property_name_reserved(context: Context) -> Iterator[Finding]:
    """No property has a name that every model, or Python, needs itself."""
    for node in context.schemas:
        for name in mapping(node.value.get("properties")):
            python = naming.field_name(name)
            if python.endswith("_"):
                yield Finding(
                    join(node.pointer, "properties", name),
                    f"`{brief(name)}` is taken in Python; the attribute is `{brief(python)}`",
                    "a name of its own reads better, where the API can still be changed",
                    key=True,
                )


@rule("parameter-name-collision", Severity.WARNING, group=Group.PYTHON)
def parameter_name_collision(context: Context) -> Iterator[Finding]:
    """No two parameters of an operation are called the same in Python."""
    for one, _ in _called(context):
        shared = parameters_at(context, one.item.pointer, one.item.value)
        own = parameters_at(context, one.node.pointer, one.node.value)
        listed = list({found.key: found for found in (*shared, *own)}.values())
        keys = [found.key for found in listed]
        names = [(name, (place, name)) for place, name in keys]
        for index, python, earlier in _meetings(names, naming.parameter_name):
            place, name = keys[index]
            yield Finding(
                listed[index].pointer,
                f"the {place} parameter `{brief(name)}` of `{one.title}` is `{brief(python)}` "
                f"in Python, as is `{brief(earlier)}`",
                _NUMBERED,
            )


def _enums(context: Context) -> Iterator[tuple[str, list[Any]]]:
    """Yield the enums that classes are made of: pointer and values, null left out."""
    for node in context.schemas:
        values = [value for value in sequence(node.value.get("enum")) if value is not None]
        if values and dialect.needs_name({"enum": values}):
            yield join(node.pointer, "enum"), sequence(node.value["enum"])


@rule("enum-member-collision", Severity.WARNING, group=Group.PYTHON)
def enum_member_collision(context: Context) -> Iterator[Finding]:
    """No two values of an enum are called the same in Python."""
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
    """Every text in an enum can be a name of Python."""
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
    """Whether the member of a value begins with its own words."""
    words = naming.words(value)
    return bool(words) and words[0][0].isidentifier()
