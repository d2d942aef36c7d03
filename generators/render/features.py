"""The features of a package: what each brings, needs and installs, in one table.

`generators/render/outputs.py` says which files belong to which; the runtime follows from what those
import.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..api.ir import Api


class Extra(NamedTuple):
    """An extra of the distribution: its name, and names in the table of requirements."""

    name: str
    requirements: tuple[str, ...]


class EntryPoint(NamedTuple):
    """An entry point: its group, its name and its value, with `{package}` and `{distribution}`."""

    group: str
    name: str
    value: str


class Feature(NamedTuple):
    """A part of a package that can be left out.

    Attributes:
        name: as in `features` of the configuration.
        brings: what it is, in one sentence.
        imported: when its modules are.
        needs: names of features without which it does not work.
        extras: what users install to use it.
        entry_points: what installers and tools find by themselves.
        exports: names in the package itself, each with the module that has it; empty where the
            name is a module.
    """

    name: str
    brings: str
    imported: str
    needs: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    entry_points: tuple[EntryPoint, ...] = ()
    exports: tuple[tuple[str, str], ...] = ()


MODELS = "models"
CLIENT = "client"
SAMPLES = "samples"
SERVER = "server"
WEBHOOKS = "webhooks"

_SERVER = Extra(
    "server",
    ("fastapi", "starlette", "httptools", "msgspec", "python-multipart", "uvicorn", "uvloop"),
)

FEATURES = (
    Feature(
        name=MODELS,
        brings="Models of the schemas; they are in every package.",
        imported="each with its first use",
        exports=(("models", ""),),
    ),
    Feature(
        name=CLIENT,
        brings="Clients that call the API, blocking and for asyncio.",
        imported="with `Client` or `AsyncClient`",
        needs=(MODELS,),
        extras=(Extra("client", ("httpx2",)),),
        exports=(
            ("AsyncClient", "async_client"),
            ("Client", "client"),
            ("dicts", ""),
            ("errors", ""),
        ),
    ),
    Feature(
        name="transports",
        brings="Other HTTP libraries for the client to send with.",
        imported="by name",
        needs=(CLIENT,),
        extras=(Extra("pyreqwest", ("pyreqwest",)), Extra("aiohttp", ("aiohttp",))),
    ),
    Feature(
        name="telemetry",
        brings="Tracing of calls of the client with OpenTelemetry.",
        imported="by name",
        needs=(CLIENT,),
        extras=(Extra("otel", ("opentelemetry-api",)),),
    ),
    Feature(
        name="cli",
        brings="A command line with one command for each operation.",
        imported="by the command alone",
        needs=(CLIENT,),
        extras=(Extra("cli", ("httpx2", "cyclopts")),),
        entry_points=(EntryPoint("scripts", "{distribution}", "{package}.cli:main"),),
    ),
    Feature(
        name="mcp",
        brings="Tools for agents: a Model Context Protocol server of the operations.",
        imported="by its command alone",
        needs=(CLIENT,),
        extras=(Extra("mcp", ("httpx2", "mcp", "uvicorn")),),
    ),
    Feature(
        name=SERVER,
        brings="Typed handlers to implement, behind an application of FastAPI.",
        imported="by name",
        needs=(MODELS,),
        extras=(_SERVER,),
    ),
    Feature(
        name=WEBHOOKS,
        brings="Typed events of what the API sends: webhooks and callbacks, verified and received.",
        imported="by name",
        needs=(MODELS,),
        extras=(
            Extra("receiver", _SERVER.requirements),
            Extra("ed25519", ("cryptography",)),
        ),
        exports=((WEBHOOKS, ""),),
    ),
    Feature(
        name="mock",
        brings="A mock that answers as the document shows.",
        imported="by name",
        needs=(SERVER,),
    ),
    Feature(
        name="testing",
        brings="Clients for tests that answer by themselves, and fixtures of pytest.",
        imported="by name, and by pytest where its fixtures are asked for",
        needs=(CLIENT,),
        entry_points=(EntryPoint("pytest11", "{package}", "{package}.testing_plugin"),),
    ),
    Feature(
        name="contract",
        brings="A suite that holds any server to the document.",
        imported="by name",
        needs=(CLIENT,),
    ),
    Feature(
        name=SAMPLES,
        brings="A program for each operation, in many languages.",
        imported="never: they are files",
    ),
)
"""In the order in which they are shown; a feature stands behind those that it needs."""

_BY_NAME = {feature.name: feature for feature in FEATURES}

EVERYTHING = tuple(_BY_NAME)
"""The names of all features."""

BASE = ("pydantic", "typing-extensions")
"""What every package requires, by names in the table of requirements."""


class Chosen(NamedTuple):
    """The features of a package.

    Attributes:
        features: in the order of the table.
        brought: those that were not asked for, each with the one that needs it.
    """

    features: tuple[Feature, ...]
    brought: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the features, in the order of the table."""
        return tuple(feature.name for feature in self.features)

    @property
    def extras(self) -> list[Extra]:
        """The extras of all features, in the order of the table."""
        return [extra for feature in self.features for extra in feature.extras]

    def of(self, api: Api) -> Chosen:
        """Return the features of which an API has something: webhooks only where it has some."""
        if api.events:
            return self
        kept = tuple(feature for feature in self.features if feature.name != WEBHOOKS)
        return self._replace(features=kept)

    def entry_points(self, api: Api) -> dict[str, dict[str, str]]:
        """Return the entry points of all features: group to name to value."""
        names = {"package": api.package, "distribution": api.distribution}
        groups: dict[str, dict[str, str]] = {}
        for feature in self.features:
            for point in feature.entry_points:
                points = groups.setdefault(point.group, {})
                points[point.name.format(**names)] = point.value.format(**names)
        return groups

    @property
    def exports(self) -> list[tuple[str, str]]:
        """What the package itself gives, sorted by name: the name and its module."""
        return sorted(export for feature in self.features for export in feature.exports)


def choose(names: Iterable[str] | None) -> Chosen:
    """Return the features of these names and those that they need; all of them for None.

    Raises:
        ValueError: there is no such feature; the message suggests one.
    """
    asked = dict.fromkeys(EVERYTHING if names is None else names)
    for name in asked:
        check(name)
    chosen = {MODELS, *asked}
    brought: list[tuple[str, str]] = []
    for feature in reversed(FEATURES):  # what is needed stands before what needs it
        if feature.name in chosen:
            for name in feature.needs:
                if name not in chosen:
                    chosen.add(name)
                    brought.append((feature.name, name))
    features = tuple(feature for feature in FEATURES if feature.name in chosen)
    return Chosen(features, tuple(reversed(brought)))


def check(name: str) -> str:
    """Return the name of a feature.

    Raises:
        ValueError: there is no such feature; the message suggests one.
    """
    if name not in _BY_NAME:
        near = difflib.get_close_matches(name, EVERYTHING, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(EVERYTHING)}"
        raise ValueError(f"there is no feature {name!r}: {hint}")
    return name
