"""The engine's source of all models, put together from that of fewer schemas; see `plain`.

The order of the models, the calls of `model_rebuild()` and the form of docstrings are those of the
engine, byte for byte up to blank lines: tests compare with what it makes of all schemas.
"""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from . import kinds
from .definitions import Definition, Definitions, ordered, with_quotes
from .owners import owned_by
from .smaller import ATTRIBUTE, WIRE, Unfit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from .kinds import Field, FieldText, Kind, PartlyPlain, Plain, PlainEnum, PlainObject
    from .smaller import Smaller

NONE_STANDING: Mapping[str, Definition] = MappingProxyType({})
"""For all models."""
_STAND_IN = re.compile(
    rf"\b(?:{kinds.SET_ENUM}(?:Own)?\d+\.{kinds.CHOSEN}|{kinds.SET_ENUM}(?:Own)?\d+"
    rf"|{kinds.ENUM}\d+|{kinds.CLASS}\d+)\b"
)


def assemble(
    source: Definitions,
    texts: Mapping[Kind, FieldText],
    given: Smaller,
    found: Plain,
    components: Mapping[str, list[str]],
    bases: Mapping[str, str],
    *,
    directions: bool,
    standing: Mapping[str, Definition] = NONE_STANDING,
) -> Definitions:
    """Return the engine's definitions of all models.

    Args:
        source: what the engine made of what it was given.
        texts: fields of all kinds.
        given: that.
        found: the plain components.
        components: class name of every component to the names of what was made of it, or is to be.
        bases: plain object to its base class, with its module, where that is not `ApiModel`.
        directions: whether the engine looked for variants.
        standing: class name to what stands in for a model, without a text: the order is that with
            all models.

    Raises:
        Unfit: something that the engine added belongs to no component, has the name of one, or
            the order of an alias would differ.
    """
    header, definitions = source.header, source.made
    made_of_whole = (part for name in given.whole for part in components[name])
    if not definitions.keys() >= {*made_of_whole}:
        raise Unfit
    made: dict[str, Definition] = {}
    names = {name: parts[0] for name, parts in components.items() if parts}
    owned = owned_by(definitions, given, found, components, directions=directions)
    asked = [definitions[part] for name in given.whole - standing.keys() for part in owned[name]]
    words = frozenset[str]().union(*(item.words | item.quoted for item in asked))
    for name, parts in owned.items():
        if name in standing:
            added = words.intersection(parts) - {*components[name]}
            made |= {part: definitions[part] for part in parts if part in added}
            item = standing[name]
            meant = frozenset(names.get(used, used) for used in item.words)
            made[names[name]] = item if meant == item.words else replace(item, words=meant)
        elif name in given.kept:
            mine = {*components[name]}
            for part in parts:
                made[part] = definitions[part]
                if part in mine:
                    made[part] = _completed(
                        definitions[part], found.partly[name], given.kept[name], texts, names
                    )
        elif name in given.whole:
            made |= {part: definitions[part] for part in parts}
        elif name in found.enums:
            made[names[name]] = _enum(names[name], found.enums[name])
        else:
            base = bases.get(name, "").rpartition(".")[2] or "ApiModel"
            uses = {names.get(used, used) for used in found.uses[name]}
            made[names[name]] = _class(names[name], base, found.objects[name], texts, names, uses)
    needed = {item for text in texts.values() for item in text.imports}
    imported = _imported(header) | {item.rpartition(".")[2] for item in needed}
    if not imported.isdisjoint(made):
        raise Unfit
    order, rebuilt = ordered(made)
    below = set(order)
    placed: dict[str, Definition] = {}
    for name in order:
        item = made[name]
        placed[name] = item if item.is_class or not item.text else with_quotes(name, item, below)
        below.remove(name)
    needed |= {
        bases.get(name, "_runtime.models.base.ApiModel")
        for name in found.objects
        if name not in standing
    }
    needed |= {"_runtime.models.base.StrEnum"} if found.enums else set()
    needed |= {"typing.Optional", "typing.Union"}  # what quotes may need
    return Definitions([*_header(header, needed)], placed, frozenset(rebuilt))


def _enum(name: str, enum: PlainEnum) -> Definition:
    members = "".join(f"    {member} = '{value}'\n" for member, value in enum.members.items())
    text = f"\n\nclass {name}(StrEnum):\n{_docstring(enum.description)}{members}"
    return Definition(text, is_class=True, words=frozenset({"StrEnum"}), quoted=frozenset())


