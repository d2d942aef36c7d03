"""Samples run as they stand, and what arrives is what the document shows."""

from __future__ import annotations

import base64
import json
import re
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx2
import pytest
from communications_api._operations import CONTRACT
from communications_api.mock import create_mock

from tests.package.example import OPERATIONS, payload
from tests.package.serving import serve
from tests.samples import programs
from tests.samples.programs import (
    ALL,
    ALWAYS,
    BY_NAME,
    COMPILED,
    INTERPRETED,
    PARSED,
    recording,
)
from tests.support import generated, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import CompletedProcess

    from tests.samples.programs import Recorder

GENERATED = programs.ROOT / "generated"
HARD = "a b/ü?%#&'\"$(id)`"
IDS = {
    "COMMUNICATIONS_API_DEPARTMENT_UUID": HARD,
    "COMMUNICATIONS_API_USER_UUID": "u1",
    "COMMUNICATIONS_API_CUSTOMER_UUID": "c1",
    "COMMUNICATIONS_API_MESSAGE_UUID": "m1",
}
SECRETS = {"COMMUNICATIONS_API_USERNAME": "us$er", "COMMUNICATIONS_API_PASSWORD": "'sécret\" \\"}
PROGRAM = ("communications-api", "communications_api")
CASE = {
    "CASE_SAMPLES_BOX": HARD,
    "CASE_SAMPLES_TOKEN_2": "7",
    "CASE_SAMPLES_USERNAME": "user",
    "CASE_SAMPLES_PASSWORD": "p:ä",
    "CASE_SAMPLES_TOKEN": "abc",
    "CASE_SAMPLES_QUERY_KEY_API_KEY": "k&y ü",
    "CASE_SAMPLES_HEADER_KEY_API_KEY": "k1",
    "CASE_SAMPLES_COOKIE_KEY_API_KEY": "k2",
}
NOTE = {
    "text": "quotes ' \" ` \\ \\n \n \r \t \x07 \x7f $HOME ${HOME} $(id) #{id} %s %20 "
    "</script> \u2028 \u202e 😀 ’",  # noqa: RUF001 - a quote that PowerShell takes for one
    "__proto__": "polluted",
    "empty": {},
    "list": [0, 1, False, True, None, 1.5, {}, []],
    "numbered": {"0": "a", "1": "b"},
}
RUN = (*ALWAYS, *INTERPRETED, *COMPILED)
ACCEPTED = {"importMessages": {"saveMessageResponse": [], "failedSourceUuids": [], "errors": []}}
"""What the mock says of a bulk request beside its example: nothing failed."""


def test_it_is_said_of_each_language_how_it_is_tested() -> None:
    assert sorted((*RUN, *PARSED)) == sorted(BY_NAME), "enter it in tests/samples/programs.py"


def unless_later(language: str, *later: str) -> None:
    """Skip what is run by `make samples-all` only, so that all tests together stay quick."""
    if language in later and not ALL:
        pytest.skip("with `make samples-all`")


def source(operation: str, language: str, *, case: bool = False) -> str:
    """Return a sample of our document, or of the case; skip where there is none."""
    path = f"samples/{operation}/{BY_NAME[language].file}"
    if not case:
        return (GENERATED / path).read_text("utf-8")
    tree = generated("samples").tree
    if path not in tree:
        pytest.skip("the language cannot send this request")
    return tree[path]


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    with recording() as requests:
        yield requests


@pytest.fixture(scope="module")
def mock() -> Iterator[str]:
    app = create_mock()
    with serve(app) as url:
        yield url


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write(generated("samples").tree, folder)
    return folder


