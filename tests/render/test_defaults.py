"""Where prose repeats a default, it is that of the runtime."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from generators.arguments import PAGE_PORT
from generators.render.defaults import defaults, size, times
from generators.runtime.client.options import ClientSettings
from generators.runtime.contract.suite import Connection
from generators.runtime.limits import (
    DEFAULT_TIMEOUT,
    MAX_BODY_BYTES,
    MAX_HEAD_BYTES,
    MAX_HEAD_FIELDS,
    MAX_RESPONSE_BYTES,
    MAX_UPLOAD_BYTES,
    MOCK_PORT,
    SERVER_PORT,
    SIGNATURE_TOLERANCE_SECONDS,
    SPOOL_MAX_BYTES,
    USUAL,
)
from generators.runtime.mcp.switches import PORT as TOOLS_PORT
from generators.runtime.mock.journal import MAX_ENTRIES
from generators.runtime.mock.options import MockOptions
from generators.runtime.server.app import AppOptions
from generators.runtime.webhooks.receiver import ReceiverOptions
from generators.runtime.webhooks.signatures import Verification
from tests.support import generated

ROOT = Path(__file__).parents[2]
DEFAULTS = defaults()
DOCUMENTED = [
    (ClientSettings, r"timeout: as for one call; (\d+) seconds by default", f"{DEFAULT_TIMEOUT:g}"),
    (ClientSettings, r"`Retries\(\)` by default: sent again up to ([\w ]+)\.", DEFAULTS.retries),
    (Connection, r"timeout: seconds for each request \(default (\d+)\)", f"{DEFAULT_TIMEOUT:g}"),
    (AppOptions, r"spool_max_bytes: .*\(default (\d+ \w+)\)", size(SPOOL_MAX_BYTES)),
    (ReceiverOptions, r"max_body_bytes: .*\(default (\d+ \w+)\)", size(MAX_BODY_BYTES)),
    (
        Verification,
        r"of this computer \(default (\d+)\)",
        str(SIGNATURE_TOLERANCE_SECONDS),
    ),
    *(
        (options, r"max_body_bytes: [^:]* By default (\d+ \w+), and\s+\d", size(MAX_BODY_BYTES))
        for options in (AppOptions, MockOptions)
    ),
    *(
        (options, r"max_body_bytes: [^:]* and\s+(\d+ \w+) for files", size(MAX_UPLOAD_BYTES))
        for options in (AppOptions, MockOptions)
    ),
    (AppOptions, r"max_path_bytes: .*\(default (\d+)\)", str(USUAL.path_bytes)),
    (AppOptions, r"max_segment_bytes: .*\(default (\d+)\)", str(USUAL.segment_bytes)),
    (AppOptions, r"max_query_fields: .*\(default (\d+)\)", str(USUAL.query_fields)),
    (AppOptions, r"max_cookies: .*\(default (\d+)\)", str(USUAL.cookies)),
    (AppOptions, r"max_form_fields: .*\(default (\d+)\)", str(USUAL.form_fields)),
    (
        ClientSettings,
        r"max_response_bytes: as for one call; (\d+ \w+) by default",
        size(MAX_RESPONSE_BYTES),
    ),
    (AppOptions, r"and of a query\s+\(default (\d+ \w+)\)", size(MAX_HEAD_BYTES)),
    (AppOptions, r"max_head_fields: .*\(default (\d+)\)", str(MAX_HEAD_FIELDS)),
    (MockOptions, r"journal_size: .*\(default (\d+)\)", str(MAX_ENTRIES)),
]


@pytest.mark.parametrize(("documented", "pattern", "expected"), DOCUMENTED)
def test_docstrings_repeat_the_default(documented: Any, pattern: str, expected: str) -> None:
    assert re.findall(pattern, inspect.getdoc(documented) or "") == [expected]


def test_hand_written_pages_name_the_ports() -> None:
    pages = [ROOT / "README.md", ROOT / "Makefile", *(ROOT / "docs").glob("*.md")]
    found = {
        int(port)
        for page in pages
        for port in re.findall(r"(?:127\.0\.0\.1:|[Pp]ort )([1-9]\d+)", page.read_text("utf-8"))
    }
    assert found == {MOCK_PORT, SERVER_PORT, PAGE_PORT, TOOLS_PORT}


def test_a_generated_readme_says_all_of_them() -> None:
    text = generated("path_items").tree["README.md"]
    for expected in (
        f"({DEFAULTS.timeout} by default)",
        f"sent again, up to {DEFAULTS.retries}.",
        f"the statuses {DEFAULTS.statuses}; POST",
        f"or after {DEFAULTS.unsafe_statuses}. `Retry-After`",
        f"up to {DEFAULTS.longest_asked} seconds",
        f"(default {DEFAULTS.max_body};",
        f"{DEFAULTS.max_upload} for files",
        f"path (default {DEFAULTS.max_path})",
        f"form (default {DEFAULTS.max_form_fields})",
        f"{DEFAULTS.max_response} by default",
        f"(default {DEFAULTS.max_head}, {DEFAULTS.max_fields} fields)",
        f"{DEFAULTS.head_seconds}, {DEFAULTS.body_seconds} and {DEFAULTS.idle_seconds} seconds",
        f"a server {DEFAULTS.max_connections} connections",
        f"bodies above {DEFAULTS.max_direct_body}",
        f"http://127.0.0.1:{DEFAULTS.mock_port}",
    ):
        assert expected in text


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1000, "1000 bytes"),
        (10**8, "100 MB"),
        (65536, "64 KiB"),
        (2**30, "1 GiB"),
        (3 * 2**20, "3 MiB"),
    ],
)
def test_sizes_in_words(number: int, expected: str) -> None:
    assert size(number) == expected


def test_numbers_in_words() -> None:
    assert [times(number) for number in (0, 1, 2, 5)] == ["never", "once", "twice", "5 times"]
