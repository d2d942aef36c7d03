"""Documents and overlays as text."""

from __future__ import annotations

import json
from typing import Any

import yaml

_WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Writes the same value twice rather than an anchor and an alias."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - for any value
        return True


def written(content: Any, file: str = "") -> str:
    """Return content as text: as JSON where the file is called so, else as YAML."""
    if file.endswith(".json"):
        return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    text: str = yaml.dump(
        content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )
    return text
