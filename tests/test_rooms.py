"""The rooms of the toolkit: which may import which, how large modules and templates may be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.importing import Import, cycle, imports

ROOT = Path(__file__).parents[1]
GENERATORS = ROOT / "generators"
IMPORTS = list(imports(GENERATORS, "generators"))

ROOMS: dict[str, str] = {
    "naming": "",
    "codecs": "",
    "document": "naming codecs",
    "keeping": "",
    "extensions": "document naming",
    "rules": "document extensions naming codecs",
    "models": "document extensions keeping naming",
    "api": "document extensions models naming codecs",
    "coverage": "api document",
    "samples": "api document extensions keeping naming codecs",
    "render": "api document keeping models naming codecs samples",
    "reference": "api document extensions models naming codecs render samples pipeline review "
    "branding",
    "review": "api document extensions models naming codecs render rules pipeline config console "
    "options keeping reporting",
    "documentation": "document extensions naming rules config console",
    "drift": "codecs document extensions render review rules config console reporting",
}
"""Each room, and what it may import of the toolkit besides `diagnostics`.

Two rooms hold commands of their own and know stages: `reference` those it shows, `review` those it
compares. `documentation` has commands as well, and only reads documents. `naming` and `codecs` are
below all others.
"""
TOP = frozenset(
    """__main__ adapting arguments branding checking cli commands config console converting
    diagnostics fetching finishing library memory options outcomes overlaying pipeline publishing
    repeating reporting requiring starting tables templating watching""".split()
)
"""The modules that put the rooms together: they may import all rooms."""

RUNTIME: dict[str, str] = {
    "naming": "models",
    "codecs": "*",
    "document": "media_types parameters responses streams codecs",
    "keeping": "",
    "extensions": "effects media_types responses streams codecs",
    "rules": "codecs media_types parameters",
    "models": "",
    "api": "effects media_types operations pagination responses streams codecs",
    "coverage": "",
    "samples": "cli codecs contract examples media_types operations parameters responses",
    "render": "cli client codecs limits pagination responses testing",
    "reference": "codecs contract effects examples markdown media_types operations pagination "
    "parameters responses",
    "review": "media_types",
    "documentation": "media_types",
    "drift": "codecs limits masking media_types operations parameters responses validation",
}
"""What of the runtime each room may import: facts and codecs, and what emitters try or print."""

ABOUT = 320
"""Lines of a module: about 300."""
LARGE = {
    "reference/schemas.py": 330,
    "runtime/server/replies.py": 333,
    "runtime/transports/httpx2.py": 333,
}
"""Modules that are larger, and how large they may be: no number here grows."""
ABOUT_TEMPLATE = 110
LARGE_TEMPLATES = {
    "render/templates/package/contract.py.jinja": 136,
    "render/templates/package/server.py.jinja": 154,
    "review/reports/page.html.j2": 155,
}
"""The same of templates."""


def room_of(module_import: Import) -> str:
    """Return the room or the top module that imports; `runtime` for what is shipped."""
    return module_import.path.parts[0].removesuffix(".py")


def test_every_room_is_known() -> None:
    folders = {path.parent.name for path in GENERATORS.glob("*/__init__.py")}
    assert folders - {"runtime"} <= ROOMS.keys()
    modules = {path.stem for path in GENERATORS.glob("*.py")} - {"__init__"}
    assert modules == TOP


def test_there_is_something_to_see() -> None:
    seen = {(str(item.path), item.target, item.when) for item in IMPORTS}
    assert ("pipeline.py", "generators.api.build.build", "call") in seen
    assert ("pipeline.py", "generators.api.ir.Api", "types") in seen
    assert ("rules/registry.py", "generators.document.objects.Objects", "module") in seen
    lazy = "generators.runtime.validation.problems"
    assert ("runtime/server/__init__.py", lazy, "call") in seen


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_what_it_may(room: str) -> None:
    allowed = {room, "diagnostics", "COMMAND", "TOOLKIT", "__version__", *ROOMS[room].split()}
    wrong = []
    for item in IMPORTS:
        top, *rest = item.target.split(".")
        if room_of(item) != room or top != "generators" or rest[0] == "runtime":
            continue
        if rest[0] not in allowed:
            wrong.append(f"{item.path} imports {item.target}")
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_of_the_runtime_what_it_may(room: str) -> None:
    allowed = RUNTIME[room].split()
    wrong = []
    for item in IMPORTS:
        if room_of(item) == room and item.target.startswith("generators.runtime."):
            name = item.target.split(".")[2]
            if name not in allowed and "*" not in allowed:
                wrong.append(f"{item.path} imports {item.target}")
    assert not wrong


def test_rooms_do_not_import_each_other_in_a_cycle() -> None:
    assert cycle({"a": frozenset("b"), "b": frozenset("c"), "c": frozenset("b")}) == ["b", "c"]
    table = {room: frozenset(other.split()) for room, other in ROOMS.items()}
    edges: dict[str, frozenset[str]] = {}
    for item in IMPORTS:
        top, *rest = item.target.split(".")
        if top == "generators" and rest[0] not in {room_of(item), "runtime"}:
            edges[room_of(item)] = edges.get(room_of(item), frozenset()) | {rest[0]}
    assert cycle(table) == []
    assert cycle(edges) == []


def test_the_engine_has_one_importer() -> None:
    importers = {
        str(item.path)
        for item in IMPORTS
        if item.target.split(".")[0] == "datamodel_code_generator" and item.when != "types"
    }
    assert importers == {"models/engine.py"}


def lines(pattern: str) -> dict[str, int]:
    return {
        str(file.relative_to(GENERATORS)): len(file.read_text("utf-8").splitlines())
        for file in GENERATORS.rglob(pattern)
    }


@pytest.mark.parametrize(
    ("patterns", "most", "larger"),
    [(("*.py",), ABOUT, LARGE), (("*.jinja", "*.j2"), ABOUT_TEMPLATE, LARGE_TEMPLATES)],
    ids=["modules", "templates"],
)
def test_what_is_written_by_hand_can_be_read_at_once(
    patterns: tuple[str, ...], most: int, larger: dict[str, int]
) -> None:
    sizes = {path: size for pattern in patterns for path, size in lines(pattern).items()}
    grown = {path: size for path, size in sizes.items() if size > max(most, larger.get(path, 0))}
    assert not grown, "split them"
    small = [path for path in larger if sizes.get(path, 0) <= most]
    assert not small, "they are no exceptions any more: take them off the list"


def test_the_toolkit_names_itself_nowhere() -> None:
    """It is installed by another name than its folder has: imports and look-ups are relative."""
    named = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in sorted(GENERATORS.rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if re.search(r"(?:from|import) generators\b|[\"']generators\.", line)
    ]
    assert not named
