"""Every file that can be generated, in one table."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version as installed
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from generators import naming
from generators.models.modules import split
from generators.render import cli
from generators.render.defaults import defaults
from generators.render.environment import environment
from generators.render.formatting import format_python
from generators.samples.languages import LANGUAGES
from generators.samples.writing import Written, published, write_samples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from generators.api.ir import Api
    from generators.document import Document
    from generators.models.engine import ModelSet
    from generators.runtime.cli.facts import Program

NOTICE = "Generated from an OpenAPI document. Do not edit: change the document, generate again."
MANIFEST = ".generated.json"
_PYTHON = ".py"


@dataclass(frozen=True, slots=True)
class Output:
    """One template and the file it makes.

    `{package}` in the path is the import name, `{samples}` the folder of code samples.
    """

    template: str
    path: str
    variables: tuple[tuple[str, Any], ...] = ()


OUTPUTS = (
    Output("pyproject.toml.jinja", "pyproject.toml"),
    Output("README.md.jinja", "README.md"),
    Output("samples/README.md.jinja", "{samples}/README.md"),
    Output("package/__init__.py.jinja", "{package}/__init__.py"),
    Output("package/models.py.jinja", "{package}/models/__init__.py"),
    Output("package/operations.py.jinja", "{package}/_operations.py"),
    Output("package/client.py.jinja", "{package}/client.py", (("mode", "sync"),)),
    Output("package/client.py.jinja", "{package}/async_client.py", (("mode", "async"),)),
    Output("package/server.py.jinja", "{package}/server.py"),
    Output("package/errors.py.jinja", "{package}/errors.py"),
    Output("package/transports.py.jinja", "{package}/transports.py"),
    Output("package/telemetry.py.jinja", "{package}/telemetry.py"),
    Output("package/types.py.jinja", "{package}/types.py"),
    Output("package/cli.py.jinja", "{package}/cli.py"),
    Output("package/main.py.jinja", "{package}/__main__.py"),
    Output("package/mock.py.jinja", "{package}/mock.py"),
    Output("package/testing.py.jinja", "{package}/testing.py"),
    Output("package/contract.py.jinja", "{package}/contract.py"),
    Output("package/testing_plugin.py.jinja", "{package}/testing_plugin.py"),
)
"""Besides these: one file per module of models, the document, the runtime, the manifest, and code
samples: a file for each operation and row of the table in `generators/samples/languages.py`."""


def render(document: Document, api: Api, models: ModelSet) -> Written:
    """Return all files but the manifest, path to text, and what of the samples is missing.

    Python is not yet formatted; `publish` makes the document with samples when it is.
    """
    program = cli.program(api, models.source)
    samples = write_samples(document, api, program, environment())
    tree = {**dict(_templates(api, models, program, samples)), **samples.files}
    tree[f"{api.package}/openapi.json"] = _json(document.data)
    tree[f"{api.package}/py.typed"] = ""
    return samples._replace(files=tree)


def publish(document: Document, api: Api, tree: dict[str, str]) -> dict[str, str]:
    """Return the document with the samples of a formatted tree in it, path to text."""
    folder = naming.samples_folder(api.package)
    return {f"{folder}/openapi.json": _json(published(document.data, api, tree))}


def _templates(
    api: Api, models: ModelSet, program: Program, samples: Written
) -> Iterator[tuple[str, str]]:
    folders = {path.rpartition("/")[0] for path in runtime(api)}
    folders.add(f"{api.package}/models")
    packages = [api.package, *sorted(folder.replace("/", ".") for folder in folders)]
    modules = split(models.source)
    shared = {
        "api": api,
        "modules": modules,
        "header": f"# {NOTICE}",
        "notice": NOTICE,
        "version": naming.distribution_version(api.version),
        "packages": packages,
        "program": program,
        "defaults": defaults(),
        "languages": LANGUAGES,
        "samples": samples,
        "samples_folder": naming.samples_folder(api.package),
        "curl_sample": samples.shortest("/curl.sh"),
    }
    for output in OUTPUTS:
        template = environment().get_template(output.template)
        text = template.render(**shared, **dict(output.variables))
        folder = naming.samples_folder(api.package)
        yield output.path.format(package=api.package, samples=folder), text
    template = environment().get_template("package/model.py.jinja")
    for module in modules:
        path = f"{api.package}/models/{module.name}.py"
        yield path, template.render(header=shared["header"], module=module)


def scaffold(api: Api) -> str:
    """Return a first implementation of the handlers, formatted."""
    text = environment().get_template("scaffold.py.jinja").render(api=api)
    return format_python({"handlers.py": text})["handlers.py"]


def runtime(api: Api) -> dict[str, str]:
    """Return the hand-written runtime, path to text, as it is shipped: byte for byte."""
    return {
        f"{api.package}/_runtime/{path}": node.read_text("utf-8")
        for path, node in sorted(_walk(files("generators.runtime")))
        if path.endswith(_PYTHON)
    }


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for node in folder.iterdir():
        if node.is_dir():
            yield from _walk(node, f"{prefix}{node.name}/")
        else:
            yield f"{prefix}{node.name}", node


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def manifest(document: Document, tree: dict[str, str]) -> str:
    """Return what a tree was made of and which files belong to it."""
    made_with = {name: installed(name) for name in ("datamodel-code-generator", "ruff", "jinja2")}
    return _json(
        {
            "notice": NOTICE,
            "document": hashlib.sha256(_json(document.data).encode()).hexdigest(),
            "madeWith": made_with,
            "files": sorted([*tree, MANIFEST]),
        }
    )
