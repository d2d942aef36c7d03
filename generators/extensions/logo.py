"""The extension `x-logo` of `info`: an image for pages, as other tools read it."""

from __future__ import annotations

from .base import Extension

NAME = "x-logo"

EXTENSION = Extension(NAME, is_common=True)
