"""What the configuration says of the looks of the reference page, `[tool.specmill.docs]`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Brand:
    """What the configuration says of the looks of the reference page.

    Attributes:
        accent: colour of links and of what is chosen, `#rrggbb`; empty for the usual one.
        logo: path of an image; empty for that of the document, if it has one.
    """

    accent: str = ""
    logo: str = ""


UNBRANDED = Brand()
"""A configuration that says nothing."""


def check(brand: Brand) -> None:
    """Check what the configuration says.

    Raises:
        ValueError: the accent is no colour, or the logo no kind of image that a page shows.
    """
    if brand.accent and not _COLOUR.fullmatch(brand.accent):
        raise ValueError(f"`accent` is {brand.accent!r}: give a colour such as '#0b5bbd'")
    if brand.logo and kind_of(brand.logo) is None:
        raise ValueError(f"`logo` is {brand.logo!r}: give a file with {', '.join(KINDS)}")


KINDS = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
"""Media types of images, by the end of the name of a file."""


def kind_of(name: str) -> str | None:
    """Return the media type of an image by the name of its file; None for no image."""
    lower = name.lower()
    return next((kind for suffix, kind in KINDS.items() if lower.endswith(suffix)), None)
