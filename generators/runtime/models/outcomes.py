"""Answers that report a failure although their status says success.

Which answers do is a fact of the document: the extension `x-outcome` on the schema of the answer.
A class generated from such a schema has the property `outcome`; the client raises `ReportedFailure`
when nothing succeeded, unless it is asked not to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import ConfigDict

from ..narrowing import AnyList
from ..outcome import ItemOutcome, Outcome
from .base import ApiModel


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRule:
    """Where an answer says how it went; names are attributes, empty where there is none.

    Attributes:
        status: attribute that says failure, with one of `failures`.
        failures: values of it.
        errors: list of what went wrong altogether.
        warnings: list of what is to be noted.
        items: list with an entry for each item of a bulk request.
        item_id: in an entry: which item it is about.
        item_errors: in an entry: list of what went wrong.
        item_warnings: in an entry: list of what is to be noted.
        failed: list of the ids that failed.
        submitted: list of the ids that were accepted.
    """

    status: str = ""
    failures: tuple[str, ...] = ()
    errors: str = ""
    warnings: str = ""
    items: str = ""
    item_id: str = ""
    item_errors: str = ""
    item_warnings: str = ""
    failed: str = ""
    submitted: str = ""


class OutcomeModel(ApiModel):
    """Base of models whose schema has the extension `x-outcome`."""

    # Identities come once: looking for equal texts from before costs more than it saves.
    model_config: ClassVar[ConfigDict] = ConfigDict(cache_strings="keys")

    _outcome: ClassVar[OutcomeRule] = OutcomeRule()

    def _went_well(self) -> bool:
        """Whether certainly nothing failed, as in most answers: found without an `Outcome`."""
        rule = self._outcome
        if rule.status and str(getattr(self, rule.status, None) or "") in rule.failures:
            return False
        if not (rule.items or rule.failed):
            return True
        return not (_list(self, rule.items) or _list(self, rule.failed) or _list(self, rule.errors))

    @property
    def outcome(self) -> Outcome:
        """How the request went, read from the fields of this answer."""
        rule = self._outcome
        entries = [_item(entry, rule) for entry in _list(self, rule.items)]
        by_id = {item.id: item for item in entries if item.id is not None}
        submitted_ids = dict.fromkeys(map(str, _list(self, rule.submitted)))
        failed_ids = dict.fromkeys(map(str, _list(self, rule.failed)))
        for item in entries:
            if item.id is not None and item.errors and item.id not in submitted_ids:
                failed_ids[item.id] = None
            elif item.id is not None and item.id not in failed_ids:
                submitted_ids[item.id] = None
        without_id = [item for item in entries if item.id is None]
        failed = [by_id.get(id_) or ItemOutcome(id_) for id_ in failed_ids]
        failed += [item for item in without_id if item.errors]
        submitted = [by_id.get(id_) or ItemOutcome(id_) for id_ in submitted_ids]
        submitted += [item for item in without_id if not item.errors]
        errors = _list(self, rule.errors)
        says_failure = rule.status and str(getattr(self, rule.status, None) or "") in rule.failures
        all_failed = bool(rule.items or rule.failed) and not submitted and bool(failed or errors)
        return Outcome(
            is_failure=bool(says_failure) or all_failed,
            errors=errors,
            warnings=_list(self, rule.warnings),
            failed=tuple(failed),
            submitted=tuple(submitted),
        )


def _list(model: Any, name: str) -> tuple[Any, ...]:
    value = getattr(model, name, None) if name else None
    return tuple(value) if isinstance(value, AnyList) else ()


def _item(entry: Any, rule: OutcomeRule) -> ItemOutcome:
    item_id = getattr(entry, rule.item_id, None) if rule.item_id else None
    return ItemOutcome(
        None if item_id is None else str(item_id),
        _list(entry, rule.item_errors),
        _list(entry, rule.item_warnings),
        entry,
    )
