"""The rooms of the runtime: which may import which, and which need packages of others."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tests.importing import cycle, imports

RUNTIME = Path(__file__).parents[2] / "generators/runtime"
PACKAGE = "generators.runtime"
IMPORTS = list(imports(RUNTIME, PACKAGE))
ROOT_MODULES = frozenset(path.stem for path in RUNTIME.glob("*.py")) - {"__init__"}
"""Facts, errors and the like: all rooms may import them, and they import none."""

ROOMS: dict[str, str] = {
    "models": "",
    "transports": "",
    "validation": "models",
    "streams": "models transports",
    "parameters": "models validation",
    "arrays": "models validation",
    "codecs": "models parameters streams transports validation",
    "examples": "codecs models parameters streams transports validation",
    "client": "codecs models parameters streams transports",
    "server": "arrays codecs models parameters streams transports validation",
    "webhooks": "codecs examples models parameters server streams transports validation",
    "testing": "client codecs examples models parameters streams transports webhooks",
    "contract": ("client codecs examples models parameters streams testing transports validation"),
    "mock": "arrays client codecs examples models parameters server transports validation webhooks",
    "bulk": "client codecs models parameters transports validation",
    "cli": "bulk client codecs models streams transports",
    "mcp": "bulk client codecs examples models streams transports",
}
"""Each room, and the rooms that it may import."""

BASE = frozenset({"pydantic", "pydantic_core", "typing_extensions"})
"""What every package depends on."""
_PYREQWEST = "transports/pyreqwest.py transports/pyreqwest_messages.py"
PACKAGES: dict[str, tuple[str, str, str]] = {
    "fastapi": ("server webhooks/event_endpoints.py", "", "server"),
    "starlette": (
        "server mock webhooks/receiver.py",
        "",
        "server mock parameters webhooks/receiver.py",
    ),
    "uvicorn": (
        "server/protocol.py server/protocol_setting.py server/h11_protocol.py "
        "server/httptools_protocol.py mcp/http_front.py",
        "server/running.py mock/runner.py",
        "server mock",
    ),
    "httptools": ("server/protocol.py", "", ""),
    "msgspec": ("arrays/splitting.py", "", ""),
    "httpx2": ("", "transports/httpx2.py client contract/suite.py", "transports/httpx2.py client"),
    "pyreqwest": ("", _PYREQWEST, _PYREQWEST),
    "aiohttp": ("", "transports/aiohttp.py", "transports/aiohttp.py"),
    "yarl": ("", "transports/aiohttp.py", "transports/aiohttp.py"),
    "multidict": ("", "transports/aiohttp.py", ""),
    "opentelemetry": ("client/telemetry.py", "server/routes.py", "client/telemetry.py"),
    "cyclopts": ("cli", "cli", "cli"),
    "mcp": ("mcp", "mcp", "mcp"),
    "rich": ("", "cli/printing.py", "cli/printing.py"),
}
"""Where a package is imported: with the module, in functions, and for type checkers only.

Extras bring these. A place is a room, or a module of it.
"""

ACCEPTED = {
    "answers.py": ("answers to requests", "contract mock"),
    "app.py": ("the application that a room is about", "cli mock server"),
    "base.py": ("what the other modules of the room build on", "client codecs models transports"),
    "bodies.py": ("bodies of requests", "arrays cli codecs server"),
    "credentials.py": ("what a request brings to authenticate it", "client server"),
    "endpoint.py": ("one operation that is served", "mock server"),
    "grants.py": ("what gets access tokens", "cli client"),
    "options.py": ("what may be said about a call or a server", "cli client mock"),
    "problems.py": ("problem details (RFC 9457)", "server validation"),
    "tokens.py": ("access tokens", "client testing"),
    "uploads.py": ("files that are sent and received", "codecs models"),
    "sequences.py": ("sequential media types", "codecs examples server streams"),
}
"""Names that modules of several rooms have: what they mean there, and the rooms."""


def room_of(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def test_every_room_is_known() -> None:
    assert {path.parent.name for path in RUNTIME.glob("*/__init__.py")} == ROOMS.keys()


@pytest.mark.parametrize("room", [*ROOMS, *sorted(ROOT_MODULES)])
def test_a_room_imports_what_it_may(room: str) -> None:
    allowed = {room, *ROOMS.get(room, "").split()} | ROOT_MODULES
    wrong = []
    for path, target, _ in IMPORTS:
        if room_of(path) == room and target.split(".")[0] == "generators":
            name = target.removeprefix(f"{PACKAGE}.").split(".")[0]
            if name not in allowed:
                wrong.append(f"{path} imports {target}")
    assert not wrong


def test_nothing_of_the_toolkit_is_imported() -> None:
    toolkit = [
        f"{path} imports {target}"
        for path, target, _ in IMPORTS
        if target.split(".")[0] == "generators" and not target.startswith(f"{PACKAGE}.")
    ]
    assert not toolkit
    # It is copied into other packages: it imports itself by relative names only.
    absolute = re.compile(r"^\s*(?:from|import) generators\b", re.MULTILINE)
    files = RUNTIME.rglob("*.py")
    assert [str(file) for file in files if absolute.search(file.read_text("utf-8"))] == []


def test_rooms_do_not_import_each_other_in_a_cycle() -> None:
    assert cycle({room: frozenset(others.split()) for room, others in ROOMS.items()}) == []


def test_packages_are_imported_where_their_extra_is_needed() -> None:
    wrong = []
    for path, target, when in IMPORTS:
        name = target.split(".")[0]
        if name in sys.stdlib_module_names or name == "generators" or name in BASE:
            continue
        places = PACKAGES.get(name, ("", "", ""))[("module", "call", "types").index(when)].split()
        if not {str(path), room_of(path)} & set(places):
            wrong.append(f"{path} imports {target} ({when})")
    assert not wrong


def test_modules_of_one_name_mean_the_same() -> None:
    rooms: defaultdict[str, set[str]] = defaultdict(set)
    for path in RUNTIME.rglob("*.py"):
        place = path.relative_to(RUNTIME)
        if place.name != "__init__.py":
            rooms[place.name].add(room_of(place))
    shared = {name: holders for name, holders in rooms.items() if len(holders) > 1}
    wrong = {
        name: holders - set(ACCEPTED.get(name, ("", ""))[1].split())
        for name, holders in shared.items()
    }
    assert {name: holders for name, holders in wrong.items() if holders} == {}
    assert ACCEPTED.keys() <= shared.keys(), "no longer shared: take it off the list"
