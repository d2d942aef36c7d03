"""The extension `x-codeSamples`: programs that call an operation, as other tools read them."""

from __future__ import annotations

from .base import Extension

NAME = "x-codeSamples"

EXTENSION = Extension(NAME, is_common=True)
