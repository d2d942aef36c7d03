"""Samples as files, and as `x-codeSamples` of the document that is published."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from generators import naming
from generators.extensions import code_samples
from generators.samples.calls import Calls
from generators.samples.dialects import DIALECTS
from generators.samples.languages import LANGUAGES
from generators.samples.requests import make_samples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import jinja2

    from generators.api.ir import Api
    from generators.diagnostics import Diagnostic
    from generators.document import Document
    from generators.runtime.cli.facts import Program
    from generators.samples.languages import Language
    from generators.samples.model import Sample

_MAX_SHOWN = 4000


class Shown(NamedTuple):
    """A file."""

    path: str
    text: str


class Written(NamedTuple):
    """Files, path to text, Python not yet formatted, and what is missing.

    Attributes:
        files: the files.
        notes: operations without samples.
        refused: operation, language and why that language cannot send the request.
    """

    files: dict[str, str]
    notes: list[Diagnostic]
    refused: list[tuple[str, str, str]]

    def shortest(self, end: str) -> Shown | None:
        """Return the shortest file whose path ends so, if there is one that fits on a page."""
        found = [Shown(path, text) for path, text in self.files.items() if path.endswith(end)]
        found = [one for one in found if len(one.text) < _MAX_SHOWN and "```" not in one.text]
        return min(found, key=lambda one: len(one.text), default=None)


def write_samples(
    document: Document,
    api: Api,
    program: Program,
    environment: jinja2.Environment,
    languages: Sequence[Language] = LANGUAGES,
) -> Written:
    """Return the samples of a document, one file for each operation and language."""
    made, calls = make_samples(document, api), Calls(program)
    files: dict[str, str] = {}
    missing: list[tuple[str, str, str]] = []
    folder = naming.samples_folder(api.package)
    for sample in made.requests.values():
        for language in languages:
            teller = calls if language.name == "cli" else DIALECTS[language.dialect]
            refused = teller.refused(sample)
            if refused:
                missing.append((sample.operation.id, language.label, refused))
                continue
            source = sample_source(sample, language, calls, api.package, environment)
            files[f"{folder}/{sample.folder}/{language.file}"] = source
    return Written(files, made.notes, missing)


def sample_source(
    sample: Sample, language: Language, calls: Calls, package: str, environment: jinja2.Environment
) -> str:
    """Return the text of a sample, not yet formatted."""
    return environment.get_template(f"samples/{language.template}").render(
        sample=sample,
        lang=DIALECTS[language.dialect],
        is_async=language.name == "async-client",
        calls=calls,
        package=package,
    )


def published(data: Mapping[str, Any], api: Api, files: Mapping[str, str]) -> dict[str, Any]:
    """Return a document with the samples of its operations in it.

    A path item that stands elsewhere is put in its place: others may share it, and each path has
    samples of its own.

    Args:
        data: the document as JSON.
        api: its description.
        files: those of `write_samples`, formatted.
    """
    result = copy.deepcopy(dict(data))
    top = naming.samples_folder(api.package)
    folders = naming.sample_folders(operation.constant for operation in api.operations)
    for operation in api.operations:
        item = result["paths"][operation.path] = _in_place(result, result["paths"][operation.path])
        raw = item.get(operation.method.lower())
        folder = f"{top}/{folders[operation.constant]}"
        shown = [
            {"lang": one.lang, "label": one.label, "source": files[f"{folder}/{one.file}"]}
            for one in LANGUAGES
            if f"{folder}/{one.file}" in files
        ]
        if isinstance(raw, dict) and shown:
            raw.setdefault(code_samples.NAME, shown)
    return result


def _in_place(document: Mapping[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    while isinstance(item.get("$ref"), str):
        found: Any = document
        for token in item["$ref"].partition("#")[2].split("/")[1:]:
            found = found[unquote(token).replace("~1", "/").replace("~0", "~")]
        beside = {name: value for name, value in item.items() if name != "$ref"}
        item = {**copy.deepcopy(found), **beside}
    return item
