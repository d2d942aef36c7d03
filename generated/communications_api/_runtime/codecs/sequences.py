"""Sequential media types: server-sent events, JSON lines and JSON text sequences.

What is not declared as a sequence of items is read and written whole, as text or bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json
from typing_extensions import override

from ..errors import Problem
from ..limits import MAX_AT_ONCE, MAX_VIOLATIONS
from ..models.base import adapter
from ..narrowing import AnyMapping
from ..parameters.writing import Unwritable
from ..pydantic_problems import problems_of
from ..streams.sequences import LINES, Framing, framing_of
from ..strict_json import parse_json
from ..validation.checked_types import holds_checked_model
from ..validation.problems import ProblemError
from ..validation.slices import Turns
from ..validation.strict import (
    BrokenJson,
    Invalid,
    undeclared,
    validate_certain,
)
from ..validation.violations import violations_of
from .base import Codec
from .json_bodies import JsonWriter
from .readers import StrictReader
from .uploads import is_binary
from .writers import Writer

if TYPE_CHECKING:
    from ..operations import Media
    from ..parameters.incoming import Incoming
    from ..validation.violations import Violation


class SequenceWriter(JsonWriter):
    """Writes items one after the other; all are written before the first is sent."""

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        assert media.items is not None  # noqa: S101 - asked for such media only
        self._framing = framing_of(media.content_type) or LINES
        self._lazy_type = media.items.type or (lambda: Any)

    @override
    def write(self, body: Any, sent: str) -> tuple[bytes, str]:
        if is_binary(body):
            return Writer.write(self, body, sent)
        if isinstance(body, (str, AnyMapping, BaseModel)) or not isinstance(body, Iterable):
            raise Unwritable(Problem("body", "must be a list, or another iterable, of items"))
        written: list[bytes] = []
        for index, item in enumerate(cast("Any", body)):
            try:
                written.append(self._framing.framed(self.json(item)))
            except ValidationError as error:
                raise Unwritable(*problems_of(error, "body", str(index))) from None
            except Unwritable as error:
                problems = [Problem(_within(index, where), text) for where, text in error.problems]
                raise Unwritable(*problems) from None
        return b"".join(written), sent


def _within(index: int, where: str) -> str:
    """Return a path within an item as a path within the call."""
    return f"body.{index}{where.removeprefix('body')}"


class SequenceReader(StrictReader):
    """Reads bodies of one sequential media type; made once for each.

    Args:
        media: the facts.
    """

    at_once = MAX_AT_ONCE

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        assert media.items is not None  # noqa: S101 - asked for such media only
        type_: Any = Any if media.items.type is None else media.items.type()
        self._framing = framing_of(media.content_type) or LINES
        self._validator: Any = adapter(type_).validator
        self._is_checked = holds_checked_model(type_)

    @override
    def read(self, content: bytes, incoming: Incoming, violations: list[Violation]) -> list[Any]:
        """Return the items; pointers of violations begin with their number, from 0 on.

        Raises:
            ProblemError: 400, if one of them is not JSON.
        """
        items: list[Any] = []
        for index, text in enumerate(self._framing.cut(content)):
            items.append(self._item(text, index, violations))
            if len(violations) > MAX_VIOLATIONS:
                break
        return items

    @override
    async def read_large(
        self, content: bytes, incoming: Incoming, violations: list[Violation]
    ) -> list[Any]:
        items: list[Any] = []
        turns = Turns()
        for index, text in enumerate(self._framing.cut(content)):
            items.append(self._item(text, index, violations))
            if len(violations) > MAX_VIOLATIONS:
                break
            await turns.give()
        return items

    def _item(self, text: bytes, index: int, violations: list[Violation]) -> Any:
        try:
            value = validate_certain(self._validator, text)
        except Invalid as error:
            refused = violations_of(error.errors, "body", from_json(text))
            violations += [_of_item(index, item) for item in refused]
            return None
        except (BrokenJson, UnicodeDecodeError) as error:
            why = str(error) if isinstance(error, BrokenJson) else "it is not UTF-8"
            raise ProblemError(400, detail=f"Item {index + 1} is no valid JSON: {why}.") from None
        passed = islice(undeclared(value, text, is_checked=self._is_checked), MAX_VIOLATIONS + 1)
        violations += [_of_item(index, item) for item in passed]
        return value


def _of_item(index: int, item: Violation) -> Violation:
    return {**item, "pointer": f"/{index}{item.get('pointer', '')}"}


class SequenceCodec(Codec):
    """One sequential media type.

    Args:
        framing: how its items are written.
        whole: the codec of what is no sequence of items.
    """

    title = "a sequence"

    def __init__(self, framing: Framing, whole: Codec) -> None:
        self.framing: Framing | None = framing
        self._whole = whole
        self._matches = framing.matches

    @override
    def matches(self, name: str) -> bool:
        return self._matches(name)

    @override
    def of(self, media: Media) -> Codec:
        return self if media.items is not None else self._whole

    @override
    def fits(self, body: object) -> int | None:
        return -1 if isinstance(body, Iterator) else self._whole.fits(body)

    @override
    def writer(self, media: Media) -> Writer:
        return SequenceWriter(media)

    @override
    def strict_reader(self, media: Media) -> StrictReader:
        return SequenceReader(media)

    @override
    def is_streamed(self, media: Media) -> bool:
        return True

    @override
    def given(self, media: Media, value: Any) -> Any:
        return value

    @override
    def plain(self, media: Media | None, content: bytes, content_type: str) -> Any:
        return self._whole.plain(media, content, content_type)

    @override
    def from_file(self, media: Media, content: bytes) -> Any:
        if self.framing is None or self.framing.is_events or media.items is None:
            return self._whole.from_file(media, content)
        return [parse_json(text.decode()) for text in self.framing.cut(content)]
