"""Answers that are checked: what a handler returned, held against the document."""

from __future__ import annotations

import logging
import warnings
from typing import Any

import pytest
from pydantic import Field

from generators.runtime.models.base import ApiModel, OpenModel, StrEnum
from generators.runtime.operations import Items, Media, Response
from generators.runtime.server import ProblemError, Reply
from generators.runtime.server.checking import ReplyError
from tests.runtime.server.server_support import Things, ask, operation, parameter, response, serve


class Colour(StrEnum):
    RED = "red"


class Wheel(ApiModel):
    size: int = Field(alias="wheelSize")


class Pet(ApiModel):
    name: str = Field(alias="petName")
    age: int | None = None
    colour: Colour | None = None
    wheels: list[Wheel] | None = None


class Free(OpenModel):
    name: str


SECRET = "hush hush"  # noqa: S105 - a value that must not be shown


def answered(
    result: Any, *declared: Response, caplog: pytest.LogCaptureFixture, answers: str = "checked"
) -> tuple[Any, str]:
    """The answer, and what is logged."""
    handler = Things(result)
    facts: dict[str, Any] = {"responses": declared or (response(Pet),)}
    app = serve(operation(**facts), handler=handler, answers=answers)
    with caplog.at_level(logging.ERROR), warnings.catch_warnings():
        warnings.simplefilter("error")
        return ask(app, raises=False), caplog.text


