"""What a function made of the same facts before: a text, taken from the answers of earlier runs."""

from __future__ import annotations

import io
import pickle
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping


def remembered(
    answers: MutableMapping[str, str] | None, stage: str, facts: object, make: Callable[[], str]
) -> str:
    """Return what is made of facts; it is made where no answer to them is known.

    Args:
        answers: of earlier runs; this one is added.
        stage: what is made of them; each has a name of its own.
        facts: all that the text depends on, besides the toolkit: plain values, tuples and
            dataclasses of them, without cycles. No set is among them, whose order varies.
        make: makes the text.
    """
    if answers is None:
        return make()
    question = f"{stage}\0{digest(facts)}"
    known = answers.get(question)
    if known is None:
        known = answers[question] = make()
    return known


def digest(facts: object) -> str:
    """Return a digest of facts; those that are equal and made alike have the same.

    They are written without looking for what is there twice, so that it does not matter whether
    two equal texts are one object.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True
    pickler.dump(facts)
    return blake2b(written.getbuffer(), digest_size=16).hexdigest()
