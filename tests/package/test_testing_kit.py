"""The testing kit of the generated package: clients of an application, fake clients, the plugin."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import communications_api
import pytest
from communications_api import AsyncClient, Client, errors, models
from communications_api.server import create_app
from communications_api.testing import AsyncFakeClient, FakeClient

from tests.package.example import (
    OPERATIONS,
    PASSWORD,
    USERNAME,
    Log,
    authenticate,
    example_app,
    payload,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from communications_api._runtime.transports.asgi import AsgiApp
    from fastapi import FastAPI

PACKAGES = Path(communications_api.__file__).parents[1]
BOT_MESSAGE = models.SendBotMessageRequest.model_validate(payload("sendBotMessage", "request"))


def send(client: Client, **options: Any) -> models.SendBotMessageResponse:
    """Stand for code under test: it knows nothing of fakes."""
    return client.messages.send_bot_message(
        department_uuid="d/1", user_uuid="ü", body=BOT_MESSAGE, **options
    )


async def send_async(client: AsyncClient, **options: Any) -> models.SendBotMessageResponse:
    return await client.messages.send_bot_message(
        department_uuid="d/1", user_uuid="ü", body=BOT_MESSAGE, **options
    )


def arguments_of(operation_id: str) -> dict[str, str]:
    from communications_api._operations import CONTRACT

    (operation,) = [item for item in CONTRACT.operations if item.id == operation_id]
    return {item.py_name: f"{item.name}/ü %" for item in operation.parameters}


# --- Clients of an application --------------------------------------------------------------------


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_a_client_of_an_application(operation_id: str) -> None:
    log, (group, method) = Log(), OPERATIONS[operation_id]
    sent, arguments = payload(operation_id, "request"), arguments_of(operation_id)
    with Client.for_app(example_app(log), username=USERNAME, password=PASSWORD) as client:
        answer = getattr(getattr(client, group), method)(**arguments, body=sent)
    assert log.calls == [(operation_id, arguments, sent)]
    assert answer.to_dict() == payload(operation_id, "response")


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_an_asynchronous_client_of_an_application(operation_id: str) -> None:
    log, (group, method) = Log(), OPERATIONS[operation_id]
    sent, arguments = payload(operation_id, "request"), arguments_of(operation_id)

    async def run() -> Any:
        app = example_app(log)
        async with AsyncClient.for_app(app, username=USERNAME, password=PASSWORD) as client:
            return await getattr(getattr(client, group), method)(**arguments, body=sent)

    answer = asyncio.run(run())
    assert log.calls == [(operation_id, arguments, sent)]
    assert answer.to_dict() == payload(operation_id, "response")


def test_the_options_of_a_client_of_an_application() -> None:
    log = Log()
    app = example_app(log)
    with (
        Client.for_app(app, base_url="https://host/v2", username="x", password="y") as client,
        pytest.raises(errors.NotFound),
    ):
        send(client)
    with (
        Client.for_app(app, username=USERNAME, password="wrong", headers={"X-A": "b"}) as client,
        pytest.raises(errors.Unauthorized) as caught,
    ):
        send(client)
    assert caught.value.url.startswith("http://testserver/communications/department/")
    with Client.for_app(app) as client, pytest.raises(errors.MissingCredentials):
        send(client)
    assert log.calls == []


def living(events: list[str]) -> AsgiApp:
    """Return an application that notes its begin and its end, and cannot answer."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        events.append("begin")
        yield
        events.append("end")

    inner = create_app(authenticate=authenticate, lifespan=lifespan)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            raise ZeroDivisionError("in the application")
        await inner(scope, receive, send)

    return app


def test_the_application_lives_as_long_as_the_client() -> None:
    events: list[str] = []
    client = Client.for_app(living(events), username=USERNAME, password=PASSWORD)
    assert events == []
    for _ in range(2):
        with pytest.raises(ZeroDivisionError, match="in the application"):
            send(client)
    assert events == ["begin"]
    client.close()
    client.close()
    assert events == ["begin", "end"]
    with pytest.raises(errors.ClientClosed):
        send(client)


