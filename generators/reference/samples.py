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
    from collections.abc import Collection

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


def samples_of(generated: Generated, features: Collection[str] | None = None) -> Samples:
    """Return the samples of what was described.

    Args:
        generated: of the document.
        features: those of the package; None for those whose samples are among its files, or for
            all where it has none.
    """
    described = generated.described
    api, document, models = described.api, described.document, described.models
    assert api is not None  # noqa: S101 - a page is made of what could be generated
    assert document is not None  # noqa: S101 - likewise
    assert models is not None  # noqa: S101 - likewise
    gaps = marks(document)
    shown = shown_languages(generated, features)
    made = live(document, api, models, gaps, environment(generated.templates), shown)
    facts = {
        "programs": made.programs,
        "mark": gaps.token,
        "package": api.package,
        "languages": [_language(language, api.package) for language in shown],
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


def shown_languages(generated: Generated, features: Collection[str] | None) -> list[Language]:
    """Return the languages of a page, those with a short form first."""
    files = {path.rpartition("/")[2] for path in generated.tree}

    def is_shown(language: Language) -> bool:
        if not language.feature:
            return True
        if features is not None:
            return language.feature in features
        return not files or language.file in files

    first = [language for name in FIRST for language in LANGUAGES if language.name == name]
    others = [language for language in LANGUAGES if language.name not in FIRST]
    return [language for language in (*first, *others) if is_shown(language)]


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
