"""Names of schemas that are written in place: what a class made of one would be called.

They are names like those of component schemas; classes are numbered where two of them meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .identifiers import pascal
from .models import REQUEST, RESPONSE
from .operations import operation_name

if TYPE_CHECKING:
    from collections.abc import Sequence

SUBSCHEMAS = {"items": "Item", "additionalProperties": "Value", "not": "Not"}
"""Keywords that hold one schema, and what its name ends with."""


def component(key: str) -> str:
    """Return the name for what stands in a component that is no schema."""
    return pascal(key)


def operation(hint: str, operation_id: str | None, method: str, path: str) -> str:
    """Return what the names of all schemas within an operation begin with.

    Args:
        hint: a name that its path item has; empty where it has none.
        operation_id: as in the document.
        method: of the operation, in lower case.
        path: of the operation.
    """
    return pascal(hint or operation_id or operation_name(method, path))


def request(owner: str) -> str:
    """Return the name for the body of a request."""
    return f"{owner}{REQUEST}"


def response(owner: str, status: str = "") -> str:
    """Return the name for the body of a response, with its status where one is given."""
    return f"{owner}{RESPONSE}{'Default' if status == 'default' else status.upper()}"


def member(owner: str, name: str) -> str:
    """Return the name for what `owner` holds under a name: a property, parameter, event, ..."""
    return f"{owner}{pascal(name)}"


def subschema(owner: str, keyword: str) -> str:
    """Return the name for the schema of one of `SUBSCHEMAS`."""
    return f"{owner}{SUBSCHEMAS[keyword]}"


def item(owner: str) -> str:
    """Return the name for an item of a sequence."""
    return subschema(owner, "items")


def event(owner: str, names: Sequence[str]) -> str:
    """Return the name for the data of server-sent events, which may have names."""
    return member(owner, names[0]) if names else f"{owner}Event"


def alternative(owner: str, title: str | None, index: int) -> str:
    """Return the name for one of several schemas, the first of which has the index 0."""
    return member(owner, title) if title else f"{owner}Option{index + 1}"


def untitled(title: str | None) -> str:
    """Return the name for a schema that nothing around it names."""
    return pascal(title or "Model")


def referred(path: Sequence[str]) -> str:
    """Return the name for a part of a component schema, given its path from the component on."""
    return "".join(pascal(part) for part in path if part != "properties")
