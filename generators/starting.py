"""The command `init`: what a repository needs to use the toolkit, written once.

It finds the documents itself, and touches no file that is there.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import COMMAND, TOOLKIT, __version__
from .config import OWN_CONFIG, Config, ConfigError, find_table
from .console import FINDINGS, OK
from .document.files import MAX_BYTES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_PASSED_OVER = frozenset("node_modules build dist site vendor target generated".split())
_ENDINGS = (".yaml", ".yml", ".json")
_OPENAPI = ("openapi", "3.0", "3.1", "3.2")
_SWAGGER = ("swagger", "2.0")
_HEAD = 4096
"""Bytes at whose beginning a document that cannot be read says what it is."""
_MOST = 20
"""Documents that are configured; more are data of something else."""


class Part(NamedTuple):
    """A file that is written.

    Attributes:
        path: in the current folder.
        text: of the file.
        lines: what to add by hand where the file is there already.
    """

    path: str
    text: str
    lines: str


def declare(parser: argparse.ArgumentParser, _: Config) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "specs", nargs="*", metavar="SPEC", help="the documents (default: all that are found here)"
    )
    for name, words in (
        ("workflow", "a workflow of GitHub for pull requests"),
        ("pre-commit", "a hook of pre-commit"),
        ("make", "targets of make"),
    ):
        parser.add_argument(f"--{name}", action="store_true", help=f"write {words} as well")


def init(arguments: argparse.Namespace) -> int:
    """Write the configuration and what else was asked for; print what was done."""
    specs = arguments.specs or [*_documents(Path(), _OPENAPI)]
    absent = [spec for spec in specs if not Path(spec).is_file()]
    if absent:
        print(f"{absent[0]}: there is no such file", file=sys.stderr)
        return FINDINGS
    if not specs:
        print(f"no OpenAPI document is here: name it, {COMMAND} init FILE", file=sys.stderr)
        for spec in _documents(Path(), _SWAGGER):
            convert = f"{COMMAND} convert {shlex.quote(spec)} --out openapi.yaml"
            print(f"{spec} is Swagger 2.0: {convert}, then init", file=sys.stderr)
        return FINDINGS
    parts = [_configuration(specs)]
    parts += [_workflow()] * arguments.workflow
    parts += [_hooks()] * arguments.pre_commit
    parts += [_makefile()] * arguments.make
    try:
        for part in parts:
            print(_written(part))
    except OSError as error:
        print(f"{error.filename}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return FINDINGS
    print(f"next: {COMMAND} validate, then {COMMAND} generate")
    return OK


def _written(part: Part) -> str:
    """Write a file that is not there; return what was done."""
    if part.path == OWN_CONFIG and (place := _configured()):
        return f"{place} is there, and is left as it is"
    target = Path(part.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(part.text)
    except FileExistsError:
        if part.lines in target.read_text("utf-8", "replace"):
            return f"{part.path} is there, and has these lines already"
        lines = "\n".join(f"    {line}".rstrip() for line in part.lines.splitlines())
        return f"{part.path} is there, and is left as it is; add to it:\n{lines}"
    return f"{part.path}: written"


def _configured() -> str:
    """Return where the toolkit is configured already; empty where it is not."""
    try:
        table, _ = find_table(lambda name: Path(name).read_bytes())
    except ConfigError as error:
        return str(error)
    return table.place if table else ""


def _documents(folder: Path, kind: tuple[str, ...]) -> Iterator[str]:
    """Give the documents of a kind below a folder, the nearest first."""
    found = []
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if name[0] != "." and name not in _PASSED_OVER)
        for name in sorted(names):
            path = Path(place, name)
            if name.endswith(_ENDINGS) and _is_document(path, kind):
                found.append(path)
    found.sort(key=lambda path: (len(path.parts), path.as_posix()))
    yield from (path.as_posix() for path in found[:_MOST])


def _is_document(path: Path, kind: tuple[str, ...]) -> bool:
    """Whether a file states a version, wherever its fields are: some tools sort them."""
    key, *versions = kind
    stated = rf"""["']?{key}["']?\s*:\s*["']?(?:{"|".join(map(re.escape, versions))})"""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES)
    except OSError:
        return False
    if path.suffix == ".json" and re.search(stated.encode(), content):
        with suppress(ValueError, RecursionError):
            data = json.loads(content)
            return isinstance(data, dict) and str(data.get(key)).startswith(tuple(versions))
        content = content[:_HEAD]
    # Indented, it is a field of something else, unless all of the document is.
    top = rf"^(?:\xef\xbb\xbf)?(?:\s*\{{\s*)?{stated}|\A\s*{stated}"
    return bool(re.search(top.encode(), content, re.MULTILINE))


def _configuration(specs: list[str]) -> Part:
    """Return the configuration of one API, or of each by a name of its own."""
    if len(specs) == 1:
        text = f'spec = {_quoted(specs[0])}\nout = "generated"\n'
    else:
        tables = [
            f"[apis.{name}]\nspec = {_quoted(spec)}\nout = {_quoted(f'generated/{name}')}\n"
            for name, spec in _named(specs).items()
        ]
        text = "\n".join(tables)
    head = f"# Settings of {TOOLKIT}; they may also stand in pyproject.toml, as [tool.{TOOLKIT}].\n"
    return Part(OWN_CONFIG, head + text, text)


def _named(specs: list[str]) -> dict[str, str]:
    """Return documents by names that differ: their file's, or their folder's."""
    named: dict[str, str] = {}
    for spec in specs:
        path = Path(spec)
        stem = path.stem if path.stem not in {"openapi", "api", "index"} else path.parent.name
        base = re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-") or "api"
        name, number = base, 2
        while name in named:
            name, number = f"{base}-{number}", number + 1
        named[name] = spec
    return named


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _workflow() -> Part:
    steps = f"""\
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 0 # the review compares with where the branch left main
          persist-credentials: false
      - uses: actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0
        with:
          python-version: "3.13"
      - run: pip install {TOOLKIT}=={__version__}
      - run: {TOOLKIT} validate
      - run: {TOOLKIT} check
      - run: {TOOLKIT} review "origin/$GITHUB_BASE_REF" --format github
"""
    text = f"""\
name: {TOOLKIT}
on: pull_request
permissions:
  contents: read
jobs:
  api:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
{steps}"""
    return Part(f".github/workflows/{TOOLKIT}.yml", text, steps)


def _hooks() -> Part:
    hook = f"""\
  - repo: local
    hooks:
      - id: {TOOLKIT}-check
        name: the generated package is up to date
        entry: {TOOLKIT} check
        language: python
        additional_dependencies: ["{TOOLKIT}=={__version__}"]
        pass_filenames: false
"""
    return Part(".pre-commit-config.yaml", f"repos:\n{hook}", hook)


def _makefile() -> Part:
    lines = f"""\
.PHONY: api api-check
api: ## generate the package of the API
\t{TOOLKIT} generate
api-check: ## fail where the document is wrong or the package is stale
\t{TOOLKIT} validate
\t{TOOLKIT} check
"""
    return Part("Makefile", lines, lines)
