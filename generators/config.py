"""Settings of the toolkit: the defaults in `pyproject.toml`, and the options of one run."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .diagnostics import Severity
from .render.features import check as check_feature
from .render.project import UNSTATED, Project
from .render.project import check as check_project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def quiet(_: str) -> None:
    """Ignore a stage."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one run, from the command line and the configuration; all stages take it.

    Attributes:
        package: import name of the package; made from the title when empty.
        features: names of the features that the package has, besides those that they need; None for
            all. See `generators/render/features.py`.
        severities: severities of rules by id, None for off; other rules have their own.
        least: rules of lower severity do not run.
        allowed: folders outside of its root that a document may refer to.
        read: gives the content of a file of the document or raises `OSError`; by default the disk
            is read, inside the root of the document and `allowed`.
        progress: called with each stage as it begins.
        project: what the package says of itself, beside what the document says.
    """

    package: str = ""
    features: tuple[str, ...] | None = None
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    least: Severity = Severity.INFO
    allowed: tuple[str, ...] = ()
    read: Callable[[str], bytes] | None = None
    progress: Callable[[str], None] = quiet
    project: Project = UNSTATED


DEFAULTS = Options()
"""The options of a run where none is set."""


class ConfigError(Exception):
    """The configuration cannot be used; the message names file, key and remedy."""


@dataclass(frozen=True, slots=True)
class Config:
    """Defaults of the command line.

    Attributes:
        spec: path of the document.
        out: folder of the generated project.
        package: import name of the package; made from the title when empty.
        features: names of the features that the package has; None for all.
        baseline: path of the file with known findings; none when empty.
        accepted: path of the file with the accepted findings of reviews.
        partial: operations that may be left out, by their ids.
        rules: states of rules and groups of rules, as `rules.settings` takes them.
        project: what the package says of itself.
    """

    spec: str = "spec/openapi.yaml"
    out: str = "generated"
    package: str = ""
    features: tuple[str, ...] | None = None
    baseline: str = ""
    accepted: str = "spec/accepted.yaml"
    partial: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    project: Project = UNSTATED


CONFIG = "pyproject.toml"
"""The file with the settings, in the current folder."""


def load_config(path: Path = Path(CONFIG)) -> Config:
    """Return the options of the project in the current folder; defaults where none are set.

    Raises:
        ConfigError: the file is not TOML, [tool.generators] is not a table, or an option in it is
            unknown or of another type, or a feature is unknown. The states of rules are checked
            where they are used.
    """
    try:
        content = path.read_text("utf-8")
    except FileNotFoundError:
        return Config()
    except ValueError as error:
        raise ConfigError(f"{path}: not text in UTF-8") from error
    try:
        tools = tomllib.loads(content).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    table = tools.get("generators", {}) if isinstance(tools, dict) else tools
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: [tool.generators] must be a table")
    known = [option.name for option in fields(Config)]
    lists: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            options = ", ".join(f"`{name}`" for name in known)
            raise ConfigError(f"{path}: [tool.generators] has no option `{key}`; it has {options}")
        if key == "rules":
            _check_rules(path, value)
        elif key == "features":
            _check_features(path, value)
        elif key == "partial":
            _check_partial(path, value)
        elif key == "project":
            lists[key] = _project(path, value)
        elif not isinstance(value, str):
            raise ConfigError(f"{path}: `{key}` in [tool.generators] must be text")
    lists |= {key: tuple(table[key]) for key in ("features", "partial") if key in table}
    return Config(**{**table, **lists})


def _project(path: Path, table: object) -> Project:
    """Return what a table says of the package.

    Raises:
        ConfigError: it says something else, or in another form.
    """
    where = f"{path}: [tool.generators.project]"
    known = {option.name: option for option in fields(Project)}
    if not isinstance(table, dict) or not table.keys() <= known.keys():
        raise ConfigError(f"{where} must be a table of {', '.join(f'`{name}`' for name in known)}")
    for key, value in table.items():
        texts = value if isinstance(value, list) else [value]
        if key == "urls":
            texts = list(value.values()) if isinstance(value, dict) else [value, None]
        elif isinstance(value, list) == (key == "license"):
            texts = [None]
        if not all(isinstance(text, str) for text in texts):
            kind = {"license": "text", "urls": "a table of texts"}.get(key, "a list of texts")
            raise ConfigError(f"{where}: `{key}` must be {kind}")
    said: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.items()
    }
    project = Project(**said)
    try:
        check_project(project)
    except ValueError as error:
        raise ConfigError(f"{where}: {error}") from error
    return project


def _check_partial(path: Path, names: object) -> None:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        example = 'for example ["deletePet"]'
        raise ConfigError(
            f"{path}: `partial` in [tool.generators] must be a list of operations, {example}"
        )


def _check_features(path: Path, names: object) -> None:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        example = '["client", "server"]'
        raise ConfigError(
            f"{path}: `features` in [tool.generators] must be a list of text, for example {example}"
        )
    for name in names:
        try:
            check_feature(name)
        except ValueError as error:
            raise ConfigError(f"{path}: `features` in [tool.generators]: {error}") from error


def _check_rules(path: Path, table: object) -> None:
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: [tool.generators.rules] must be a table")
    for name, state in table.items():
        if not isinstance(state, str):
            example = 'for example "off"'
            raise ConfigError(
                f"{path}: `{name}` in [tool.generators.rules] must be text, {example}"
            )
