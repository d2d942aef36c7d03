"""Parameters that share a segment of a path with another one: `{file}.{type}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .segments import dividers
from .writing import Writer

if TYPE_CHECKING:
    from ..operations import Parameter


def path_writer(parameter: Parameter, template: str) -> Writer:
    """Return what writes a parameter of a path.

    Args:
        parameter: the facts.
        template: of the path.
    """
    characters = dividers(template).get(parameter.name) if parameter.style == "simple" else None
    return SharingWriter(parameter, characters) if characters else Writer(parameter)


class SharingWriter(Writer):
    """Writes the values of a parameter so that none seems to end where another one begins.

    Args:
        parameter: the facts.
        characters: which divide it from the others; they are percent-encoded in values.
    """

    __slots__ = ("_dividers",)

    def __init__(self, parameter: Parameter, characters: str) -> None:
        super().__init__(parameter)
        self.is_text = False
        self._dividers = re.compile(f"%..|([{re.escape(characters)}])")

    def path(self, value: object) -> str:
        """Return the text that replaces the parameter's expression in the path template."""
        return self._dividers.sub(
            lambda match: match[0] if match[1] is None else f"%{ord(match[1]):02X}",
            super().path(value),
        )
