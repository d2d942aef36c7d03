"""The toolkit from Python: what the commands do, as functions that return values.

They print nothing, read no configuration and raise nothing for a wrong document: what is wrong
with it is in the result.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .options import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .diagnostics import Diagnostic
    from .options import Options
    from .pipeline import Generated
    from .review.model import Report


class UnreadableError(ValueError):
    """A document cannot be read.

    Attributes:
        diagnostics: why.
    """

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__("; ".join(f"{item.location} {item.message}" for item in diagnostics))
        self.diagnostics = diagnostics


def validate(spec: str | Path, options: Options = DEFAULTS) -> list[Diagnostic]:
    """Return everything that is wrong with a document; empty for nothing.

    Args:
        spec: path of the document.
        options: overlays, filters, severities of rules.
    """
    from .pipeline import check

    return check(spec, options).diagnostics


def generate(spec: str | Path, options: Options = DEFAULTS) -> Generated:
    """Return the files of the generated project, path to text, in `tree`; nothing is written.

    The tree is empty where nothing can be generated; `described.diagnostics` says why, and
    `described.coverage` what became of each operation.

    Args:
        spec: path of the document.
        options: name and features of the package, overlays, filters, severities of rules.

    Raises:
        RequirementError: another version of ruff, or of what makes models, is installed.
    """
    from .pipeline import generate as generated

    return generated(spec, options)


def write(tree: Mapping[str, str], folder: str | Path, *, force: bool = False) -> list[str]:
    """Make a folder hold a generated project, whole or not at all; return the changed paths.

    Args:
        tree: of `generate`.
        folder: which is made where it is not there. Files that no run has written stay.
        force: overwrite files that were edited since they were generated, or never were.

    Raises:
        FileExistsError: such files are there, and `force` is not given.
        OSError: the disk refuses; the folder is as before.
    """
    from .render import tree as trees

    target = Path(folder)
    edited = trees.edited(trees.changes(tree, target), target)
    if edited and not force:
        names = ", ".join(change.path for change in edited)
        raise FileExistsError(f"edited by hand, or not generated: {names}")
    return [change.path for change in trees.write(tree, target)]


def compare(
    base: str | Path, head: str | Path, options: Options = DEFAULTS, *, code: bool = True
) -> Report:
    """Return what a change of a document breaks, on the wire and in Python.

    Args:
        base: path of the document before.
        head: path of the document under review.
        options: name and features of the package, overlays, filters.
        code: generate both packages and compare them as well.

    Raises:
        UnreadableError: one of the documents cannot be read.
    """
    from .document import load
    from .review.reviewing import review

    before, after = (load(path, adapted=options.adapted) for path in (base, head))
    if before.document is None or after.document is None:
        raise UnreadableError([*before.diagnostics, *after.diagnostics])
    return review(before.document, after.document, options=options, code=code)
