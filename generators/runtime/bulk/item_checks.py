"""Items become JSON text, checked: what is sent of each, or what is wrong with it."""

from __future__ import annotations

import json
from array import array
from collections import deque
from hashlib import sha256
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from ..codecs.json_bodies import JsonWriter
from ..errors import Problem
from ..models.base import dump_json
from ..narrowing import AnyMapping
from ..operations import Media
from ..parameters.writing import Unwritable
from ..pydantic_problems import problems_of
from ..strict_json import parse_json
from ..validation.strict import BrokenJson, check_json
from .quick import QuickValidator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..operations import ItemArray
    from .quick import Read

DIGEST = 16
"""Bytes of the digest of the items of a batch."""


class Checked(NamedTuple):
    """Items as they are sent.

    Attributes:
        texts: JSON text of each that is valid, in order.
        places: number of each of these among the items; None where all are valid.
        ids: identity of each item, valid or not; None where it has none.
        problems: what is wrong with the others, by number.
    """

    texts: list[bytes]
    places: list[int] | None
    ids: list[str | None]
    problems: dict[int, tuple[Problem, ...]]


class Checker:
    """Checks items of one array; made once for each call.

    Args:
        facts: of the array.
    """

    def __init__(self, facts: ItemArray) -> None:
        self._id = facts.id
        type_ = facts.type()
        self._quick = QuickValidator(type_)
        self._read = self._quick.read
        self._near: Read | None = None  # what reads lines like the first one, as long as all are
        self._get_id: Callable[[Any], Any] | None = itemgetter(facts.id) if facts.id else None
        self._writer = JsonWriter(Media(content_type="application/json", type=lambda: type_))

    def check(self, items: Sequence[Any]) -> Checked:
        """Return what is sent of items, and what is wrong with others."""
        texts = self._lines(items)
        if texts is not None:
            return texts
        valid: list[bytes] = []
        places: list[int] = []
        ids: list[str | None] = []
        problems: dict[int, tuple[Problem, ...]] = {}
        for number, item in enumerate(items):
            try:
                text = self._text(item)
            except _Refused as refused:
                problems[number] = refused.problems
                ids.append(self._id_of(refused.data))
            else:
                valid.append(text)
                places.append(number)
                ids.append(self._id_of(from_json(text)) if self._id else None)
        return Checked(valid, places if problems else None, ids, problems)

    def _lines(self, items: Sequence[Any]) -> Checked | None:
        """Return the same for lines that are all valid at first sight; None where one is not."""
        if self._read is None:
            return None
        try:
            texts = list(items) if _are_bytes(items) else list(map(str.encode, items))
            ids = self._ids_at_sight(self._read, texts)
        except (ValueError, TypeError):
            return None
        return Checked(texts, None, ids, {})

    def _ids_at_sight(self, read: Read, texts: Sequence[bytes]) -> list[str | None]:
        """Return the identities in lines; raises ValueError where one is not valid."""
        if not texts:
            return []
        near = self._near or self._quick.like(read(texts[0]))
        try:
            ids = self._ids_of(near, texts)
        except ValueError:
            if near is read:
                raise
            near, ids = read, self._ids_of(read, texts)
        self._near = near
        return ids

    def _ids_of(self, read: Read, texts: Sequence[bytes]) -> list[str | None]:
        """Return the identities in lines; raises ValueError where one is not valid.

        What was read of a line is dropped before the next one is: so many objects at once would
        be looked through by the garbage collector.
        """
        if self._get_id is None:
            deque(map(read, texts), maxlen=0)
            return [None] * len(texts)
        try:
            ids = list(map(self._get_id, map(read, texts)))
        except (KeyError, TypeError):
            return [self._id_of(read(text)) for text in texts]
        if set(map(type, ids)) != {str}:
            ids = [None if id_ is None else str(id_) for id_ in ids]
        return ids

    def _text(self, item: Any) -> bytes:
        """Return what is sent of an item.

        Raises:
            _Refused: it is not valid.
        """
        data = item
        try:
            if isinstance(item, (bytes, str)):
                text = item if isinstance(item, bytes) else item.encode()
                data = None
                data = parse_json(text.decode())
                if self._is_quick(text):
                    return text
                check_json(text)
            return self._writer.json(data)
        except ValidationError as error:
            problems = tuple(problems_of(error))
        except Unwritable as error:
            problems = tuple(
                Problem(where.removeprefix("body").removeprefix("."), message)
                for where, message in error.problems
            )
        except BrokenJson as error:
            problems = (Problem("", f"This cannot be read: {error}"),)
        except UnicodeError:
            problems = (Problem("", "This cannot be read: it is not UTF-8"),)
        except ValueError as error:
            problems = (Problem("", f"This cannot be read: it is no JSON ({_first_words(error)})"),)
        raise _Refused(problems, data)

    def _is_quick(self, text: bytes) -> bool:
        """Whether a text is valid at first sight, and so sent as it is."""
        try:
            return self._read is not None and self._read(text) is not None
        except ValueError:
            return False

    def _id_of(self, data: Any) -> str | None:
        """Return the identity of an item, which need not be valid."""
        if not self._id:
            return None
        if isinstance(data, BaseModel):
            data = data.model_dump(by_alias=True)
        id_ = data.get(self._id) if isinstance(data, AnyMapping) else None
        is_id = isinstance(id_, (str, int)) and not isinstance(id_, bool)
        return str(id_) if is_id else None


def _are_bytes(items: Sequence[Any]) -> bool:
    return set(map(type, items)) == {bytes}


class _Refused(Exception):  # noqa: N818 - says what happened
    def __init__(self, problems: tuple[Problem, ...], data: Any) -> None:
        super().__init__()
        self.problems = problems
        self.data = data


def _first_words(error: ValueError) -> str:
    """Return what a parser says, without anything of the text."""
    return getattr(error, "msg", None) or str(error)


def digest_of(items: Sequence[Any]) -> tuple[bytes, bytes]:
    """Return what items are known by: a digest of all of them, and the length of each.

    The first says whether they are the same, the others often which one is not.
    """
    texts = items if _are_bytes(items) else list(map(plain_text, items))
    lengths = array("I", map(len, texts)).tobytes()
    digest = sha256(lengths)
    digest.update(b"".join(texts))
    return digest.digest()[:DIGEST], lengths


def difference(known: bytes, found: bytes) -> int | None:
    """Return the number of the first item whose length differs; None where none does."""
    size = array("I").itemsize
    for start in range(0, min(len(known), len(found)), size):
        if known[start : start + size] != found[start : start + size]:
            return start // size
    return None


def plain_text(item: Any) -> bytes:
    """Return an item as text: the same one for the same item, whether it is valid or not."""
    if isinstance(item, bytes):
        return item
    if isinstance(item, str):
        return item.encode("utf-8", "surrogatepass")
    try:
        if isinstance(item, BaseModel):
            return dump_json(item)
    except ValueError:
        pass
    return json.dumps(item, default=repr, skipkeys=True).encode()
