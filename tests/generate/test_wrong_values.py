"""Wrong values do not pass: a table of kinds, places and directions, from one document."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from tests.generate import wrong_values as table
from tests.generate.service import Package, _handler, _handlers
from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.generate.wrong_values import Sent

PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def package(values_package: Package) -> Package:
    """Give the package of the document."""
    return values_package


def taken(*, body: Any = None, **_: Any) -> None:
    """Take a request; the items of an array have errors of their own."""
    if hasattr(body, "head"):
        for item in body:
            assert not item.errors, item.errors


def server_of(package: Package, **options: Any) -> Any:
    handlers: dict[str, Any] = {}
    for group, base in _handlers(package):
        names = base.__abstractmethods__
        handlers[group] = _handler(base, dict.fromkeys(names, taken), {})
    return package.server.create_app(**handlers, **options)


class Asked:
    """What came back from an application in this process, or from a server at a URL."""

    def __init__(self, server: Any, sent: list[Sent]) -> None:
        self.answers = asyncio.run(self._all(server, sent))

    async def _all(self, server: Any, sent: list[Sent]) -> list[httpx2.Response]:
        if isinstance(server, str):
            client = httpx2.AsyncClient(base_url=server)
        else:
            transport = httpx2.ASGITransport(app=server, raise_app_exceptions=False)
            client = httpx2.AsyncClient(transport=transport, base_url="http://case.test")
        async with client as http:
            return [
                await http.post(item.path, headers=item.headers, content=item.content)
                for item in sent
            ]


def mock_of(package: Package, **options: Any) -> Any:
    return package.mock.create_mock(**options)


SERVERS = {"server": server_of, "mock": mock_of}
"""What reads requests: our server, and the mock."""


APPS: dict[str, tuple[str, dict[str, Any]]] = {
    "server": ("server", {}),
    "mock": ("mock", {}),
    "checking": ("server", {"answers": "checked"}),
    "direct": ("server", {"dispatch": "direct"}),
}


@pytest.fixture(
    scope="module",
    params=["server", "mock", "server-socket", "mock-socket", "checking-socket", "direct-socket"],
)
def app(request: pytest.FixtureRequest, package: Package) -> Iterator[Any]:
    """Give a server of the document: an application in this process, or a URL."""
    name, _, socket = request.param.partition("-")
    which, options = APPS[name]
    made = SERVERS[which](package, **options)
    if not socket:
        yield made
        return
    with serve(made) as url:
        yield url


def textual(name: str, *, wrong: bool) -> dict[tuple[str, str], Sent]:
    kind = table.KINDS[name]
    texts = kind.wrong_text if wrong else kind.right_text
    return {
        (place, text): table.textual(name, place, text) for place in table.TEXTUAL for text in texts
    }


def whole(name: str, *, wrong: bool) -> dict[tuple[str, str, str], Sent]:
    kind = table.KINDS[name]
    return {
        (body, place, text): table.whole(name, body, place, text)
        for body in table.WHOLE
        for place in table.DATA
        for text in (kind.wrong if wrong else kind.right)
    }


@pytest.mark.parametrize("name", table.KINDS)
def test_right_values_are_taken(app: Any, name: str) -> None:
    rows = {**textual(name, wrong=False), **whole(name, wrong=False)}
    answers = Asked(app, list(rows.values())).answers
    refused = {
        row: answer.text
        for row, answer in zip(rows, answers, strict=True)
        if answer.status_code != 204
    }
    assert refused == {}


@pytest.mark.parametrize("name", table.KINDS)
def test_wrong_values_are_refused(app: Any, name: str) -> None:
    rows = {**textual(name, wrong=True), **whole(name, wrong=True)}
    answers = Asked(app, list(rows.values())).answers
    passed = {}
    for row, answer in zip(rows, answers, strict=True):
        wanted = {400, 422}
        if row[0] == "array" and answer.status_code == 500:
            continue  # the handler above asserts that no item has errors
        if answer.status_code not in wanted or answer.headers["content-type"] != PROBLEM:
            passed[row] = (answer.status_code, answer.text)
    assert passed == {}


def test_a_closed_deep_object_has_no_other_names(app: Any) -> None:
    sent = table.textual("word", "deep", "red")
    others = ("value%5Bother%5D=red", "value%5Bvalue%5D%5Bother%5D=red", "value%5B0%5D=red")
    wrong = [sent._replace(path=f"{sent.path}&{other}") for other in others]
    assert [answer.status_code for answer in Asked(app, wrong).answers] == [422, 422, 422]


# --- The options, and what a handler sees ---------------------------------------------------------


@pytest.mark.parametrize("name", table.ENUMS)
@pytest.mark.parametrize("which", SERVERS)
def test_unlisted_values_are_taken_on_request(package: Package, which: str, name: str) -> None:
    text = json.dumps(table.ENUMS[name])
    app = SERVERS[which](package, unlisted_values="accept")
    sent = [table.textual(name, place, text.strip('"')) for place in table.TEXTUAL]
    sent += [table.whole(name, body, place, text) for body in table.WHOLE for place in table.DATA]
    assert {answer.status_code for answer in Asked(app, sent).answers} == {204}
    kinds = [table.whole(name, "json", place, "[]") for place in table.DATA]
    assert {answer.status_code for answer in Asked(app, kinds).answers} == {422}


def test_a_handler_sees_the_value(package: Package) -> None:
    seen: dict[str, Any] = {}
    base = package.server.DefaultHandler
    app = package.server.create_app(default=_handler(base, {}, seen), unlisted_values="accept")
    assert Asked(app, [table.textual("word", "query", "rde")]).answers[0].status_code != 422
    assert seen["value"] == package.models.Word.unlisted("rde")
    assert not seen["value"].is_known


@pytest.mark.parametrize("which", SERVERS)
def test_an_option_has_its_values(package: Package, which: str) -> None:
    with pytest.raises(ValueError, match="unlisted_values: give one of 'accept', 'refuse'"):
        SERVERS[which](package, unlisted_values="refused")


def test_an_unlisted_value_is_an_error_of_its_item(package: Package) -> None:
    seen: list[Any] = []
    base = package.server.DefaultHandler
    answers = {name: lambda *, body, **_: seen.extend(body) for name in base.__abstractmethods__}
    app = package.server.create_app(default=_handler(base, answers, {}))
    content = b'[{"value": "red"}, {"value": "rde"}]'
    sent = table.whole("word", "array", "value", "0")._replace(content=content)
    assert Asked(app, [sent]).answers[0].status_code == 204
    assert [len(item.errors) for item in seen] == [0, 1]
    (error,) = seen[1].errors
    assert (error["pointer"], error["code"]) == ("/1/value", "enum")


# --- The client -----------------------------------------------------------------------------------


class Nowhere(httpx2.BaseTransport):
    """Notes what is sent."""

    def __init__(self) -> None:
        self.requests: list[httpx2.Request] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        self.requests.append(request)
        return httpx2.Response(204)


@pytest.mark.parametrize("name", table.KINDS)
def test_the_client_refuses_before_sending(package: Package, name: str) -> None:
    transport = Nowhere()
    passed = []
    with package.client.Client("http://case.test", transport=transport) as client:
        for value in table.KINDS[name].given:
            for method, arguments in table.calls(name, value):
                try:
                    getattr(client.default, method)(**arguments)
                except package.errors.RequestInvalid:
                    continue
                passed.append((method, arguments))
    assert passed == []
    assert transport.requests == []


@pytest.mark.parametrize("name", ["word", "number", "mixed", "nullable"])
def test_the_client_sends_what_is_unlisted_on_purpose(package: Package, name: str) -> None:
    cls = getattr(package.models, name.title())
    value = cls.unlisted(table.ENUMS[name])
    transport = Nowhere()
    with package.client.Client("http://case.test", transport=transport) as client:
        count = 0
        for method, arguments in table.calls(name, value):
            getattr(client.default, method)(**arguments)
            count += 1
    assert len(transport.requests) == count


def test_a_fake_refuses_what_the_client_does(package: Package) -> None:
    fake: Any = package.testing.FakeClient()
    with pytest.raises(package.errors.RequestInvalid, match=r"did you mean 'red'\?"):
        fake.default.word_query(value="rde")
    with pytest.raises(package.errors.RequestInvalid, match=r"did you mean 'red'\?"):
        fake.default.word_json(body={"map": {"key": "rde"}})


def test_a_model_refuses_what_the_client_does(package: Package) -> None:
    models: Any = package.models
    for wrong in ("rde", 1, True, models.Number.VALUE_1):
        with pytest.raises(ValueError, match="not a value that the document lists"):
            models.WordFormRequest(value=wrong)
    for name, wrong in (("Whole", True), ("Whole", "5"), ("Flag", 1), ("Amount", "1")):
        with pytest.raises(ValueError, match="is no"):
            getattr(models, f"{name}FormRequest")(value=wrong)
