"""Large JSON data as a type, validated and built part by part while others have their turn.

A list and a map are built of batches of their items, a model of its fields, a union as the variant
that is chosen. What is small, and what can only be decided as a whole, is built at once; errors of
that are looked for in slices first.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json, to_json

from ..limits import MAX_VIOLATIONS
from ..models.base import adapter
from ..narrowing import AnyDict, AnyList
from .checked_types import holds_checked_model
from .names import flaw_in
from .slices import SLICE, Turns, errors_in, located, slices, weight
from .strict import (
    BrokenJson,
    Invalid,
    undeclared,
    undeclared_in_model,
    validate_json,
    validate_python,
)
from .taking_apart import Anything, Fields, Items, Members, Root, shape_of
from .violations import join, violation, violations_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .fields import Path
    from .violations import Violation


async def build(
    type_: Any, content: bytes, violations: list[Violation], context: Any = None
) -> Any:
    """Return JSON content as a type, while others have their turn.

    Args:
        type_: of the content.
        content: JSON text in UTF-8.
        violations: takes what is wrong; the value is None then.
        context: of the validation.

    Raises:
        BrokenJson: if it is not JSON, or ambiguous.
    """
    try:
        data = from_json(content, allow_inf_nan=False)
    except ValueError as error:
        raise BrokenJson(str(error)) from None
    builder = _Builder(type_, context)
    flaw = await flaw_in(data, content, builder.turns)
    if flaw:
        raise BrokenJson(flaw)
    value = await builder.build(type_, data, ())
    wrong = builder.errors or builder.undeclared
    violations += wrong
    return None if wrong else value


class _Builder:
    """Builds one value.

    Args:
        type_: of the whole.
        context: of the validation.

    Attributes:
        errors: what is not as the type says.
        undeclared: what the type lets pass and the document does not.
        turns: those of others.
    """

    def __init__(self, type_: Any, context: Any) -> None:
        self._context = context
        self._is_checked = holds_checked_model(type_)
        self.errors: list[Violation] = []
        self.undeclared: list[Violation] = []
        self.turns = Turns()

    async def build(self, type_: Any, data: Any, path: Path) -> Any:
        """Return data as a type; anything once an answer is full of what is wrong."""
        if self._is_full():
            return None
        await self.turns.give()
        if weight(data, SLICE) < SLICE or not isinstance(data, (AnyList, AnyDict)):
            return self._at_once(type_, data, path)
        shape: Any = shape_of(type_, data)
        parts: Any = data
        if isinstance(shape, Items):
            return await self._list(shape, parts, path)
        if isinstance(shape, Members):
            return await self._map(shape, parts, path)
        if isinstance(shape, Fields):
            return await self._model(shape, parts, path)
        if isinstance(shape, Root):
            root = await self.build(shape.type, data, path)
            return None if self._is_full() else shape.model.model_construct(root)
        if isinstance(shape, Anything):
            return data
        return await self._whole(type_, data, path)

    async def _list(self, shape: Items, data: list[Any], path: Path) -> list[Any]:
        built: list[Any] = []
        batches = list[shape.type]  # type: ignore[name-defined]
        for start, stop in _batches(data):
            if stop - start == 1:
                built.append(await self.build(shape.type, data[start], (*path, start)))
            else:
                built += self._at_once(batches, data[start:stop], path, start) or ()
            if self._is_full():
                return built
            await self.turns.give()
        if shape.lengths is not None:
            try:
                validate_python(adapter(shape.lengths).validator, [None] * len(data))
            except Invalid as error:
                self._refuse(error, None, path)
        return built

    async def _map(self, shape: Members, data: dict[str, Any], path: Path) -> dict[str, Any]:
        built: dict[str, Any] = {}
        names, values = list(data), list(data.values())
        for start, stop in _batches(values):
            if stop - start == 1:
                name = names[start]
                built[name] = await self.build(shape.value, values[start], (*path, name))
            else:
                batch = dict(zip(names[start:stop], values[start:stop], strict=True))
                built |= self._at_once(shape.type, batch, path) or {}
            if self._is_full():
                return built
            await self.turns.give()
        return built

    async def _model(self, shape: Fields, data: dict[str, Any], path: Path) -> Any:
        further = data.copy()
        content: dict[str, Any] = {}
        given: set[str] = set()
        for name, info in shape.model.model_fields.items():
            wire = info.alias or name
            if wire in further:
                given.add(name)
                content[name] = await self.build(
                    shape.types[name], further.pop(wire), (*path, wire)
                )
            elif info.is_required():
                place = join((*path, wire))
                self.errors.append(violation("body", "This is required", "missing", pointer=place))
            else:
                content[name] = info.get_default(call_default_factory=True)
        # Pydantic counts unknown names as set; one may be the Python name of a field that is not.
        given |= further.keys() - shape.types.keys()
        model = shape.model.__new__(shape.model)
        object.__setattr__(model, "__dict__", content)
        object.__setattr__(model, "__pydantic_fields_set__", given)
        object.__setattr__(model, "__pydantic_extra__", further)
        object.__setattr__(model, "__pydantic_private__", None)
        if not self.errors:
            self._let_pass(undeclared_in_model(path, model, is_checked=self._is_checked))
        return model

    async def _whole(self, type_: Any, data: Any, path: Path) -> Any:
        validator = adapter(type_).validator
        for part in slices(data):
            found = located(errors_in(validator, part, data, self._context))
            self.errors += _moved(violations_of(found, "body", data), path)
            if self._is_full():
                return None
            await self.turns.give()
        return None if self.errors else self._at_once(type_, data, path)

    def _at_once(self, type_: Any, data: Any, path: Path, start: int = 0) -> Any:
        """Return data as a type; of a batch of items, `start` are left out before the first."""
        text = to_json(data)
        try:
            value = validate_json(adapter(type_).validator, text, self._context)
        except Invalid as error:
            self._refuse(error, data, path, start)
            return None
        if not self.errors:
            passed = undeclared(value, text, is_checked=self._is_checked)
            self._let_pass(_moved(passed, path, start))
        return value

    def _refuse(self, error: Invalid, data: Any, path: Path, start: int = 0) -> None:
        self.errors += _moved(violations_of(error.errors, "body", data), path, start)

    def _let_pass(self, passed: Iterable[Violation]) -> None:
        self.undeclared += islice(passed, MAX_VIOLATIONS + 1)

    def _is_full(self) -> bool:
        return max(len(self.errors), len(self.undeclared)) > MAX_VIOLATIONS


def _batches(values: list[Any]) -> Iterator[tuple[int, int]]:
    """Give the first position of each batch and the one after its last; a large value is alone."""
    start, total = 0, 0
    for index, value in enumerate(values):
        own = weight(value, SLICE)
        if total + own >= SLICE and index > start:
            yield start, index
            start, total = index, 0
        total += own
    if start < len(values):
        yield start, len(values)


def _moved(violations: Iterable[Violation], path: Path, start: int = 0) -> Iterator[Violation]:
    """Give violations of a part with their places in the whole."""
    prefix = join(path)
    for item in violations:
        pointer = item.get("pointer", "")
        if start and pointer:
            index, slash, rest = pointer[1:].partition("/")
            pointer = f"/{int(index) + start}{slash}{rest}"
        yield {**item, "pointer": prefix + pointer}
