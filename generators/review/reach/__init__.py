"""What a change of a document does to the generated code, from the part that it reaches.

Names are decided over both whole documents; only the models and operations that differ are
generated, with what their code follows from. The result is that of comparing whole packages; where
that cannot be told, there is none, and they have to be generated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ... import naming
from ...document.depth import deep
from ...document.sharing import shared, written
from ...models import graph, partial
from ...models.engine import EngineError
from ...models.smaller import Unfit
from ...render.features import CLIENT, choose
from ..attributing import Attributed, attribute
from ..python_api import surface_changes
from ..python_reading import read
from . import files, frames, operations, packages, plain_data, sides, uses
from .sides import Unsure

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping, Sequence

    from ...api.ir import Api
    from ...diagnostics import Diagnostic
    from ...document import Document
    from ...models.modules import ModelModule
    from ...options import Options
    from ..model import ApiChange, FileChange, Finding

_MOST = 0.3
"""Share of the models from which on both packages are generated whole."""


_ROUNDS = 3
"""How often what is generated shows that more has to be."""
_BESIDE = 3
"""Modules of models that are listed beside those that differ."""


class Reached(NamedTuple):
    """What a change does to the generated code: its causes, and the files."""

    attributed: Attributed
    files: tuple[FileChange, ...]


@deep
def reached(
    base: Document,
    head: Document,
    findings: Sequence[Finding],
    lint: tuple[list[Diagnostic], list[Diagnostic]],
    options: Options,
) -> Reached | None:
    """Return what a change does to the generated code; None where whole packages must tell.

    Args:
        base: the document before.
        head: the document after.
        findings: of comparing them.
        lint: what the rules say of each.
        options: how packages are generated.
    """
    head = shared(head, base)
    try:
        sides.require_alike(base, head)
        before = sides.side(base, lint[0])
        after = sides.side(head, lint[1], before)
        return _Comparison(before, after, options).run(findings)
    except (Unsure, Unfit, EngineError):
        return None


class _Comparison:
    def __init__(self, base: sides.Side, head: sides.Side, options: Options) -> None:
        self.sides = base, head
        self.options = options
        self.answers: MutableMapping[str, str] = {}
        if options.answers is not None:
            self.answers = options.answers
        self.changed = sides.changed_components(base, head)
        self.reached = frozenset(operations.Operations(base, head, self.changed).reached())
        self.keys = packages.kept(self.sides, self.reached)
        directed = base.prepared.has_directions, head.prepared.has_directions
        if directed[0] != directed[1]:
            raise Unsure
        self.uncertain = frozenset[str]()
        if not directed[0]:
            self.uncertain = graph.uncertain(base.known) | graph.uncertain(head.known)

    def run(self, findings: Sequence[Finding]) -> Reached:
        """Return what a change does to the generated code."""
        exact = self._renumbers() or self._is_uncertain(self.changed)
        result = self._run(findings, exact=exact)
        if not exact and self._mentions(result):
            result = self._run(findings, exact=True)
        return result

    def _run(self, findings: Sequence[Finding], *, exact: bool) -> Reached:
        models, wholes, plain = self._made(exact=exact)
        frames.require_same_operations(wholes[0], wholes[1], self.reached)
        beside = _beside(*models)
        base, head = (
            packages.part(*side, self.keys, self.reached, beside, self.options)
            for side in zip(self.sides, models, wholes, plain, strict=True)
        )
        frames.require_same_frames(base, head)
        self.base, self.head = base, head
        surfaces = [read(one.tree) for one in (base, head)]
        if any("/models/" in path for path in _differing(base.tree, head.tree)):
            surfaces = [
                uses.used(surface, one) for surface, one in zip(surfaces, (base, head), strict=True)
            ]
        changes = surface_changes(*surfaces)
        attributed = attribute(findings, changes, base.described, head.described)
        return Reached(attributed, files.changed_files(base, head))

    def _made(
        self, *, exact: bool
    ) -> tuple[list[partial.Partial], list[Api], list[plain_data.PlainData]]:
        """Return models, description, and what is known of types of plain data, of both sides."""
        for _ in range(_ROUNDS):
            models = self._models(exact=exact)
            pairs = [*zip(self.sides, models, strict=True)]
            wholes = [packages.described(*pair, self.options) for pair in pairs]
            wanted = CLIENT in choose(self.options.features).names
            plain = [
                plain_data.plain_data(*pair, whole, wanted=wanted)
                for pair, whole in zip(pairs, wholes, strict=True)
            ]
            opened = self._components(models, plain[0].open ^ plain[1].open)
            apart = self._components(models, plain_data.apart(*plain))
            more = apart | sides.users(*self.sides, opened, of_all=True) - self.changed
            if more <= self.changed:
                return models, wholes, plain
            self.changed |= more
        raise Unsure

    def _components(self, models: list[partial.Partial], names: Iterable[str]) -> set[str]:
        """Return the class names of the components that classes or aliases were made of."""
        asked = {*names}
        return {
            one.prepared.class_names[name]
            for one, some in zip(self.sides, models, strict=True)
            for classes in (some.models.requests, some.models.responses)
            for name, made in classes.items()
            if made in asked
        }

    def _models(self, *, exact: bool) -> list[partial.Partial]:
        """Return the models of both sides, of all components whose modules differ."""
        for _ in range(_ROUNDS):
            chosen = {*self.changed}.union(
                *(packages.referred(one, self.keys) for one in self.sides),
                *(sides.paging(one) for one in self.sides),
            )
            if len(chosen) > max(40, _MOST * len(self.sides[1].schemas)):
                raise Unsure
            chosen = sides.closed(*self.sides, chosen)
            models = [
                partial.build_some(
                    one.normal, one.prepared, one.known, chosen, self.answers, exact=exact
                )
                for one in self.sides
            ]
            moved = _moved(*models) & self.sides[0].schemas.keys() & self.sides[1].schemas.keys()
            if moved <= self.changed:
                return models
            self.changed |= moved
        raise Unsure

    def _renumbers(self) -> bool:
        """Whether what the engine adds may have other names in another component."""
        if not self.uncertain:
            return False
        before, after = (one.schemas.keys() for one in self.sides)
        if self._is_uncertain(before ^ after):
            return True
        facts = [self._additions(one) for one in self.sides]
        return facts[0] != facts[1]

    def _additions(self, one: sides.Side) -> list[object]:
        """Return what the names that the engine gives follow from, of what differs."""
        return [
            (
                name,
                [
                    (wire, written(one.schemas[name]["properties"][wire]))
                    for wire in one.known.adding.get(name, ())
                ]
                or (name in one.known.adding and written(one.schemas[name])),
                sorted(
                    used
                    for used in one.known.uses.get(name, ())
                    if graph.stem(used) in self.uncertain
                ),
            )
            for name in sorted(self.changed)
        ]

    def _mentions(self, result: Reached) -> bool:
        """Whether a result has names in it of which only the whole document tells what they are."""
        if not self.uncertain:
            return False
        changes = [
            *result.attributed.unexplained,
            *(change for finding in result.attributed.findings for change in finding.api),
        ]
        known = {name for one in (self.base, self.head) for name in _names(one)}
        words = {word for change in changes for word in _words(change)} & known
        paths = {change.path for change in result.files}
        for one in (self.base, self.head):
            for module in one.partial.modules:
                if f"{one.api.package}/models/{module.name}.py" in paths:
                    words |= {
                        name
                        for name in module.names
                        if naming.module_names([name])[name] == module.name
                    }
        return self._is_uncertain(words)

    def _is_uncertain(self, names: Iterable[str]) -> bool:
        """Whether only the whole document tells for some names that they are the engine's."""
        return any(graph.stem(name) in self.uncertain for name in names)


