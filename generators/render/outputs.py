"""Every file that can be generated, in one table, each with the features that it belongs to."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import naming
from ..keeping.remembering import remembered, remembered_as
from ..models.dicts import plain_types
from ..models.modules import split
from ..samples.languages import LANGUAGES
from ..samples.writing import SampleFiles, write_samples
from . import bodies, cli, readme, requirements, shipped
from .closure import closure, head, statements
from .defaults import defaults
from .documents import document_text, text_with_samples
from .environment import environment
from .features import BASE, CLIENT, MODELS, SAMPLES
from .formatting import format_python
from .manifest import MANIFEST, NOTICE, manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from ..api.ir import Api
    from ..document import Document
    from ..models.dicts import PlainTypes
    from ..models.finishing import ModelSet
    from ..models.modules import ModelModule
    from ..samples.languages import Language
    from .features import Chosen
    from .metadata import Metadata
    from .own_templates import Templates


class Output(NamedTuple):
    """One template and the file it makes.

    Attributes:
        template: below `templates/`.
        path: `{package}` in it is the import name, `{samples}` the folder of code samples.
        features: names of those it belongs to; it is written where one of them was chosen.
        variables: what the template is told besides what all are told.
        bulk: whether it is about methods that take any number of items, and is written where the
            document has some.
    """

    template: str
    path: str
    features: tuple[str, ...] = (MODELS,)
    variables: tuple[tuple[str, Any], ...] = ()
    bulk: bool = False


_DOCUMENT = "package/openapi.json.jinja"
OUTPUTS = (
    Output("README.md.jinja", "README.md"),
    Output("samples/README.md.jinja", "{samples}/README.md", (SAMPLES,)),
    Output("package/__init__.py.jinja", "{package}/__init__.py"),
    Output("package/version.py.jinja", "{package}/_version.py"),
    Output("package/main.py.jinja", "{package}/__main__.py"),
    Output("package/py.typed.jinja", "{package}/py.typed"),
    Output("package/models.py.jinja", "{package}/models/__init__.py"),
    Output("package/operations.py.jinja", "{package}/_operations.py", ("client", "server")),
    Output(
        _DOCUMENT,
        "{package}/openapi.json",
        ("server", "mock", "testing", "contract", "mcp"),
    ),
    Output("package/client.py.jinja", "{package}/client.py", ("client",), (("mode", "sync"),)),
    Output(
        "package/client.py.jinja", "{package}/async_client.py", ("client",), (("mode", "async"),)
    ),
    Output("package/dicts.py.jinja", "{package}/dicts.py", ("client",)),
    Output("package/errors.py.jinja", "{package}/errors.py", ("client",)),
    Output("package/bulk.py.jinja", "{package}/bulk.py", ("client",), bulk=True),
    Output("package/types.py.jinja", "{package}/types.py", ("client",)),
    Output("package/transports.py.jinja", "{package}/transports.py", ("transports",)),
    Output("package/telemetry.py.jinja", "{package}/telemetry.py", ("telemetry",)),
    Output("package/cli.py.jinja", "{package}/cli.py", ("cli",)),
    Output("package/mcp.py.jinja", "{package}/mcp.py", ("mcp",)),
    Output("package/server.py.jinja", "{package}/server.py", ("server",)),
    Output("package/webhook_facts.py.jinja", "{package}/_webhooks.py", ("webhooks",)),
    Output("package/webhooks.py.jinja", "{package}/webhooks.py", ("webhooks",)),
    Output("package/receiver.py.jinja", "{package}/receiver.py", ("webhooks",)),
    Output("package/mock.py.jinja", "{package}/mock.py", ("mock",)),
    Output("package/testing.py.jinja", "{package}/testing.py", ("testing",)),
    Output("package/testing_plugin.py.jinja", "{package}/testing_plugin.py", ("testing",)),
    Output("package/contract.py.jinja", "{package}/contract.py", ("contract",)),
)
"""Besides these: one file per module of models, what of the runtime they import, `pyproject.toml`,
the manifest, and code samples: a file for each operation and row of the table in
`generators/samples/languages.py`."""


class Some(NamedTuple):
    """Some models of a package.

    Attributes:
        modules: those that define them.
        plain: the types of their plain data.
    """

    modules: tuple[ModelModule, ...]
    plain: PlainTypes


_MODEL, _PROJECT, _SCAFFOLD = "package/model.py.jinja", "pyproject.toml.jinja", "scaffold.py.jinja"


def template_of(path: str, api: Api) -> str:
    """Return the template that a file of the project is made of; empty for none."""
    folder = naming.samples_folder(api.package)
    for output in OUTPUTS:
        if path == output.path.format(package=api.package, samples=folder):
            return output.template
    if path.startswith(f"{api.package}/models/"):
        return _MODEL
    files = {language.file: f"samples/{language.template}" for language in LANGUAGES}
    return files.get(path.rpartition("/")[2], "") if path.startswith(f"{folder}/") else ""


def render(
    document: Document,
    api: Api,
    models: ModelSet,
    chosen: Chosen,
    *,
    own: Templates | None = None,
    some: Some | None = None,
    answers: MutableMapping[str, str] | None = None,
) -> SampleFiles:
    """Return the files that are made of templates, path to text, and what samples are missing.

    Python is not yet formatted; `complete` adds the other files when it is.

    Args:
        document: what the API is described in.
        api: the description.
        models: its models.
        chosen: the features.
        own: templates that take the place of the toolkit's.
        some: the models that the package is to have; then it does not hold the document.
        answers: of earlier runs.
    """
    env = environment(own)
    program = cli.program(api, models.source)
    languages = _languages(chosen)
    samples = SampleFiles({}, [], [])
    if SAMPLES in chosen.names:
        # What templates of one's own make is not known by what is given to them.
        known = None if own else answers
        samples = write_samples(document, api, program, env, languages, known)
    modules, plain = some or Some(
        split(models),
        plain_types(
            {part.name: part.text for part in models.parts},
            bodies.sent(api) if CLIENT in chosen.names else (),
            answers,
        ),
    )
    shared = {
        "api": api,
        "features": chosen.names,
        "chosen": chosen.features,
        "extras": chosen.extras,
        "media_extras": readme.media_extras(api),
        "exports": chosen.exports,
        "document_json": "" if some else document_text(document.data),
        "modules": modules,
        "plain": plain,
        "bodies": bodies.BodyTypes(plain),
        "header": f"# {NOTICE}",
        "notice": NOTICE,
        "version": naming.distribution_version(api.version),
        "stamp": shipped.current(),
        "program": program,
        "defaults": defaults(),
        "languages": languages,
        "samples": samples,
        "samples_folder": naming.samples_folder(api.package),
        "curl_sample": samples.shortest("/curl.sh"),
        "sections": readme.sections(api, chosen.names),
        "contents": readme.contents(chosen.names),
    }
    tree = dict(samples.files)
    for output in OUTPUTS:
        if (output.bulk and not api.has_bulk) or (some and output.template == _DOCUMENT):
            continue
        if not set(chosen.names).isdisjoint(output.features):
            path = output.path.format(package=api.package, samples=shared["samples_folder"])
            variables = {**shared, **dict(output.variables)}
            tree[path] = env.get_template(output.template).render(**variables)
    # There are thousands of modules, and the toolkit's own template needs no more.
    template, told = env.get_template(_MODEL), shared if own else {"header": shared["header"]}
    for module in modules:
        path = f"{api.package}/models/{module.name}.py"
        tree[path] = template.render(**told, module=module)
    return samples._replace(files=tree)


def complete(
    document: Document,
    api: Api,
    chosen: Chosen,
    files: Mapping[str, str],
    metadata: Metadata,
    own: Templates | None = None,
    answers: MutableMapping[str, str] | None = None,
) -> dict[str, str]:
    """Return the whole tree: what the formatted files import, and what says what is in it.

    Args:
        document: what the files were made of.
        api: its description.
        chosen: the features.
        files: those of `render`, formatted.
        metadata: what the package says of itself.
        own: templates that took the place of the toolkit's.
        answers: of earlier runs.
    """
    tree = {**files, **runtime(api, files, answers)}
    text = files.get(f"{api.package}/openapi.json") or document_text(document.data)
    if SAMPLES in chosen.names:
        folder = naming.samples_folder(api.package)
        usual = document_text(document.data) if own else text
        tree[f"{folder}/openapi.json"] = text_with_samples(document, api, tree, usual)
        tree["MANIFEST.in"] = f"# {NOTICE}\ngraft {folder}\n"
    tree["pyproject.toml"] = project(api, chosen, tree, metadata, own)
    tree[MANIFEST] = manifest(text, chosen, tree, own)
    return tree


def exact(api: Api, files: Iterable[str]) -> frozenset[str]:
    """Return the paths of files of Python in whose imports there is nothing to correct."""
    models, samples = f"{api.package}/models/_", f"{naming.samples_folder(api.package)}/"
    return frozenset(
        path
        for path in files
        if path.endswith(".py")
        and (path.startswith(samples) or (path.startswith(models) and "/__" not in path))
    )


def _languages(chosen: Chosen) -> tuple[Language, ...]:
    """Return the languages of samples, without those that call what was not chosen."""
    return tuple(language for language in LANGUAGES if language.feature in {"", *chosen.names})


def project(
    api: Api,
    chosen: Chosen,
    tree: Mapping[str, str],
    metadata: Metadata,
    own: Templates | None = None,
) -> str:
    """Return `pyproject.toml`, which lists the packages and the data files of a tree."""
    inside = [path for path in tree if path.startswith(f"{api.package}/")]
    folders = [path.rpartition("/")[0] for path in inside if path.endswith("/__init__.py")]
    extras = [*chosen.extras, *(api.extras if chosen.extras else ())]
    data = [path.removeprefix(f"{api.package}/") for path in inside if not path.endswith(".py")]
    variables = {
        "api": api,
        "metadata": metadata,
        "notice": NOTICE,
        "version": naming.distribution_version(api.version),
        "required": requirements.texts(BASE, api),
        "extras": {name: requirements.texts(needed, api) for name, needed in extras},
        "entry_points": chosen.entry_points(api),
        "packages": sorted(folder.replace("/", ".") for folder in folders),
        "data_files": sorted(data),
    }
    return environment(own).get_template(_PROJECT).render(**variables)


def scaffold(api: Api, own: Templates | None = None) -> str:
    """Return a first implementation of the handlers, formatted."""
    text = environment(own).get_template(_SCAFFOLD).render(api=api)
    return format_python({"handlers.py": text})["handlers.py"]


def runtime(
    api: Api, files: Mapping[str, str], answers: MutableMapping[str, str] | None = None
) -> dict[str, str]:
    """Return what files import of the hand-written runtime, path to text, byte for byte."""
    folder = f"{api.package}/{shipped.RUNTIME}"
    models = f"{api.package}/models/_"
    package = {
        path: remembered(answers, "imports", text, partial(statements, text))
        for path, text in files.items()
        if path.endswith(".py") and path.startswith(f"{api.package}/")
        if not path.startswith(models)
    }
    # Thousands of modules import the same few things besides each other.
    heads = {head(text): path for path, text in files.items() if path.startswith(models)}
    package |= {path: text for text, path in heads.items()}
    sources = {f"{folder}/{path}": text for path, text in shipped.sources().items()}

    def reached() -> list[str]:
        known = {
            f"{folder}/{path}": [f"{api.package}.{shipped.RUNTIME}{name}" for name in names]
            for path, names in shipped.imports().items()
        }
        return [*closure(package, sources, known)]

    # The runtime is part of the toolkit.
    paths = remembered_as(answers, "runtime", package, reached, json.dumps, json.loads)
    return {path: sources[path] for path in paths}
