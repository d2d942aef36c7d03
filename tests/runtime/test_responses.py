"""Which declared response stands for a status, and which for success: for any set of statuses."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.api.build import build
from generators.document import load
from generators.document.normalize import normalize
from generators.models.finishing import ModelSet
from generators.runtime import responses as shared
from generators.runtime.client.decoding import accept
from generators.runtime.operations import Media, Operation, Response
from generators.runtime.server.replies import ReplyWriter
from generators.runtime.streams.items import Streams
from generators.samples.requests import _accepted

if TYPE_CHECKING:
    from generators.api import ir

GENERATORS = Path(__file__).parents[2] / "generators"
STATUSES = ("200", "201", "204", "2XX", "302", "404", "4XX", "500", "default")
CASES = st.lists(st.sampled_from(STATUSES), unique=True, min_size=1)


def media_of(status: str) -> str:
    return f"application/vnd.s{status.lower()}+json"


def with_content(statuses: list[str]) -> list[str]:
    return [status for status in statuses if status != "204"]


def facts(statuses: list[str]) -> Operation[object]:
    """Return an operation in which each response that has content has a media type of its own."""
    return Operation(
        id="get",
        group="default",
        py_name="get",
        method="GET",
        path="/",
        responses=tuple(
            Response(
                status=status,
                media=tuple(Media(content_type=media_of(item)) for item in with_content([status])),
            )
            for status in statuses
        ),
    )


def described(statuses: list[str]) -> ir.Api:
    """Return the description of a document with the same operation; it has content for each."""
    content = {
        status: f"{{{media_of(status)}: {{schema: {{const: '{status}'}}}}}}" for status in statuses
    }
    listed = "".join(
        f"        '{status}': {{description: any, content: {content[status]}}}\n"
        for status in statuses
    )
    text = (
        "openapi: 3.1.0\ninfo: {title: Any, version: '1'}\npaths:\n  /:\n    get:\n"
        f"      operationId: get\n      responses:\n{listed}"
    )
    document, problems = load("openapi.yaml", read=lambda _: text.encode())
    assert document is not None
    assert not problems
    normal, _ = normalize(document)
    return build(normal, ModelSet("", (), {}, {}, (), ())).api


@pytest.mark.parametrize(
    ("statuses", "successes"),
    [
        (["404", "201", "default", "200"], ["201", "200"]),
        (["default", "2XX"], ["2XX"]),
        (["404", "default"], ["default"]),
        (["404"], []),
    ],
)
def test_successes(statuses: list[str], successes: list[str]) -> None:
    assert [item.status for item in shared.successes(facts(statuses).responses)] == successes


@pytest.mark.parametrize(
    ("statuses", "status", "declared"),
    [
        (["200", "2XX", "default"], 200, "200"),
        (["200", "2XX", "default"], 202, "2XX"),
        (["200", "default"], 202, None),
        (["200", "default"], 404, "default"),
        (["404", "default"], 202, "default"),
        (["404"], 500, None),
    ],
)
def test_declared(statuses: list[str], status: int, declared: str | None) -> None:
    response = shared.declared(facts(statuses).responses, status)
    assert (response.status if response else None) == declared


@given(CASES)
def test_a_response_is_declared_for_the_status_it_stands_for(statuses: list[str]) -> None:
    responses = facts(statuses).responses
    success = shared.first_success(responses)
    if success is not None:
        status = shared.status_of(responses, success)
        assert 200 <= status <= 299
        # A range stands for its first status, even where that is declared by itself as well.
        assert shared.declared(responses, status) is success or success.status == "2XX"


@given(CASES)
def test_client_server_samples_and_types_agree(statuses: list[str]) -> None:
    operation, api = facts(statuses), described(statuses)
    (outside,) = api.operations
    successes = [item.status for item in shared.successes(operation.responses)]
    assert [item.status for item in shared.successes(outside.responses)] == successes
    asked = ", ".join(map(media_of, with_content(successes)))
    assert accept(operation) == (asked or "*/*")
    assert _accepted(outside) == asked
    types = outside.result.args if outside.result.kind == "union" else (outside.result,)
    assert [value for type_ in types for value in type_.values] == with_content(successes)


@given(CASES)
def test_the_server_answers_with_the_first_success(statuses: list[str]) -> None:
    operation = facts(statuses)
    success = shared.first_success(operation.responses)
    writer = ReplyWriter(operation)
    offered = with_content([success.status]) if success else []
    assert writer.offers == "".join(map(media_of, offered))
    assert list(Streams(operation)._media) == [
        item.status.upper() for item in shared.successes(operation.responses)
    ]


def test_which_statuses_have_no_content_is_written_once() -> None:
    places = [
        str(path.relative_to(GENERATORS))
        for path in sorted(GENERATORS.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Set)
        and {item.value for item in node.elts if isinstance(item, ast.Constant)} & {204}
    ]
    assert places == ["runtime/responses.py"]
