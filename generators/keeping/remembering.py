"""What a function made of the same facts before, taken from the answers of earlier runs."""

from __future__ import annotations

import io
import pickle
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

T = TypeVar("T")


def remembered(
    answers: MutableMapping[str, str] | None, stage: str, facts: object, make: Callable[[], str]
) -> str:
    """Return the text that is made of facts; it is made where no answer to them is known.

    Args:
        answers: of earlier runs; this one is added.
        stage: what is made of them; each has a name of its own.
        facts: all that the text depends on, besides the toolkit: plain values, tuples and
            dataclasses of them, without cycles. No set is among them, whose order varies.
        make: makes the text.
    """
    return remembered_as(answers, stage, facts, make, str, str)


def remembered_as(
    answers: MutableMapping[str, str] | None,
    stage: str,
    facts: object,
    make: Callable[[], T],
    write: Callable[[T], str],
    read: Callable[[str], T],
) -> T:
    """Return what is made of facts, and is not a text; see `remembered`.

    Args:
        answers: likewise.
        stage: likewise.
        facts: likewise.
        make: makes it.
        write: gives a text for it.
        read: gives what such a text stands for.
    """
    if answers is None:
        return make()
    question = f"{stage}\0{digest(facts)}"
    known = answers.get(question)
    if known is not None:
        return read(known)
    value = make()
    answers[question] = write(value)
    return value


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
