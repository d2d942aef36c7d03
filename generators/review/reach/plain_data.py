"""Types of plain data of some models, told from all of them: which there are, and what they say."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from ...models.declared import chosen_by, tags_of
from ...models.dicts import some_types
from ...render import bodies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...api.ir import Api
    from ...models.declared import Tags
    from ...models.dicts import PlainTypes
    from ...models.partial import Partial
    from .sides import Side


class PlainData(NamedTuple):
    """What of a package follows from all of its models, of their types of plain data.

    Attributes:
        names: classes and aliases that have such a type.
        tags: the values that choose the variants that stand in unions only.
        open: classes that take names that they do not declare.
    """

    names: frozenset[str]
    tags: Tags
    open: frozenset[str]


def plain_data(one: Side, models: Partial, api: Api, *, wanted: bool) -> PlainData:
    """Return what is known of the types of plain data of a package.

    Args:
        one: the document.
        models: some of its models.
        api: its whole description.
        wanted: whether the package has types of plain data.
    """
    opened = frozenset(_open(one, models))
    if not wanted:
        return PlainData(frozenset(), {}, opened)
    uses = _uses(one, models)
    sent = {*bodies.sent(api)}
    reached: set[str] = set()
    waiting = [name for name in sent if name in uses]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += uses[name]
    aliases = {part.name for part in models.models.parts if not part.is_class}
    names = [name for name in uses if name in reached]
    without = _without_classes(aliases, uses) - sent  # a body may take more than it says
    kept = [name for name in names if name not in without]
    markers = {name: ast.parse(text, mode="eval").body for name, text in models.unions.items()}
    facts = (([*chosen_by(markers[name])] if name in markers else [], uses[name]) for name in kept)
    return PlainData(frozenset(kept), tags_of(facts, sent), opened)


def _uses(one: Side, models: Partial) -> dict[str, frozenset[str]]:
    """Return what each class or alias refers to, also as models that hold at the same time."""
    known = {part.name for part in models.models.parts}
    uses = {part.name: part.words & known for part in models.models.parts}
    merged = dict(uses)
    for name, siblings in one.prepared.unions.siblings.items():
        for classes in (models.models.requests, models.models.responses):
            words = (uses.get(classes[sibling], frozenset()) for sibling in siblings)
            if classes[name] in merged:
                merged[classes[name]] = merged[classes[name]].union(*words)
    return merged


def _without_classes(aliases: set[str], uses: Mapping[str, frozenset[str]]) -> set[str]:
    """Return the aliases from which no class is reached through aliases."""
    without = set(aliases)
    users: dict[str, list[str]] = {}
    for name in aliases:
        for used in uses[name]:
            users.setdefault(used, []).append(name)
    waiting = [name for name in users if name not in aliases]
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user in without:
                without.remove(user)
                waiting.append(user)
    return without


def _open(one: Side, models: Partial) -> Iterator[str]:
    for name in one.prepared.class_names:
        if one.prepared.bases.get(name) == "OpenModel" or one.prepared.patterns.get(name):
            yield models.models.requests[name]
            yield models.models.responses[name]


def apart(base: PlainData, head: PlainData) -> set[str]:
    """Return the classes and aliases of which types may differ although the models do not."""
    names = base.names ^ head.names
    for name in base.tags.keys() | head.tags.keys():
        if base.tags.get(name) != head.tags.get(name):
            names |= {name}
    return {*names}


def types(models: Partial, api: Api, known: PlainData) -> PlainTypes:
    """Return the types of plain data of the models that were asked for.

    Args:
        models: some models.
        api: the part of the description that is generated.
        known: what is known of all of these types.
    """
    parts = {part.name: part for part in models.models.parts}
    made = {name: parts[name] for name in models.made}
    beside = {word for part in made.values() for word in part.words} | {*bodies.sent(api)}
    sources = {name: part.text for name, part in made.items()} | {
        name: f"class {name}({'OpenModel' if name in known.open else 'ApiModel'}):\n    pass\n"
        for name in parts
        if name in beside and name not in made
    }
    asked = [name for name in parts if name in made and name in known.names]
    seen = [name for name in parts if name in known.names and (name in made or name in beside)]
    return some_types(sources, seen, asked, known.tags)
