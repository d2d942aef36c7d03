"""Samples as files, and as `x-codeSamples` of the document that is published."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from .. import naming
from ..extensions import code_samples
from ..keeping.remembering import remembered_as
from .calls import Calls
from .dialects import DIALECTS
from .languages import LANGUAGES
from .requests import make_samples

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    import jinja2

    from ..api.ir import Api
    from ..diagnostics import Diagnostic
    from ..document import Document
    from ..runtime.cli.facts import Program
    from .languages import Language
    from .model import Sample

_MAX_SHOWN = 4000


class SampleFile(NamedTuple):
    """One file with a sample."""

    path: str
    text: str


class SampleFiles(NamedTuple):
    """The samples of a document, and which are missing.

    Attributes:
        files: path to text; Python is not formatted yet.
        notes: operations without samples.
        refused: operation, language and why that language cannot send the request.
    """

    files: dict[str, str]
    notes: list[Diagnostic]
    refused: list[tuple[str, str, str]]

    def shortest(self, end: str) -> SampleFile | None:
        """Return the shortest file whose path ends with `end`; None where each is too long."""
        files = [SampleFile(path, text) for path, text in self.files.items() if path.endswith(end)]
        files = [file for file in files if len(file.text) < _MAX_SHOWN and "```" not in file.text]
        return min(files, key=lambda file: len(file.text), default=None)


def write_samples(
    document: Document,
    api: Api,
    program: Program,
    environment: jinja2.Environment,
    languages: Sequence[Language] = LANGUAGES,
    answers: MutableMapping[str, str] | None = None,
) -> SampleFiles:
    """Return the samples of a document, one file for each operation and language."""
    samples, calls = make_samples(document, api), Calls(program)
    files: dict[str, str] = {}
    missing: list[tuple[str, str, str]] = []
    folder = naming.samples_folder(api.package)
    names = [language.name for language in languages]
    for sample in samples.requests.values():

        def made(sample: Sample = sample) -> tuple[dict[str, str], dict[str, str]]:
            return _texts(sample, languages, calls, api.package, environment)

        facts = api.package, names, calls.facts(sample.operation.id), sample
        texts, refused = remembered_as(answers, "samples", facts, made, json.dumps, json.loads)
        files |= {f"{folder}/{sample.folder}/{name}": text for name, text in texts.items()}
        missing += [(sample.operation.id, label, reason) for label, reason in refused.items()]
    return SampleFiles(files, samples.notes, missing)


def _texts(
    sample: Sample,
    languages: Sequence[Language],
    calls: Calls,
    package: str,
    environment: jinja2.Environment,
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the files of a sample by name, and why there is none by labels of languages."""
    files: dict[str, str] = {}
    missing: dict[str, str] = {}
    for language in languages:
        writer = calls if language.name == "cli" else DIALECTS[language.dialect]
        refused = writer.refused(sample)
        if refused:
            missing[language.label] = refused
        else:
            files[language.file] = sample_source(sample, language, calls, package, environment)
    return files, missing


def sample_source(
    sample: Sample, language: Language, calls: Calls, package: str, environment: jinja2.Environment
) -> str:
    """Return the text of a sample, not yet formatted."""
    return _template(environment, f"samples/{language.template}").render(
        sample=sample,
        lang=DIALECTS[language.dialect],
        is_async=language.name == "async-client",
        calls=calls,
        package=package,
    )


@cache  # looking one up takes as long as a tenth of a sample
def _template(environment: jinja2.Environment, name: str) -> jinja2.Template:
    return environment.get_template(name)


def published(data: Mapping[str, Any], api: Api, files: Mapping[str, str]) -> dict[str, Any]:
    """Return a document with the samples of its operations in it.

    A path item that is a reference is replaced by a copy of its target: other paths may share the
    target, and each path has samples of its own.

    Args:
        data: the document as JSON.
        api: its description.
        files: those of `write_samples`, formatted.
    """
    paths: dict[str, Any] = dict(data.get("paths") or {})
    result = {**data, "paths": paths} if paths else dict(data)
    top = naming.samples_folder(api.package)
    folders = naming.sample_folders(operation.constant for operation in api.operations)
    for operation in api.operations:
        item = paths[operation.path] = dict(_in_place(result, paths[operation.path]))
        raw = item.get(operation.method.lower())
        folder = f"{top}/{folders[operation.constant]}"
        samples = [
            {
                "lang": language.lang,
                "label": language.label,
                "source": files[f"{folder}/{language.file}"],
            }
            for language in LANGUAGES
            if f"{folder}/{language.file}" in files
        ]
        if isinstance(raw, dict) and samples:
            stated = {code_samples.NAME: raw.get(code_samples.NAME, samples)}
            item[operation.method.lower()] = {**raw, **stated}
    return result


def _in_place(document: Mapping[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    while isinstance(item.get("$ref"), str):
        target: Any = document
        for token in item["$ref"].partition("#")[2].split("/")[1:]:
            target = target[unquote(token).replace("~1", "/").replace("~0", "~")]
        siblings = {name: value for name, value in item.items() if name != "$ref"}
        item = {**target, **siblings}
    return item
