"""Isolation: which schemas the engine cannot make models of, when it fails as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic, Severity
from ..document.editing import Edits
from ..document.pointer import join
from .engine import EngineError, build_models

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, MutableMapping

    from ..document import Document
    from .finishing import ModelSet

_SCHEMAS = "/components/schemas"
MAX_TRIES = 60
"""Runs of the engine; what is not told apart by then takes any value as a whole."""


def build_sparing(
    document: Document, answers: MutableMapping[str, str] | None = None
) -> tuple[Document, ModelSet, list[Diagnostic]]:
    """Generate models; where the engine fails, of the schemas that it does not fail for.

    Args:
        document: in normal form.
        answers: of the engine, by what it was asked.

    Returns:
        The normal document that they are of, the models, and what takes any value for it, with
        pointers into the document as it was before normal form.

    Raises:
        EngineError: it fails for all of them.
    """
    try:
        return document, build_models(document, answers), []
    except EngineError as error:
        document, notes = _spare(document, error)
    return document, build_models(document, answers), notes


def _spare(document: Document, error: EngineError) -> tuple[Document, list[Diagnostic]]:
    """Return the document in which what the engine refuses takes any value."""
    names = list(document.data["components"]["schemas"])

    def fails(chosen: Collection[str]) -> bool:
        try:
            build_models(_without(document, [name for name in names if name not in chosen]))
        except EngineError:
            return True
        return False

    refused = guilty(names, fails)
    notes = [
        Diagnostic(
            "models-engine",
            Severity.WARNING,
            f"{error.diagnostic.message}; any value is taken here",
            document.locate(join(_SCHEMAS, name)),
            document.origin(join(_SCHEMAS, name)),
            error.diagnostic.hint,
        )
        for name in refused
    ]
    return _without(document, refused), notes


def guilty(names: list[str], fails: Callable[[Collection[str]], bool]) -> list[str]:
    """Return names without which the others do not fail, few of them.

    Args:
        names: all there are; together they fail.
        fails: whether some of them, together, do.
    """
    fine: list[str] = []
    refused: list[str] = []
    waiting = [names[len(names) // 2 :], names[: len(names) // 2]]
    tries = 0
    while waiting:
        chunk = waiting.pop()
        tries += 1
        if tries > MAX_TRIES:
            refused += chunk
        elif not fails({*fine, *chunk}):
            fine += chunk
        elif len(chunk) == 1:
            refused += chunk
        else:
            half = len(chunk) // 2
            waiting += [chunk[half:], chunk[:half]]
    return refused


def _without(document: Document, names: list[str]) -> Document:
    edits = Edits()
    for name in names:
        edits.replace(join(_SCHEMAS, name), {})
    return edits.apply(document)
