"""What a report of drift needs beside the findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..model import FailOn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...document.source import Source


DEFAULT_ACCEPTED = "spec/drift.yaml"
"""Where hints say that accepted findings are, if no file is named."""


@dataclass(frozen=True, slots=True)
class View:
    """How a report is shown.

    Attributes:
        fail_on: threshold at which the comparison fails.
        sources: the text of files, by their name in places.
        accepted: path of the file of accepted findings, for hints.
        with_unseen: whether what was not seen is listed, and not only counted.
        colour: whether the output is a terminal with colours.
    """

    fail_on: FailOn = FailOn.UNDOCUMENTED
    sources: Mapping[str, Source] = field(default_factory=dict)
    accepted: str = DEFAULT_ACCEPTED
    with_unseen: bool = False
    colour: bool = False
