"""Code samples as the page shows them: all in the page, or, where they are large, packed."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import naming
from ..render import cli
from ..samples.calls import Calls
from ..samples.dialects import DIALECTS
from ..samples.languages import LANGUAGES
from ..samples.requests import make_samples

if TYPE_CHECKING:
    from ..api.ir import Api
    from ..pipeline import Generated
    from ..samples.languages import Language

BUDGET = 1_000_000
"""Characters of samples that are in a page as they are."""


@dataclass(frozen=True, slots=True)
class SampleView:
    """One sample: its language, the label of its tab in short, what begins a comment, its text."""

    language: Language
    tab: str
    comment: str
    text: str


@dataclass(frozen=True, slots=True)
class SampleViews:
    """The samples of a document.

    Attributes:
        shown: operation id to the samples that are in the page.
        missing: operation id to why there is none in some language, or at all.
        packed: the others, for `page.js`: their languages, and gzip in Base64 of a JSON object,
            operation id to language to text. None where there are no others.
    """

    shown: dict[str, tuple[SampleView, ...]]
    missing: dict[str, tuple[str, ...]]
    packed: dict[str, Any] | None


def sample_views(generated: Generated, *, budget: int = BUDGET) -> SampleViews:
    """Return the samples of what was generated; beyond the budget all but curl's are packed."""
    api = generated.described.api
    assert api is not None  # noqa: S101 - a page is made of what could be generated
    texts = _texts(api, generated.tree)
    large = sum(len(text) for programs in texts.values() for text in programs.values()) > budget
    languages, others = (LANGUAGES[:1], LANGUAGES[1:]) if large else (LANGUAGES, ())
    shown = {
        operation: tuple(
            SampleView(
                language,
                _tab(language),
                DIALECTS[language.dialect].comment_mark,
                programs[language.name].rstrip("\n"),
            )
            for language in languages
            if language.name in programs
        )
        for operation, programs in texts.items()
    }
    packed = _packed(others, texts) if large else None
    return SampleViews(shown, _missing(generated, api, texts), packed)


def _tab(language: Language) -> str:
    return language.label.partition(" (")[0]


def _texts(api: Api, tree: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return the files of samples by operation id and name of the language."""
    top = naming.samples_folder(api.package)
    folders = naming.sample_folders(operation.constant for operation in api.operations)
    return {
        operation.id: {
            language.name: tree[path]
            for language in LANGUAGES
            if (path := f"{top}/{folders[operation.constant]}/{language.file}") in tree
        }
        for operation in api.operations
    }


def _missing(
    generated: Generated, api: Api, texts: dict[str, dict[str, str]]
) -> dict[str, tuple[str, ...]]:
    """Return why samples are missing, by operation id."""
    described = generated.described
    if all(len(programs) == len(LANGUAGES) for programs in texts.values()):
        return {}
    assert described.document is not None  # noqa: S101 - likewise
    assert described.models is not None  # noqa: S101 - likewise
    samples = make_samples(described.document, api)
    calls = Calls(cli.program(api, described.models.source))
    reasons = {note.pointer: f"No samples: {note.message}." for note in samples.notes}
    missing: dict[str, tuple[str, ...]] = {}
    for operation in api.operations:
        sample = samples.requests.get(operation.constant)
        if sample is None:
            missing[operation.id] = (reasons.get(operation.pointer, "No samples."),)
            continue
        missing[operation.id] = tuple(
            f"{language.label}: {reason}."
            for language in LANGUAGES
            if language.name not in texts[operation.id]
            if (teller := calls if language.name == "cli" else DIALECTS[language.dialect])
            if (reason := teller.refused(sample))
        )
    return missing


def _packed(languages: tuple[Language, ...], texts: dict[str, dict[str, str]]) -> dict[str, Any]:
    names = [language.name for language in languages]
    data = {
        operation: {name: programs[name].rstrip("\n") for name in names if name in programs}
        for operation, programs in texts.items()
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {
        "languages": [
            {
                "name": language.name,
                "label": language.label,
                "tab": _tab(language),
                "comment": DIALECTS[language.dialect].comment_mark,
                "needs": needs(language),
            }
            for language in languages
        ],
        "has": {operation: list(programs) for operation, programs in data.items()},
        "samples": base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode(),
    }


def needs(language: Language) -> str:
    """Return what runs a sample, as plain text."""
    return f"Needs {language.needs.replace('`', '')}"