def _beside(base: partial.Partial, head: partial.Partial) -> tuple[ModelModule, ...]:
    """Return some modules that are the same: what lists modules is longer than what differs."""
    same = {(module.name, module.names) for module in base.modules if not module.source}
    return tuple(
        module
        for module in head.modules
        if not module.source and (module.name, module.names) in same
    )[:_BESIDE]


def _names(one: packages.Part) -> set[str]:
    return {*one.partial.models.names}


def _words(change: ApiChange) -> list[str]:
    return re.findall(r"\w+", f"{change.path} {change.before} {change.after}")


def _differing(base: dict[str, str], head: dict[str, str]) -> set[str]:
    return {path for path in base.keys() | head.keys() if base.get(path) != head.get(path)}


def _moved(base: partial.Partial, head: partial.Partial) -> set[str]:
    """Return the models that are in other modules, or in another order in them, and their users."""
    before, after = (
        {name: (module.name, module.names) for module in one.modules for name in module.names}
        for one in (base, head)
    )
    moved = {name for name in before.keys() & after.keys() if before[name][0] != after[name][0]}
    aliases = {
        name
        for name in before.keys() & after.keys()
        if len(before[name][1]) > 1 and before[name][1] != after[name][1]
    }
    users = {
        name
        for one in (base, head)
        for name, used in one.uses.items()
        if not moved.isdisjoint(used)
    }
    return moved | aliases | users
