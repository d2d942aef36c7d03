"""Schemas without `$ref` and `allOf`: one schema that demands all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..narrowing import AnyDict
from .merging import merged
from .scalars import UnmakeableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


MAX_PARTS = 10_000
"""References and parts of `allOf` that one schema is put together from, each as often as it stands.

Bases that share bases are written out once for each way that leads to them.
"""
_UNIONS = frozenset({"oneOf", "anyOf"})


class Flattening:
    """Writes out the references of one document.

    Args:
        follow: returns what a `$ref` names.
        skip: properties with this keyword do not travel.
    """

    def __init__(self, follow: Callable[[str], Any], skip: str) -> None:
        self._follow = follow
        self._skip = skip
        self._steps = 0

    def flat(
        self, schema: dict[str, Any], inside: tuple[str, ...]
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Return a schema with its `$ref` and `allOf` written out, and the references around it.

        Raises:
            UnmakeableError: it contains itself, or is made of very many parts.
        """
        self._steps = self._steps + 1 if inside else 0
        if self._steps > MAX_PARTS:
            raise UnmakeableError(f"it is made of more than {MAX_PARTS} parts")
        result = {key: item for key, item in schema.items() if key not in {"$ref", "allOf"}}
        parts: list[dict[str, Any]] = []
        around = inside
        reference = schema.get("$ref")
        if isinstance(reference, str):
            if reference in around:
                raise UnmakeableError(f"{reference} contains itself")
            target, inside = self.flat_any(self._follow(reference), (*around, reference))
            parts.append(target)
        for part in _each_once(schema.get("allOf") or ()):
            target, within = self.flat_any(self._included(part, around), around)
            inside = tuple(dict.fromkeys([*inside, *within]))
            parts.append(target)
        together: dict[str, Any] = {}
        for part in (*parts, result):
            together = merged(together, part)
        if together.get("allOf"):  # what could not be merged, such as two unions
            return self._once_more(together, inside)
        return together, inside

    def _included(self, part: Any, around: tuple[str, ...]) -> Any:
        """Return a part of an `allOf`; of a base that is the union of what includes it, the rest.

        `Base: {oneOf: [Cat, Dog]}` and `Cat: {allOf: [Base, ...]}` lead back to each other.
        """
        base = part.get("$ref") if isinstance(part, AnyDict) else None
        if base not in around:
            return part
        schema = self._follow(base)
        if not isinstance(schema, AnyDict) or _UNIONS.isdisjoint(schema):
            return part
        return {key: item for key, item in schema.items() if key not in _UNIONS}

    def _once_more(
        self, schema: dict[str, Any], inside: tuple[str, ...]
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Return a schema in which a second union is written out as its first alternative."""
        rest = {key: item for key, item in schema.items() if key != "allOf"}
        for part in schema["allOf"]:
            ((word, demand),) = part.items()
            if word == "not":
                continue  # seen to in the end
            for branch in demand:
                flat, _ = self.flat_any(branch, inside)
                together = merged(rest, flat)
                if together.get("type") != [] and "allOf" not in together:
                    rest = together
                    break
        return rest, inside

    def flat_any(
        self, schema: Any, inside: tuple[str, ...]
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Do the same with any value that stands in the place of a schema."""
        if schema is False:
            raise UnmakeableError("nothing fits the schema `false`")
        return self.flat(schema, inside) if isinstance(schema, AnyDict) else ({}, inside)

    def is_flagged(self, schema: Any) -> bool:
        """Whether a property does not travel in this direction."""
        stack, followed = [schema], set[str]()
        while stack:
            part = stack.pop()
            if not isinstance(part, AnyDict):
                continue
            if part.get(self._skip) is True:
                return True
            reference = part.get("$ref")
            if not isinstance(reference, str):
                stack += part.get("allOf") or ()
            elif reference not in followed:
                followed.add(reference)
                stack.append(self._follow(reference))
        return False


def _each_once(parts: Iterable[Any]) -> Iterator[Any]:
    """Give the parts of an `allOf`, and what several refer to once."""
    given: set[str] = set()
    for part in parts:
        if isinstance(part, dict) and part.keys() == {"$ref"} and isinstance(part["$ref"], str):
            if part["$ref"] in given:
                continue
            given.add(part["$ref"])
        yield part
