"""Traffic that programs of others recorded: what calls of one mock look like in their files.

`recorded/mitmproxy.har` is an export of mitmproxy 11.0.2 (`--set hardump=`), `chromium.har` one of
Chromium 156 by Playwright (`record_har_path`); both of requests to the mock of `openapi.yaml`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.drift.exchanges import UNKNOWN
from generators.drift.kinds import Lane
from generators.drift.reading import Reading, read
from tests.drift import cases

RECORDED = Path(__file__).parent / "recorded"
BEYOND = [
    "GET /things: query parameter `sort` is not documented",
    "POST /search, request body: property `other` is not documented",
    "PUT /plant, request body: property `age` is not documented",
    "Thing: property `more` is not documented",
]
"""What the requests have, and the document has not."""


@pytest.mark.parametrize("name", ["mitmproxy", "chromium"])
def test_they_are_read_and_compared(name: str) -> None:
    result = cases.compared(cases.loaded(RECORDED / "openapi.yaml"), RECORDED / f"{name}.har")
    told = [finding.title for finding in result.findings if finding.lane is not Lane.UNSEEN]
    assert sorted(told) == BEYOND
    assert result.counts.matched == 5


def test_a_form_with_files_is_not_in_what_chromium_writes() -> None:
    exchanges = list(read([str(RECORDED / "chromium.har")], Reading()))
    (upload,) = [exchange for exchange in exchanges if exchange.path == "/api/upload"]
    assert upload.request.body is UNKNOWN
