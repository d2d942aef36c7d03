"""How a request went, where its answer says more than its status: see `models/outcomes.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .narrowing import AnyDict

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """How one item of a bulk request went.

    Attributes:
        id: as the request named it, as text; None where the entry does not say.
        errors: what went wrong with it.
        warnings: what is to be noted about it.
        entry: the whole entry of the answer; None where only the id is listed.
    """

    id: str | None
    errors: tuple[Any, ...] = ()
    warnings: tuple[Any, ...] = ()
    entry: Any = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a request went.

    Attributes:
        is_failure: nothing succeeded.
        errors: what went wrong altogether.
        warnings: what is to be noted.
        failed: items of a bulk request that failed, each with its own errors.
        submitted: items that were accepted.
    """

    is_failure: bool
    errors: tuple[Any, ...]
    warnings: tuple[Any, ...]
    failed: tuple[ItemOutcome, ...]
    submitted: tuple[ItemOutcome, ...]

    @property
    def is_partial(self) -> bool:
        """Whether some items failed and others did not."""
        return bool(self.failed) and not self.is_failure

    @property
    def is_success(self) -> bool:
        """Whether nothing failed."""
        return not self.is_failure and not self.failed

    def reasons(self) -> str:
        """Return the reasons of the failure as text, at most three."""
        errors = [*self.errors, *(error for item in self.failed for error in item.errors)]
        texts = [_words(error) for error in errors[:3]]
        more = [f"and {len(errors) - 3} more"] if len(errors) > 3 else []
        return "; ".join([*filter(None, texts), *more])


def _words(error: Any) -> str:
    """Return the texts of an error, joined."""
    write = getattr(error, "to_dict", None)  # of a model
    data = write() if write is not None else error
    values: Iterable[Any] = data.values() if isinstance(data, AnyDict) else [data]
    return ": ".join(str(value) for value in values if isinstance(value, (str, int)) and value)
