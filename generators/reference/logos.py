"""The logo of a page: a file that the configuration names, or `x-logo` of the document.

It is in the page as data: an image elsewhere is not loaded.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..branding import kind_of
from ..diagnostics import Diagnostic, Severity
from ..document.text import one_line
from ..extensions import logo

if TYPE_CHECKING:
    from ..branding import Brand
    from ..document import Document

MAX_BYTES = 300_000
_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]+")
_POINTER = f"/info/{logo.NAME}"


@dataclass(frozen=True, slots=True)
class Logo:
    """An image as data, `data:`, and what it shows, in words."""

    address: str
    text: str


class LogoError(Exception):
    """The logo that the configuration names cannot be used; the message says why."""


def logo_of(document: Document, title: str, brand: Brand) -> tuple[Logo | None, list[Diagnostic]]:
    """Return the logo, None where there is none, and what is wrong with that of the document.

    Raises:
        LogoError: the file that the configuration names cannot be read, or is too large.
    """
    if brand.logo:
        try:
            return Logo(_embedded(Path(brand.logo)), title), []
        except OSError as error:
            raise LogoError(f"{brand.logo}: {error.strerror or error}") from error
        except ValueError as error:
            raise LogoError(f"{brand.logo}: {error}") from error
    stated = (document.data.get("info") or {}).get(logo.NAME)
    if stated is None:
        return None, []
    try:
        return _stated(stated, document, title), []
    except (OSError, ValueError) as error:
        place = document.locate(_POINTER)
        hint = "put the image beside the document, or name a file: `logo` of [tool.specmill.docs]"
        message = f"the page has no logo: {getattr(error, 'strerror', None) or error}"
        found = Diagnostic("logo", Severity.WARNING, message, place, _POINTER, hint)
        return None, [found]


def _stated(stated: Any, document: Document, title: str) -> Logo:
    given = stated if isinstance(stated, dict) else {"url": stated}
    address = given.get("url")
    text = one_line(str(given.get("altText") or title))
    if not isinstance(address, str):
        raise ValueError("it has no `url`")
    if _DATA.fullmatch(address):
        return Logo(address, text)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address):
        raise ValueError("the image is elsewhere, and pages load nothing")
    folder = Path(document.locate("").file).parent.resolve()
    file = (folder / address).resolve()
    if not file.is_relative_to(folder):
        raise ValueError("the image is outside of the folder of the document")
    return Logo(_embedded(file), text)


def _embedded(file: Path) -> str:
    kind = kind_of(file.name)
    if kind is None:
        raise ValueError("it is no image that pages show")
    if file.stat().st_size > MAX_BYTES:
        raise ValueError(f"it has more than {MAX_BYTES:,} bytes")
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
