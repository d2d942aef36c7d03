"""Wire fidelity: what a peer may send is read and written back equal."""

from __future__ import annotations

import json
from typing import Any

import pytest
from communications_api import models
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.document import load
from tests.package.strategies import Instances

DOCUMENT = load("spec/openapi.yaml").document
assert DOCUMENT is not None
SCHEMAS: dict[str, Any] = DOCUMENT.data["components"]["schemas"]
OBJECTS = [name for name, schema in SCHEMAS.items() if schema.get("type") == "object"]
DRIFTING = Instances(SCHEMAS, drift=True)


def model(name: str) -> type[models.ApiModel]:
    """Return the class of a component schema."""
    cls = getattr(models, name)
    assert issubclass(cls, models.ApiModel)
    return cls


@pytest.mark.parametrize("name", OBJECTS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_read_is_written_back_equal(name: str, data: st.DataObject) -> None:
    sent = data.draw(DRIFTING.of(name))
    written = model(name).from_json(json.dumps(sent)).to_json()
    assert json.loads(written) == sent


@settings(max_examples=60, deadline=None)
@given(sent=DRIFTING.of("ImportMessagesRequest"))
def test_python_data_comes_back_equal_too(sent: dict[str, Any]) -> None:
    assert models.ImportMessagesRequest.from_json(json.dumps(sent)).to_dict() == sent


@pytest.mark.parametrize("name", [n for n, schema in SCHEMAS.items() if "enum" in schema])
def test_every_documented_value_is_a_member(name: str) -> None:
    members = list(getattr(models, name))
    assert [member.value for member in members] == SCHEMAS[name]["enum"]
    assert all(member.is_known for member in members)


def test_every_property_is_a_field() -> None:
    for name in OBJECTS:
        fields = model(name).model_fields
        wire_names = [info.alias or key for key, info in fields.items()]
        assert wire_names == list(SCHEMAS[name].get("properties", {}))
