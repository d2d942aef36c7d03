"""Bytes: every media type that no other codec has."""

from __future__ import annotations

from .base import Codec


class BinaryCodec(Codec):
    """Bytes, given as they are."""

    prefixes = ("",)
