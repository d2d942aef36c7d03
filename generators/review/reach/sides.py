"""Both documents in normal form, and which components and operations differ between them.

A component differs where anything does that its models follow from: its schema as the engine reads
it, the names of its fields, what unions say of it. An operation differs where it does, or where
something does that its code follows from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ... import rules
from ...document import keywords
from ...document.normalize import normalize
from ...document.objects import mapping
from ...document.pointer import METHODS, PointerError, join
from ...document.sharing import alike, shared, written
from ...models import graph, pages, plain
from ...models.engine_input import prepare
from ...models.likeness import Like
from ...models.partial import with_aliases

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ...diagnostics import Diagnostic
    from ...document import Document
    from ...models.engine_input import Prepared

Key = tuple[str, str]
"""An operation: path and method."""


class Unsure(Exception):  # noqa: N818 - it leads to another way, and is no error
    """What a change reaches cannot be told: both packages have to be generated whole."""


@dataclass(frozen=True)
class Side:
    """One document on its way to a package.

    Attributes:
        document: as it was read.
        normal: in normal form.
        prepared: the input of the models engine.
        known: how its components hang together.
        lint: what the rules say of it.
    """

    document: Document
    normal: Document
    prepared: Prepared
    known: graph.Graph
    lint: list[Diagnostic]

    @property
    def schemas(self) -> Mapping[str, Any]:
        """The engine's input, by class name."""
        schemas: Mapping[str, Any] = self.prepared.document["components"]["schemas"]
        return schemas

    @property
    def components(self) -> Mapping[str, Any]:
        """Of the normal form."""
        return mapping(self.normal.data.get("components"))

    def value(self, ref: str) -> Any:
        """Return what a reference leads to in the normal form; None where that is nothing."""
        try:
            return self.normal.resolve(ref)
        except PointerError:  # in an example, or an extension
            return None

    def operations(self) -> Iterator[tuple[Key, dict[str, Any]]]:
        """Give the operations of the normal form, in its order."""
        for path, item in mapping(self.normal.data.get("paths")).items():
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    yield (path, method), item[method]


def side(document: Document, lint: list[Diagnostic], like: Side | None = None) -> Side:
    """Return one document on its way to a package.

    Args:
        document: as it was read.
        lint: what the rules say of it.
        like: another document, with which it has much in common.

    Raises:
        Unsure: something of it has to be left out.
    """
    if rules.blocking(lint) or keywords.faults(document):
        raise Unsure
    try:
        normal, _ = normalize(document)
    except RecursionError as error:
        raise Unsure from error
    normal = shared(normal, like.normal) if like else normal
    prepared = prepare(normal, Like(like.normal, like.prepared) if like else None)
    if prepared.outcomes or not prepared.class_names:
        raise Unsure
    known = (like.prepared, like.known) if like else None
    return Side(document, normal, prepared, graph.graph(prepared, known), lint)


_REACHED = frozenset({"paths", "components", "info"})


def require_alike(base: Document, head: Document) -> None:
    """See that nothing differs that the whole package follows from.

    Raises:
        Unsure: something does.
    """
    before, after = (
        {key: value for key, value in document.data.items() if key not in _REACHED}
        for document in (base, head)
    )
    schemes = [
        mapping(document.data.get("components")).get("securitySchemes") for document in (base, head)
    ]
    titles = [mapping(document.data.get("info")).get("title") for document in (base, head)]
    if not alike(before, after) or titles[0] != titles[1]:
        raise Unsure
    if not alike(*schemes):
        raise Unsure


def changed_components(base: Side, head: Side) -> set[str]:
    """Return the class names of components of which the models may differ.

    Raises:
        Unsure: a component has another class name.
    """
    names = base.prepared.class_names, head.prepared.class_names
    if any(names[1].get(name, known) != known for name, known in names[0].items()):
        raise Unsure
    same = {name for name, schema in base.schemas.items() if schema is head.schemas.get(name)}
    before, after = _facts(base, same), _facts(head, same)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    if _directions(base, changed) != _directions(head, changed):
        together = merged(base, head)
        changed |= set(plain.reaching(changed, together))
    return changed | users(base, head, changed)


