"""The JSON-Schema-Test-Suite through server and mock, keyword by keyword.

Where it cannot be had, the tests skip. `docs/toolkit.md` has a table of what holds: it is compared.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx2
import pytest

from generators import pipeline
from generators.options import Options
from tests.generate import schema_suite as suite
from tests.generate.service import Package, _handler, _handlers
from tests.package.others import json_schema_suite
from tests.support import ROOT, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.generate.schema_suite import Group
    from tests.generate.service import Packages

UNTOLD = {
    "allOf": "a part that is `false` reads as any value",
    "oneOf": "a value that fits several variants is taken as the first of them",
    "ref": "properties beside a `$ref` are not told from those that it leads to",
    "unevaluatedProperties": "properties of other parts and variants count as evaluated",
}
"""By keyword: what passes though it is invalid, and is not said of each schema."""
MEANT = {
    "items": "without a `type` the value is an array",
    "unevaluatedProperties": "what `dependentSchemas` and inner parts declare is not evaluated",
    **dict.fromkeys(
        ("additionalProperties", "properties", "ref", "required"),
        "without a `type` the value is an object",
    ),
}
"""By keyword: what is refused though it is valid: documents mean more than they say."""


class Row(NamedTuple):
    """What became of one instance."""

    group: Group
    title: str
    value: Any
    is_valid: bool
    status: int


@pytest.fixture(scope="module")
def groups() -> list[Group]:
    return list(suite.groups(json_schema_suite()))


@pytest.fixture(scope="module")
def told(groups: list[Group], packages: Packages) -> frozenset[str]:
    """Write the package, and give the names of the schemas of which something was told."""
    file = packages.folder / "schema_suite.json"
    file.write_text(json.dumps(suite.document(groups)), "utf-8")
    options = Options(package="schema_suite", features=("server", "mock"))
    result = pipeline.generate(file, options)
    write(result.tree, packages.folder)
    places = [item.pointer.split("/") for item in result.described.diagnostics]
    return frozenset(
        [place[3] for place in places if place[1:3] == ["components", "schemas"]]
        + [place[2].removeprefix("~1") for place in places if place[1:2] == ["paths"]]
    )


def apps() -> dict[str, Any]:
    package = Package("schema_suite")
    handlers = {}
    for group, base in _handlers(package):
        answers = dict.fromkeys(base.__abstractmethods__, lambda **_: None)
        handlers[group] = _handler(base, answers, {})
    return {
        "server": package.server.create_app(**handlers),
        "mock": package.mock.create_mock(),
    }


@pytest.fixture(scope="module", params=["server", "mock"])
def rows(request: pytest.FixtureRequest, groups: list[Group], told: frozenset[str]) -> list[Row]:
    """Send every instance."""
    assert told
    app = apps()[request.param]

    async def send() -> list[Row]:
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        result = []
        async with httpx2.AsyncClient(transport=transport, base_url="http://case.test") as http:
            for group in groups:
                for title, value, is_valid in group.instances:
                    content, head = json.dumps(value), {"content-type": "application/json"}
                    answer = await http.post(group.path, content=content, headers=head)
                    result.append(Row(group, title, value, is_valid, answer.status_code))
        return result

    return asyncio.run(send())


def test_every_instance_is_answered(rows: list[Row]) -> None:
    assert {row.status for row in rows} <= {204, 400, 422}


def test_what_is_valid_is_taken(rows: list[Row]) -> None:
    wrong = [row for row in rows if row.is_valid and row.status != 204]
    assert [row for row in wrong if row.group.keyword not in MEANT] == []
    typed = {row.group.keyword for row in wrong if row.group.is_typed}
    assert typed <= {"unevaluatedProperties"}


def test_what_is_invalid_is_refused_or_told(rows: list[Row], told: frozenset[str]) -> None:
    passed = [row for row in rows if not row.is_valid and row.status == 204]
    unsaid = [row for row in passed if row.group.name not in told]
    assert [row for row in unsaid if row.group.keyword not in UNTOLD] == []
    assert {row.group.keyword for row in unsaid} == UNTOLD.keys()


def table() -> Iterator[tuple[str, str]]:
    """Give keyword and word of each row of the table in the documentation."""
    text = (ROOT / "docs/toolkit.md").read_text("utf-8")
    section = text.partition("### Keywords of JSON Schema")[2].partition("\n## ")[0]
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        for keyword in re.findall("`([^`]+)`", cells[0]) if len(cells) == 3 else ():
            yield keyword, cells[1]


def test_the_documentation_says_what_holds(rows: list[Row]) -> None:
    typed = {row.group.keyword for row in rows if row.group.is_typed}
    outcomes: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.group.is_typed or row.group.keyword not in typed:
            outcomes[row.group.keyword].append(row)
    found = {}
    for keyword, tried in outcomes.items():
        kept = [row for row in tried if (row.status == 204) == row.is_valid]
        refused = [row for row in tried if not row.is_valid and row.status != 204]
        # Where the type alone refuses what is invalid, the keyword is not looked at.
        by_type = all(_is_of_other_type(row) for row in refused)
        found[keyword] = "yes" if kept == tried else "no" if by_type else "in part"
    assert found == dict(table())


def _is_of_other_type(row: Row) -> bool:
    kind = row.group.schema.get("type") if isinstance(row.group.schema, dict) else None
    types = {"number": (int, float), "string": str, "array": list, "object": dict}
    return row.group.is_typed and not isinstance(row.value, types[kind])  # type: ignore[arg-type,index]
