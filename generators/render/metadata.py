"""What a package says of itself to an index: authors, license, URLs, classifiers.

It comes from `info` and `externalDocs` of the document, and from `[tool.specmill.project]`, which
goes first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Diagnostic, Severity
from ..document.objects import mapping
from ..document.text import one_line
from .project import ADDRESS, URL, author_of, spdx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..document import Document
    from .features import Chosen
    from .project import Project

_CLASSIFIERS = (
    "Framework :: Pydantic :: 2",
    "Operating System :: OS Independent",
    "Programming Language :: Python :: 3 :: Only",
    "Typing :: Typed",
)
_OF_FEATURES = {
    "client": "Framework :: AsyncIO",
    "server": "Framework :: FastAPI",
    "testing": "Framework :: Pytest",
}
_NAMES = {
    "apache 2": "Apache-2.0",
    "apache license 2": "Apache-2.0",
    "apache license, version 2": "Apache-2.0",
    "mit license": "MIT",
    "the mit license": "MIT",
    "bsd 3-clause": "BSD-3-Clause",
    "mozilla public license 2": "MPL-2.0",
}
"""How documents call licenses that have an identifier, in small letters, without `.0`."""


class Metadata(NamedTuple):
    """What `pyproject.toml` says of the package; authors are names and addresses."""

    authors: tuple[Mapping[str, str], ...]
    license: str
    urls: Mapping[str, str]
    classifiers: tuple[str, ...]
    notes: tuple[Diagnostic, ...]


def metadata(document: Document, chosen: Chosen, project: Project) -> Metadata:
    """Return what a package says of itself.

    Args:
        document: in the form in which it is shipped.
        chosen: its features.
        project: the configuration.
    """
    info = mapping(document.data.get("info"))
    license_, notes = _license(document, mapping(info.get("license")), project.license)
    authors = [author_of(text) for text in project.authors] or _contact(
        mapping(info.get("contact"))
    )
    classifiers = {*_CLASSIFIERS, *project.classifiers}
    classifiers |= {_OF_FEATURES[name] for name in chosen.names if name in _OF_FEATURES}
    return Metadata(
        authors=tuple(authors),
        license=license_,
        urls={**_urls(document.data, info), **project.urls},
        classifiers=tuple(sorted(classifiers)),
        notes=tuple(notes),
    )


def _contact(contact: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return who is named as contact; names that an index would read as several are left out."""
    name, email = one_line(str(contact.get("name", ""))), str(contact.get("email", ""))
    author = {"name": name} if name and not re.search(r"[<>@,]", name) else {}
    author |= {"email": email} if ADDRESS.fullmatch(email) and email.isascii() else {}
    return [author] if author else []


def _urls(data: Mapping[str, Any], info: Mapping[str, Any]) -> dict[str, str]:
    """Return the addresses that a document names; those that are not absolute are left out."""
    named = {
        "Documentation": mapping(data.get("externalDocs")).get("url"),
        "Contact": mapping(info.get("contact")).get("url"),
        "License": mapping(info.get("license")).get("url"),
        "Terms of service": info.get("termsOfService"),
    }
    return {
        label: url for label, url in named.items() if isinstance(url, str) and URL.fullmatch(url)
    }


def _license(
    document: Document, license_: Mapping[str, Any], configured: str
) -> tuple[str, list[Diagnostic]]:
    """Return the SPDX expression of the license, and what is wrong with that of the document."""
    if configured:
        return spdx(configured), []
    identifier, name = license_.get("identifier"), license_.get("name")
    if isinstance(identifier, str):
        known = spdx(identifier)
        if known:
            return known, []
        pointer = "/info/license/identifier"
        message = f"`{one_line(identifier)}` is no SPDX license expression: the package states none"
        hint = "see https://spdx.org/licenses; or set `license` in [tool.specmill.project]"
        place = document.locate(pointer)
        note = Diagnostic("license-identifier", Severity.WARNING, message, place, pointer, hint)
        return "", [note]
    if not isinstance(name, str):
        return "", []
    plain = " ".join(name.lower().removesuffix(".0").split())
    return _NAMES.get(plain) or spdx(name), []
