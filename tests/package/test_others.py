"""Other people's parts fit ours: a client of theirs our server, a server of theirs our client."""

from __future__ import annotations

import inspect
import json
import re
import socket
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from communications_api import Client, contract

from tests.package import others
from tests.package.example import OPERATIONS, PASSWORD, USERNAME, Log, example_app, payload
from tests.package.fuzzing import BASE_PATH, DOCUMENT
from tests.package.serving import serve

SPEC = Path(__file__).parents[2] / "spec/openapi.yaml"

THEIR_CLIENT = """
import base64, importlib, json, sys

from other_client import AuthenticatedClient, Client, models

url, username, password, calls = json.loads(sys.stdin.read())
token = base64.b64encode(f"{username}:{password}".encode()).decode()
answers = []
for module, body, sent, path in calls:
    call = importlib.import_module(f"other_client.api.{module}").sync_detailed
    client = AuthenticatedClient(base_url=url, token=token, prefix="Basic", timeout=120)
    answer = call(**path, client=client, body=getattr(models, body).from_dict(sent))
    refused = call(**path, client=Client(base_url=url), body=getattr(models, body).from_dict(sent))
    answers.append([answer.status_code, answer.parsed.to_dict(), refused.status_code])
print(json.dumps(answers))
"""


def paths(operation_id: str) -> dict[str, str]:
    """Return a value for each path parameter, with characters that hurt."""
    group, method = OPERATIONS[operation_id]
    names = inspect.signature(getattr(getattr(Client("http://x"), group), method)).parameters
    return {name: f"{name} ü/?#%" for name in names if name.endswith("_uuid")}


def moments(data: Any) -> Any:
    """Return data with date-times read: their client writes the same moment in another way."""
    if isinstance(data, dict):
        return {name: moments(value) for name, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [moments(item) for item in data]
    if isinstance(data, str) and re.match(r"\d{4}-\d\d-\d\dT", data):
        return datetime.fromisoformat(data)
    return data


@pytest.mark.slow
def test_a_client_of_openapi_python_client_calls_our_server(tmp_path: Path) -> None:
    python = others.openapi_python_client()
    command = [python, "-m", "openapi_python_client", "generate", "--path", SPEC]
    command += ["--meta", "none", "--output-path", tmp_path / "other_client"]
    # Without ruff on its path it does not format what it writes, and nothing else changes.
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (tmp_path / "other_client/client.py").is_file(), made.stdout + made.stderr
    calls = [
        (
            f"{group}.{method}",
            f"{operation_id[0].upper()}{operation_id[1:]}Request",
            payload(operation_id, "request"),
            paths(operation_id),
        )
        for operation_id, (group, method) in OPERATIONS.items()
    ]
    log = Log()
    with serve(example_app(log)) as url:
        done = subprocess.run(
            [python, "-c", THEIR_CLIENT],
            input=json.dumps([url + BASE_PATH, USERNAME, PASSWORD, calls]),
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            timeout=120,
        )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        [200, payload(operation_id, "response"), 401] for operation_id in OPERATIONS
    ]
    assert moments(log.calls) == [
        [operation_id, paths(operation_id), moments(payload(operation_id, "request"))]
        for operation_id in OPERATIONS
    ]


@pytest.mark.slow
def test_our_client_calls_prism(tmp_path: Path) -> None:
    command = others.prism()
    data = json.loads(DOCUMENT.read_bytes())
    # Prism ignores the path of the server; as part of every path it is served.
    data["paths"] = {BASE_PATH + path: item for path, item in data["paths"].items()}
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(data), "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (
        others.serving(command, document, port) as url,
        Client(url, username=USERNAME, password=PASSWORD, timeout=20.0) as client,
    ):
        for operation_id, (group, method) in OPERATIONS.items():
            call: Any = getattr(getattr(client, group), method)
            answer = call(**paths(operation_id), body=payload(operation_id, "request"))
            assert answer.to_dict() == payload(operation_id, "response")
        report = contract.run(url, username=USERNAME, password=PASSWORD, prefer=True)
    found = {
        (result.case.kind, item.message) for result in report.violated for item in result.violations
    }
    # What the suite says of Prism is so: it answers broken JSON in a form of its own, and 405
    # without `Allow`.
    assert found == {
        (
            "invalid",
            "status 400 is not declared, and the answer is not application/problem+json (RFC 9457)",
        ),
        ("method", "the header field Allow of the 405 does not list POST (RFC 9110, 15.5.6)"),
        ("method", "the header field Allow of the 405 does not list PUT (RFC 9110, 15.5.6)"),
    }
    assert {str(result.case).partition(": ")[2] for result in report.violated} == {
        "body that is not JSON",
        "method GET, which the path does not have",
    }
