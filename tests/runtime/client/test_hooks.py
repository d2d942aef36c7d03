"""`around_call`: what is entered before the first attempt and left however a call ends."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import httpx2
import pytest

from generators.runtime.client.hooks import CallBegun, Hooks
from generators.runtime.errors import MissingCredentials, StatusError
from tests.runtime.client.client_support import OK, Api, operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


def noting(notes: list[str], name: str) -> Callable[[CallBegun], AbstractContextManager[None]]:
    @contextmanager
    def around(begun: CallBegun) -> Iterator[None]:
        notes.append(f"{name} begins {begun.operation.id} {begun.request.method}")
        try:
            yield
        except BaseException as error:
            notes.append(f"{name} sees {type(error).__name__}")
            raise
        finally:
            notes.append(f"{name} ends")

    return around


def test_it_lasts_as_long_as_the_call(api: Api) -> None:
    notes: list[str] = []
    answers = iter([httpx2.Response(503), httpx2.Response(200)])
    hooks = [
        Hooks(around_call=noting(notes, "a"), on_request=lambda sent: notes.append("sent")),
        Hooks(around_call=noting(notes, "b")),
    ]
    client = {"hooks": hooks, "retries": 1}
    api.call(operation(), answer=lambda _: next(answers), client=client)
    assert notes == [
        *("a begins callItems GET", "b begins callItems GET"),
        *("sent", "sent"),
        *("b ends", "a ends"),
    ]


def test_it_sees_what_the_call_raises(api: Api) -> None:
    notes: list[str] = []
    hooks = Hooks(around_call=noting(notes, "a"))
    with pytest.raises(StatusError):
        api.call(operation(), answer=httpx2.Response(404), client={"hooks": hooks})
    assert notes == ["a begins callItems GET", "a sees NotFound", "a ends"]


def test_it_cannot_keep_an_error_from_the_caller(api: Api) -> None:
    hooks = Hooks(around_call=lambda begun: suppress(StatusError))
    with pytest.raises(StatusError):
        api.call(operation(), answer=httpx2.Response(404), client={"hooks": hooks})


def test_it_cannot_keep_an_error_of_the_next_from_the_caller(api: Api) -> None:
    def refuse(begun: CallBegun) -> AbstractContextManager[None]:
        raise LookupError("no")

    notes: list[str] = []
    hooks = [
        Hooks(around_call=lambda begun: suppress(LookupError)),
        Hooks(around_call=noting(notes, "b")),
        Hooks(around_call=refuse),
    ]
    with pytest.raises(LookupError):
        api.call(operation(), answer=OK, client={"hooks": hooks})
    assert notes == ["b begins callItems GET", "b sees LookupError", "b ends"]
    assert api.requests == []


def test_header_fields_that_it_adds_are_sent(api: Api) -> None:
    @contextmanager
    def around(begun: CallBegun) -> Iterator[None]:
        begun.request.headers["X-Added"] = "yes"
        yield

    api.call(operation(), answer=OK, client={"hooks": Hooks(around_call=around)})
    assert api.request.headers["X-Added"] == "yes"


def test_a_call_without_a_request_does_not_begin(api: Api) -> None:
    notes: list[str] = []
    client = {"hooks": Hooks(around_call=noting(notes, "a"))}
    with pytest.raises(MissingCredentials):
        api.call(operation(security=({"basicAuth": ()},)), answer=OK, client=client)
    api.call(operation(), answer=OK, client=client, dry=True)
    assert notes == []
