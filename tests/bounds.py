"""Run the tests of the runtime against the ends of the ranges in the table of requirements.

    python -m tests.bounds lowest
    python -m tests.bounds highest

Each end has two environments in `.bounds/`, as not all of the lowest versions go together (FastAPI
wants a newer OpenTelemetry than the client does, and the toolkit newer typing-extensions): what the
client uses, and what the server uses. The toolkit, which tests of the mock generate with, is in the
second.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

from generators.render.features import BASE, EVERYTHING, choose
from generators.render.requirements import TABLE
from tests.requirements import requirements

ROOT = Path(__file__).parents[1]
TOOLS = ("hypothesis", "pytest", "pytest-xdist")
"""What of the extra `dev` the tests of the runtime need besides."""
ENDS = ("lowest", "highest")


@dataclass(frozen=True)
class Environment:
    """Versions that go together, and what is tested with them.

    Attributes:
        extras: of generated packages.
        others: names of further requirements in the table, which tests use.
        toolkit: whether tests generate packages; what the toolkit requires too is then up to it.
        folders: of tests, below `tests/`.
    """

    extras: tuple[str, ...]
    others: tuple[str, ...]
    toolkit: bool
    folders: tuple[str, ...]


ENVIRONMENTS = {
    "client": Environment(
        ("client", "pyreqwest", "aiohttp", "otel", "cli"),
        ("uvicorn", "httptools"),
        False,
        (*("runtime/client", "runtime/transports", "runtime/cli", "runtime/models"),),
    ),
    "mcp": Environment(("mcp",), (), False, ("runtime/mcp",)),
    "server": Environment(
        ("client", "server", "receiver", "ed25519"),
        ("defusedxml",),
        True,
        (
            *(
                "runtime/server",
                "runtime/mock",
                "runtime/testing",
                "runtime/arrays",
                "runtime/parameters",
            ),
            *("runtime/validation", "runtime/codecs", "attack"),
            *("runtime/streams", "runtime/examples", "runtime/webhooks"),
        ),
    ),
}


def constraints(environment: Environment, end: str) -> list[str]:
    """Return the requirements of an environment with the versions at one end."""
    extras = {extra.name: extra.requirements for extra in choose(EVERYTHING).extras}
    names = dict.fromkeys(
        [*BASE, *(name for extra in environment.extras for name in extras[extra])]
    )
    rows = [TABLE[name] for name in [*names, *environment.others]]
    if environment.toolkit:
        rows.remove(TABLE["typing-extensions"])
    if end == "highest":
        return [row.text for row in rows]
    marked = [(f"{row.name}=={row.lowest}", row.marker) for row in rows]
    return [f"{text}; {marker}" if marker else text for text, marker in marked]


def tools(end: str, names: list[str]) -> list[str]:
    """Return what tests need: some of the extra `dev`, and the SDK of OpenTelemetry."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = project["optional-dependencies"]["dev"]
    texts = [text for text in listed if Requirement(text).name in TOOLS]
    api = TABLE["opentelemetry-api"]
    traced = any(Requirement(text).name == api.name for text in names)
    version = f"=={api.lowest}" if traced and end == "lowest" else f"<{api.below}"
    return [*texts, f"opentelemetry-sdk{version}"]


def run(name: str, end: str) -> int:
    """Make an environment and run its tests; return the exit code of the tests."""
    environment = ENVIRONMENTS[name]
    folder = ROOT / ".bounds" / f"{name}-{end}"
    if not folder.exists():
        venv.create(folder, with_pip=True)
    python = str(folder / "bin/python")
    wanted = constraints(environment, end)
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade")
    print(f"{name}, {end}: {', '.join(wanted)}", flush=True)
    toolkit = requirements() if environment.toolkit else ()
    subprocess.run([*pip, *toolkit, *wanted, *tools(end, wanted)], cwd=ROOT, check=True)
    tests = [f"tests/{each}" for each in environment.folders]
    # No test uses the plugin of anyio. What distributions warn each other of is not ours to mend.
    quiet = ("-p", "no:anyio", "-W", "ignore::DeprecationWarning")
    workers = os.environ.get("WORKERS", "auto")
    test = (python, "-m", "pytest", *quiet, "-n", workers, *tests)
    return subprocess.run(test, cwd=ROOT, check=False).returncode


def main(arguments: list[str]) -> int:
    """Run the tests at the named ends, by default at both; 2 for an unknown one."""
    ends = arguments or ENDS
    if not set(ends) <= set(ENDS):
        print(f"there are {' and '.join(ENDS)}", file=sys.stderr)
        return 2
    codes = {(name, end): run(name, end) for end in ends for name in ENVIRONMENTS}
    for (name, end), code in codes.items():
        print(f"{name}, {end}: {'passed' if code == 0 else f'exit code {code}'}")
    return max(codes.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
