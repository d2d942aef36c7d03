"""Code samples: the facts that the scripts make them of, and why some are missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..render.environment import environment
from ..samples.dialects import DIALECTS
from ..samples.facts import facts as writing
from ..samples.languages import LANGUAGES
from .live import Live, live
from .marks import marks

if TYPE_CHECKING:
    from ..pipeline import Generated
    from ..samples.languages import Language

FIRST = ("curl", "client")
"""Languages with a tab of their own and a short form, in this order; others are in a menu."""
_LABELS = {"client": "{0}", "async-client": "{0}, asyncio", "cli": "{0}, command line"}
"""What samples that call the package are called; `{0}` is its name."""


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples of a document.

    Attributes:
        live: the programs.
        facts: what the scripts know of them besides those of each operation.
        missing: operation id to why there is none in some language, or at all.
    """

    live: Live
    facts: dict[str, Any]
    missing: dict[str, tuple[str, ...]]


def samples_of(generated: Generated) -> Samples:
    """Return the samples of what was described."""
    described = generated.described
    api, document, models = described.api, described.document, described.models
    assert api is not None  # noqa: S101 - a page is made of what could be generated
    assert document is not None  # noqa: S101 - likewise
    assert models is not None  # noqa: S101 - likewise
    gaps = marks(document)
    made = live(document, api, models, gaps, environment(generated.templates))
    facts = {
        "programs": made.programs,
        "mark": gaps.token,
        "package": api.package,
        "languages": languages(api.package),
        "writing": writing(),
    }
    reasons = {note.pointer: f"No complete programs: {note.message}." for note in made.notes}
    labels = {language.name: language.label for language in LANGUAGES}
    missing: dict[str, tuple[str, ...]] = {
        operation.id: (reasons[operation.pointer],)
        for operation in api.operations
        if operation.pointer in reasons
    }
    for operation, refused in made.refused.items():
        missing[operation] = tuple(f"{labels[name]}: {why}." for name, why in refused.items())
    return Samples(made, facts, missing)


def languages(package: str) -> list[dict[str, Any]]:
    """Return the languages as the page shows them, those with a short form first."""
    by_name = {language.name: language for language in LANGUAGES}
    return [_language(by_name[name], package) for name in FIRST] + [
        _language(language, package) for language in LANGUAGES if language.name not in FIRST
    ]


def _language(language: Language, package: str) -> dict[str, Any]:
    label = _LABELS.get(language.name, language.label).format(package)
    return {
        "name": language.name,
        "label": label,
        "tab": label.partition(" (")[0],
        "comment": DIALECTS[language.dialect].comment_mark,
        "needs": f"Needs {language.needs.replace('`', '')}",
        "isFirst": language.name in FIRST,
    }
