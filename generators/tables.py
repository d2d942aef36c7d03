"""Tables of settings: how each option is read, and what is wrong with one."""

from __future__ import annotations

import shlex
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple

from .branding import Brand
from .branding import check as check_brand
from .render.features import check as check_feature
from .render.project import Project
from .render.project import check as check_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from .document.name_table import Names


class ConfigError(Exception):
    """The configuration cannot be used; the message names file, key and remedy."""


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


def is_table(table: Table) -> dict[str, Any]:
    """Return the content of a table.

    Raises:
        ConfigError: it is none.
    """
    if not isinstance(table.content, dict):
        raise ConfigError(f"{table.place} must be a table")
    return table.content


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


def _commands(table: Table, key: str, value: object) -> tuple[tuple[str, ...], ...]:
    commands = []
    for item in value if isinstance(value, list) else [None]:
        try:
            words = shlex.split(item) if isinstance(item, str) else item
        except ValueError as error:
            raise ConfigError(f"{table.place}: `{key}`: `{item}`: {error}") from error
        if not isinstance(words, list) or not words or not all(isinstance(w, str) for w in words):
            example = '["ruff format .", ["python", "{root}/tools/finish.py"]]'
            message = f"`{key}` must be a list of commands, for example {example}"
            raise ConfigError(f"{table.place}: {message}")
        commands.append(tuple(words))
    return tuple(commands)


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
    content = is_table(Table(place, "", value))
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
    for name, state in is_table(Table(place, "", value)).items():
        if not isinstance(state, str):
            raise ConfigError(f'{place}: `{name}` must be text, for example "off"')
    assert isinstance(value, dict)  # noqa: S101 - it was looked at
    return value


def _project(table: Table, key: str, value: object) -> Project:
    place = table.inner.format(key)
    content = is_table(Table(place, "", value))
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


def _docs(table: Table, key: str, value: object) -> Brand:
    place = table.inner.format(key)
    content = is_table(Table(place, "", value))
    names = [option.name for option in fields(Brand)]
    for name in content:
        if name not in names:
            options = ", ".join(f"`{name}`" for name in names)
            raise ConfigError(f"{place} has no option `{name}`; it has {options}")
    brand = Brand(
        **{name: _text(Table(place, "", {}), name, item) for name, item in content.items()}
    )
    try:
        check_brand(brand)
    except ValueError as error:
        raise ConfigError(f"{place}: {error}") from error
    return brand


CHECKS: dict[str, Callable[[Table, str, object], Any]] = {
    **dict.fromkeys(("spec", "out", "package"), _text),
    "features": _features,
    "baseline": _text,
    "accepted": _text,
    "partial": _list("operations", '["deletePet"]'),
    "rules": _rules,
    "overlays": _list("paths", '["overlays/ours.yaml"]'),
    "include": _filters,
    "exclude": _filters,
    "templates": _text,
    "post": _commands,
    "keep": _list("patterns", '["shop/extra_*.py"]'),
    "names": _names,
    "project": _project,
    "docs": _docs,
}
"""How each option is read."""
