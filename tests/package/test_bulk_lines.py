"""JSON lines that are sent as they came: only those that would be sent so anyway."""

from __future__ import annotations

import json
from typing import Any

from communications_api import models
from communications_api._operations import IMPORT_MESSAGES
from communications_api._runtime.bulk.item_checks import Checker
from communications_api._runtime.bulk.quick import QuickValidator
from communications_api._runtime.bulk.requesting import array_of
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.document import load
from tests.package.example import payload
from tests.package.strategies import Instances, json_values

DOCUMENT = load("spec/openapi.yaml").document
assert DOCUMENT is not None
INSTANCES = Instances(DOCUMENT.data["components"]["schemas"], drift=False)
LIST = "saveMessageRequestList"

READ = QuickValidator(models.HistoricalMessage).read
EXACT = Checker(array_of(IMPORT_MESSAGES)[1])
EXACT._read = None  # knows nothing at first sight

TIMES = st.from_regex(
    r"[0-9]{4}-[0-2][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]{1,9})?"
    r"(Z|z|[+-][0-2][0-9]:[0-6][0-9])?",
    fullmatch=True,
)
NAMES = ["sourceUuid", "sentOn", "receivedOn", "messageAttributes", "voiceCallAttributes", "new"]
ITEMS = INSTANCES.of("HistoricalMessage") | st.builds(
    lambda message, name, value: {**message, name: value},
    INSTANCES.of("HistoricalMessage"),
    st.sampled_from(NAMES),
    json_values() | TIMES,
)


@settings(max_examples=100, deadline=None)
@given(item=ITEMS | json_values(), layout=st.sampled_from([{}, {"ensure_ascii": False}]))
def test_what_is_valid_at_first_sight_is_valid(item: Any, layout: dict[str, Any]) -> None:
    text = json.dumps(item, **layout).encode("utf-8", "surrogatepass")
    assert READ is not None
    try:
        value = READ(text)
    except ValueError:
        return  # it does not know
    assert value == json.loads(text)
    checked = EXACT.check([text])
    assert checked.problems == {}
    assert json.loads(checked.texts[0]) == json.loads(text)


@settings(max_examples=50, deadline=None)
@given(batches=st.lists(st.lists(ITEMS, max_size=3), min_size=2, max_size=3))
def test_lines_that_are_not_like_the_first_one(batches: list[list[Any]]) -> None:
    checker = Checker(array_of(IMPORT_MESSAGES)[1])
    for items in batches:
        texts = [json.dumps(item).encode("utf-8", "surrogatepass") for item in items]
        checked, exact = checker.check(texts), EXACT.check(texts)
        assert checked[1:] == exact[1:]
        assert [json.loads(text) for text in checked.texts] == [
            json.loads(text) for text in exact.texts
        ]


def test_the_documented_message_is_valid_at_first_sight() -> None:
    """Messages as the document shows them are not slow."""
    for item in payload("importMessages", "request")[LIST]:
        assert READ is not None
        assert READ(json.dumps(item).encode()) == item
