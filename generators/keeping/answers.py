"""Answers of stages to questions that come again: what an edit did not change is not asked again.

A stage asks with all that its answer depends on, besides the toolkit; so an answer is never wrong,
only not asked for any more. The answers of one document stand in two entries of the cache folder:
a large one, and a small one with those that came since, so that an edit writes little.
"""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .store import Store

_PART = 8
"""The small entry is merged into the large one when it has more than this part of its answers."""


class Answers(MutableMapping[str, str]):
    """Answers by question, as the stages see them.

    Of those that were kept, only what this run asks for is kept on.
    """

    def __init__(self, store: Store, key: str, *, repeats: bool, keeps: bool) -> None:
        """Take where answers are kept.

        Args:
            store: the cache folder.
            key: of the large entry, hexadecimal; that of the small one has one digit more.
            repeats: whether answers of earlier runs are taken.
            keeps: whether those of this run may be kept.
        """
        self._store, self._keys, self._keeps = store, (key, f"{key}0"), keeps
        self._old, self._recent = (
            (self._read(self._keys[0]), self._read(self._keys[1])) if repeats else ({}, {})
        )
        self._known = {**self._old, **self._recent}
        self._asked: set[str] = set()

    def __getitem__(self, question: str) -> str:
        """Return the answer to a question; raise `KeyError` where none is known."""
        digest = _digest(question)
        answer = self._known[digest]
        self._asked.add(digest)
        return answer

    def __setitem__(self, question: str, answer: str) -> None:
        """Keep the answer to a question."""
        digest = _digest(question)
        self._known[digest] = answer
        self._asked.add(digest)

    def __delitem__(self, question: str) -> None:
        """Forget the answer to a question."""
        del self._known[_digest(question)]

    def __iter__(self) -> Iterator[str]:
        """Give the digests of questions: the questions themselves are not kept."""
        return iter(self._known)

    def __len__(self) -> int:
        """Return how many answers are known."""
        return len(self._known)

    def keep(self) -> None:
        """Write the answers that this run asked for or gave, when its stages are done."""
        if not self._keeps:
            return
        live = {digest: self._known[digest] for digest in self._asked if digest in self._known}
        new = {digest: text for digest, text in live.items() if digest not in self._old}
        gone = len(self._old) - (len(live) - len(new))
        if (len(new) + gone) * _PART > len(self._old):
            self._write(self._keys[0], live)
            new = {}
        if new != self._recent:
            self._write(self._keys[1], new)
        for key in self._keys:
            self._store.used(key)

    def _read(self, key: str) -> dict[str, str]:
        content = self._store.get(key)
        try:
            held = json.loads(content) if content else {}
        except (ValueError, RecursionError):
            return {}
        return held if isinstance(held, dict) else {}

    def _write(self, key: str, answers: dict[str, str]) -> None:
        text = json.dumps(answers, ensure_ascii=False)
        self._store.put(key, text.encode("utf-8", "surrogatepass"))


def _digest(question: str) -> str:
    return blake2b(question.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