def test_what_an_application_raises_as_a_server_shows_it() -> None:
    app = living([])
    with (
        Client.for_app(
            app, raise_app_exceptions=False, username=USERNAME, password=PASSWORD
        ) as client,
        pytest.raises(errors.ServerError),
    ):
        send(client)


def test_the_application_lives_as_long_as_the_asynchronous_client() -> None:
    events: list[str] = []

    async def run() -> None:
        app = living(events)
        async with AsyncClient.for_app(app, username=USERNAME, password=PASSWORD) as client:
            for _ in range(2):
                with pytest.raises(ZeroDivisionError, match="in the application"):
                    await send_async(client)
            assert events == ["begin"]

    asyncio.run(run())
    assert events == ["begin", "end"]


def test_threads_share_a_client_of_an_application() -> None:
    log = Log()
    with (
        Client.for_app(example_app(log), username=USERNAME, password=PASSWORD) as client,
        ThreadPoolExecutor(32) as pool,
    ):
        answers = list(pool.map(lambda _: send(client), range(128)))
    assert len(log.calls) == len(answers) == 128


# --- Fake clients: what they answer ---------------------------------------------------------------


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_a_fake_answers_as_documented(operation_id: str) -> None:
    group, method = OPERATIONS[operation_id]
    sent, arguments = payload(operation_id, "request"), arguments_of(operation_id)
    with FakeClient() as fake:
        answer = getattr(getattr(fake, group), method)(**arguments, body=sent)
    assert answer.to_dict() == payload(operation_id, "response")
    call = fake.last
    assert (call.operation_id, call.body) == (operation_id, sent)
    assert list(call.path.values()) == list(arguments.values())
    assert "Basic" not in repr(call)


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_an_asynchronous_fake_answers_as_documented(operation_id: str) -> None:
    group, method = OPERATIONS[operation_id]
    sent, arguments = payload(operation_id, "request"), arguments_of(operation_id)

    async def run() -> Any:
        async with AsyncFakeClient() as fake:
            answer = await getattr(getattr(fake, group), method)(**arguments, body=sent)
            assert fake.last.body == sent
            return answer

    assert asyncio.run(run()).to_dict() == payload(operation_id, "response")


def test_requests_are_checked_as_usual() -> None:
    fake = FakeClient()
    with pytest.raises(errors.RequestInvalid):
        fake.messages.send_bot_message(
            department_uuid="d", user_uuid="u", body=cast("Any", {"messageAttributes": 1})
        )
    assert fake.calls == []


def test_planned_answers_come_in_order_and_then_the_documented_one() -> None:
    fake = FakeClient()
    fake.respond(
        fake.messages.send_bot_message,
        body=models.SendBotMessageResponse(status=models.ResultStatus.SUCCESS, message_uuid="m1"),
    )
    fake.respond("sendBotMessage", body={"status": "SUCCESS", "messageUuid": "m2"}, times=2)
    answers = [send(fake).message_uuid for _ in range(4)]
    assert answers == ["m1", "m2", "m2", "string"]


def test_answers_typed_by_the_method() -> None:
    fake = FakeClient()
    planned = models.SendBotMessageResponse(message_uuid="m1")
    fake.on(fake.messages.send_bot_message).returns(planned, times=None)
    assert [send(fake), send(fake), send(fake)] == [planned] * 3
    fake.reset()
    assert fake.calls == []
    assert send(fake).message_uuid == "string"
    assert len(fake.on(fake.messages.send_bot_message).calls) == 1


def test_asynchronous_answers_typed_by_the_method() -> None:
    async def run() -> None:
        fake = AsyncFakeClient()
        planned = models.SendBotMessageResponse(message_uuid="m1")
        fake.on(fake.messages.send_bot_message).returns(planned)
        fake.on(fake.messages.send_bot_message).raises(errors.ConnectionLost)
        assert await send_async(fake) == planned
        with pytest.raises(errors.ConnectionLost):
            await send_async(fake)

    asyncio.run(run())