def _class(
    name: str,
    base: str,
    item: PlainObject,
    texts: Mapping[Kind, FieldText],
    names: Mapping[str, str],
    uses: set[str],
) -> Definition:
    documented = _docstring(item.description)
    head = f"\n\nclass {name}({base}):\n{documented}"
    fields = "".join(_field(field, texts[field.kind].text, names) for field in item.fields)
    words = uses.union({base}, *(texts[field.kind].words for field in item.fields))
    optional = tuple(field.attribute for field in item.fields if texts[field.kind].is_optional)
    start = head.count("\n")
    return Definition(
        f"{head}{fields}",
        is_class=True,
        words=frozenset(words),
        quoted=frozenset(),
        optional=optional,
        start=start,
        first_field=start,
    )


def _completed(
    definition: Definition,
    part: PartlyPlain,
    kept: Collection[str],
    texts: Mapping[Kind, FieldText],
    names: Mapping[str, str],
) -> Definition:
    """Return a class with the fields and docstrings that the engine was not given."""
    plain_fields = {field.attribute: field for field in part.fields.values()}
    texts_of_others = dict(zip(_attributes(part), part.others.values(), strict=True))
    fields = []
    words: set[str] = set()
    optional = [*definition.optional]
    for attribute in part.order:
        field = plain_fields.get(attribute)
        if attribute in definition.fields:
            text = field.description if field else texts_of_others[attribute]
            fields.append(f"{definition.fields[attribute]}\n{_ending(text)}")
        elif field and field.wire not in kept:
            kind = texts[field.kind]
            fields.append(_field(field, kind.text, names))
            words |= {names.get(used, used) for used in part.uses[field.wire]} | kind.words
            optional += [attribute] if kind.is_optional else []
    lines = [f"{line}\n" for line in definition.text.split("\n")]
    start, first_field = definition.start, definition.first_field or definition.start
    if not definition.fields and lines[start].strip() != "pass":
        raise Unfit
    documented = _docstring(part.description)
    above = "".join([*lines[:start], documented, *lines[start:first_field]])
    return replace(
        definition,
        text=f"{above}{''.join(fields)}",
        words=definition.words | words,
        optional=tuple(optional),
        start=start + documented.count("\n"),
        first_field=first_field + documented.count("\n"),
    )


def _attributes(part: PartlyPlain) -> list[str]:
    """Return the names in Python of the fields that are not plain."""
    plain_names = {field.attribute for field in part.fields.values()}
    return [attribute for attribute in part.order if attribute not in plain_names]


def _field(field: Field, text: str, names: Mapping[str, str]) -> str:
    """Return a field as the engine writes it."""
    if field.names:
        text = _STAND_IN.sub(lambda match: _meant(field.names[match[0]], names), text)
    if field.kind.is_renamed:
        text = text.replace(WIRE, field.wire, 1)
    return f"{text.replace(ATTRIBUTE, field.attribute, 1)}\n{_ending(field.description)}"


def _ending(description: str) -> str:
    """Return what follows a field: its docstring, and an empty line below that."""
    documented = _docstring(description)
    return f"{documented}\n" if documented else ""


def _meant(name: str, names: Mapping[str, str]) -> str:
    """Return the name of a class, or of a class and its member, that the engine gave it."""
    component, dot, member = name.partition(".")
    return f"{names[component]}{dot}{member}"


def _docstring(text: str) -> str:
    """Return the docstring of a class or field as the engine writes it; empty for no text."""
    if not text.strip():
        return ""
    escaped = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"').replace("\0", "\\x00")
    if "\n" in text or "\r" in text:
        lines = (f"    {line}" if line else "" for line in escaped.split("\n"))
        return '    """\n' + "\n".join(lines) + '\n    """\n'
    if escaped.endswith('"'):
        slashes = len(escaped) - 1 - len(escaped[:-1].rstrip("\\"))
        if slashes % 2 == 0:
            escaped = f'{escaped[:-1]}\\"'
    return f'    """{escaped}"""\n'


def _imported(header: list[str]) -> set[str]:
    """Return the names that the source imports, and the words of its comments."""
    return set(re.findall(r"\w+", "".join(header)))


def _header(lines: list[str], needed: Collection[str]) -> Iterator[str]:
    """Give the lines of a header that imports all that is needed, by module and name."""
    imported = _imported(lines)
    for line in lines:
        yield line
        if line.startswith("from __future__"):
            for item in sorted(needed):
                module, _, name = item.rpartition(".")
                if name not in imported:
                    yield f"from {module} import {name}\n"
