"""The options of one run, from the command line and the configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .diagnostics import Severity
from .render.project import UNSTATED, Project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from .document import Adaptation
    from .render.own_templates import Templates


def quiet(_: str) -> None:
    """Ignore a stage."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one run, from the command line and the configuration; all stages take it.

    Attributes:
        package: import name of the package; made from the title when empty.
        features: names of the features that the package has, besides those that they need; None for
            all. See `generators/render/features.py`.
        severities: severities of rules by id, None for off; other rules have their own.
        least: rules of lower severity do not run.
        allowed: folders outside of its root that a document may refer to.
        adapted: overlays and filters that are applied to a document; None for none.
        read: gives the content of a file of the document or raises `OSError`; by default the disk
            is read, inside the root of the document and `allowed`.
        progress: called with each stage as it begins.
        answers: of stages, by the questions that they ask; filled by them. By default none is
            known, and every stage does all of its work.
        project: what the package says of itself, beside what the document says.
        templates: those that take the place of the toolkit's; None for none.
    """

    package: str = ""
    features: tuple[str, ...] | None = None
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    least: Severity = Severity.INFO
    allowed: tuple[str, ...] = ()
    adapted: Adaptation | None = None
    read: Callable[[str], bytes] | None = None
    progress: Callable[[str], None] = quiet
    answers: MutableMapping[str, str] | None = None
    project: Project = UNSTATED
    templates: Templates | None = None


DEFAULTS = Options()
"""The options of a run where none is set."""
