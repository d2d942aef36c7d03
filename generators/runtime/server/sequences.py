"""Request bodies that are sequences of JSON: JSON lines and JSON text sequences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from ..models.base import adapter
from ..streams.sequences import SequenceKind, cut, sequence_kind
from ..validation.problems import ProblemError
from ..validation.strict import (
    BrokenJson,
    Invalid,
    holds_checked_model,
    undeclared,
    validate_certain,
)
from ..validation.violations import violations_of

if TYPE_CHECKING:
    from ..operations import Media
    from ..validation.violations import Violation


class SequenceReader:
    """Reads bodies of one sequential media type; made once for each.

    Args:
        media: the facts.
    """

    def __init__(self, media: Media) -> None:
        assert media.items is not None  # noqa: S101 - asked for such media only
        type_: Any = Any if media.items.type is None else media.items.type()
        self._kind: SequenceKind = sequence_kind(media.content_type) or "lines"
        self._validator: Any = adapter(type_).validator
        self._is_checked = holds_checked_model(type_)

    def read(self, content: bytes, violations: list[Violation]) -> list[Any]:
        """Return the items; pointers of violations begin with their number, from 0 on.

        Raises:
            ProblemError: 400, if one of them is not JSON.
        """
        return [
            self._item(text, index, violations)
            for index, text in enumerate(cut(self._kind, content))
        ]

    def _item(self, text: bytes, index: int, violations: list[Violation]) -> Any:
        try:
            value = validate_certain(self._validator, text)
        except Invalid as error:
            found = violations_of(error.errors, "body", from_json(text))
            violations += [_of_item(index, one) for one in found]
            return None
        except (BrokenJson, UnicodeDecodeError) as error:
            why = str(error) if isinstance(error, BrokenJson) else "it is not UTF-8"
            raise ProblemError(400, detail=f"Item {index + 1} is no valid JSON: {why}.") from None
        passed = undeclared(value, text, is_checked=self._is_checked)
        violations += [_of_item(index, one) for one in passed]
        return value


def _of_item(index: int, found: Violation) -> Violation:
    return {**found, "pointer": f"/{index}{found.get('pointer', '')}"}
