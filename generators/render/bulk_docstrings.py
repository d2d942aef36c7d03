"""The docstring of the method that calls an operation with any number of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.text import sentence
from .docstrings import section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..api.ir import Operation, Parameter


def each(operation: Operation, prefix: str, parameters: Iterable[Parameter]) -> str:
    """Return the docstring of the method that calls an operation with any number of items.

    Args:
        operation: the description.
        prefix: `Async` for the client for asyncio.
        parameters: those that the method takes.
    """
    loop = "async for" if prefix else "for"
    lines = [
        "items: models, plain data or JSON texts, taken when they are needed; or the path of a "
        "file with one JSON text on each line.",
        *(
            f"{item.py_name}: {sentence(item.description)}"
            if item.description
            else f"{item.py_name}: {item.location} parameter `{item.wire_name}`."
            for item in parameters
        ),
    ]
    body = operation.body
    if body is not None and any(media.array and media.array.name for media in body.media):
        lines.append("body: the rest of each body, without the items.")
    lines.append(
        "**options: `journal`, `batch`, `max_bytes`, `concurrency`, `on_progress`, `on_known`, and "
        "those of each request; see `EachOptions`."
    )
    raises = [
        "RequestInvalid: an argument is not valid; items that are not valid are given back.",
        "ApiError: while iterating: the server does nothing with any item, or nobody knows what "
        "came of several requests in succession.",
        "JournalError: while iterating: the journal cannot be used, or knows other items.",
    ]
    return "\n\n".join(
        [
            f"Call `{operation.py_name}` with any number of items, a batch at a time.",
            f"Write `{loop} outcome in ...`: each item is checked, sent, and given back with what "
            "came of it. With a `journal` the same call goes on where an earlier one ended, "
            "however that did.",
            section("Args", lines),
            section("Returns", ["what gives the outcome of each item, once it is iterated over."]),
            section("Raises", raises),
        ]
    )
