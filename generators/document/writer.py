"""Plain data to text: a document as JSON or as YAML, in the order that it has."""

from __future__ import annotations

import json
from typing import Any

import yaml


def written(content: dict[str, Any], name: str = "") -> str:
    """Return the text of a document: JSON where the file is called so, else YAML."""
    if name.endswith(".json"):
        return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    return yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


class _Dumper(yaml.CSafeDumper):
    """Writes the same value twice rather than an anchor and an alias."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - for any value
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """Write several lines as a block, as people do."""
    style = "|" if "\n" in text.strip("\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