def _directions(one: Side, names: set[str]) -> list[object]:
    """Return what decides how many classes components have."""
    if not (one.prepared.has_directions):
        return []
    found: list[object] = []
    for name in sorted(names):
        text = written(one.schemas.get(name))
        ways = text.count('"readOnly"'), text.count('"writeOnly"')
        found.append((name, ways, name in one.known.twice, one.known.uses.get(name)))
    return found


def _facts(one: Side, same: Collection[str]) -> dict[str, tuple[object, ...]]:
    """Return what models follow from, by class name; not what the engine sees of the same ones."""
    prepared, unions = one.prepared, one.prepared.unions
    return {
        class_name: (
            name,
            "" if class_name in same else written(one.schemas[class_name]),
            tuple(prepared.fields[name].items()),
            prepared.bases.get(name),
            prepared.nullable[name],
            name in prepared.open_enums,
            prepared.patterns.get(name),
            name in prepared.forms,
            unions.tellings.get(name),
            unions.attribute(name) if name in unions.tellings else "",
            tuple(unions.filled.get(name, {}).items()),
            unions.siblings.get(name),
            one.normal.origins.get(join("/components/schemas", name)),
        )
        for name, class_name in prepared.class_names.items()
    }


def paging(one: Side) -> set[str]:
    """Return the class names of components through which pages lead to their items."""
    found: set[str] = set()
    for name, path in pages.asked(one.normal, one.prepared.class_names).items():
        level = {name}
        for _ in path:
            level = with_aliases(one.schemas, one.known.uses, level)
            found |= level
            level = {used for user in level for used in one.known.uses[user]}
    return found


def closed(base: Side, head: Side, names: set[str]) -> set[str]:
    """Return components with all without which their models cannot be made, on either side."""
    names = names | base.known.twice | head.known.twice
    while True:
        more = _with_siblings(base, head, names)
        for one in (base, head):
            known = with_aliases(one.schemas, one.known.uses, more & one.schemas.keys())
            more = more | known
        if more <= names:
            return names
        names = more


def _with_siblings(base: Side, head: Side, names: set[str]) -> set[str]:
    """Return components with those that a value can be of at the same time."""
    beside: dict[str, set[str]] = {}
    for one in (base, head):
        class_names = one.prepared.class_names
        for name, siblings in one.prepared.unions.siblings.items():
            for sibling in siblings:
                beside.setdefault(class_names[name], set()).add(class_names[sibling])
                beside.setdefault(class_names[sibling], set()).add(class_names[name])
    found: set[str] = set()
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += beside.get(name, ())
    return found


def merged(base: Side, head: Side) -> dict[str, frozenset[str]]:
    """Return what components refer to, before or after."""
    uses = dict(base.known.uses)
    for name, used in head.known.uses.items():
        uses[name] = uses.get(name, frozenset()) | used
    return uses


def users(base: Side, head: Side, names: set[str], *, of_all: bool = False) -> set[str]:
    """Return what refers to components that are no classes, by others of that kind or directly.

    Args:
        base: the document before.
        head: the document after.
        names: class names of the components.
        of_all: return what refers to those that are classes as well.
    """
    found: set[str] = set()
    waiting = [
        name for name in names if of_all or not (_is_object(base, name) and _is_object(head, name))
    ]
    by: dict[str, list[str]] = {}
    for user, used in merged(base, head).items():
        for name in used:
            by.setdefault(name, []).append(user)
    while waiting:
        for user in by.get(waiting.pop(), ()):
            if user not in found:
                found.add(user)
                if not (_is_object(base, user) and _is_object(head, user)):
                    waiting.append(user)
    return found


def _is_object(one: Side, name: str) -> bool:
    return bool(mapping(one.schemas.get(name)).get("properties"))
