"""The document as packages ship it: as JSON, and with code samples."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ..document.text import is_visible
from ..samples.writing import published
from .json_text import pretty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..api.ir import Api
    from ..document import Document


_BEGIN, _NEXT, _END = '{\n  "', ',\n  "', "\n}\n"
"""What stands around the members of the outermost object: inner ones are indented further."""
_UNUSUAL = re.compile(r"[^ -~\n]+")


def document_text(data: Any) -> str:
    """Return data as the JSON of a package, in which what is invisible is escaped."""
    text = pretty(data)
    if not text.replace("\n", "").isprintable():
        text = _UNUSUAL.sub(_visible, text)
    return f"{text}\n"


def _visible(part: re.Match[str]) -> str:
    """Return a part of JSON in which what is invisible, marks of direction too, is escaped."""
    text = part[0]
    if text.isprintable():
        return text
    return "".join(char if is_visible(char) else json.dumps(char)[1:-1] for char in text)


def with_samples(document: Document, api: Api, files: Mapping[str, str]) -> dict[str, Any]:
    """Return a document with the samples of an API in it; see `published`."""
    return published(document.data, api, files)


def text_with_samples(document: Document, api: Api, files: Mapping[str, str], text: str) -> str:
    """Return the text of `with_samples`, as `document_text` would.

    Args:
        document: without samples.
        api: its description.
        files: the samples, formatted.
        text: of the document, as `document_text` returns it.
    """
    data = with_samples(document, api, files)
    known = dict(zip(document.data, _members(text), strict=True))
    members = [
        known[name]
        if value is document.data.get(name)
        else _members(document_text({name: value}))[0]
        for name, value in data.items()
    ]
    return f"{_BEGIN}{_NEXT.join(members)}{_END}"


def _members(text: str) -> list[str]:
    """Return the members of an object in JSON, without the quotation mark that each begins with."""
    return text.removeprefix(_BEGIN).removesuffix(_END).split(_NEXT)
