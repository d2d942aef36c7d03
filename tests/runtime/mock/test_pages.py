"""Lists of the mock hold items, and pages of them end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline
from generators.options import Options
from tests.runtime.mock.mock_support import Mocked
from tests.support import write

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "openapi: 3.1.0\ninfo: {title: Paged, version: '1'}\npaths:\n"
PATH = """
  /{name}:
    get:
      operationId: {name}
      parameters: [{{name: {parameter}, in: query, schema: {{type: string}}}}]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: {required}
                properties:
                  data: {{type: array, items: {{type: string}}}}
                  next_cursor: {schema}
                  paging:
                    type: object
                    properties:
                      next: {{type: string}}
                      hasMore: {{type: boolean}}
              example:
                data: [a]
                next_cursor: {cursor}
                paging: {{next: b, hasMore: true}}
"""
KINDS: dict[str, dict[str, Any]] = {
    "optional": {"required": "[data]", "schema": "{type: string}", "cursor": "b"},
    "nullable": {
        "required": "[data, next_cursor]",
        "schema": "{type: [string, 'null']}",
        "cursor": "b",
    },
    "texts": {"required": "[data, next_cursor]", "schema": "{type: string}", "cursor": "b"},
    "numbers": {"required": "[data, next_cursor]", "schema": "{type: integer}", "cursor": "2"},
    "sizes": {
        "required": "[data]",
        "schema": "{type: string}",
        "cursor": "b",
        "parameter": "page_size",
    },
}


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Mocked:
    """Give a mock of lists in pages."""
    folder: Path = tmp_path_factory.mktemp("paged")
    paths = [
        PATH.format(name=name, **{"parameter": "pageToken", **kind}) for name, kind in KINDS.items()
    ]
    (folder / "openapi.yaml").write_text(HEAD + "".join(paths))
    write(pipeline.generate(folder / "openapi.yaml", Options(package="paged")).tree, folder)
    sys.path.insert(0, str(folder))
    from paged.mock import create_mock  # type: ignore[import-not-found]

    return Mocked(create_mock())


ENDED = {"paging": {"hasMore": False}, "data": ["a"]}


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("optional", ENDED),
        ("nullable", {**ENDED, "next_cursor": None}),
        ("texts", {**ENDED, "next_cursor": ""}),
        ("numbers", {**ENDED, "next_cursor": 2}),
    ],
)
def test_what_is_asked_for_by_a_cursor_is_the_last_page(
    paged: Mocked, name: str, last: dict[str, Any]
) -> None:
    first = paged.say("GET", f"/{name}").json()
    assert (first["paging"]["next"], first["next_cursor"]) == ("b", {"numbers": 2}.get(name, "b"))
    assert paged.say("GET", f"/{name}?pageToken=b").json() == last
    shown = paged.say("GET", f"/{name}?pageToken=b", headers={"Prefer": "example=example"})
    assert shown.json() == first


def test_a_size_is_no_cursor(paged: Mocked) -> None:
    assert paged.say("GET", "/sizes?page_size=5").json()["next_cursor"] == "b"


def test_loops_over_pages_end(paged: Mocked) -> None:
    seen, cursor = 0, ""
    while cursor is not None and seen < 10:
        page = paged.say("GET", "/optional", params={"pageToken": cursor} if cursor else {}).json()
        seen, cursor = seen + 1, page.get("next_cursor")
    assert seen == 2


def test_lists_have_two_items(pets: Mocked) -> None:
    made = pets.ask("GET", "/pets", headers={"Accept": "application/json"}).json()
    assert len(made) == 2
    assert made[0] != made[1]
    assert pets.ask("GET", "/pets", headers={"Accept": "application/json"}).json() == made
