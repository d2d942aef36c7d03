"""Traffic of the mock of a random document is as that document says."""

from __future__ import annotations

import itertools
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from generators.drift.kinds import Lane
from tests.drift import cases, mocks
from tests.drift.documents import documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_numbers = itertools.count()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder of packages that can be imported."""
    folder = tmp_path_factory.mktemp("mocks")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@settings(
    max_examples=5,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # what takes a second is not made small
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(document=documents())
def test_the_traffic_of_a_mock_is_as_documented(folder: Path, document: dict[str, Any]) -> None:
    name = f"mocked_{next(_numbers)}"
    file, traffic = folder / f"{name}.json", folder / f"{name}.ndjson"
    file.write_text(json.dumps(document), "utf-8")
    package, _ = mocks.package_of(file, name, folder)
    try:
        traffic.write_text("\n".join(mocks.traffic_of(package)), "utf-8")
    finally:
        mocks.forget(name)
    result = cases.compared(cases.loaded(file), traffic)
    told = [
        f"{finding.title}: {finding.where}: {finding.example} ({finding.exchange})"
        for finding in result.findings
        if finding.lane is not Lane.UNSEEN
    ]
    assert told == []
    counts = result.counts
    assume(counts.matched)  # there are operations for which nothing can be made
    assert not counts.undocumented
    assert not counts.foreign
