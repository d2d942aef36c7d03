"""What shapes generated files is the version that the toolkit asks for: what is not is told."""

from __future__ import annotations

from functools import cache

from . import TOOLKIT

_SHAPING = ("datamodel-code-generator", "ruff")
"""Distributions whose versions decide what generated files look like."""


class RequirementError(RuntimeError):
    """A distribution is missing, or has another version; the message says which is needed."""


@cache
def require() -> None:
    """See that what shapes generated files is installed, in a version that fits.

    Another program of the same environment may have replaced it. In the toolkit's own repository,
    where it is not installed itself, `make` has seen to that.

    Raises:
        RequirementError: it is not.
    """
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        stated = requires(TOOLKIT) or []
    except PackageNotFoundError:
        return
    from packaging.requirements import Requirement  # where it is installed

    for requirement in map(Requirement, stated):
        if requirement.name not in _SHAPING or requirement.marker:
            continue
        try:
            present = version(requirement.name)
        except PackageNotFoundError:
            present = ""
        if not requirement.specifier.contains(present or "0", prereleases=True):
            shown = f"{requirement.name} {present} is" if present else f"{requirement.name} is not"
            raise RequirementError(
                f"{shown} installed, and {TOOLKIT} needs {requirement}: install that, or "
                f"{TOOLKIT} in an environment of its own (uvx, pipx)"
            )
