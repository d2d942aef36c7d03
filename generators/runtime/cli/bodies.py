"""The body of a request, from a file or standard input and from `--set`."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..narrowing import AnyDict, AnyList
from ..strict_json import parse_json
from .exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..codecs.base import Codec
    from ..operations import Media
    from .facts import Body

_step = re.compile(r"\.?((?:[^.\[\]\\]|\\.)+)|\[(-?\d{1,9})?\]", re.DOTALL).match
_assignment = re.compile(r"((?:[^=\\]|\\.)*)=(.*)", re.DOTALL).fullmatch
_stated = re.compile(r";(type|header)=").split
_unescape = re.compile(r"\\(.)", re.DOTALL)
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class BodyOptions:
    """The options of the command line about the body.

    Attributes:
        file: path of a file, `-` for standard input, None for none.
        values: `path=value` of each `--set`.
        texts: the same of each `--set-string`.
        files: `path=file` of each `--set-file`, with what is said of the file.
        content_type: the media type to send; None to choose.
    """

    file: str | None = None
    values: Sequence[str] = ()
    texts: Sequence[str] = ()
    files: Sequence[str] = ()
    content_type: str | None = None


def body_of(facts: Body, options: BodyOptions, media: Callable[[], Sequence[Media]]) -> Any:
    """Return the body: the content of the file, changed by what was set; None where there is none.

    Args:
        facts: what the operation takes.
        options: the options about the body.
        media: gives the declared media types; called where there is a body.

    Raises:
        UsageError: something cannot be read or does not fit together.
    """
    sets = bool(options.values or options.texts or options.files)
    if options.file is None and not sets:
        if facts.required:
            raise UsageError("this operation needs a body: give --body FILE, or --set name=value")
        return None
    chosen, codec = _chosen(media(), options)
    body: Any = _ABSENT
    if options.file is not None:
        body = _content(options.file, chosen, codec)
    if not sets:
        return body
    if not codec.has_fields:
        raise UsageError(f"--set: a body of {codec.title} has no parts: give it with --body")
    for flag, read, items in (
        ("--set", value_of, options.values),
        ("--set-string", str, options.texts),
        ("--set-file", _upload, options.files),
    ):
        for item in items:
            path, value = _split(flag, item)
            body = set_at(body, path, read(value), f"{flag} {item.partition('=')[0]}")
    return body


def value_of(text: str) -> Any:
    """Return JSON where the text is JSON, else the text."""
    try:
        return parse_json(text)
    except ValueError:
        return text


def _chosen(media: Sequence[Media], options: BodyOptions) -> tuple[Media, Codec]:
    """Return the declared media type to send, and its codec."""
    from ..codecs.table import codec_for
    from ..media_types import essence, parameters, select

    names = [(essence(item.content_type), parameters(item.content_type)) for item in media]
    declared = [_Declared(*name, item) for name, item in zip(names, media, strict=True)]
    if options.content_type is not None:
        selected = select(declared, options.content_type)
        if selected is not None:
            chosen = replace(selected.media, content_type=options.content_type)
            return chosen, codec_for(chosen)
    codecs = [(item, codec_for(item)) for item in media]
    with_files = [pair for pair in codecs if pair[1].has_files] if options.files else []
    return min(with_files or codecs, key=lambda pair: pair[1].rank)


class _Declared(NamedTuple):
    """A declared media type, to be selected."""

    essence: str
    parameters: frozenset[str]
    media: Media


def _content(file: str, media: Media, codec: Codec) -> Any:
    where = "standard input" if file == "-" else file
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise UsageError(f"--body: {where} cannot be read: {reason or error}") from None
    try:
        return codec.from_file(media, content)
    except UnicodeDecodeError:
        raise UsageError(f"--body: {where} is not text in UTF-8") from None
    except ValueError as error:
        title = "JSON" if codec.json_on_command_line else codec.title
        raise UsageError(f"--body: {where} is not {title}: {error}") from None


def _upload(text: str) -> Any:
    """Return a file of a form: `FILE`, or `FILE;type=image/png;header=X-Page: 1`."""
    from ..codecs.uploads import Upload

    file, *said = _stated(text)
    content_type: str | None = None
    headers: dict[str, str] = {}
    for key, value in zip(said[::2], said[1::2], strict=True):
        if key == "type":
            content_type = value
        else:
            name, colon, field = value.partition(":")
            if not colon:
                raise UsageError(f"--set-file: {value!r} is not of the form Name: value")
            headers[name.strip()] = field.strip()
    try:
        return Upload(Path(file).read_bytes(), Path(file).name, content_type, headers)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise UsageError(f"--set-file: {file} cannot be read: {reason or error}") from None


# --- Paths ----------------------------------------------------------------------------------------


def _split(flag: str, text: str) -> tuple[list[str | int | None], str]:
    match = _assignment(text)
    if match is None or not match[1]:
        raise UsageError(f"{flag}: {text!r} is not of the form path=value")
    return path_of(flag, match[1]), match[2]


def path_of(flag: str, text: str) -> list[str | int | None]:
    r"""Return the steps of a path such as `message.tags[0].name`.

    A name is a text, a position a number (from the end where it is negative), and `[]`, one more
    item, is None. In a name, `\` stands before `.`, `[`, `=` and itself.
    """
    steps: list[str | int | None] = []
    at = 0
    while at < len(text):
        match = _step(text, at)
        if match is None or (match[0][0] == ".") != (bool(steps) and match[1] is not None):
            raise UsageError(f"{flag}: the path {text!r} cannot be read at {text[at:]!r}")
        if match[1] is not None:
            steps.append(_unescape.sub(r"\1", match[1]))
        else:
            steps.append(None if match[2] is None else int(match[2]))
        at = match.end()
    return steps


def set_at(root: Any, path: Sequence[str | int | None], value: Any, where: str) -> Any:
    """Return a JSON value with another value in one place; what leads there is made.

    Args:
        root: what there is; `_ABSENT` for nothing yet. It is changed.
        path: from `path_of`.
        value: to be put there.
        where: what is asked for, for messages.

    Raises:
        UsageError: the path leads through a value that has no parts.
    """
    if not path:
        return value
    step, *rest = path
    if root is _ABSENT:
        root = {} if isinstance(step, str) else []
    if isinstance(step, str):
        if not isinstance(root, AnyDict):
            raise UsageError(f"{where}: {step!r} is a name, but that place is not an object")
        root[step] = set_at(root.get(step, _ABSENT), rest, value, where)
        return root
    if not isinstance(root, AnyList):
        raise UsageError(f"{where}: [{'' if step is None else step}] is not a place in an object")
    if step is None or step == len(root):
        root.append(set_at(_ABSENT, rest, value, where))
    elif -len(root) <= step < len(root):
        root[step] = set_at(root[step], rest, value, where)
    else:
        raise UsageError(f"{where}: [{step}] is past the end of a list of {len(root)}")
    return root
