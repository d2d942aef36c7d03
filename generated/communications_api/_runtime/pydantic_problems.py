"""What Pydantic found wrong with a value, as problems without the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import Problem
from .excerpts import excerpt

if TYPE_CHECKING:
    from pydantic import ValidationError

_MOST_PROBLEMS = 10_000  # of one value


def problems_of(error: ValidationError, *at: str) -> list[Problem]:
    """List what Pydantic found wrong, without the values; where that is very much, say how much.

    Args:
        error: from a validator.
        at: path of the validated value.
    """
    count = error.error_count()
    if count > _MOST_PROBLEMS:
        return [Problem(".".join(at), f"has {count:,} errors, too many to list them")]
    return [
        Problem(
            ".".join((*at, *map(str, item["loc"]))),
            excerpt(_own_words(item["msg"])),
        )
        for item in error.errors(include_url=False, include_context=False, include_input=False)
    ]


def _own_words(message: str) -> str:
    """Return a message without what Pydantic puts before those of our validators."""
    return message.removeprefix("Value error, ")
