"""Runs: what one came to, kept with all that it came from, so that it need not be done again.

What a run comes to is a function of its arguments, the files it reads and the toolkit. A record
states one value of that function. So it does not matter which of two runs writes its record last,
when a file was changed, or whether one was changed and changed back.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import toolkit
from .answers import Answers
from .inputs import Inputs
from .store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FORM = 1
"""Number of the form of records; another form has other keys."""


class Run:
    """One run of a command.

    Attributes:
        document: reads the files of the document, and notes them.
        others: reads other files, and notes them.
    """

    def __init__(
        self,
        facts: Mapping[str, object],
        read: Callable[[str], bytes],
        *,
        repeats: bool = True,
        keeps: bool = True,
    ) -> None:
        """Take what distinguishes the run besides the files that it reads.

        Args:
            facts: the command and its arguments, by name; the current folder is one by itself.
            read: gives the content of a file of the document, or raises `OSError`.
            repeats: whether an earlier run may stand for this one.
            keeps: whether this run may stand for later ones.
        """
        self.document = Inputs(read)
        self.others = Inputs(lambda path: Path(path).read_bytes())
        self._repeats, self._keeps = repeats, keeps
        told = sorted((name, repr(value)) for name, value in facts.items())
        text = json.dumps([_FORM, os.getcwd(), told])  # noqa: PTH109 - a text
        self._key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self._store = Store()
        # Read now: what is edited while the run goes on is not what it began with.
        self._toolkit = _identity() if repeats or keeps else ""

    def earlier(self) -> dict[str, Any] | None:
        """Return what the same run came to before; None where any input differs, or none is known.

        What it wrote may have been changed since; that is for the caller to see.
        """
        content = self._store.get(self._key) if self._repeats and self._toolkit else None
        if content is None:
            return None
        try:
            record = json.loads(content)
            same = (
                record["toolkit"] == self._toolkit
                and self.document.same(record["document"])
                and self.others.same(record["others"])
            )
            outcome = record["outcome"]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        if not same or not isinstance(outcome, dict):
            return None
        self._store.used(self._key)
        return outcome

    @property
    def remembers(self) -> bool:
        """Whether answers of stages come from an earlier run, or are kept for a later one."""
        return (self._repeats or self._keeps) and bool(self._toolkit)

    def answers(self, document: str) -> Answers:
        """Return the answers that stages gave before, for a document and whatever else it holds.

        Args:
            document: names it; what was kept under another name is not found.
        """
        text = json.dumps([_FORM, "answers", self._toolkit, os.path.abspath(document)])  # noqa: PTH100
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        repeats, keeps = self._repeats and bool(self._toolkit), self._keeps and bool(self._toolkit)
        return Answers(self._store, key, repeats=repeats, keeps=keeps)

    def keep(self, outcome: Mapping[str, Any]) -> None:
        """Write the record of this run, when all else is done.

        Args:
            outcome: what it came to, as JSON can hold it.
        """
        if not self._keeps or not self._toolkit:
            return
        record = {
            "toolkit": self._toolkit,
            "document": self.document.outcomes,
            "others": self.others.outcomes,
            "outcome": outcome,
        }
        try:
            content = json.dumps(record).encode()
        except UnicodeEncodeError:
            return
        self._store.put(self._key, content)
        self._store.prune()


def _identity() -> str:
    """Return which toolkit this is; empty where its files are not to be read, as in an archive."""
    try:
        return toolkit.identity()
    except OSError:
        return ""
