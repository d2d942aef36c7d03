"""Values checked by the schemas of the document.

All schemas that are needed are compiled together, a batch at a time: a validator holds all it
refers to, and one per example would hold the same schemas again and again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema_rs

from .conversion import URI, Converter, reference_to
from .errors import explain_all
from .weighing import Scales, TooComplex

if TYPE_CHECKING:
    from .flags import Direction
    from .registry import Context

_MAX_FAULTS = 10
_BATCH = 20_000
"""Schemas that are compiled together; more only when one of them needs more by itself."""

_MAX_COMPILED = 100_000
"""Schemas that one may need, itself included: compiled they take some kilobytes each."""

_MAX_BATCHES = 100
_ALONE = 100
"""Schemas of a batch that are compiled one by one when it cannot be compiled as a whole."""


class Fault(NamedTuple):
    """One error of a value.

    Attributes:
        path: where, inside the value.
        message: what.
        key: whether the key at `path` is meant rather than its value.
    """

    path: tuple[str | int, ...]
    message: str
    key: bool


class Schemas:
    """The schemas of a document for one direction, made executable.

    First, all schemas that will be used are passed to `need`; then they are used in the same order.
    """

    def __init__(self, context: Context, direction: Direction) -> None:
        self.converter = Converter(context, direction)
        self.scales = Scales(self.converter.targets)
        self.wanted: dict[str, bool] = {}
        self.batch: dict[str, jsonschema_rs.Validator | None] = {}
        self.batches = 0

    @property
    def exhausted(self) -> bool:
        """Whether no more values can be checked."""
        return self.scales.exhausted or self.batches > _MAX_BATCHES

    def flagged(self, schema: Any) -> bool:
        """Whether a property with this schema does not travel in this direction."""
        return self.converter.flags.flagged(schema)

    def need(self, pointer: str) -> None:
        """Announce that values will be checked by the schema at `pointer`."""
        if pointer not in self.wanted:
            try:
                self.converter.need(pointer)
                self.wanted[pointer] = True
            except TooComplex:
                self.wanted[pointer] = False

    def faults(self, pointer: str, value: Any) -> list[Fault]:
        """Return what is wrong with a value by the schema at `pointer`; at most ten things.

        Raises:
            TooComplex: it would take too long to find out.
        """
        if not self.wanted[pointer]:
            raise TooComplex
        schema = self.converter.definitions[pointer]
        self.scales.work(schema, value)
        validator = self._validator(pointer)
        instance = {pointer: value}
        if validator is None or validator.is_valid(instance):
            return []
        try:
            self.scales.copies(schema, value)
        except TooComplex:
            return [Fault((), "there are more errors than can be listed", key=False)]
        problems = explain_all(validator.iter_errors(instance), depth=1)[:_MAX_FAULTS]
        return [Fault(problem.path[1:], problem.message, problem.key) for problem in problems]

    def _validator(self, pointer: str) -> jsonschema_rs.Validator | None:
        """Return a validator of `{pointer: value}`; None when the schema cannot be compiled.

        Raises:
            TooComplex: too many schemas would have to be compiled.
        """
        if pointer not in self.batch:
            self.batches += 1
            if self.batches > _MAX_BATCHES:
                raise TooComplex
            self.batch = {}  # the old ones are freed before the new ones are made
            self.batch = self._compiled(pointer)
        return self.batch[pointer]

    def _compiled(self, first: str) -> dict[str, jsonschema_rs.Validator | None]:
        """Compile a schema and, as far as there is room, those that will be needed after it.

        What has been copied is well formed keyword by keyword. What still cannot be compiled (a
        regex beyond the size limit) is reported by another rule.
        """
        wanted = [pointer for pointer, ready in self.wanted.items() if ready]
        held: set[str] = set()
        size = self._add(first, held)
        if size > _MAX_COMPILED:
            raise TooComplex
        together = [first]
        for pointer in wanted[wanted.index(first) + 1 :]:
            added = self._add(pointer, held)
            size += added
            if added and size > _BATCH:
                break
            together.append(pointer)
        compiled = self._compile(together, held)
        if compiled is not None:
            return dict.fromkeys(together, compiled)
        return {pointer: self._compile([pointer], held) for pointer in together[:_ALONE]}

    def _add(self, pointer: str, held: set[str]) -> int:
        """Add a definition, and all that it refers to; return of how many schemas they consist."""
        size, waiting = 0, [pointer]
        while waiting:
            needed = waiting.pop()
            if needed not in held:
                held.add(needed)
                size += self.converter.sizes[needed]
                waiting.extend(self.converter.links[needed])
        return size

    def _compile(self, pointers: list[str], held: set[str]) -> jsonschema_rs.Validator | None:
        definitions = {pointer: self.converter.definitions[pointer] for pointer in held}
        try:
            return jsonschema_rs.Draft202012Validator(
                {"properties": {pointer: {"$ref": reference_to(pointer)} for pointer in pointers}},
                registry=jsonschema_rs.Registry([(URI, {"$defs": definitions})]),
                validate_formats=True,
                offline=True,
            )
        except ValueError:
            return None
