"""Readers: text of YAML or JSON in, plain data and its places out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .json_reader import read_json
from .source import Source, Unreadable
from .yaml_reader import read_yaml

if TYPE_CHECKING:
    from .builder import Parsed


def parse(source: Source) -> Parsed:
    """Read a file as JSON or as YAML, whichever it is.

    Raises:
        Unreadable: the text is neither, or exceeds a limit.
    """
    text = source.text
    if not text.strip():
        raise Unreadable(source.problem("empty-document", "the file is empty"))
    if source.name.endswith(".json"):
        return read_json(source)
    if text.lstrip().startswith("{"):
        try:
            return read_json(source)
        except Unreadable:
            return read_yaml(source)
    return read_yaml(source)
