"""Names of classes that moved: an inline schema lost the name of its class to a component."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.pointer import split
from .compare.subjects import schema_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .model import ApiChange
    from .python_sources import Sources


class TakenName(NamedTuple):
    """The name of a class that is the name of another one in the head.

    Attributes:
        before: the name of the class in the base.
        after: its name in the head.
        place: the schema that has the class, as text.
        number: index of the finding about what took the name.
    """

    before: str
    after: str
    place: str
    number: int

    @property
    def about(self) -> str:
        """The cause in one sentence."""
        owner = f"the class of {self.place}, which is `{self.after}` now"
        return f"It takes the name `{self.before}` from {owner}."


def taken_names(
    findings: Mapping[str, Sequence[int]], base: Sources, head: Sources
) -> list[TakenName]:
    """Return the classes of inline schemas whose names something that was added took.

    Args:
        findings: indexes of findings, by their pointers in the head.
        base: where the names of the package come from in the base.
        head: the same for the head.
    """
    owners: dict[str, str] = {}
    for path, places in head.places.items():
        if _is_class(path):
            owners |= dict.fromkeys(places, path.removeprefix("models."))
    names = []
    for path, places in base.places.items():
        name = path.removeprefix("models.")
        new = head.places.get(path, [])
        heirs = [owners[at] for at in places if at in owners]
        numbers = [number for at in new for number in findings.get(at, ())]
        if _is_class(path) and new and numbers and heirs and name not in heirs:
            tokens = split(places[0])
            place = schema_path(tokens[2], tokens[3:]) if len(tokens) > 2 else f"`{places[0]}`"
            names.append(TakenName(name, heirs[0], place, numbers[0]))
    return names


def cause_of(change: ApiChange, names: Sequence[TakenName]) -> int | None:
    """Return the finding that caused a change by taking a name; None if there is none."""
    for name in names:
        whole = change.path.split(".")[1:2]
        if change.path.startswith("models.") and (
            whole == [name.before] or (whole == [name.after] and change.path.count(".") == 1)
        ):
            return name.number
        before, after = (
            re.sub(rf"\b{word}\b", "", text)
            for word, text in ((name.before, change.before), (name.after, change.after))
        )
        if before == after and before != change.before:
            return name.number
    return None


def _is_class(path: str) -> bool:
    return path.startswith("models.") and path.count(".") == 1
