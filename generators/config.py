"""The few options of the toolkit, read from `[tool.generators]` in `pyproject.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path


class ConfigError(Exception):
    """The configuration cannot be used; the message names file, key and remedy."""


@dataclass(frozen=True, slots=True)
class Config:
    """Defaults of the command line.

    Attributes:
        spec: path of the document.
        out: folder of the generated project.
        package: import name of the package; made from the title when empty.
    """

    spec: str = "spec/openapi.yaml"
    out: str = "generated"
    package: str = ""


def load_config(path: Path = Path("pyproject.toml")) -> Config:
    """Return the options of the project in the current folder; defaults where none are set.

    Raises:
        ConfigError: the file is not TOML, [tool.generators] is no table, or an option in it is
            unknown or not text.
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
    known = [field.name for field in fields(Config)]
    for key, value in table.items():
        if key not in known:
            options = ", ".join(f"`{name}`" for name in known)
            raise ConfigError(f"{path}: [tool.generators] has no option `{key}`; it has {options}")
        if not isinstance(value, str):
            raise ConfigError(f"{path}: `{key}` in [tool.generators] must be text")
    return Config(**table)
