"""The security page: every limit with the default that the code has, and its option."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from generators.document import builder, keywords
from generators.reference import prose
from generators.render.defaults import size
from generators.rules import paths
from generators.runtime import limits
from generators.runtime.client.options import CALL_OPTIONS, CLIENT_SETTINGS
from generators.runtime.codecs import xml_names
from generators.runtime.parameters import nesting
from generators.runtime.server.app import AppOptions
from generators.runtime.server.limiting import fields_of_options
from generators.runtime.webhooks import replays

PAGE = (Path(__file__).parents[2] / "docs/security.md").read_text("utf-8")
ROWS = {
    cells[0]: cells[1:]
    for line in PAGE.splitlines()
    if line.startswith("| ")
    for cells in [[cell.strip() for cell in line.strip("|").split("|")]]
}
SAID: dict[str, Any] = {
    "the path of a request, bytes": limits.MAX_PATH_BYTES,
    "one segment of the path, bytes": limits.MAX_SEGMENT_BYTES,
    "names in a query, with repetitions": limits.MAX_QUERY_FIELDS,
    "cookies, with repetitions": limits.MAX_COOKIES,
    "fields and files of a form, with repetitions": limits.MAX_FORM_FIELDS,
    "names in brackets after one name of a query or form": nesting.MAX_DEPTH,
    "position of an item in brackets": nesting.MAX_POSITION,
    "a body of JSON, XML, a form without files, or text, bytes": size(limits.MAX_BODY_BYTES),
    "a body with files, of bytes, or of items that are read one by one, bytes": size(
        limits.MAX_UPLOAD_BYTES
    ),
    "a file in a form that is held in memory, bytes": size(limits.SPOOL_MAX_BYTES),
    "elements inside each other, of XML": xml_names.MAX_DEPTH,
    "attributes of one element, of XML": xml_names.MAX_ATTRIBUTES,
    "violations that one answer lists": limits.MAX_VIOLATIONS,
    "JSON that is validated at once, bytes": size(limits.MAX_AT_ONCE),
    "texts by which results are remembered (`Accept`, `Content-Type`), characters": (
        limits.MAX_REMEMBERED_LENGTH
    ),
    "results that are remembered": limits.MAX_REMEMBERED,
    "a body of a webhook, bytes": size(limits.MAX_BODY_BYTES),
    "seconds between the time of a signature and now, in both directions": (
        limits.SIGNATURE_TOLERANCE_SECONDS
    ),
    "signatures that a request lists": limits.MAX_SIGNATURES,
    "events that `MemoryReplayGuard` remembers, and for how many seconds": (
        f"{replays.REPLAY_EVENTS:,}, {replays.REPLAY_SECONDS:,}"
    ),
    "an answer that is read whole, bytes, decompressed": size(limits.MAX_RESPONSE_BYTES),
    "values in all files": builder.MAX_NODES,
    "values inside each other": builder.MAX_DEPTH,
    "values that YAML aliases repeat": builder.MAX_REPEATED,
    "parameters in one path": paths.MAX_PARAMETERS,
    "values of an `enum`": keywords.MAX_VALUES,
    "characters of a description that the page formats": prose.MAX_MARKDOWN,
}


@pytest.mark.parametrize("row", SAID)
def test_a_row_has_the_default_of_the_code(row: str) -> None:
    value = SAID[row]
    assert ROWS[row][0] == (value if isinstance(value, str) else f"{value:,}")


def test_every_limit_of_an_app_has_an_option_and_a_row() -> None:
    said = set(re.findall(r"`((?:spool_)?max_\w+)", PAGE))
    set_by = dict(fields_of_options())
    assert {field.name for field in fields(limits.Limits)} == set(set_by.values())
    options = {name for name in AppOptions.__annotations__ if re.match("(spool_)?max_", name)}
    assert set_by.keys() <= options
    assert options <= said
    assert said - options == {"max_response_bytes"}
    assert "max_response_bytes" in CLIENT_SETTINGS & CALL_OPTIONS
