"""The engine's source of all models, put together from that of fewer schemas; see `plain`.

The order of the models, the calls of `model_rebuild()` and the form of docstrings are those of the
engine, byte for byte up to blank lines: tests compare with what it makes of all schemas.
"""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from . import plain
from .definitions import (
    Definition,
    definitions_in,
    lines_of,
    ordered,
    with_quotes,
)
from .smaller import ATTRIBUTE, OURS, WIRE, Unfit
from .source import defines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from .plain import Field, Plain
    from .smaller import Smaller

NONE_STANDING: Mapping[str, Definition] = MappingProxyType({})
"""For all models."""
_STAND_IN = re.compile(
    rf"\b(?:{plain.SET_ENUM}(?:Own)?\d+\.{plain.CHOSEN}|{plain.SET_ENUM}(?:Own)?\d+"
    rf"|{plain.ENUM}\d+|{plain.CLASS}\d+)\b"
)


def assemble(
    source: str,
    given: Smaller,
    found: Plain,
    components: Mapping[str, list[str]],
    bases: Mapping[str, str],
    *,
    directions: bool,
    standing: Mapping[str, Definition] = NONE_STANDING,
) -> tuple[str, tuple[str, ...]]:
    """Return the engine's source of all models, without those that others stand in for.

    The names of all of them, in their order, come with it.

    Args:
        source: what the engine made of what it was given.
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
    lines = lines_of(source)
    tree = ast.parse(source)
    first = next((node for node in tree.body if defines(node)), None)
    header = lines[: first.lineno - 1] if first else lines
    definitions = dict(definitions_in(tree, lines))
    made_of_whole = (part for name in given.whole for part in components[name])
    if not definitions.keys() >= {*given.classes.values(), *made_of_whole}:
        raise Unfit
    texts = {kind: _field_text(definitions[name].text) for kind, name in given.classes.items()}
    made: dict[str, Definition] = {}
    names = {name: parts[0] for name, parts in components.items() if parts}
    owned = _owned(definitions, given, components, directions=directions)
    asked = [definitions[part] for name in given.whole - standing.keys() for part in owned[name]]
    words = frozenset[str]().union(*(item.words | item.quoted for item in asked))
    for name, parts in owned.items():
        if name in standing:
            added = words.intersection(parts) - {*components[name]}
            made |= {part: definitions[part] for part in parts if part in added}
            uses = frozenset(names.get(used, used) for used in standing[name].words)
            made[names[name]] = replace(standing[name], words=uses)
        elif name in given.whole:
            made |= {part: definitions[part] for part in parts}
        elif name in found.enums:
            made[names[name]] = _enum(names[name], found.enums[name])
        else:
            base = bases.get(name, "").rpartition(".")[2] or "ApiModel"
            fields = [
                _field(field, texts[field.kind], names) for field in found.objects[name].fields
            ]
            uses = frozenset(names.get(used, used) for used in found.uses[name])
            made[names[name]] = _class(
                names[name], base, found.objects[name].description, fields, uses
            )
    if not _imported(header).isdisjoint(made):
        raise Unfit
    order, rebuilt = ordered(made)
    below = set(order)
    body = []
    for name in order:
        item = made[name]
        if item.text:
            body.append(item.text if item.is_class else with_quotes(name, item, below))
        below.remove(name)
    text = "".join(body)
    needed = {bases.get(name, "_runtime.models.base.ApiModel") for name in found.objects}
    needed |= {"_runtime.models.base.StrEnum"} if found.enums else set()
    needed |= {f"typing.{name}" for name in ("Optional", "Union") if f"{name}[" in text}
    calls = [f"{name}.model_rebuild()\n" for name in order if name in rebuilt and made[name].text]
    return "".join([*_header(header, needed), text, "\n", *calls]), tuple(order)


def _field_text(text: str) -> str:
    """Return the one field of a class."""
    return text[text.index(f"    {ATTRIBUTE}:") :].rstrip("\n")


def _owned(
    definitions: Mapping[str, Definition],
    given: Smaller,
    components: Mapping[str, list[str]],
    *,
    directions: bool,
) -> dict[str, list[str]]:
    """Return the definitions of each component, with what the engine added for it before."""
    of_components = {part for parts in components.values() for part in parts}
    added = [name for name in definitions if name not in of_components and not OURS.fullmatch(name)]
    left = dict.fromkeys(added)
    # Where it looks for variants, the engine reads the classes that a class refers to before it.
    classes = [name for name, definition in definitions.items() if definition.is_class]
    reading = {*added, *(classes if directions else ())}
    owned = {}
    for name, parts in components.items():
        mine: list[str] = []
        if name in given.whole:
            words = _reached(parts, definitions, reading)
            mine = [item for item in left if item in words]
            for item in mine:
                del left[item]
        owned[name] = [*mine, *parts]
    if left:
        raise Unfit
    return owned


def _reached(
    parts: Iterable[str], definitions: Mapping[str, Definition], read: Collection[str]
) -> set[str]:
    """Return those of the definitions to be read that some refer to, directly or by others."""
    reached: set[str] = set()
    waiting = [*parts]
    while waiting:
        definition = definitions[waiting.pop()]
        for word in definition.words | definition.quoted:
            if word in read and word not in reached:
                reached.add(word)
                waiting.append(word)
    return reached


def _enum(name: str, enum: plain.PlainEnum) -> Definition:
    members = "".join(f"    {member} = '{value}'\n" for member, value in enum.members.items())
    text = f"\n\nclass {name}(StrEnum):\n{_docstring(enum.description)}{members}"
    return Definition(text, is_class=True, words=frozenset(), quoted=frozenset())


def _class(
    name: str, base: str, description: str, fields: list[str], uses: frozenset[str]
) -> Definition:
    text = f"\n\nclass {name}({base}):\n{_docstring(description)}{''.join(fields)}"
    return Definition(text, is_class=True, words=uses, quoted=frozenset())


def _field(field: Field, text: str, names: Mapping[str, str]) -> str:
    """Return a field as the engine writes it."""
    if field.names:
        text = _STAND_IN.sub(lambda match: _meant(field.names[match[0]], names), text)
    if field.kind.is_renamed:
        text = text.replace(WIRE, field.wire, 1)
    documented = _docstring(field.description)
    ending = f"{documented}\n" if documented else ""
    return f"{text.replace(ATTRIBUTE, field.attribute, 1)}\n{ending}"


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
