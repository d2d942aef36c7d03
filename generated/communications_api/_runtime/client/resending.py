"""Idempotency keys, and whether a request may be sent again when nobody knows what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ..effects import IDEMPOTENT

if TYPE_CHECKING:
    from ..operations import Operation, Parameter


def key_parameter(operation: Operation[Any]) -> Parameter | None:
    """Return the parameter that holds the idempotency key; None where there is none."""
    return next((item for item in operation.parameters if item.is_idempotency_key), None)


def may_be_sent_again(operation: Operation[Any]) -> bool:
    """Whether sending a request twice is the same as sending it once.

    So it is where the method is idempotent (RFC 9110, section 9.2.2), or where the document
    declares an idempotency key.
    """
    return operation.method in IDEMPOTENT or key_parameter(operation) is not None


def new_key() -> str:
    """Return an idempotency key that nobody else has."""
    return str(uuid4())