def test_statuses_that_are_not_declared() -> None:
    fake = FakeClient()
    with pytest.raises(ValueError, match=r"sendBotMessage declares no answer .*404.*undeclared"):
        fake.respond("sendBotMessage", status=404)
    fake.respond("sendBotMessage", status=404, body={"title": "Gone"}, undeclared=True)
    fake.respond("sendBotMessage", status=503, headers={"Retry-After": "9"}, undeclared=True)
    with pytest.raises(errors.NotFound, match="Gone"):
        send(fake)
    with pytest.raises(errors.ServerError) as caught:
        send(fake)
    assert caught.value.headers["retry-after"] == "9"


def test_wrong_plans_are_refused() -> None:
    fake, other = FakeClient(), FakeClient()
    with pytest.raises(ValueError, match=r"no operation 'sendBotMesage'; is it sendBotMessage\?"):
        fake.respond("sendBotMesage")
    with pytest.raises(TypeError, match="no method of a client"):
        fake.respond(json.dumps)
    with pytest.raises(ValueError, match=r"sendBotMessage 200: .*status: "):
        fake.respond("sendBotMessage", body={"status": 1})
    with pytest.raises(ValueError, match="sendBotMessage 200"):
        fake.respond("sendBotMessage", body=models.EditDraftResponse())
    with pytest.raises(LookupError, match="no example 'other'; it has: documented"):
        fake.respond("sendBotMessage", example="other")
    with pytest.raises(ValueError, match="times"):
        fake.respond("sendBotMessage", times=0)
    with pytest.raises(ValueError, match="one of"):
        fake.respond("sendBotMessage", body={}, content=b"")
    fake.respond(other.messages.send_bot_message, content=b"not JSON")
    with pytest.raises(errors.DecodeError):
        send(fake)


def test_faults() -> None:
    fake = FakeClient()
    fake.fail("sendBotMessage", errors.ConnectFailed)
    fake.fail(fake.messages.send_bot_message, errors.Timeout, times=2)
    fake.fail("sendBotMessage", OSError("disk"))
    with pytest.raises(
        errors.ConnectFailed, match="sendBotMessage: POST http://testserver"
    ) as caught:
        send(fake)
    assert not caught.value.may_have_been_processed
    for _ in range(2):
        with pytest.raises(errors.Timeout):
            send(fake)
    with pytest.raises(OSError, match="disk"):
        send(fake)
    assert send(fake).message_uuid == "string"
    assert len(fake.calls_of("sendBotMessage")) == 5


def test_retries_where_a_test_asks_for_them() -> None:
    from communications_api._runtime.client.retries import Retries

    fake = FakeClient(retries=Retries(limit=1, initial=0))
    fake.fail("sendBotMessage", errors.ConnectFailed)
    assert send(fake).message_uuid == "string"
    assert len(fake.calls) == 2


# --- Fake clients: what they record ---------------------------------------------------------------


def test_calls() -> None:
    fake = FakeClient(headers={"X-Tenant": "t"})
    with pytest.raises(LookupError, match="nothing was sent"):
        _ = fake.last
    send(fake, headers={"X-One": "1"})
    call = fake.last
    assert call.path == {"departmentUUID": "d/1", "userUUID": "ü"}
    assert call.query == {}
    assert (call.headers["x-tenant"], call.headers["x-one"]) == ("t", "1")
    assert call.body == payload("sendBotMessage", "request")
    assert call.body_as(models.SendBotMessageRequest) == BOT_MESSAGE
    assert call.request.url.endswith("/communications/department/d%2F1/user/%C3%BC/botmessage/send")
    assert fake.calls_of(fake.messages.edit_draft) == []
    assert fake.calls_of(fake.messages.send_bot_message) == fake.calls == [call]


