"""The engine of verdicts: are all values of one schema values of another?

READ FIRST: `Values.compare` below. `rendering` writes the schemas of a document as plain JSON
Schema, `formulas` compiles them, `search` looks for a value of the one that is none of the other.
A value that is found is checked by jsonschema-rs against both before it is shown.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from .checking import Checker
from .formulas import Formulas
from .results import Literal, Status
from .search import Search

if TYPE_CHECKING:
    from collections.abc import Callable

    from .formulas import Plain

STEPS = 5_000
"""Budget of one comparison."""


class Answer(StrEnum):
    """Whether all values of one schema are values of another."""

    SUBSET = "subset"
    WITNESS = "witness"
    """They are not; a value shows it."""
    UNKNOWN = "unknown"


class Verdict(NamedTuple):
    """The result of a comparison.

    Attributes:
        answer: the answer.
        value: a value of the first schema that is none of the second, if the answer is `WITNESS`.
        variants: how many variants of the second schema's `oneOf` it matches, where it has one.
    """

    answer: Answer
    value: Any = None
    variants: int | None = None


class Values:
    """Compares plain schemas.

    Args:
        definition: gives the schema that a reference of the form `#/$defs/name` names.
        steps: budget of each comparison.

    Attributes:
        used: steps of all comparisons so far.
    """

    def __init__(self, definition: Callable[[str], Plain], steps: int = STEPS) -> None:
        self._definition = definition
        self._formulas = Formulas(definition)
        self._checker = Checker(definition)
        self._search = Search(self._formulas, self._checker, steps)
        self.used = 0

    def compare(self, sent: Plain, expected: Plain, steps: int | None = None) -> Verdict:
        """Say whether all values of a schema that are sent are values of the one expected.

        Args:
            sent: the schema of the values that are sent.
            expected: the schema that they are expected to fit.
            steps: a smaller budget than usual.
        """
        question = [
            Literal(self._formulas.of(sent), holds=True, sent=True),
            Literal(self._formulas.of(expected), holds=False, sent=False),
        ]
        result = self._search.run(question, steps)
        self.used += self._search.used
        if result.status is Status.NONE:
            return Verdict(Answer.SUBSET)
        doubtful = result.status is Status.DOUBTFUL and self._formulas.has_opaque
        if result.status is Status.UNKNOWN or doubtful:
            return Verdict(Answer.UNKNOWN)
        value = result.value
        if (
            self._checker.holds(sent, value) is not True
            or self._checker.holds(expected, value) is not False
        ):
            return Verdict(Answer.UNKNOWN)
        return Verdict(Answer.WITNESS, value, self._variants(expected, value))

    def _variants(self, plain: Plain, value: Any) -> int | None:
        """Return how many variants of a `oneOf` a value matches."""
        while isinstance(plain, dict) and "$ref" in plain:
            plain = self._definition(plain["$ref"].removeprefix("#/$defs/"))
        if not isinstance(plain, dict) or "oneOf" not in plain:
            return None
        return sum(self._checker.holds(variant, value) is True for variant in plain["oneOf"])
