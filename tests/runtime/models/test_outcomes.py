"""Ids of a bulk answer are told as text, whatever type the document gives them."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

import pytest

from generators.runtime.models.base import ApiModel
from generators.runtime.models.outcomes import OutcomeModel, OutcomeRule


class Entry(ApiModel):
    uid: UUID | int | str | None = None
    problems: list[str] | None = None


class Answer(OutcomeModel):
    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        items="entries",
        item_id="uid",
        item_errors="problems",
        failed="failed",
        submitted="submitted",
    )
    entries: list[Entry] | None = None
    failed: list[UUID | int | str] | None = None
    submitted: list[UUID | int | str] | None = None


ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(("first", "second"), [(ONE, TWO), (1, 2), ("1", "2"), (0, 7)])
def test_ids_are_text(first: Any, second: Any) -> None:
    answer = Answer(
        entries=[Entry(uid=first, problems=["too old"]), Entry(uid=second)],
        failed=[first],
        submitted=[second],
    )
    (failed,), (submitted,) = answer.outcome.failed, answer.outcome.submitted
    assert (failed.id, failed.errors) == (str(first), ("too old",))
    assert (submitted.id, submitted.entry) == (str(second), Entry(uid=second))
    assert answer.outcome.is_partial


def test_an_entry_and_a_list_may_write_an_id_differently() -> None:
    answer = Answer(entries=[Entry(uid=1, problems=["too old"])], failed=["1"])
    assert [item.id for item in answer.outcome.failed] == ["1"]
    assert answer.outcome.is_failure
