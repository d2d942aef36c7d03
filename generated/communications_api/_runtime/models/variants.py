"""Variants of a union that the document does not list yet: kept when read, never invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import core_schema

from .base import LENIENT, ApiModel

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class UnknownVariant(ApiModel):
    """A variant whose discriminator has a value that the document does not list.

    All its fields are in `model_extra`, and are written back as they came.
    """


class Unlisted:
    """Lets `UnknownVariant` stand beside the listed variants of a union.

    It takes what is read from the wire with another value of the discriminator, and nothing else: a
    listed variant that does not fit stays an error, and plain data that is sent must be listed.

    Args:
        discriminator: name of the property on the wire.
        known: its values that the document lists.
    """

    def __init__(self, discriminator: str, *known: str) -> None:
        self.discriminator = discriminator
        self.known = frozenset(known)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_before_validator_function(self._check, handler(source))

    def _check(self, value: Any, info: core_schema.ValidationInfo[Any]) -> Any:
        if isinstance(value, UnknownVariant):
            return value
        found = value.get(self.discriminator) if isinstance(value, dict) else None
        if info.context is not LENIENT or not isinstance(found, str) or found in self.known:
            raise ValueError(f"`{self.discriminator}` must name a listed variant")
        return value
