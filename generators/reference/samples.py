"""Code samples as the page shows them: all in the page, or, where they are large, packed."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generators import naming
from generators.render import cli
from generators.samples.calls import Calls
from generators.samples.dialects import DIALECTS
from generators.samples.languages import LANGUAGES
from generators.samples.requests import make_samples

if TYPE_CHECKING:
    from generators.api.ir import Api
    from generators.pipeline import Generated
    from generators.samples.languages import Language

BUDGET = 1_000_000
"""Characters of samples that stand in a page as they are."""


@dataclass(frozen=True, slots=True)
class SampleView:
    """One sample.

    Attributes:
        language: of it.
        tab: its label in short.
        text: the program; empty where it is packed.
        packed: whether a script has to unpack it.
    """

    language: Language
    tab: str
    text: str
    packed: bool


@dataclass(frozen=True, slots=True)
class SampleViews:
    """The samples of a document.

    Attributes:
        shown: operation id to its samples.
        missing: operation id to why there is none in some language, or at all.
        pack: what `page.js` unpacks: gzip in Base64 of a JSON object, operation id to language to
            text; empty where nothing is packed.
    """

    shown: dict[str, tuple[SampleView, ...]]
    missing: dict[str, tuple[str, ...]]
    pack: str


def sample_views(generated: Generated, *, budget: int = BUDGET) -> SampleViews:
    """Return the samples of what was generated; beyond the budget all but curl's are packed."""
    api = generated.described.api
    assert api is not None  # noqa: S101 - a page is made of what could be generated
    texts = _texts(api, generated.tree)
    large = sum(len(text) for found in texts.values() for text in found.values()) > budget
    first = LANGUAGES[0].name
    shown = {
        operation: tuple(
            _view(language, found[language.name], packed=large and language.name != first)
            for language in LANGUAGES
            if language.name in found
        )
        for operation, found in texts.items()
    }
    packed = {
        operation: {name: text for name, text in found.items() if name != first}
        for operation, found in texts.items()
    }
    return SampleViews(shown, _missing(generated, api, texts), _pack(packed) if large else "")


def _view(language: Language, text: str, *, packed: bool) -> SampleView:
    tab = language.label.partition(" (")[0]
    return SampleView(language, tab, "" if packed else text.rstrip("\n"), packed)


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
    if all(len(found) == len(LANGUAGES) for found in texts.values()):
        return {}
    assert described.document is not None  # noqa: S101 - likewise
    assert described.models is not None  # noqa: S101 - likewise
    made = make_samples(described.document, api)
    calls = Calls(cli.program(api, described.models.source))
    reasons = {note.pointer: f"No samples: {note.message}." for note in made.notes}
    missing: dict[str, tuple[str, ...]] = {}
    for operation in api.operations:
        sample = made.requests.get(operation.constant)
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


def _pack(data: dict[str, dict[str, str]]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()