def changed(model: Any, **fields: Any) -> Any:
    for name, value in fields.items():
        setattr(model, name, value)
    return model


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (Pet.model_construct(name=5), "/petName: Input should be a valid string"),
        (Pet.model_construct(age=3), "/petName: This is required"),
        (changed(Pet(petName="a"), age=SECRET), "/age: Input should be a valid integer"),
        (changed(Pet(petName="a"), wheels=[{"size": 1}]), "/wheels/0/wheelSize: This is required"),
        (changed(Pet(petName="a"), kind=SECRET), "/kind: This field is not declared"),
        (Pet(petName="a", colour=Colour.unlisted(SECRET)), "/colour: Input should be 'red'"),
        (
            Pet.model_construct(name="a", wheels=[Wheel.model_validate({"wheelSize": 1, "x": 2})]),
            "/wheels/0/x: This field is not declared",
        ),
        ({"petName": SECRET, "age": SECRET}, "/age: Input should be a valid integer"),
        ({"petName": "a", "kind": SECRET}, "/kind: This field is not declared"),
        (Reply(201, Pet(petName="a")), "status 201 is not declared"),
        (
            Reply(200, Pet(petName="a"), content_type="text/html"),
            "header Content-Type: The media type is none of those declared: application/json",
        ),
    ],
)
def test_what_is_not_declared_is_not_sent(
    result: Any, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer, log = answered(result, caplog=caplog)
    problem = answer.problem(500)
    assert set(problem) == {"type", "title", "status", "detail", "instance"}
    assert "Pet" not in answer.content.decode()
    assert said in log
    assert "doThing" in log
    assert problem["instance"] in log
    assert SECRET not in log
    assert SECRET not in answer.content.decode()


def test_everything_that_is_wrong_is_told(caplog: pytest.LogCaptureFixture) -> None:
    _, log = answered(Pet.model_construct(name=5, age="x", kind=1), caplog=caplog)
    assert "/petName" in log
    assert "/age" in log


@pytest.mark.parametrize(
    ("result", "type_", "content"),
    [
        (Pet(petName="a", age=None), Pet, b'{"petName":"a"}'),
        (changed(Pet(petName="a"), colour="red"), Pet, b'{"petName":"a","colour":"red"}'),
        ({"petName": "a"}, Pet, b'{"petName":"a"}'),
        (Free.model_validate({"name": "a", "more": 1}), Free, b'{"name":"a","more":1}'),
        ([1, 2], list[int], b"[1,2]"),
        (None, int | None, b"null"),
    ],
)
def test_what_is_declared_is_sent_the_same(
    result: Any, type_: Any, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    answer, log = answered(result, response(type_), caplog=caplog)
    assert (answer.status, answer.content, log) == (200, content, "")


def test_trusted_answers_are_sent_as_they_are(caplog: pytest.LogCaptureFixture) -> None:
    wrong = changed(Pet(petName="a"), kind="cat")
    for result in (wrong, Reply(299, wrong)):
        answer, log = answered(result, response(Pet, "2XX"), caplog=caplog, answers="trusted")
        assert (answer.json, log) == ({"petName": "a", "kind": "cat"}, "")


def test_what_cannot_be_written_shows_no_value_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer, log = answered({"petName": SECRET, "age": SECRET}, caplog=caplog, answers="trusted")
    assert answer.problem(500)
    assert "/age: Input should be a valid integer" in log
    assert SECRET not in log


def test_statuses_in_ranges_and_default_are_declared(caplog: pytest.LogCaptureFixture) -> None:
    for status, code in (("4XX", 418), ("default", 500), ("404", 404)):
        declared = response(Pet), response(int, status)
        answer, log = answered(Reply(code, 1), *declared, caplog=caplog)
        assert (answer.status, answer.content, log) == (code, b"1", "")


def test_headers_are_checked(caplog: pytest.LogCaptureFixture) -> None:
    limit = parameter(int, "header", name="X-Limit", required=True)
    declared = Response(status="200", media=response(Pet).media, headers=(limit,))
    pet = Pet(petName="a")
    answer, log = answered(pet, declared, caplog=caplog)
    assert answer.problem(500)
    assert "header X-Limit: This is required" in log
    answer, log = answered(Reply(200, pet, {"X-Limit": SECRET}), declared, caplog=caplog)
    assert answer.problem(500)
    assert "header X-Limit: Input should be a valid integer" in log
    assert SECRET not in log
    answer, _ = answered(Reply(200, pet, {"x-limit": "12"}), declared, caplog=caplog)
    assert answer.status == 200


def test_text_and_bodiless_answers_are_checked(caplog: pytest.LogCaptureFixture) -> None:
    text = response(Colour, content_type="text/plain")
    answer, _ = answered(Colour.RED, text, caplog=caplog)
    assert (answer.status, answer.content) == (200, b"red")
    answer, log = answered(None, Response(status="204"), caplog=caplog)
    assert (answer.status, log) == (204, "")
    answer, log = answered(Reply(204), response(Pet), caplog=caplog)
    assert answer.problem(500)
    assert "204 is not declared" in log


def test_problems_are_no_answers_of_the_document(caplog: pytest.LogCaptureFixture) -> None:
    answer, log = answered(ProblemError(409), caplog=caplog)
    assert answer.problem(409)
    assert log == ""


def lines(type_: Any) -> Response:
    items = Items(type=lambda: type_)
    return Response(status="200", media=(Media(content_type="application/jsonl", items=items),))


def test_items_of_streams_are_checked(caplog: pytest.LogCaptureFixture) -> None:
    answer, _ = answered([Pet(petName="a"), Pet(petName="b")], lines(Pet), caplog=caplog)
    assert answer.content == b'{"petName":"a"}\n{"petName":"b"}\n'
    wrong = changed(Pet(petName="a"), kind=SECRET)
    answer, log = answered([wrong], lines(Pet), caplog=caplog)
    assert answer.problem(500)
    assert "an item is not what is declared: body /kind" in log
    assert SECRET not in log
    answer, _ = answered([wrong], lines(Pet), caplog=caplog, answers="trusted")
    assert answer.status == 200


def test_a_later_item_breaks_the_answer_off(caplog: pytest.LogCaptureFixture) -> None:
    app = serve(
        operation(responses=(lines(Pet),)),
        handler=Things([Pet(petName="a"), changed(Pet(petName="a"), kind=SECRET)]),
        answers="checked",
    )
    with pytest.raises(ReplyError, match="/kind"):
        ask(app)
    assert "failed after part 2" in caplog.text
    assert SECRET not in caplog.text


def test_tests_see_what_is_wrong() -> None:
    error = ReplyError("a: b", [{"in": "body", "pointer": "/x", "message": "m", "code": "c"}])
    assert str(error) == "a: b: body /x: m"
    assert error.violations[0]["code"] == "c"


def test_the_mode_is_said() -> None:
    with pytest.raises(ValueError, match="answers: give one of 'checked', 'trusted'"):
        serve(operation(), handler=Things(), answers="maybe")
    assert serve(operation(), handler=Things()).state.answers == "trusted"
    assert serve(operation(), handler=Things(), answers="checked").state.answers == "checked"
