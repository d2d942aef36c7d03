"""Faults: what later stages cannot live with, how each is put right, and what became of it."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, TypeAlias

Effect: TypeAlias = Literal["repaired", "degraded", "left out"]
"""Put right, so that all of it is generated; less exact than the document meant; not generated."""
UNDECLARED = "undeclared"
"""Authentication scheme of a security scheme that a document requires and does not declare."""
UNKNOWN_SCHEME = {"type": "http", "scheme": UNDECLARED}
"""How such a scheme is declared: nothing becomes public because nobody knows it."""
UNKNOWN_WORDS = (
    "the client sends nothing for it, and servers answer 501 until they are given a check of it"
)
"""What is done about such a scheme, for people."""


class Repair(NamedTuple):
    """How a fault is put right.

    Attributes:
        action: `add`, `append`, `drop`, `replace` or `rename`, as `Edits` has them.
        pointer: of the mapping, list or value.
        value: what is added, appended or put there; the new key of a `rename`, and for `add` the
            key and the value.
        words: what was done, for people.
    """

    action: Literal["add", "append", "drop", "replace", "rename"]
    pointer: str
    value: Any
    words: str


class Fault(NamedTuple):
    """Something that later stages cannot live with.

    Attributes:
        code: of the rule.
        pointer: where.
        message: what is wrong.
        spoils: kind of object that is of no use with it, such as `operation`; empty for the
            smallest that can be spared.
        repairs: how it is put right instead.
    """

    code: str
    pointer: str
    message: str
    spoils: str = ""
    repairs: tuple[Repair, ...] = ()


class Loss(NamedTuple):
    """What became of a fault.

    Attributes:
        code: of the rule.
        pointer: of the fault, in the document as it was read.
        message: what is wrong.
        effect: whether something was put right, degraded or left out.
        done: what was done, for people.
        units: pointers of the operations and webhooks that were left out for it.
        follows: whether it is one only because something else was left out.
    """

    code: str
    pointer: str
    message: str
    effect: Effect
    done: str
    units: tuple[str, ...] = ()
    follows: bool = False
