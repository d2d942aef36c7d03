"""What client methods take as body: models, and plain data of the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..api.types import union
from .python import annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..api.content import ItemArray, Media, Type
    from ..api.ir import Api, Body, Operation
    from ..models.dicts import PlainTypes

_FILES_BY_NAME = frozenset({"dict[str, Upload]", "dict[str, list[Upload]]"})
"""For which a client takes bytes, files and paths as well."""


def sent(api: Api) -> Iterator[str]:
    """Give the classes and aliases that bodies of requests are made of."""
    for operation in api.operations:
        for media in operation.body.media if operation.body else ():
            yield from _models(media.type)


def _models(type_: Type) -> Iterator[str]:
    if type_.kind == "model":
        yield type_.name
    for argument in type_.args:
        yield from _models(argument)


def _with_array(operation: Operation) -> tuple[Media, ItemArray]:
    """Return the body that holds items of an operation, and the array that holds them."""
    for media in operation.body.media if operation.body is not None else ():
        if media.array is not None:
            return media, media.array
    raise ValueError(f"{operation.id} takes no items")


class BodyTypes(NamedTuple):
    """Types of bodies in signatures of the clients.

    Attributes:
        plain: the types of plain data; those of its names that are types are in the module `dicts`.
    """

    plain: PlainTypes

    def annotation(self, body: Body) -> str:
        """Return what a client method takes as body."""
        combined = union(media.type for media in body.media if media.items is None)
        members = combined.args if combined.kind == "union" else (combined,)
        items = [media.type.args[0] for media in body.media if media.items is not None]
        if len(items) == len(body.media):
            members = ()
        texts = [text for member in members for text in self._accepted(member)]
        texts += [f"Iterable[{self._joined(item)}]" for item in items]
        has_bytes = any(member.kind == "bytes" for member in members)
        if items and not has_bytes:
            texts.append("bytes")
        if items or has_bytes:
            texts.append("BinaryIO")
        if "None" in texts or not body.required:
            texts = [*(text for text in texts if text != "None"), "None"]
        return " | ".join(dict.fromkeys(texts))

    def item(self, operation: Operation) -> str:
        """Return what a client method that takes any number of items takes as an item."""
        return self._joined(_with_array(operation)[1].type)

    def result(self, operation: Operation) -> str:
        """Return the type of such an item itself: the model, without plain data."""
        return annotation(_with_array(operation)[1].type)

    def head(self, operation: Operation) -> str:
        """Return the type of the rest of the body besides the items; empty where there is none."""
        media, array = _with_array(operation)
        if not array.name:
            return ""
        texts = [annotation(media.type)] if media.type.kind == "model" else []
        return " | ".join([*texts, "Mapping[str, Any]", "None"])

    def _joined(self, type_: Type) -> str:
        return " | ".join(dict.fromkeys(self._accepted(type_)))

    def _accepted(self, type_: Type) -> Iterator[str]:
        """Give the members of the union that a client takes for a type."""
        if type_.kind == "union":
            for member in type_.args:
                yield from self._accepted(member)
            return
        text = annotation(type_)
        if text in _FILES_BY_NAME:
            yield "Mapping[str, Any]"
        elif type_.kind == "list" and any(_models(type_)):
            yield f"Sequence[{self._joined(type_.args[0])}]"
        elif type_.kind == "map" and any(_models(type_)):
            yield f"Mapping[str, {self._joined(type_.args[0])}]"
        else:
            yield text
        for plain in self.plain.references.get(type_.name, ()) if type_.kind == "model" else ():
            yield plain if "[" in plain else f"dicts.{plain}"