def test_clients_made_with_options_share_the_fake() -> None:
    fake = FakeClient()
    changed = fake.with_options(headers={"X-One": "1"})
    changed.respond(changed.messages.send_bot_message, body={"messageUuid": "m1"})
    assert send(changed).message_uuid == "m1"
    assert fake.last.headers["x-one"] == "1"
    assert send(FakeClient()).message_uuid == "string"
    assert len(fake.calls) == 1


def test_credentials_as_usual_where_a_test_gives_them() -> None:
    with pytest.raises(errors.MissingCredentials):
        send(FakeClient(username=None, password=None))
    fake = FakeClient(username="user", password="secret")
    send(fake)
    assert fake.last.headers["authorization"] == "Basic dXNlcjpzZWNyZXQ="


def test_threads_share_a_fake() -> None:
    fake = FakeClient()
    fake.respond("sendBotMessage", body={"messageUuid": "m1"}, times=100)
    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda _: send(fake).message_uuid, range(128)))
    assert sorted(map(str, answers)) == ["m1"] * 100 + ["string"] * 28
    assert len(fake.calls) == 128


# --- The plugin -----------------------------------------------------------------------------------

TESTS = """
import asyncio
import sys

def test_nothing_is_imported_early():
    assert not {"communications_api.models", "communications_api.testing"} & set(sys.modules)

def send(fake):
    return fake.messages.send_bot_message(
        department_uuid="d", user_uuid="u", body={"messageAttributes": {"body": "Hi"}}
    )

def test_fake(communications_api_fake):
    assert send(communications_api_fake).message_uuid == "string"
    assert len(communications_api_fake.calls) == 1

def test_each_test_has_its_own(communications_api_fake):
    assert communications_api_fake.calls == []

def test_async_fake(communications_api_async_fake):
    answer = asyncio.run(send(communications_api_async_fake))
    assert answer.message_uuid == "string"
"""


def run(code: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on one file, in a process of its own."""
    (folder / "test_it.py").write_text(code, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-W", "error", *arguments, "test_it.py"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PACKAGES), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_plugin(tmp_path: Path) -> None:
    done = run(TESTS, tmp_path, "-p", "communications_api.testing_plugin")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout
    listed = run(TESTS, tmp_path, "-p", "communications_api.testing_plugin", "--fixtures")
    assert "communications_api_fake" in listed.stdout
    assert "A client that answers by itself, new for each test." in listed.stdout


def test_the_plugin_is_found_where_the_package_is_installed() -> None:
    import tomllib

    project = tomllib.loads((PACKAGES / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {
        "communications_api": "communications_api.testing_plugin"
    }


def test_neither_httpx2_nor_fastapi_is_needed(tmp_path: Path) -> None:
    code = (
        TESTS
        + """
def test_what_was_imported():
    assert not {"httpx2", "fastapi", "httpcore2"} & set(sys.modules)
"""
    )
    done = run(code, tmp_path, "-p", "communications_api.testing_plugin")
    assert done.returncode == 0, done.stdout + done.stderr


# --- Other documents ------------------------------------------------------------------------------

TELEPHONY = """
openapi: 3.1.0
info: {title: Telephony, version: "1"}
security: [{digest: []}]
paths:
  /calls:
    get:
      operationId: listCalls
      tags: [calls]
      responses:
        "200":
          description: OK
          content:
            application/json:
              schema: {type: array, minItems: 1, items: {type: string, format: uuid}}
components:
  securitySchemes:
    digest: {type: http, scheme: digest}
"""
USE = """
from telephony.testing import FakeClient, control

fake = FakeClient()
assert list(map(str, fake.calls.list_calls())) == ["00000000-0000-4000-8000-000000000000"]
assert [call.operation_id for call in control(fake).calls] == ["listCalls"]
"""


def test_groups_named_as_the_controls_of_a_fake(tmp_path: Path) -> None:
    from generators import pipeline

    (tmp_path / "openapi.yaml").write_text(TELEPHONY, "utf-8")
    for path, text in pipeline.generate(tmp_path / "openapi.yaml").tree.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    subprocess.run([sys.executable, "-W", "error", "-c", USE], cwd=tmp_path, check=True)
