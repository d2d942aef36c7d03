"""Which regular expressions the generated code can run."""

from __future__ import annotations

from functools import cache

from pydantic_core import SchemaError, SchemaValidator, core_schema


@cache
def runs(pattern: str) -> bool:
    """Return whether Pydantic's engine runs a pattern: it has no look-around.

    A rule warns of those that it does not run; the generated code leaves them out.
    """
    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except SchemaError:
        return False
    return True
