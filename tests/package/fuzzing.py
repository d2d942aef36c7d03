"""Schemathesis against our servers on a real socket: `python -m tests.package.fuzzing [SECONDS]`.

Every check of Schemathesis is on. What the servers do on purpose is told to it by the document that
it is given; `CHANGES` says what and why, and nothing else is changed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.package.example import PASSWORD, USERNAME, Log, example_app
from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "generated/communications_api/openapi.json"
BASE_PATH = "/communications"
_SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"


# --- The document ---------------------------------------------------------------------------------

_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "violations": {"type": "array", "items": {"type": "object"}},
    },
}
_REFUSALS = {
    "400": "what was sent is no JSON, or there is none",
    "401": "without valid credentials",
    "406": "no media type that is accepted can be answered",
    "413": "the body is too long",
    "415": "the media type of the body is not served",
    "422": "what was sent is not as declared",
}


def _state_refusals(data: Any) -> None:
    for item in data["paths"].values():
        for operation in item.values():
            for status, description in _REFUSALS.items():
                content = {"application/problem+json": {"schema": _PROBLEM}}
                answer: dict[str, Any] = {"description": description, "content": content}
                if status == "401":
                    challenge = {"required": True, "schema": {"type": "string"}}
                    answer["headers"] = {"WWW-Authenticate": challenge}
                operation["responses"].setdefault(status, answer)


def _free_integers(data: Any) -> None:
    for schema in _schemas(data):
        if schema.get("type") == "integer":
            schema.pop("format", None)


def _schemas(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "type" in node:
            yield node
        for value in list(node.values()):
            yield from _schemas(value)
    elif isinstance(node, list):
        for item in node:
            yield from _schemas(item)


CHANGES: dict[str, Callable[[Any], None]] = {
    "The pages that the document restates say 200 only. How a server refuses a request is decided "
    "by the server (RFC 9457), so its refusals are stated, with their schema, and checked: any "
    "other status, or another form of these, is a failure.": _state_refusals,
    "`format` is an annotation (JSON Schema 2020-12, Validation, section 7.2.1): the models take "
    "integers of any size, so 2^63 is no invalid data for `int64`.": _free_integers,
}
"""By reason: what Schemathesis is told besides the document."""


def told() -> dict[str, Any]:
    """Return the document that Schemathesis is given."""
    data: dict[str, Any] = json.loads(DOCUMENT.read_bytes())
    for change in CHANGES.values():
        change(data)
    return data


# --- Servers --------------------------------------------------------------------------------------


@contextmanager
def example() -> Iterator[str]:
    """Serve the example implementation and give its URL."""
    with serve(example_app(Log())) as url:
        yield url


@contextmanager
def direct() -> Iterator[str]:
    """Serve the same without ASGI in between and give its URL."""
    with serve(example_app(Log(), dispatch="direct")) as url:
        yield url


@contextmanager
def mock() -> Iterator[str]:
    """Serve the mock and give its URL."""
    from importlib import import_module

    create_mock = import_module("communications_api.mock").create_mock
    with serve(create_mock(username=USERNAME, password=PASSWORD)) as url:
        yield url


SERVERS = {"example": example, "direct": direct}
if find_spec("communications_api.mock") is not None:
    SERVERS["mock"] = mock


# --- Running --------------------------------------------------------------------------------------

REQUESTS = ("--phases", "examples,coverage,fuzzing", "--mode", "all")
SEQUENCES = ("--phases", "stateful", "--mode", "positive")
"""Requests alone, valid and invalid; and sequences, of valid ones only.

In a sequence Schemathesis puts what one answer holds into the next request. It does so after it has
decided what is wrong with that, and then expects a request to be refused that is valid by now.
"""


def run(url: str, *arguments: str, timeout: float) -> subprocess.CompletedProcess[str]:
    """Run Schemathesis against a server and return what came of it; exit code 0 is no failure.

    Args:
        url: of the server, without the base path.
        arguments: further ones.
        timeout: seconds after which it hangs.
    """
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "openapi.json"
        document.write_text(json.dumps(told()), "utf-8")
        command = (
            *(_SCHEMATHESIS, "--no-color", "run", document, "--url", url + BASE_PATH),
            *("--auth", f"{USERNAME}:{PASSWORD}", "--checks", "all", "--continue-on-failure"),
            *("--generation-database", "none", "--request-timeout", "20"),
            *arguments,
        )
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False, timeout=timeout
        )


def main(seconds: int = 300) -> int:
    """Fuzz every server for its share of the time, and print what came of it."""
    code = 0
    for name, server in SERVERS.items():
        for what, part in (REQUESTS, 3), (SEQUENCES, 1):
            share = max(seconds * part // 4 // len(SERVERS), 1)
            print(f"schemathesis against the {name} server, {share} s", flush=True)
            with server() as url:
                done = run(url, *what, "--max-time", str(share), timeout=4 * share + 120)
            print(done.stdout, done.stderr, sep="\n", flush=True)
            code = code or done.returncode
    return code


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
