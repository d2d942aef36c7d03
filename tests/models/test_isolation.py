"""The engine fails for a document as a whole; the schemas that it fails for are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from generators.models.isolation import MAX_TRIES, guilty

if TYPE_CHECKING:
    from collections.abc import Collection


@given(st.integers(1, 300), st.sets(st.integers(0, 299), min_size=1, max_size=3))
def test_what_fails_on_its_own_is_found_and_nothing_else(count: int, bad: set[int]) -> None:
    wrong = {str(number % count) for number in bad}
    names = [str(number) for number in range(count)]
    assert set(guilty(names, lambda chosen: not wrong.isdisjoint(chosen))) == wrong


def test_of_two_that_fail_together_one_is_left_out() -> None:
    names = [str(number) for number in range(50)]
    (refused,) = guilty(names, lambda chosen: {"7", "31"} <= set(chosen))
    assert refused in {"7", "31"}


def test_the_search_ends() -> None:
    tries = 0

    def fails(_: Collection[str]) -> bool:
        nonlocal tries
        tries += 1
        return True

    names = [str(number) for number in range(500)]
    assert set(guilty(names, fails)) == set(names)
    assert tries == MAX_TRIES
