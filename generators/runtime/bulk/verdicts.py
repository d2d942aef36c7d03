"""What an answer says of each item of its request (`x-outcome`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import Problem
from ..narrowing import AnyList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.outcomes import OutcomeModel, OutcomeRule
    from .results import Status

UNMENTIONED = Problem("", "the answer does not mention this item")
"""Why an item is undecided that others were told apart from."""
AMBIGUOUS = Problem("", "the answer says both that this item was accepted and that it failed")
"""Why an item is undecided of which the answer contradicts itself."""
UNTOLD = Problem("", "the answer says that items failed, not which")
"""Why an item is undecided where failed ones cannot be told from others."""


class Verdict(NamedTuple):
    """What came of one item; see `ItemResult`."""

    status: Status
    errors: tuple[Any, ...] = ()
    warnings: tuple[Any, ...] = ()
    entry: Any = None


ACCEPTED = Verdict("accepted")


def verdicts(answer: Any, ids: Sequence[str | None]) -> list[Verdict]:
    """Return a verdict for each item of a request, in order.

    An answer that says nothing of single items says the same of all: then each has the outcome of
    the request.

    Args:
        answer: what the client read; of a class with `x-outcome`, else it is a success.
        ids: identity of each item of the request, as text.
    """
    rule: OutcomeRule | None = getattr(answer.__class__, "_outcome", None)
    if rule is None or not (rule.items or rule.failed or rule.submitted):
        return [_of_all(answer, rule)] * len(ids)
    if _failed_as_a_whole(answer, rule):
        return [_of_all(answer, rule)] * len(ids)
    if not (listed(answer, rule.items) or listed(answer, rule.failed)) and (
        getattr(answer, rule.submitted or "_", None) == ids
    ):
        return [ACCEPTED] * len(ids)  # as most answers say, in the order of the request
    return _Reading(answer, rule).of(ids)


def _failed_as_a_whole(answer: OutcomeModel, rule: OutcomeRule) -> bool:
    return bool(rule.status) and str(getattr(answer, rule.status, None) or "") in rule.failures


def _of_all(answer: Any, rule: OutcomeRule | None) -> Verdict:
    if rule is None:
        return ACCEPTED
    errors, warnings = listed(answer, rule.errors), listed(answer, rule.warnings)
    status: Status = "rejected" if answer.outcome.is_failure else "accepted"
    return Verdict(status, errors, warnings)


class _Reading:
    """What one answer says, by identity."""

    def __init__(self, answer: OutcomeModel, rule: OutcomeRule) -> None:
        self._rule = rule
        self._errors = listed(answer, rule.errors)
        self._submitted = set(map(str, listed(answer, rule.submitted)))
        self._failed = set(map(str, listed(answer, rule.failed)))
        self._entries = listed(answer, rule.items)
        self._by_id: dict[str, Any] = {}
        for entry in self._entries:
            id_ = getattr(entry, rule.item_id, None) if rule.item_id else None
            if id_ is not None:
                self._by_id[str(id_)] = entry

    def of(self, ids: Sequence[str | None]) -> list[Verdict]:
        """Return a verdict for each item."""
        if self._has_places(ids):
            return [self._entry(entry) for entry in self._entries]
        if not self._entries and not self._failed and self._submitted.issuperset(ids):
            return [ACCEPTED] * len(ids)
        named = self._failed | self._by_id.keys()
        nameless = len(self._by_id) < len(self._entries)
        can_tell = not nameless and named.issubset(ids)
        return [self._item(id_, can_tell=can_tell) for id_ in ids]

    def _has_places(self, ids: Sequence[str | None]) -> bool:
        """Whether entries belong to items by their place: none of them names an item."""
        if self._by_id or not self._entries or self._failed or self._submitted:
            return False
        return len(self._entries) == len(ids)

    def _entry(self, entry: Any) -> Verdict:
        errors = listed(entry, self._rule.item_errors)
        warnings = listed(entry, self._rule.item_warnings)
        return Verdict("rejected" if errors else "accepted", errors, warnings, entry)

    def _item(self, id_: str | None, *, can_tell: bool) -> Verdict:
        entry = self._by_id.get(id_) if id_ is not None else None
        of_entry = ACCEPTED if entry is None else self._entry(entry)
        is_submitted, is_failed = id_ in self._submitted, id_ in self._failed
        if is_submitted and is_failed:
            return of_entry._replace(status="undecided", errors=(AMBIGUOUS, *of_entry.errors))
        if is_submitted:
            return of_entry._replace(status="accepted")
        if is_failed:
            return of_entry._replace(status="rejected", errors=of_entry.errors or self._errors)
        if entry is not None:
            return of_entry
        return self._other(can_tell=can_tell and id_ is not None)

    def _other(self, *, can_tell: bool) -> Verdict:
        """Return the verdict for an item that the answer does not name."""
        if self._submitted:
            return Verdict("undecided", (UNMENTIONED,))
        if not (self._failed or self._entries or self._errors):
            return ACCEPTED
        if not (self._failed or self._entries):  # nothing was accepted, as `outcome` has it
            return Verdict("rejected", self._errors)
        if self._rule.submitted:
            return Verdict("undecided", (UNMENTIONED,))
        return ACCEPTED if can_tell else Verdict("undecided", (UNTOLD,))


def listed(model: Any, name: str) -> tuple[Any, ...]:
    """Return what a list of a model holds; nothing where there is none."""
    value = getattr(model, name, None) if name else None
    return tuple(value) if isinstance(value, AnyList) else ()