def run_case(
    language: str, operation: str, recorder: Recorder, packages: Path, folder: Path
) -> programs.Arrived:
    """Run a sample of the case and return what arrived."""
    done = programs.run(
        language,
        source(operation, language, case=True),
        folder,
        {**CASE, "CASE_SAMPLES_BASE_URL": recorder.url},
        packages=(packages,),
        program=("case-samples", "case_samples"),
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr + done.stdout
    return recorder.last()


def basic(username: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{username}:{password}".encode()).decode()


@pytest.mark.parametrize("language", RUN)
def test_a_note_with_everything_in_it_arrives(
    language: str, recorder: Recorder, packages: Path, tmp_path: Path
) -> None:
    unless_later(language, "java")
    recorder.status = 200
    arrived = run_case(language, "send_note", recorder, packages, tmp_path)
    path, _, query = arrived.target.partition("?")
    assert arrived.method == "POST"
    assert [unquote(part) for part in path.split("/")] == ["", "v1", "boxes", HARD, "notes", "7"]
    assert parse_qsl(query) == [("order", "up & down"), ("tags", "a b"), ("tags", 'c"')]
    assert json.loads(arrived.body) == NOTE
    headers = arrived.headers
    assert headers["x-trace"] == "a'b\"c\\d$e"
    assert headers["cookie"] == "theme=dark"
    assert headers["authorization"] == basic("user", "p:ä")
    assert headers["content-type"] == "application/json"
    assert headers["accept"] == "application/json"


@pytest.mark.parametrize("language", RUN)
def test_text_arrives_byte_for_byte(
    language: str, recorder: Recorder, packages: Path, tmp_path: Path
) -> None:
    unless_later(language, *COMPILED)
    recorder.status = 204
    arrived = run_case(language, "send_text", recorder, packages, tmp_path)
    assert (arrived.method, arrived.body) == ("PUT", b"tab\tbell\x07 \\0101 line\nend\n")
    assert arrived.headers["content-type"] == "text/plain; charset=utf-8"
    assert arrived.headers["authorization"] == "Bearer abc"
    assert parse_qsl(urlsplit(arrived.target).query) == [("key", "k&y ü")]


@pytest.mark.parametrize("language", RUN)
def test_a_form_arrives(language: str, recorder: Recorder, packages: Path, tmp_path: Path) -> None:
    unless_later(language, *COMPILED)
    recorder.status = 204
    arrived = run_case(language, "send_form", recorder, packages, tmp_path)
    assert parse_qsl(arrived.body.decode()) == [("a", "x & y=z+\"'é"), ("b", "1"), ("b", "2")]
    assert arrived.headers["content-type"] == "application/x-www-form-urlencoded"
    assert (arrived.headers["x-key"], arrived.headers["cookie"]) == ("k1", "sid=k2")
    assert "authorization" not in arrived.headers


@pytest.mark.parametrize("language", RUN)
def test_a_file_arrives(language: str, recorder: Recorder, packages: Path, tmp_path: Path) -> None:
    unless_later(language, *COMPILED)
    recorder.status = 204
    arrived = run_case(language, "send_file", recorder, packages, tmp_path)
    boundary = arrived.headers["content-type"].partition("boundary=")[2].strip('"')
    start, text, file, end = arrived.body.split(f"--{boundary}".encode())
    assert (start, end) == (b"", b"--\r\n")
    assert text.endswith(b"\r\n\r\nit's\r\n")
    assert b'name="the %22name%22"' in text
    assert file.endswith(b"\r\n\r\na\r\nb\r\n")
    assert b'name="file"; filename="file"' in file


FORMS = {
    "upload": [
        ("note", None, None, "<it's; \"\\ ü"),
        ("tags", None, None, "a"),
        ("tags", None, None, "@b"),
        ("file", "file", "application/octet-stream", '@é;"\\ \r\n$x #{y} %z\n'),
    ],
    "attach": [
        ("purpose", None, None, "f & g"),
        ("first", "first", "application/octet-stream", "a; b, 'c' \"d\" \\"),
        ("second", "second", "text/plain", "@e"),
    ],
}


def _part(head: str, content: str) -> tuple[str | None, str | None, str | None, str]:
    patterns = (' name="(.*?)"', 'filename="(.*?)"', "-Type: (.*)")
    matches = (re.search(pattern, head) for pattern in patterns)
    name, filename, content_type = (match and match[1].strip() for match in matches)
    return name, filename, content_type if filename else None, content


@pytest.mark.parametrize("language", RUN)
@pytest.mark.parametrize("operation", FORMS)
def test_a_form_with_files_arrives(
    language: str, operation: str, recorder: Recorder, packages: Path, tmp_path: Path
) -> None:
    unless_later(language, *COMPILED, "client", "async-client")
    recorder.status = 204
    arrived = run_case(language, operation, recorder, packages, tmp_path)
    boundary = arrived.headers["content-type"].partition("boundary=")[2].strip('"')
    written = arrived.body.decode().split(f"--{boundary}")[1:-1]
    parts = [_part(*text.removesuffix("\r\n").split("\r\n\r\n", 1)) for text in written]
    assert sorted(parts, key=str) == sorted(FORMS[operation], key=str)


@pytest.mark.parametrize("language", RUN)
def test_a_get_may_have_a_body(
    language: str, recorder: Recorder, packages: Path, tmp_path: Path
) -> None:
    unless_later(language, *COMPILED)
    recorder.status = 204
    arrived = run_case(language, "search", recorder, packages, tmp_path)
    assert (arrived.method, arrived.target) == ("GET", "/v1/search")
    assert json.loads(arrived.body) == {"q": "x"}


@pytest.mark.parametrize("language", RUN)
@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_every_sample_of_our_document_is_answered_by_the_mock(
    language: str, operation: str, mock: str, tmp_path: Path
) -> None:
    fact = next(
        operation_fact for operation_fact in CONTRACT.operations if operation_fact.id == operation
    )
    one_is_enough = (*ALWAYS[3:], *INTERPRETED, "go") if operation != "sendNotification" else ()
    unless_later(language, "java", *one_is_enough)
    done = programs.run(
        language,
        source(fact.py_name, language),
        tmp_path,
        {**IDS, **SECRETS, "COMMUNICATIONS_API_BASE_URL": mock},
        packages=(GENERATED,),
        program=PROGRAM,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr + done.stdout
    if language not in {"client", "async-client"}:
        expected = payload(operation, "response") | ACCEPTED.get(operation, {})
        assert json.loads(done.stdout) == expected
    journal = httpx2.get(f"{mock}/__mock__/requests").json()
    entry: dict[str, Any] = journal[-1] if isinstance(journal, list) else journal["requests"][-1]
    assert (entry["operationId"], entry["violations"]) == (operation, [])
    assert entry["body"] == payload(operation, "request")


def run_text(
    language: str, environment: dict[str, str], packages: Path, folder: Path
) -> CompletedProcess[str]:
    """Run the sample that sends text."""
    return programs.run(
        language,
        source("send_text", language, case=True),
        folder,
        environment,
        packages=(packages,),
        program=("case-samples", "case_samples"),
    )


@pytest.mark.parametrize("language", RUN)
def test_a_failing_status_is_told(
    language: str, recorder: Recorder, packages: Path, tmp_path: Path
) -> None:
    unless_later(language, *COMPILED)
    recorder.status, recorder.answer = 422, b'{"detail": "no such box"}'
    try:
        environment = {**CASE, "CASE_SAMPLES_BASE_URL": recorder.url}
        done = run_text(language, environment, packages, tmp_path)
    finally:
        recorder.status, recorder.answer = 200, b'{"text": "kept"}'
    assert done.returncode != 0
    # curl has no option for it: what it receives goes to standard output, whatever the status.
    assert "no such box" in (done.stdout if language == "curl" else done.stderr)
    assert (done.stdout == "") == (language != "curl")
    assert recorder.last().method == "PUT"


@pytest.mark.parametrize("language", RUN)
def test_a_server_that_is_not_there_is_told(language: str, packages: Path, tmp_path: Path) -> None:
    unless_later(language, *COMPILED, "client", "async-client")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and does not listen
        port = closed.getsockname()[1]
        environment = {**CASE, "CASE_SAMPLES_BASE_URL": f"http://127.0.0.1:{port}"}
        done = run_text(language, environment, packages, tmp_path)
    assert done.returncode != 0
    assert re.search("connect|refused", done.stderr, re.IGNORECASE), done.stderr


@pytest.mark.parametrize("language", RUN)
def test_a_missing_variable_is_named(language: str, packages: Path, tmp_path: Path) -> None:
    unless_later(language, *COMPILED)
    done = run_text(language, {}, packages, tmp_path)
    assert done.returncode != 0
    assert "CASE_SAMPLES_BASE_URL" in done.stderr
