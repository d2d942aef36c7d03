"""Documents that are learned from the traffic of a mock, beside its document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generators.cli import main
from tests.drift import learned

if TYPE_CHECKING:
    import pytest

DOCUMENT = Path(__file__).parent / "recorded/openapi.yaml"


def test_it_accepts_all_and_covers_what_was_called(tmp_path: Path) -> None:
    traffic = learned.recorded(DOCUMENT, tmp_path)
    made = learned.learned(DOCUMENT, traffic)
    print("\n".join(learned.listed("learn", made)))
    assert len(made.called) == made.operations == 5
    assert (made.lost, made.told, made.is_generated) == (set(), [], True)
    xml = 'is written in another way in XML: was `{"name": "plant"}`'
    # Of XML the media type is learned alone; what was not sent cannot be. The text is empty.
    assert {line for line in made.differences if line.startswith("wire: ")} == {
        f"wire: {line}"
        for line in (
            "Parameter `limit` of GET /things was removed",
            "Property `colour` was removed from `Thing`",
            "Property `name` was removed from response 200 of PUT /plant",
            "Response 200 of POST /search allows more types: `integer` → `any`",
            "Response 200 of PUT /plant allows more types: `object` → `any`",
            f"Response 200 of PUT /plant {xml}",
            "The URL of a server changed from `http://127.0.0.1/api` to `http://localhost/api`",
            f"The request body of PUT /plant {xml}",
        )
    }


def exchange(path: str, body: Any) -> str:
    response = {"status": 200, "headers": {"content-type": "application/json"}, "body": body}
    return json.dumps({"request": {"method": "GET", "url": path}, "response": response})


def test_lists_of_different_things_are_different_schemas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trips = {"data": [{"id": 1, "origin": "a", "price": 5}], "links": {"self": "x", "next": "y"}}
    stations = {"data": [{"id": "b", "name": "c", "timezone": "d"}], "links": trips["links"]}
    file = tmp_path / "a.ndjson"
    file.write_text(f"{exchange('/v1/trips', trips)}\n{exchange('/v1/stations', stations)}\n")
    assert main(["learn", str(file)]) == 0
    document = yaml.safe_load(capsys.readouterr().out)
    schemas = document["components"]["schemas"]
    assert {*schemas} == {"Trip", "TripList", "Station", "StationList", "Link"}
    for name in ("Trip", "Station"):
        inside = schemas[f"{name}List"]["properties"]["data"]["items"]
        assert inside == {"$ref": f"#/components/schemas/{name}"}
    assert [*schemas["Station"]["properties"]] == ["id", "name", "timezone"]
