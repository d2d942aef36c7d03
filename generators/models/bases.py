"""Base classes that the engine forgets.

It gives the base of a class by its name to all but those that it makes two of, one for requests and
one for responses: these have the ordinary one, so that they would take further properties.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLASS = re.compile(r"^class (\w+)\(ApiModel\):$", re.MULTILINE)
_IMPORTS = "from __future__ import annotations\n"


def restored(source: str, bases: Mapping[str, str | list[str]]) -> str:
    """Return the engine's source with the base class of each class.

    Args:
        source: as the engine wrote it.
        bases: by class, with the module of each; a class without one has the ordinary base.
    """
    needed: dict[str, None] = {}

    def stated(match: re.Match[str]) -> str:
        base = str(bases.get(match[1], ""))
        module, _, name = base.rpartition(".")
        if not module:
            return match[0]
        needed[f"from {module} import {name}\n"] = None
        return f"class {match[1]}({name}):"

    result = _CLASS.sub(stated, source)
    return result.replace(_IMPORTS, f"{_IMPORTS}{''.join(needed)}", 1)
