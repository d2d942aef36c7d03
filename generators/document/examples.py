"""Examples of parameters that are text in the notation of their style, not values.

OpenAPI 3.1 has an example be a value that the schema allows. Rules let texts such as `a,b` for a
list pass; who sends them has to know where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .objects import mapping, sequence, text
from .pointer import METHODS, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Document


def written_as_text(document: Document) -> Iterator[str]:
    """Give pointers of the examples of parameters that are text for a list or an object."""
    for at, item in mapping(mapping(document.data.get("components")).get("parameters")).items():
        yield from _texts(join("/components/parameters", at), item)
    for path, path_item in mapping(document.data.get("paths")).items():
        place = join("/paths", path)
        owners = [(place, path_item)]
        owners += [(join(place, method), mapping(path_item).get(method)) for method in METHODS]
        for pointer, owner in owners:
            for index, item in enumerate(sequence(mapping(owner).get("parameters"))):
                yield from _texts(join(pointer, "parameters", index), item)


def _texts(pointer: str, parameter: Any) -> Iterator[str]:
    described = mapping(parameter)
    stated = mapping(described.get("schema")).get("type")
    kinds = {stated} if isinstance(stated, str) else {*filter(None, map(text, sequence(stated)))}
    if not kinds & {"array", "object"} or "string" in kinds:
        return
    if isinstance(described.get("example"), str):
        yield join(pointer, "example")
    for name, example in mapping(described.get("examples")).items():
        if isinstance(mapping(example).get("value"), str):
            yield join(pointer, "examples", name)
