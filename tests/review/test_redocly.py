"""Where Redocly decides otherwise, we have looked at it and say why."""

from __future__ import annotations

import pytest

from tests.package import others
from tests.review.cases import NAMES
from tests.review.redocly import REVIEWED, disagreements


@pytest.mark.slow
def test_every_disagreement_with_redocly_is_reviewed() -> None:
    sample = NAMES[::15]
    reviewed = {case for cases in REVIEWED.values() for case in cases}
    assert disagreements(others.redocly(), sample) == reviewed & set(sample)


def test_the_reviewed_cases_are_cases_and_have_one_reason_each() -> None:
    reviewed = [case for cases in REVIEWED.values() for case in cases]
    assert len(set(reviewed)) == len(reviewed)
    assert set(reviewed) <= set(NAMES)
