"""The parts of a `multipart/form-data` body, for languages whose libraries write such a body."""

from __future__ import annotations

import re
from typing import NamedTuple

_head = re.compile(
    r"""Content-Disposition:\ form-data;\ name="(?P<name>[\w.-]+)"
        (;\ filename="(?P<filename>[\w.-]+)"\r\nContent-Type:\ (?P<type>[\w.+/-]+))?""",
    re.VERBOSE | re.ASCII,
).fullmatch


class Part(NamedTuple):
    """A field or file of a form.

    Attributes:
        name: of the field.
        content: its text, or that of the file.
        filename: empty where it is not a file.
        content_type: of the file.
    """

    name: str
    content: str
    filename: str = ""
    content_type: str = ""


def read_parts(body: str, boundary: str) -> tuple[Part, ...]:
    """Return the parts of a body as our client writes it.

    Libraries differ in how they write unusual names, and most cannot send the media type of a
    field that is not a file: a body with such a part has none.
    """
    parts = []
    for raw in body.removesuffix(f"--{boundary}--\r\n").split(f"--{boundary}\r\n")[1:]:
        head, _, content = raw.partition("\r\n\r\n")
        match = _head(head)
        if match is None:
            return ()
        text = content.removesuffix("\r\n")
        parts.append(Part(match["name"], text, match["filename"] or "", match["type"] or ""))
    return tuple(parts)
