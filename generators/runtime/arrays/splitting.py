"""Cutting JSON into pieces without reading what is in them. Needs msgspec (extra `server`).

A body is scanned twice: once as a whole, so that broken JSON is known before any of it is used, and
then piece by piece, so that no more than one piece is held besides the text itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ..validation.strict import BrokenJson, said_twice

try:
    import msgspec
except ImportError as _error:
    raise ImportError(
        "reading bodies item by item (`x-items`) needs msgspec: "
        "install this package with its [server] extra"
    ) from _error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

_scan: Final = msgspec.json.Decoder(msgspec.Raw).decode
_name: Final = msgspec.json.Decoder(str).decode
_encode: Final = msgspec.json.Encoder().encode
_MALFORMED: Final = "JSON is malformed: "
_TRAILING: Final = f"{_MALFORMED}trailing characters (byte "
_CLOSING: Final = ord("]")
_COMMA: Final = ord(",")
_OPENING: Final = ord("{")
_COLON: Final = ord(":")
_BRACE: Final = ord("}")
_spaces: Final = re.compile(rb"[ \t\r\n]*").match


def first_of(text: bytes | memoryview) -> bytes:
    """Return the first character of a JSON text; nothing where there is none."""
    return bytes(from_first(memoryview(text))[:1])


def from_first(text: memoryview) -> memoryview:
    """Return a JSON text from its first character on."""
    spaces = _spaces(text)
    return text[spaces.end() :] if spaces else text


def check_syntax(content: bytes) -> None:
    """Refuse what is not JSON; whether texts are UTF-8 is not looked at.

    Raises:
        BrokenJson: it is not.
    """
    _well_formed(_scan, content)


def members_of(content: bytes) -> dict[str, memoryview]:
    """Return the members of a JSON object as they are, without copying them.

    Raises:
        BrokenJson: it is not JSON, see `check_syntax`, or a name occurs twice.
    """
    try:
        return _members(from_first(memoryview(content)))
    except (ValueError, IndexError, msgspec.DecodeError) as error:
        check_syntax(content)  # its error says where
        raise BrokenJson(str(error)) from None


def _members(text: memoryview) -> dict[str, memoryview]:
    """Return the members of an object whose syntax was not checked.

    Raises:
        ValueError: a name occurs twice, or it is not an object.
        IndexError: it ends too early.
        msgspec.DecodeError: a name is not a string.
    """
    members: dict[str, memoryview] = {}
    if text[0] != _OPENING:
        raise ValueError("it is not an object")
    stop = len(text) - len(from_first(text[1:]))
    more = text[stop] != _BRACE
    while more:
        colon = _end(text, stop)
        name = _name(text[stop:colon])
        if name in members:
            raise BrokenJson(said_twice(name))
        if text[colon] != _COLON:
            raise ValueError("a name has no value")
        stop = _end(text, colon + 1)
        members[name] = text[colon + 1 : stop]
        more = text[stop] == _COMMA
        stop += more
    if text[stop] != _BRACE or first_of(text[stop + 1 :]):
        raise ValueError("the object has no end")
    return members


def object_of(members: Mapping[str, memoryview]) -> bytes:
    """Return the JSON object with these members."""
    return _encode({name: msgspec.Raw(text) for name, text in members.items()})


def _well_formed(decode: Callable[[bytes], Any], content: bytes) -> Any:
    try:
        return decode(content)
    except msgspec.DecodeError as error:
        reason = str(error).removeprefix(_MALFORMED)
        raise BrokenJson(reason[:1].lower() + reason[1:]) from None
    except UnicodeDecodeError:
        raise BrokenJson("it is not UTF-8") from None
    except RecursionError:
        raise BrokenJson("it is nested too deeply") from None


def split(array: memoryview) -> Iterator[bytes]:
    """Give the text of each item of a JSON array, space around it included.

    Args:
        array: the array from its bracket on; its syntax was checked.

    Raises:
        BrokenJson: an item is nested too deeply.
    """
    start = 1
    if first_of(array[1:]) == b"]":
        return
    while True:
        stop = _end(array, start)
        yield bytes(array[start:stop])
        if array[stop] == _CLOSING:
            return
        start = stop + 1


def _end(text: memoryview, start: int) -> int:
    """Return where the value that begins at `start`, or after space, ends with the space after it.

    Raises:
        BrokenJson: it is nested too deeply.
        ValueError: there is no value, or nothing after it.
    """
    # What follows a value is an error that says where the value ends. Asking for a list of all
    # items would take 60 bytes for each: for an array of digits, thirty times its text.
    try:
        _scan(text[start:])
    except msgspec.DecodeError as error:
        reason = str(error)
        if reason.startswith(_TRAILING):
            return start + int(reason[len(_TRAILING) : -1]) - 1
        raise ValueError(reason) from None
    except RecursionError:
        raise BrokenJson("it is nested too deeply") from None
    raise ValueError("the text has an end too soon")


def _splits() -> bool:
    try:
        return list(split(memoryview(b'[1 , {"a": [2]},"]"]'))) == [b"1 ", b' {"a": [2]}', b'"]"']
    except (ValueError, IndexError):
        return False


if not _splits():
    raise ImportError(f"msgspec {msgspec.__version__} reports the end of an item in another way")
