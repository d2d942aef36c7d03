"""Names in Python that had to be numbered or changed.

A number depends on what is before it in the document, so a name that has one can change when
something else is added.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from .. import naming
from ..diagnostics import Severity
from ..document import dialect
from ..document.composition import Composition, Placed, TooEntangled
from ..document.objects import Operation, brief, mapping, sequence, text
from ..document.pointer import join
from ..document.python_names import NAME, name_of, stated
from ..document.wording import show
from ..extensions import enum_names
from .operations import Parameter, parameters_at
from .registry import Context, Finding, Group, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ENTANGLED = "schemas include each other too often: some names were not compared"

_NUMBERED = "one of the two gets a number; rename one of them"


def _meetings(
    names: Iterable[str], convert: Callable[[str], str], given: Iterable[str] = ()
) -> Iterator[tuple[int, int, str]]:
    """Yield (later, earlier, name in Python) of names that meet: two indices of `names`.

    Args:
        names: of the document.
        convert: gives the name in Python of one.
        given: names in Python that need no conversion, one for each of `names`; empty for none.
    """
    first: dict[str, int] = {}
    for index, (name, chosen) in enumerate(zip_longest(names, given, fillvalue="")):
        python = chosen or convert(name)
        earlier = first.setdefault(python.casefold(), index)
        if earlier != index:
            yield index, earlier, python


def _given(value: Any, fault: Callable[[str], str]) -> str:
    """Return the name that an object states, where it can be used; else the empty string."""
    name = name_of(value)
    return "" if fault(name) else name


def _tags(context: Context) -> dict[str, str]:
    """Return the names that declared tags state."""
    return {
        text(mapping(tag).get("name")): _given(tag, naming.group_fault)
        for tag in sequence(context.document.data.get("tags"))
    }


def _called(context: Context) -> Iterator[tuple[Operation, str]]:
    """Yield the operations that become methods, with the attribute of their group."""
    given = context.once(_tags)
    for operation in context.operations:
        if operation.path and "additionalOperations" not in operation.node.pointer:
            tags = sequence(operation.node.value.get("tags"))
            tag = str(tags[0]) if tags else naming.DEFAULT_GROUP
            yield operation, naming.group_name(tag, given.get(tag, ""))


@rule("operation-operationId", Severity.INFO, group=Group.PYTHON)
def operation_id(context: Context) -> Iterator[Finding]:
    """Every operation has an `operationId`, after which its method is named."""
    for operation, _ in _called(context):
        if not text(operation.node.value.get("operationId")):
            *_, method = operation.node.pointer.rpartition("/")
            given = _given(operation.node.value, naming.method_fault)
            name = given or naming.operation_name(method, operation.path)
            yield Finding(
                operation.node.pointer,
                f"`{operation.title}` has no `operationId`; its method is `{brief(name)}`",
                "give it the name that callers should use",
                key=True,
            )


@rule("operation-name-collision", Severity.WARNING, group=Group.PYTHON)
def operation_name_collision(context: Context) -> Iterator[Finding]:
    """No two operations of a tag get the same name in Python."""
    groups: dict[str, dict[str, tuple[str, str]]] = {}
    for operation, group in _called(context):
        pointer, value = operation.node.pointer, operation.node.value
        name, given = text(value.get("operationId")), _given(value, naming.method_fault)
        if name or given:  # the same operationId twice is what another rule objects to
            at = join(pointer, NAME if given else "operationId")
            groups.setdefault(group, {}).setdefault(name or operation.title, (at, given))
    for group, places in groups.items():
        names, given_names = list(places), [given for _, given in places.values()]
        for later, earlier, python in _meetings(names, naming.method_name, given_names):
            yield Finding(
                places[names[later]][0],
                f"`{brief(names[later])}` and `{brief(names[earlier])}` are both "
                f"`{brief(f'{group}.{python}')}` in Python",
                _NUMBERED,
            )


@rule("tag-name-collision", Severity.WARNING, group=Group.PYTHON)
def tag_name_collision(context: Context) -> Iterator[Finding]:
    """No two tags get the same name in Python."""
    first: dict[str, str] = {}
    for operation in context.operations:
        tags = sequence(operation.node.value.get("tags"))
        if operation.path and tags and isinstance(tags[0], str):
            first.setdefault(tags[0], join(operation.node.pointer, "tags", 0))
    tags, given = list(first), context.once(_tags)
    stated = [given.get(tag, "") for tag in tags]
    for later, earlier, python in _meetings(tags, naming.group_name, stated):
        message = (
            f"the tags `{brief(tags[later])}` and `{brief(tags[earlier])}` are both "
            f"`{brief(python)}` in Python"
        )
        yield Finding(first[tags[later]], message, _NUMBERED)


@rule("component-name-collision", Severity.WARNING, group=Group.PYTHON)
def component_name_collision(context: Context) -> Iterator[Finding]:
    """Every schema of `components` has a class name that nothing else needs."""
    schemas = mapping(mapping(context.document.data.get("components")).get("schemas"))
    given = {name: _given(schema, naming.component_fault) for name, schema in schemas.items()}
    first: dict[str, str] = {}
    for name, python in naming.class_names(schemas, stated(schemas)).items():
        wanted = given[name] or naming.pascal(name)
        earlier = first.setdefault(wanted.casefold(), name)
        if python == wanted:
            continue
        if earlier != name:
            message = f"`{brief(name)}` and `{brief(earlier)}` are both the class `{brief(wanted)}`"
            hint = f"one of the two gets a number, `{brief(python)}`; rename one of them"
        else:
            message = f"the class of `{brief(name)}` cannot be `{brief(wanted)}`"
            hint = f"Python or the generated modules need that name; it becomes `{brief(python)}`"
        yield Finding(join("/components/schemas", name), message, hint, key=True)


@rule("property-name-collision", Severity.WARNING, group=Group.PYTHON)
def property_name_collision(context: Context) -> Iterator[Finding]:
    """No two properties of an object get the same name in Python."""
    composition = Composition(context.document)
    for node in context.schemas:
        if "properties" not in node.value and "allOf" not in node.value:
            continue
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
    values: dict[str, Any] = {}  # of what declares a property, the first that names it
    for declared in (*({n: p.value for n, p in part.items()} for part in parts), own):
        for name, value in declared.items():
            if name not in values or not name_of(values[name]):
                values[name] = value
    given = [_given(values[name], naming.field_fault) for name in names]
    for later, earlier, python in _meetings(names, naming.field_name, given):
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
    for node in context.schemas_stating("properties"):
        for name, value in mapping(node.value["properties"]).items():
            python = naming.field_name(name)
            if python.endswith("_") and not _given(value, naming.field_fault):
                yield Finding(
                    join(node.pointer, "properties", name),
                    f"`{brief(name)}` is taken in Python; the attribute is `{brief(python)}`",
                    "another name reads better, where the API can still be changed",
                    key=True,
                )


@rule("parameter-name-collision", Severity.WARNING, group=Group.PYTHON)
def parameter_name_collision(context: Context) -> Iterator[Finding]:
    """No two parameters of an operation get the same name in Python."""
    for operation, _ in _called(context):
        shared = parameters_at(context, operation.item.pointer, operation.item.value)
        own = parameters_at(context, operation.node.pointer, operation.node.value)
        listed = list({parameter.key: parameter for parameter in (*shared, *own)}.values())
        names = [name for _, name in (parameter.key for parameter in listed)]
        given = [_given(parameter.value, naming.parameter_fault) for parameter in listed]
        for later, earlier, python in _meetings(names, naming.parameter_name, given):
            both = " and ".join(_described(listed[index]) for index in (later, earlier))
            message = f"{both} of `{operation.title}` are both `{brief(python)}` in Python"
            yield Finding(listed[later].pointer, message, _NUMBERED)


def _described(parameter: Parameter) -> str:
    place, name = parameter.key
    return f"the {brief(place)} parameter `{brief(name)}`"


def _enums(context: Context) -> Iterator[tuple[str, list[Any], list[Any]]]:
    """Yield the enums that classes are made from: pointer, values, and what they are named by."""
    for node in context.schemas_stating("enum"):
        values = [value for value in sequence(node.value.get("enum")) if value is not None]
        if values and dialect.needs_name({"enum": values}):
            listed = sequence(node.value["enum"])
            yield join(node.pointer, "enum"), listed, enum_names.names(node.value) or listed


@rule("enum-member-collision", Severity.WARNING, group=Group.PYTHON)
def enum_member_collision(context: Context) -> Iterator[Finding]:
    """No two values of an enum get the same name in Python."""
    for pointer, values, names in _enums(context):
        first: dict[str, Any] = {}
        for index, (value, name) in enumerate(zip(values, names, strict=True)):
            if value is None:
                continue
            member = naming.member_name(name)
            earlier = first.setdefault(member, value)
            if earlier != value:
                message = f"{show(value)} and {show(earlier)} are both `{brief(member)}` in Python"
                yield Finding(join(pointer, index), message, _NUMBERED)


@rule("enum-member-unreadable", Severity.INFO, group=Group.PYTHON)
def enum_member_unreadable(context: Context) -> Iterator[Finding]:
    """Every text in an enum can be a Python name."""
    for pointer, values, names in _enums(context):
        for index, (value, name) in enumerate(zip(values, names, strict=True)):
            if isinstance(name, str) and name and not _is_readable(name):
                member = naming.member_name(name)
                yield Finding(
                    join(pointer, index),
                    f"{show(value)} cannot be a name; its member is `{brief(member)}`",
                    "say what it means in the description",
                )


def _is_readable(value: str) -> bool:
    """Whether the member's name begins with the words of its value."""
    if value.isascii() and value[0].isalpha():
        return True
    words = naming.words(value)
    return bool(words) and words[0][0].isidentifier()
