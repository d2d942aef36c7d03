"""Packages of our own document with chosen features, and what their extras bring."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generators import naming, pipeline
from generators.options import Options
from generators.render.features import BASE, EVERYTHING, FEATURES
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generators.pipeline import Described
    from generators.render.features import Chosen

SELECTIONS = (
    *((name,) for name in EVERYTHING),
    *((needed, feature.name) for feature in FEATURES for needed in feature.needs),
    EVERYTHING,
)
"""Each feature alone, each pair of which one needs the other, and all."""

HOSTS = {"pytest11": "pytest"}
"""Groups of entry points, and the distribution that is there where one of them is used."""


def written(folder: Path) -> Path:
    """Write our own document with a webhook and a callback, so that every feature has work."""
    document = yaml.safe_load((ROOT / "spec/openapi.yaml").read_text("utf-8"))
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    sent = {"post": {"requestBody": body, "responses": {"204": {"description": "taken"}}}}
    document["webhooks"] = {"changed": sent}
    operation = next(iter(next(iter(document["paths"].values())).values()))
    operation["callbacks"] = {"done": {"{$request.query.url}": sent}}
    file = folder / "openapi.json"
    file.write_text(json.dumps(document, default=str), "utf-8")
    return file


@cache
def described() -> Described:
    """Describe that document."""
    with TemporaryDirectory() as folder:
        return pipeline.describe(written(Path(folder)))


def name_of(selection: tuple[str, ...]) -> str:
    """Return an import name for a selection: packages of all lie side by side in one folder."""
    return "all_features" if selection == EVERYTHING else "only_" + "_and_".join(selection)


@cache
def tree_of(selection: tuple[str, ...]) -> dict[str, str]:
    """Generate a package with these features."""
    api = described().api
    assert api is not None
    package = name_of(selection)
    api = replace(api, package=package, distribution=naming.distribution_name(package))
    named = replace(described(), api=api)
    return pipeline.generate_described(named, Options(features=selection)).tree


def importable(chosen: Chosen) -> set[str]:
    """Return the top-level modules that the base and the extras of features bring."""
    api = described().api
    assert api is not None
    names = {*BASE, *(name for extra in chosen.extras for name in extra.requirements)}
    names |= {HOSTS[group] for group in chosen.entry_points(api) if group in HOSTS}
    brought = _closure(names)
    return {
        module
        for module, distributions in packages_distributions().items()
        if brought & {canonicalize_name(each) for each in distributions}
    }


def installed() -> set[str]:
    """Return the top-level modules of all distributions that are installed."""
    return set(packages_distributions()) - set(sys.stdlib_module_names)


def _closure(names: Iterable[str]) -> set[str]:
    """Return distributions and all that they require, of what is installed."""
    todo = [Requirement(name) for name in names]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        requirement = todo.pop()
        key = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if key in seen:
            continue
        seen.add(key)
        try:
            needed = requires(requirement.name) or []
        except PackageNotFoundError:
            continue
        extras = requirement.extras or {""}
        for text in needed:
            each = Requirement(re.sub(r"\s+", " ", text))
            if each.marker is None or any(
                each.marker.evaluate({"extra": extra}) for extra in extras
            ):
                todo.append(each)
    return {name for name, _ in seen}
