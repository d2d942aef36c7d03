"""Made-up answers: they fit the models, and follow from request and seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.runtime.mock.mock_support import Mocked

NO_RESET = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@NO_RESET
@given(seed=st.integers())
@pytest.mark.parametrize("path", ["/pets/5", "/pets", "/tree"])
def test_they_fit_the_models(pets: Mocked, path: str, seed: int) -> None:
    from mocked import models  # type: ignore[import-not-found]

    answer = pets.prefer(f"dynamic=true, seed={seed}", path=path)
    assert answer.status_code == 200
    assert answer.headers["preference-applied"] == f"dynamic=true, seed={seed}"
    found = answer.json()
    if path == "/tree":
        models.Tree.from_json(answer.content)
    else:
        for pet in found if isinstance(found, list) else [found]:
            models.Pet.model_validate(pet, by_alias=True)
            assert pet["kind"] in {"cat", "dog"}
            assert 2 <= len(pet["name"]) <= 20
            assert pet.get("half", 1.5) in {1, 1.5, 2, 2.5, 3}
            assert len(set(pet.get("tags", []))) == len(pet.get("tags", []))


def test_the_same_for_the_same_request_and_seed(
    pets: Mocked, mocked: Callable[..., Mocked]
) -> None:
    first = pets.prefer("dynamic=true").json()
    assert pets.prefer("dynamic=true").json() == first
    assert pets.prefer("dynamic=true", path="/pets/6").json() != first
    assert pets.prefer("dynamic=true, seed=1").json() != first
    assert pets.prefer("dynamic=true, seed=1").json() == pets.prefer("dynamic, seed=1").json()
    assert mocked(seed=3).prefer("dynamic=true").json() != first


def test_by_default(mocked: Callable[..., Mocked]) -> None:
    pets = mocked(dynamic=True, seed=1)
    made = pets.ask("GET", "/pets/5")
    assert made.json() == mocked(dynamic=True, seed="1").ask("GET", "/pets/5").json()
    assert made.json()["name"] != "Kit"
    assert "preference-applied" not in made.headers
    assert pets.mock.requests[-1].example == "dynamic"
    assert pets.prefer("dynamic=false").json() == {"id": 5, "name": "Kit", "kind": "cat"}


def test_other_media_types_keep_their_example(pets: Mocked) -> None:
    answer = pets.prefer("dynamic=true", path="/pets", headers={"Accept": "text/csv"})
    assert answer.text == "name\nTom\n"
    assert "preference-applied" not in answer.headers
