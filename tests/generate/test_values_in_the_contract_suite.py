"""The contract suite finds servers that take values which the document does not list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.generate import wrong_values as table
from tests.package.serving import serve

if TYPE_CHECKING:
    from tests.generate.service import Package

NOT_ALLOWED = "with a value that is not allowed"
WRONG_TYPE = "of a wrong type"
_PLACES = [*table.TEXTUAL, *table.WHOLE]


def tried(package: Package, unlisted: str, *, socket: bool) -> Any:
    """Return the report on the package's mock, which refuses or accepts unlisted values."""
    mock = package.mock.create_mock(unlisted_values=unlisted)
    if not socket:
        return package.contract.run(app=mock)
    with serve(mock) as url:
        return package.contract.run(url)


@pytest.mark.parametrize("socket", [False, True], ids=["process", "socket"])
def test_a_server_that_refuses_them_holds(values_package: Package, socket: bool) -> None:
    report = tried(values_package, "refuse", socket=socket)
    assert report.held, report.text()
    assert [str(item.case) for item in report.results if item.skipped] == []


@pytest.mark.parametrize("socket", [False, True], ids=["process", "socket"])
def test_a_server_that_takes_them_does_not(values_package: Package, socket: bool) -> None:
    report = tried(values_package, "accept", socket=socket)
    violated = {item.case.operation_id for item in report.results if item.outcome == "violated"}
    # An item of an array that is read one by one has errors of its own.
    wanted = {f"{name}_{place}" for name in table.ENUMS for place in _PLACES if place != "array"}
    assert violated == wanted
