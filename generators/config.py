"""Settings of the toolkit: what a project says in its files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .render.features import check as check_feature
from .render.project import UNSTATED, Project
from .render.project import check as check_project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .document.name_table import Names


class ConfigError(Exception):
    """The configuration cannot be used; the message names file, key and remedy."""


@dataclass(frozen=True, slots=True)
class Config:
    """Defaults of the command line for one API.

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
        overlays: paths of overlays, in the order in which they are applied.
        include: filters, one of which an operation meets; none for all operations.
        exclude: filters of operations that are left out.
        names: what Python calls parts of the document; None where nothing is said.
        place: the table that says so, for messages; no option.
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
    overlays: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    names: Names | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project says.

    Attributes:
        usual: the settings where no API is named.
        apis: the settings of each named API, which begin with the usual ones; empty where the
            project has one API without a name.
        note: what the user has to be told about the file; empty for nothing.
    """

    usual: Config = field(default_factory=Config)
    apis: Mapping[str, Config] = field(default_factory=dict)
    note: str = ""


CONFIG = "pyproject.toml"
"""The file with the settings, in the current folder."""
OWN_CONFIG = "specmill.toml"
"""The file that may hold them instead: its top level is the table."""
TABLE, OLD_TABLE = "specmill", "generators"
"""The table of the toolkit below `[tool]`, and what it was called before."""
_APIS = "apis"
_OWN = ("spec", "out")
"""What no two APIs may share."""


class Table(NamedTuple):
    """The table of the toolkit, and where it stands.

    Attributes:
        place: as messages name it, `pyproject.toml: [tool.specmill]`.
        inner: how a table in it is named, `tool.specmill.{}`.
        content: the table.
        text: of the file.
    """

    place: str
    inner: str
    content: object
    text: str = ""


def find_table(read: Callable[[str], bytes]) -> tuple[Table | None, str]:
    """Return the table of the toolkit and a note on it; None where a folder has none.

    Args:
        read: gives a file of the folder by its name, or raises `OSError`.

    Raises:
        ConfigError: a file cannot be read, or two tables are there.
    """
    content, text = _toml(CONFIG, read)
    tools = _is_table(Table(f"{CONFIG}: [tool]", "", content.get("tool", {})))
    tables = [
        Table(f"{CONFIG}: [tool.{name}]", f"{CONFIG}: [tool.{name}.{{}}]", tools[name], text)
        for name in (TABLE, OLD_TABLE)
        if name in tools
    ]
    own, text = _toml(OWN_CONFIG, read)
    if own:
        tables.append(Table(OWN_CONFIG, f"{OWN_CONFIG}: [{{}}]", own, text))
    if len(tables) > 1:
        places = " and ".join(table.place for table in tables)
        raise ConfigError(f"settings stand in {places}: keep one of them")
    if not tables:
        return None, ""
    note = ""
    if OLD_TABLE in tables[0].place:
        note = f"{tables[0].place} is now [tool.{TABLE}]: the old name is read for one release"
    return tables[0], note


def _toml(path: str, read: Callable[[str], bytes]) -> tuple[dict[str, Any], str]:
    """Return the content of a file and its text; both are empty where there is none."""
    try:
        text = read(path).decode("utf-8")
        return tomllib.loads(text), text
    except FileNotFoundError:
        return {}, ""
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not text in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from error


def load_settings(folder: Path = Path()) -> Settings:
    """Return the settings of the project in a folder; defaults where none are set.

    Raises:
        ConfigError: a file is not TOML, an option is unknown or of another type, a feature is
            unknown, or two APIs share a document or a folder. The states of rules are checked
            where they are used.
    """
    table, note = find_table(lambda name: (folder / name).read_bytes())
    if table is None:
        return Settings()
    content = _is_table(table)
    named = _is_table(Table(table.inner.format(_APIS), "", content.get(_APIS, {})))
    shared = {name: option for name, option in content.items() if name != _APIS}
    usual = _read(table._replace(content=shared))
    apis = {}
    for name, inner in named.items():
        place = f"{_APIS}.{name}"
        inside = table.inner.replace("{}", f"{place}.{{}}")
        own = Table(table.inner.format(place), inside, inner, table.text)
        defaults = replace(usual, spec=f"{name}.yaml", out=str(Path(usual.out) / name))
        apis[name] = _read(own, defaults)
    _check_distinct(table, apis)
    return Settings(usual, apis, note)


def _is_table(table: Table) -> dict[str, Any]:
    if not isinstance(table.content, dict):
        raise ConfigError(f"{table.place} must be a table")
    return table.content


def _check_distinct(table: Table, apis: Mapping[str, Config]) -> None:
    for option in _OWN:
        seen: dict[object, str] = {}
        for name, config in apis.items():
            value = getattr(config, option)
            if other := seen.get(value):
                raise ConfigError(
                    f"{table.inner.format(f'{_APIS}.{name}')}: `{option}` is `{value}`, which is "
                    f"that of `{other}`: give each API its own"
                )
            seen[value] = name


def _read(table: Table, defaults: Config | None = None) -> Config:
    """Return the settings of a table; what it does not say is as in the defaults."""
    defaults = defaults or Config()
    given: dict[str, Any] = {}
    for key, value in _is_table(table).items():
        check = _CHECKS.get(key)
        if check is None:
            options = ", ".join(f"`{name}`" for name in _CHECKS)
            raise ConfigError(f"{table.place} has no option `{key}`; it has {options}")
        given[key] = check(table, key, value)
    if "rules" in given:
        given["rules"] = {**defaults.rules, **given["rules"]}
    if "names" in given and defaults.names:
        own = given["names"]
        given["names"] = own._replace(entries=(*defaults.names.entries, *own.entries))
    return replace(defaults, **given, place=table.place)


def _text(table: Table, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{table.place}: `{key}` must be text")
    return value


def _list(of: str, example: str) -> Callable[[Table, str, object], tuple[str, ...]]:
    def check(table: Table, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            message = f"`{key}` must be a list of {of}, for example {example}"
            raise ConfigError(f"{table.place}: {message}")
        return tuple(value)

    return check


def _filters(table: Table, key: str, value: object) -> tuple[str, ...]:
    from .document.filters import Filter, FilterError  # where there are any

    texts = _list("filters", '["tag:admin"]')(table, key, value)
    for text in texts:
        try:
            Filter.of(text)
        except FilterError as error:
            raise ConfigError(f"{table.place}: `{key}`: {error}") from error
    return texts


def _names(table: Table, key: str, value: object) -> Names:
    from .document.name_table import Names, NamesError  # where there are any

    place = table.inner.format(key)
    content = _is_table(Table(place, "", value))
    try:
        return Names.of(content, table.place.partition(":")[0], table.text)
    except NamesError as error:
        raise ConfigError(f"{place}: {error}") from error


def _features(table: Table, key: str, value: object) -> tuple[str, ...]:
    names = _list("text", '["client", "server"]')(table, key, value)
    for name in names:
        try:
            check_feature(name)
        except ValueError as error:
            raise ConfigError(f"{table.place}: `{key}`: {error}") from error
    return names


def _rules(table: Table, key: str, value: object) -> dict[str, str]:
    place = table.inner.format(key)
    for name, state in _is_table(Table(place, "", value)).items():
        if not isinstance(state, str):
            raise ConfigError(f'{place}: `{name}` must be text, for example "off"')
    assert isinstance(value, dict)  # noqa: S101 - it was looked at
    return value


def _project(table: Table, key: str, value: object) -> Project:
    place = table.inner.format(key)
    content = _is_table(Table(place, "", value))
    known = {option.name: option for option in fields(Project)}
    for name, given in content.items():
        if name not in known:
            options = ", ".join(f"`{name}`" for name in known)
            raise ConfigError(f"{place} has no option `{name}`; it has {options}")
        kind, values = "a list of texts", given if isinstance(given, list) else [None]
        if name == "license":
            kind, values = "text", [given]
        elif name == "urls":
            kind, values = "a table of texts", [None]
            if isinstance(given, dict):
                values = list(given.values())
        if not all(isinstance(item, str) for item in values):
            raise ConfigError(f"{place}: `{name}` must be {kind}")
    typed: dict[str, Any] = {
        name: tuple(given) if isinstance(given, list) else given for name, given in content.items()
    }
    project = Project(**typed)
    try:
        check_project(project)
    except ValueError as error:
        raise ConfigError(f"{place}: {error}") from error
    return project


_CHECKS: dict[str, Callable[[Table, str, object], Any]] = {
    **dict.fromkeys(("spec", "out", "package"), _text),
    "features": _features,
    "baseline": _text,
    "accepted": _text,
    "partial": _list("operations", '["deletePet"]'),
    "rules": _rules,
    "overlays": _list("paths", '["overlays/ours.yaml"]'),
    "include": _filters,
    "exclude": _filters,
    "names": _names,
    "project": _project,
}
"""How each option is read."""
