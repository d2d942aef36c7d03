"""Settings of the toolkit: what a project says in its files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .branding import UNBRANDED, Brand
from .render.project import UNSTATED, Project
from .tables import CHECKS, ConfigError, Table, is_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .document.name_table import Names

__all__ = [
    "CONFIG",
    "OWN_CONFIG",
    "Config",
    "ConfigError",
    "Settings",
    "find_table",
    "load_settings",
    "read_settings",
]


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
        templates: folder of templates that take the place of the toolkit's; none when empty.
        post: commands that are run on the finished tree, each a program and its arguments.
        keep: patterns of files in the folder of the project that are one's own.
        names: what Python calls parts of the document; None where nothing is said.
        docs: looks of the reference page.
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
    templates: str = ""
    post: tuple[tuple[str, ...], ...] = ()
    keep: tuple[str, ...] = ()
    names: Names | None = None
    docs: Brand = UNBRANDED
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


def find_table(read: Callable[[str], bytes]) -> tuple[Table | None, str]:
    """Return the table of the toolkit and a note on it; None where a folder has none.

    Args:
        read: gives a file of the folder by its name, or raises `OSError`.

    Raises:
        ConfigError: a file cannot be read, or two tables are there.
    """
    content, text = _toml(CONFIG, read)
    tools = is_table(Table(f"{CONFIG}: [tool]", "", content.get("tool", {})))
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
    """Return the settings of the project in a folder; see `read_settings`."""
    return read_settings(lambda name: (folder / name).read_bytes())


def read_settings(read: Callable[[str], bytes]) -> Settings:
    """Return the settings of a project; defaults where none are set.

    Args:
        read: gives a file of its folder by its name, or raises `OSError`.

    Raises:
        ConfigError: a file is not TOML, an option is unknown or of another type, a feature is
            unknown, or two APIs share a document or a folder. The states of rules are checked
            where they are used.
    """
    table, note = find_table(read)
    if table is None:
        return Settings()
    content = is_table(table)
    named = is_table(Table(table.inner.format(_APIS), "", content.get(_APIS, {})))
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
    usual = defaults or Config()
    given: dict[str, Any] = {}
    for key, value in is_table(table).items():
        check = CHECKS.get(key)
        if check is None:
            import difflib  # where something is wrong

            names = [*CHECKS, *([] if defaults else [_APIS])]
            options = ", ".join(f"`{name}`" for name in names)
            close = difflib.get_close_matches(key, names, 1)
            meant = f": did you mean `{close[0]}`?" if close else "."
            raise ConfigError(f"{table.place} has no option `{key}`{meant} It has {options}")
        given[key] = check(table, key, value)
    if "rules" in given:
        given["rules"] = {**usual.rules, **given["rules"]}
    if "names" in given and usual.names:
        own = given["names"]
        given["names"] = own._replace(entries=(*usual.names.entries, *own.entries))
    return replace(usual, **given, place=table.place)
