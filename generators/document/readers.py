"""Readers: text of YAML or JSON in, plain data and its places out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .json_reader import read_json
from .source import Source, Unreadable

if TYPE_CHECKING:
    from .builder import Parsed


_PAGE = re.compile(r"\s*<(?:[!?]|html\b)", re.IGNORECASE)
"""How pages begin; no document in YAML does."""


def parse(source: Source) -> Parsed:
    """Read a file as JSON or as YAML, whichever it is.

    Raises:
        Unreadable: the text is neither, or exceeds a limit.
    """
    text = source.text
    if not text.strip():
        raise Unreadable(source.problem("empty-document", "the file is empty"))
    if _PAGE.match(text):
        message = "this is a page of HTML or XML, and no OpenAPI document"
        hint = "it may be an error, or ask to sign in: open it, and fetch the document itself"
        raise Unreadable(source.problem("unsupported-version", message, 0, hint))
    if source.name.endswith(".json"):
        return read_json(source)
    from .yaml_reader import read_yaml  # it takes longer to import than a small file to read

    if text.lstrip().startswith("{"):
        try:
            return read_json(source)
        except Unreadable:
            return read_yaml(source)
    return read_yaml(source)
