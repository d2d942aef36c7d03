"""One table says what packages require; this project and its extras follow it."""

from __future__ import annotations

import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from generators.codecs.table import CODECS
from generators.render.features import BASE, EVERYTHING, choose
from generators.render.requirements import TABLE, texts
from generators.render.requirements import Requirement as Row
from tests.bounds import ENDS, ENVIRONMENTS, constraints
from tests.render.packages import described, tree_of
from tests.support import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS = {
    requirement.name: requirement.specifier
    for requirement in map(
        Requirement, [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    )
}


@pytest.mark.parametrize("name", TABLE)
def test_this_project_is_developed_with_the_same_ranges(name: str) -> None:
    row = TABLE[name]
    same = SpecifierSet(f">={row.lowest},<{row.below}")
    if name == "opentelemetry-api":
        assert OURS["opentelemetry-sdk"] == same, "tests record spans; it brings the API"
    elif name != "typing-extensions":  # others bring it
        assert OURS[name] == same


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_each_range_is_a_requirement_with_a_reason(row: Row) -> None:
    assert Requirement(row.text).name == row.name
    assert row.reason


def test_every_row_is_required_by_somebody() -> None:
    used = {name for extra in choose(EVERYTHING).extras for name in extra.requirements}
    used |= {name for codec in CODECS for name in codec.extra[1]}
    assert used | set(BASE) == set(TABLE)


def test_a_package_has_the_rows_of_its_extras() -> None:
    project = tomllib.loads(tree_of(EVERYTHING)["pyproject.toml"])["project"]
    assert project["dependencies"] == [TABLE[name].text for name in BASE]
    for extra in choose(EVERYTHING).extras:
        stated = project["optional-dependencies"][extra.name]
        assert stated == [TABLE[name].text for name in extra.requirements]


def test_the_mock_of_watch_has_the_rows_of_a_server() -> None:
    (extra,) = (extra for extra in choose(("server",)).extras if extra.name == "server")
    stated = PROJECT["optional-dependencies"]["mock"]
    assert stated == [TABLE[name].text for name in extra.requirements]


@pytest.mark.parametrize("end", ENDS)
def test_every_row_is_tested_at_both_ends(end: str) -> None:
    tested = {
        Requirement(text).name
        for environment in ENVIRONMENTS.values()
        for text in constraints(environment, end)
    }
    assert tested == set(TABLE)


def test_a_requirement_without_a_row_says_where_it_belongs() -> None:
    api = described().api
    assert api is not None
    with pytest.raises(LookupError, match=r"^toy: enter it in .*render\.requirements"):
        texts(("pydantic", "toy"), api)
