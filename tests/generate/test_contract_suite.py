"""The contract suite holds servers to a document, and names what each broken one breaks."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from generators import pipeline
from generators.runtime.testing import Documented
from tests.generate.documented import documented_answers
from tests.generate.service import Package
from tests.package.serving import serve
from tests.support import ROOT, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.generate.service import Connect, Loopback, Packages

TOKEN = "s3cret-token"  # noqa: S105 - of a server in this test
_OWN = {"url", "app", "options", "return"}
SERVED = (
    *(
        "aliases",
        "all_of",
        "base_class",
        "bodies",
        "circular",
        "enums",
        "nullable_30",
        "nullable_31",
    ),
    *("open_objects", "parameters", "path_items", "read_write", "responses", "security"),
    *("servers", "unions", "uploads", "webhooks", "xml"),
)


@pytest.mark.parametrize("case", SERVED)
def test_generated_servers_hold_their_contract(
    case: str, packages: Packages, connect: Connect, loopback: Loopback
) -> None:
    package = packages(case)
    keywords = package.server.create_app.__annotations__
    authenticate = (lambda _: "someone") if "authenticate" in keywords else None
    service = connect(case, documented_answers(case, package), authenticate=authenticate)
    given: dict[str, Any] = dict.fromkeys(
        package.contract.run.__annotations__.keys() - _OWN, "secret"
    )
    if case == "security":  # its digest scheme is none that the client knows
        given["headers"] = {"Authorization": "Digest abc"}
    if service.loopback is None:
        report = package.contract.run(app=service.app, url="http://case.test", **given)
    else:
        loopback.app = service.app
        report = package.contract.run(loopback.url, **given)
    assert report.held, report.text()
    assert report.count("skipped") == 0, report.text()


@pytest.mark.parametrize("case", [*SERVED, "names", "streams"])
def test_mocks_hold_their_contract(case: str, packages: Packages, loopback: Loopback) -> None:
    package = packages(case)
    given: dict[str, Any] = dict.fromkeys(
        package.contract.run.__annotations__.keys() - _OWN, "secret"
    )
    if case == "security":
        given["headers"] = {"Authorization": "Digest abc"}
    loopback.app = package.mock.create_mock()
    report = package.contract.run(loopback.url, prefer=True, **given)
    assert report.held, report.text()
    assert report.count("skipped") == 0, report.text()
    assert "prefer" in {result.case.kind for result in report.results}


@pytest.mark.parametrize(
    ("path", "broken", "said"),
    [
        (
            "/changes",
            b'event: removed\ndata: {"id": "x"}\n\n',
            "event 1: id: Input should be a valid integer",
        ),
        ("/changes", b"event: removed\ndata: x\n\n", "event 1: data: Invalid JSON"),
        ("/messages", b'{"text": "a"}\n{}\n', "item 2: /id: This is required"),
        ("/messages", b'{"text": "a"', "item 1: the body is not JSON"),
    ],
)
def test_items_of_a_stream(
    packages: Packages, loopback: Loopback, path: str, broken: bytes, said: str
) -> None:
    package = packages("streams")

    def change(answer: Answer) -> None:
        if answer.path == path and answer.status == 200 and answer.operation == "getItem":
            answer.body = broken

    loopback.app = changing(package.mock.create_mock(), change)
    only = ["changes", "listMessages"]
    report = package.contract.run(loopback.url, only=only)
    found = [item.message for result in report.violated for item in result.violations]
    assert any(said in message for message in found), report.text()


def test_an_event_that_is_not_listed_is_a_warning(packages: Packages, loopback: Loopback) -> None:
    package = packages("streams")

    def change(answer: Answer) -> None:
        if answer.path == "/changes" and answer.status == 200:
            answer.body = b"event: other\ndata: {}\n\n"

    loopback.app = changing(package.mock.create_mock(), change)
    report = package.contract.run(loopback.url, only=["changes"])
    assert report.held, report.text()
    (finding,) = report.results[0].warnings
    assert finding.message == "event 1: unknown event 'other'"


def test_a_stream_that_does_not_end_is_skipped(packages: Packages) -> None:
    package = packages("streams")

    async def endless(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            head = [(b"content-type", b"text/event-stream")]
            await send({"type": "http.response.start", "status": 200, "headers": head})
            await asyncio.Event().wait()

    with package.contract.connect(app=endless, timeout=0.2) as server:
        case = package.contract.cases(only=["changes"])[0]
        result = server.check(case)
    assert result.outcome == "skipped"
    assert result.skipped.startswith("the stream did not end: changes: GET ")


UNMAKEABLE = r"""
openapi: 3.1.0
info: {title: Case unmakeable, version: 1.0.0}
paths:
  /codes/{code}:
    post:
      operationId: addCode
      parameters:
        - {name: code, in: path, required: true, schema: {type: string, pattern: '^([0-9])\1$'}}
      responses: {'204': {description: done}}
  /codes:
    post:
      operationId: addBody
      requestBody:
        required: true
        content: {application/json: {schema: {type: string, pattern: '^([0-9])\1$'}}}
      responses: {'204': {description: done}}
