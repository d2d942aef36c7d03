"""The soak, for three seconds: nothing fails, nothing is cut off when the server is told to end."""

from __future__ import annotations

import asyncio

import pytest

from tests.package.soak import CONNECTIONS, DISPATCH, Result, soak


@pytest.mark.slow
@pytest.mark.parametrize("dispatch", DISPATCH)
def test_full_load_and_an_end_in_the_middle_of_it(dispatch: str) -> None:
    result = asyncio.run(soak(3, dispatch))
    assert list(result.problems()) == []
    assert result.answered > CONNECTIONS
    assert result.handled > 0


def test_what_is_wrong_is_told() -> None:
    steady = [100] * 9
    good = Result(answered=3, answered_by_handlers=2, handled=2, memory=steady, exit_code=0)
    assert list(good.problems()) == []
    growing = Result(handled=0, memory=[100 + 10 * second for second in range(9)], exit_code=1)
    assert list(growing.problems()) == ["exit code 1", "memory grew by 20.0%"]
    lost = Result(answered_by_handlers=1, handled=2, memory=steady, exit_code=0)
    assert list(lost.problems()) == ["2 requests handled, 1 of them answered"]
