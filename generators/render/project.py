"""What the configuration says of the package, `[tool.specmill.project]`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ADDRESS = re.compile(r"[^\s@<>,]+@[^\s@<>,]+")
_AUTHOR = re.compile(rf"(?P<name>[^<>]*?)\s*(?:<(?P<email>{ADDRESS.pattern})>)?")
URL = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Project:
    """What the configuration says of the package, `[tool.specmill.project]`.

    Attributes:
        authors: `Name <address>`, either alone is enough.
        license: an SPDX expression; that of the document where it is empty.
        urls: addresses by label.
        classifiers: of the index, beside those that follow from the features.
    """

    authors: tuple[str, ...] = ()
    license: str = ""
    urls: Mapping[str, str] = field(default_factory=dict)
    classifiers: tuple[str, ...] = ()


UNSTATED = Project()
"""A configuration that says nothing."""


def check(project: Project) -> None:
    """Check what the configuration says.

    Raises:
        ValueError: an author, the license or a URL is not of the form that an index takes.
    """
    for author in project.authors:
        author_of(author)
    if project.license and not spdx(project.license):
        raise ValueError(f"{project.license!r} is no SPDX license expression, such as 'MIT'")
    for label, url in project.urls.items():
        if not 0 < len(label) <= 32 or not URL.fullmatch(url):
            raise ValueError(f"{label!r}: a label has up to 32 characters, and {url!r} is no URL")


def spdx(text: str) -> str:
    """Return the canonical form of an SPDX license expression; empty where it is none."""
    # Imported late: most commands need no licenses.
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    try:
        return canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return ""


def author_of(text: str) -> dict[str, str]:
    """Return name and address of `Name <address>`.

    Raises:
        ValueError: the text is of another form.
    """
    if ADDRESS.fullmatch(text):
        return {"email": text}
    match = _AUTHOR.fullmatch(text)
    if match is None or not any(match.groupdict().values()):
        raise ValueError(f"{text!r} is not of the form 'Name <address>'")
    return {key: value for key, value in match.groupdict().items() if value}