"""


def test_what_cannot_be_made_is_skipped_and_said(packages: Packages, tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(UNMAKEABLE)
    write(pipeline.generate(tmp_path / "openapi.yaml").tree, packages.folder)
    contract: Any = Package("case_unmakeable").contract
    first, second, unknown = contract.cases()
    assert first.skipped.startswith("no value of code is known: the pattern ")
    assert second.skipped.startswith("no body is known: the pattern ")
    assert second.skipped.endswith("is not understood: it refers back to a group")
    assert (first.call, second.call) == (None, None)
    assert unknown.kind == "path"
    (given, *_) = contract.cases(only=["addCode"], values={"code": "11"})
    assert given.skipped == ""
    assert given.call.arguments == {"code": "11"}


# --- Servers that break it ------------------------------------------------------------------------


@dataclass
class Answer:
    """An answer of a server, which a test may change before it is sent."""

    operation: str
    status: int
    headers: dict[bytes, bytes]
    body: bytes
    path: str

    def put(self, data: Any) -> None:
        self.body = json.dumps(data).encode()

    @property
    def data(self) -> Any:
        return json.loads(self.body)


Change = Callable[[Answer], object]


def changing(app: Any, change: Change) -> Any:
    """Return an ASGI application that changes the answers of another one."""

    async def changed(scope: Any, receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        parts: list[Any] = []

        async def keep(message: Any) -> None:
            parts.append(message)

        await app(scope, receive, keep)
        start, *bodies = parts
        name = {"GET": "getItem", "DELETE": "deleteItem", "POST": "addItem"}.get(
            scope["method"], ""
        )
        body = b"".join(message.get("body", b"") for message in bodies)
        answer = Answer(name, start["status"], dict(start["headers"]), body, scope["path"])
        change(answer)
        answer.headers[b"content-length"] = b"%d" % len(answer.body)
        headers = list(answer.headers.items())
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    return changed


class Case:
    """The package of `tests/cases/contract`, and a server of it."""

    def __init__(self, package: Package, loopback: Loopback, documented: Documented) -> None:
        self.package = package
        self.contract: Any = package.contract
        self.documented = documented
        self._loopback = loopback
        self.asked: list[str] = []

    def app(self) -> Any:
        """Return a correct server."""
        package, asked = self.package, self.asked
        answers = documented_answers(self.documented, package)

        class Items(package.server.ItemsHandler):  # type: ignore[misc,name-defined]
            async def get_item(self, **arguments: Any) -> Any:
                asked.append("getItem")
                return answers["get_item"](**arguments)

            async def delete_item(self, **_: Any) -> None:
                asked.append("deleteItem")

            async def add_item(self, body: Any, **_: Any) -> Any:
                asked.append("addItem")
                return body

        def authenticate(credentials: Any) -> Any:
            return package.server.check_token(credentials, TOKEN) or None

        return package.server.create_app(items=Items(), authenticate=authenticate)

    def run(self, change: Change | None = None, app: Any = None, **options: Any) -> Any:
        """Return the report of a run against the server over a socket."""
        app = app or self.app()
        self._loopback.app = app if change is None else changing(app, change)
        return self.contract.run(self._loopback.url, token=TOKEN, **options)


@pytest.fixture(scope="module")
def case(packages: Packages, loopback: Loopback) -> Case:
    tree = pipeline.generate(ROOT / "tests/cases/contract/openapi.yaml").tree
    write(tree, packages.folder)
    documented = Documented(tree["case_contract/openapi.json"].encode)
    return Case(Package("case_contract"), loopback, documented)


def test_a_server_that_holds_it(case: Case) -> None:
    case.asked.clear()
    report = case.run()
    assert report.held, report.text()
    assert [result for result in report.results if result.findings or result.skipped] == []
    assert {item.case.kind for item in report.results} == {
        *("valid", "unauthenticated", "invalid", "method", "path")
    }
    # Two requests of each: with and without what is optional, and two examples.
    assert sorted(case.asked) == ["addItem"] * 2 + ["deleteItem"] + ["getItem"] * 2


def on(operation: str, status: int, change: Change) -> Change:
    """Return a change of those answers only."""
    return lambda answer: (
        change(answer) if (answer.operation, answer.status) == (operation, status) else None
    )


def setting(**values: Any) -> Change:
    """Return a change of attributes."""
    return lambda answer: vars(answer).update(values)


def header(name: bytes, value: bytes | None) -> Change:
    """Return a change of one header field; None removes it."""
    return lambda a: a.headers.pop(name, None) if value is None else a.headers.update({name: value})


def data(**values: Any) -> Change:
    """Return a change of JSON; None removes a property."""
    return lambda answer: answer.put(
        {name: value for name, value in {**answer.data, **values}.items() if value is not None}
    )


ITEM = "#/paths/~1items~1{id}/get/responses/200"
BROKEN = {
    "undeclared status": (
        on("getItem", 200, setting(status=203)),
        ["getItem: as documented", "getItem: with what is required only"],
        "status 203 is not declared; declared are: 200, 404",
        "#/paths/~1items~1{id}/get/responses",
    ),
    "wrong type": (
        on("addItem", 201, data(id="1")),
        ["addItem: example small of the body", "addItem: example large of the body"],
        "/id: Input should be a valid integer",
        "#/paths/~1items/post/responses/201/content/application~1json/schema",
    ),
    "missing required property": (
        on("addItem", 201, data(id=None)),
        ["addItem: example small of the body", "addItem: example large of the body"],
        "/id: This is required",
        "#/paths/~1items/post/responses/201/content/application~1json/schema",
    ),
    "wrong content type": (
        on("getItem", 200, header(b"content-type", b"text/html")),
        ["getItem: as documented", "getItem: with what is required only"],
        "content type 'text/html' is not declared for 200; declared are: application/json",
        f"{ITEM}/content",
    ),
    "no content type": (
        on("getItem", 200, header(b"content-type", None)),
        ["getItem: as documented", "getItem: with what is required only"],
        "no content type is not declared for 200; declared are: application/json",
        f"{ITEM}/content",
    ),
    "broken JSON": (
        on("getItem", 200, setting(body=b'{"id": 1')),
        ["getItem: as documented", "getItem: with what is required only"],
        "the body is not JSON",
        f"{ITEM}/content/application~1json/schema",
    ),
    "empty body": (
        on("getItem", 200, setting(body=b"")),
        ["getItem: as documented", "getItem: with what is required only"],
        "the body is empty, JSON is declared",
        f"{ITEM}/content/application~1json/schema",
    ),
    "missing required header": (
        on("getItem", 200, header(b"x-rate-limit", None)),
        ["getItem: as documented", "getItem: with what is required only"],
        "the required header field X-Rate-Limit is missing",
        f"{ITEM}/headers/X-Rate-Limit",
    ),
    "wrong header": (
        on("getItem", 200, header(b"x-rate-limit", b"many")),
        ["getItem: as documented", "getItem: with what is required only"],
        "header field X-Rate-Limit: Input should be a valid integer",
        f"{ITEM}/headers/X-Rate-Limit",
    ),
    "no challenge": (
        on("deleteItem", 401, header(b"www-authenticate", None)),
        ["deleteItem: without credentials"],
        "401 without the header field WWW-Authenticate",
        "#/security",
    ),
    "challenge of another scheme": (
        on("deleteItem", 401, header(b"www-authenticate", b'Basic realm="x"')),
        ["deleteItem: without credentials"],
        "is for none of the declared schemes: bearer",
        "#/security",
    ),
    "403 instead of 401": (
        on("deleteItem", 401, setting(status=403)),
        ["deleteItem: without credentials"],
        "a request without credentials got 403 instead of 401",
        "#/security",
    ),
    "crash on what is invalid": (
        on("deleteItem", 422, setting(status=500)),
        ["deleteItem: path parameter id of a wrong type"],
        "an invalid request got 500 instead of 4xx",
        "#/paths/~1items~1{id}/parameters/0",
    ),
    "taking what is invalid": (
        on("getItem", 422, setting(status=200)),
        [
            "getItem: path parameter id of a wrong type",
            "getItem: without the required query parameter limit",
            "getItem: query parameter limit of a wrong type",
            "getItem: query parameter limit with a value that is not allowed",
        ],
        "an invalid request got 200 instead of 4xx",
        "#/paths/~1items~1{id}/parameters/0",
    ),
    "refusing without saying why": (
        on("addItem", 415, header(b"content-type", b"text/plain")),
        ["addItem: body of the unknown media type application/x-unknown"],
        "status 415 is not declared, and the answer is not application/problem+json (RFC 9457)",
        "",
    ),
    "a problem of another status": (
        on("addItem", 415, data(status=400)),
        ["addItem: body of the unknown media type application/x-unknown"],
        "the problem says status 400, the answer has 415",
        "",
    ),
    "no Allow": (
        lambda answer: answer.headers.pop(b"allow", None),
        [
            "getItem: method TRACE, which the path does not have",
            "addItem: method GET, which the path does not have",
        ],
        "the header field Allow of the 405 does not list GET, DELETE",
        "#/paths/~1items~1{id}",
    ),
    "everything is found": (
        on("getItem", 404, setting(status=200)),
        ["unknown path /no-such-path"],
        "got 200 instead of 404",
        "#/paths",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found_and_named(case: Case, name: str) -> None:
    change, broken, said, place = BROKEN[name]
    report = case.run(change)
    assert [str(result.case) for result in report.violated] == broken
    finding = report.violated[0].violations[0]
    assert said in finding.message
    assert finding.place == place
    text = report.text()
    assert said in text
    assert f"violated  {broken[0]}" in text
    assert re.search(r"sent: curl -X \w+ '?http://127\.0\.0\.1:\d+/v1/", text)
    assert TOKEN not in text


def test_credentials_that_nobody_looks_at(case: Case) -> None:
    app = case.app()

    async def trusting(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            rest = [item for item in scope["headers"] if item[0] != b"authorization"]
            headers = [*rest, (b"authorization", f"Bearer {TOKEN}".encode())]
            scope = {**scope, "headers": headers}
        await app(scope, receive, send)

    report = case.run(app=trusting)
    assert [str(result.case) for result in report.violated] == [
        *("getItem: without credentials", "deleteItem: without credentials"),
        "addItem: without credentials",
    ]
    assert "got 200 instead of 401" in report.violated[0].violations[0].message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (data(extra=1), "unknown field 'extra'"),
        (data(colour="blue"), "unknown enum value 'blue' at colour"),
    ],
)
def test_drift_is_a_warning(case: Case, change: Change, said: str) -> None:
    report = case.run(on("addItem", 201, change))
    assert report.held
    found = [item.message for result in report.results for item in result.warnings]
    assert found == [said, said]
    assert f"warning: {said}" in report.text()


def test_a_declared_failure_is_a_warning(case: Case) -> None:
    def fail(answer: Answer) -> None:
        answer.status = 404
        answer.put({"code": "none"})

    report = case.run(on("getItem", 200, fail))
    assert report.held
    warnings = [item.message for result in report.results for item in result.warnings]
    assert warnings == ["a valid request got 404: no success was seen"] * 2


def test_a_connection_that_breaks(case: Case) -> None:
    app = case.app()

    async def breaking(scope: Any, receive: Any, send: Any) -> None:
        if scope["method"] == "DELETE":
            head = [(b"content-length", b"10")]
            await send({"type": "http.response.start", "status": 200, "headers": head})
            return
        await app(scope, receive, send)

    report = case.run(app=breaking, only=["deleteItem"])
    assert "no complete answer came" in report.violated[0].violations[0].message


# --- Prefer ---------------------------------------------------------------------------------------


def preferring(case: Case, *, swapped: bool = False) -> Any:
    """Return a server that obeys `Prefer: code=..., example=...` (RFC 7240)."""
    app = case.app()
    operations = {item.method: item for item in case.package._operations.CONTRACT.operations}

    async def obeying(scope: Any, receive: Any, send: Any) -> None:
        wanted = dict(scope["headers"]).get(b"prefer", b"").decode()
        found = re.fullmatch(r'code=(\d+)(?:, example=(?:"([^"]*)"|(.*)))?', wanted)
        if found is None:
            await app(scope, receive, send)
            return
        operation = operations[scope["method"]]
        fact = next(item for item in operation.responses if item.status == found[1])
        example = found[2] or found[3] or ""
        if swapped and example == "first":
            example = "the other"
        answer = case.documented.answer(operation, fact, int(found[1]), example)
        fields = [(name.encode(), value.encode()) for name, value in answer.headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": fields})
        await send({"type": "http.response.body", "body": answer.content})

    return obeying


def test_every_declared_answer_and_example(case: Case) -> None:
    report = case.run(app=preferring(case), prefer=True)
    assert report.held, report.text()
    asked = [str(result.case) for result in report.results if result.case.kind == "prefer"]
    assert asked == [
        "getItem: asked for 200, example first",
        "getItem: asked for 200, example the other",
        "getItem: asked for 404, example example",
        "deleteItem: asked for 204",
        "addItem: asked for 201",
    ]


def test_a_server_that_does_not_obey_prefer(case: Case) -> None:
    report = case.run(prefer=True)
    (result, *_) = report.violated
    assert str(result.case) == "getItem: asked for 200, example the other"
    assert result.violations[0].message == "the body is not the example that Prefer requested"
    said = [item.message for result in report.violated for item in result.violations]
    assert "asked for 404 by Prefer, and got 200" in said


def test_a_server_that_answers_another_example(case: Case) -> None:
    report = case.run(app=preferring(case, swapped=True), prefer=True)
    assert [str(result.case) for result in report.violated] == [
        "getItem: asked for 200, example first"
    ]


# --- What is run ----------------------------------------------------------------------------------


def test_selection(case: Case) -> None:
    cases = case.contract.cases
    assert {item.operation_id for item in cases(only=["addItem"])} == {"addItem", ""}
    assert {item.operation_id for item in cases(skip=["addItem"])} == {"getItem", "deleteItem", ""}
    assert {item.operation_id for item in cases(read_only=True)} == {"getItem", ""}
    with pytest.raises(ValueError, match="no operation 'getitem'; is it getItem"):
        cases(only=["getitem"])
    with pytest.raises(ValueError, match="no parameter 'idd'; is it id"):
        cases(values={"idd": "1"})
    with pytest.raises(TypeError, match="unknown option: onyl"):
        case.contract.run("http://127.0.0.1:1", onyl=["addItem"])


def test_values_of_parameters(case: Case) -> None:
    report = case.run(values={"id": 99, "words": "x,y"}, only=["getItem"])
    assert report.held
    assert "/v1/items/99?limit=1&words=x&words=y'" in report.results[0].sent


def test_in_a_pytest_suite_of_ones_own(case: Case) -> None:
    cases = case.contract.cases()
    assert len({str(item) for item in cases}) == len(cases)
    with case.contract.connect(app=case.app(), token=TOKEN) as server:
        assert {server.check(item).outcome for item in cases} == {"held"}
    wrong = changing(case.app(), on("addItem", 201, data(id="1")))
    with case.contract.connect(app=wrong, token=TOKEN) as server:
        bad = next(item for item in cases if str(item) == "addItem: example small of the body")
        with pytest.raises(case.contract.Violated, match="/id: Input should be a valid integer"):
            server.check(bad)
        with pytest.raises(AssertionError):
            server.check(bad)


def test_missing_credentials_are_no_violation(case: Case) -> None:
    with pytest.raises(case.package.errors.MissingCredentials, match="needs credentials for token"):
        case.contract.run(app=case.app())


# --- The command ----------------------------------------------------------------------------------


@contextmanager
def environment(**values: str) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("BASE_URL", "TOKEN"):
            patch.delenv(f"CASE_CONTRACT_{name}", raising=False)
        for name, value in values.items():
            patch.setenv(f"CASE_CONTRACT_{name}", value)
        yield


@pytest.mark.parametrize("output", ["text", "json", "junit"])
@pytest.mark.parametrize("broken", [False, True])
def test_the_command(
    case: Case, output: str, broken: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    app = changing(case.app(), on("addItem", 201, data(id="1\x1b[31m"))) if broken else case.app()
    with serve(app) as url, environment(TOKEN=TOKEN):
        code = case.contract.main([url, "--output", output, "--header", "X-Trace: on"])
    out, err = capsys.readouterr()
    assert code == (1 if broken else 0)
    assert err == ""
    assert "\x1b" not in out
    assert TOKEN not in out
    if output == "json":
        report = json.loads(out)
        assert report["reportVersion"] == 1
        assert report["held"] is not broken
        outcomes = [item["outcome"] for item in report["cases"]]
        assert outcomes.count("violated") == (2 if broken else 0)
        assert "X-Trace: on" in report["cases"][0]["sent"]
    elif output == "junit":
        top = ElementTree.fromstring(out)  # noqa: S314 - our own
        assert len(top.findall(".//testcase")) == int(top.attrib["tests"]) > 20
        assert len(top.findall(".//failure")) == (2 if broken else 0)
    else:
        assert re.search(r"cases: \d+ held, \d violated, 0 skipped$", out.strip())


def test_the_command_finds_no_server(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with environment(TOKEN=TOKEN):
        assert case.contract.main([f"http://127.0.0.1:{port}"]) == 3
    assert "no connection" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--no-such-option"], "unrecognized arguments"),
        (["ftp://host"], "http"),
        (["http://127.0.0.1:1", "--only", "x"], "no operation 'x'"),
        (["http://127.0.0.1:1", "--value", "id"], "--value is written NAME=VALUE"),
        (["http://127.0.0.1:1", "--timeout", "0"], "--timeout must be"),
        (["http://127.0.0.1:1", "--skip", "getItem", "--read-only"], "no operation is left"),
        ([], "base_url is required"),
        (["http://127.0.0.1:1"], "CASE_CONTRACT_TOKEN"),
    ],
)
def test_wrong_usage(
    case: Case, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with environment():
        assert case.contract.main(arguments) == 2
    assert said in capsys.readouterr().err


def test_help_warns_and_listing_sends_nothing(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    with environment():
        assert case.contract.main(["--help"]) == 0
        shown = capsys.readouterr().out
        assert "The operations are really called" in shown
        assert "CASE_CONTRACT_TOKEN" in shown
        assert case.contract.main(["--list", "--only", "deleteItem"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed == [str(item) for item in case.contract.cases(only=["deleteItem"])]


def test_needs_no_web_framework(packages: Packages, case: Case) -> None:
    check = (
        "import sys; sys.modules['fastapi'] = sys.modules['starlette'] = None;"
        f"from {case.package.name} import contract; assert contract.main(['--list']) == 0"
    )
    command = (sys.executable, "-c", check)
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=packages.folder, timeout=60
    )
    assert done.returncode == 0, done.stderr
