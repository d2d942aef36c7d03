"""What a request asks of the mock: the `Prefer` header (RFC 7240), or the query.

    Prefer: code=404, example=unknown
    Prefer: dynamic=true, seed=7
    Prefer: failed=2
    GET /pets/1?__code=404&__example=unknown

The preferences have the names that Prism uses; `failed` is about the items of a bulk operation. Of
a repeated preference the first counts; the header comes before the query. What the mock does not
know is ignored, as the RFC wants it. Each answer has a header field `Mock` with these names, so
that a page or a program can offer them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from ..validation.problems import ProblemError

if TYPE_CHECKING:
    from starlette.types import Message, Send

    from ..parameters.incoming import Incoming

# One pass over the header, whatever it holds: a quote that is not closed reaches to the end.
_pieces = re.compile(r'"(?:[^"\\]|\\.?)*"?|[,;]|[^",;]+', re.DOTALL).findall
_escaped = re.compile(r"\\(.)")
_NAMES = ("code", "example", "dynamic", "seed", "failed")
_TOLD = (b"mock", ", ".join(_NAMES).encode("ascii"))
"""The header field by which an answer says that it is from a mock, and what that can be asked."""
_WORDS = {"true": True, "1": True, "": True, "false": False, "0": False}


def telling(send: Send) -> Send:
    """Return a `send` whose answers say that they are from a mock."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], _TOLD]}
        await send(message)

    return told


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a request asks for.

    Attributes:
        code: HTTP status of the answer.
        example: name of the example to answer with.
        dynamic: whether to answer with made-up values; None where none is stated.
        seed: what made-up values follow from, besides the request.
        failed: how many items of the request fail; None where that is not stated.
    """

    code: int | None = None
    example: str = ""
    dynamic: bool | None = None
    seed: str = ""
    failed: int | None = None

    def applied(self, *names: str) -> str:
        """Return the value of `Preference-Applied` for those of the names that were asked for."""
        values = {
            "code": "" if self.code is None else str(self.code),
            "example": _word(self.example),
            "dynamic": "" if self.dynamic is None else str(self.dynamic).lower(),
            "seed": _word(self.seed),
            "failed": "" if self.failed is None else str(self.failed),
        }
        return ", ".join(f"{name}={values[name]}" for name in names if values[name])


def preferences_of(incoming: Incoming) -> Preferences:
    """Return the preferences of a request.

    Raises:
        ProblemError: 400, where one has a value that it cannot have.
    """
    header = incoming.headers.get(b"prefer", b"").decode("latin-1")
    values = dict(_in_query(incoming)) | dict(reversed(parse(header)))
    return Preferences(
        code=_code(values["code"]) if "code" in values else None,
        example=values.get("example", ""),
        dynamic=_dynamic(values["dynamic"]) if "dynamic" in values else None,
        seed=values.get("seed", ""),
        failed=_failed(values["failed"]) if "failed" in values else None,
    )


def parse(header: str) -> list[tuple[str, str]]:
    """Return names, in lower case, and values of a `Prefer` header, in order.

    Parameters (`name=value; parameter`) are left out: no preference of the mock has any.
    """
    items = [""]
    parameters = False
    for piece in _pieces(header):
        if piece == ",":
            items.append("")
        elif piece != ";" and not parameters:
            items[-1] += piece
        parameters = piece == ";" or (parameters and piece != ",")
    pairs = [item.partition("=") for item in items if item.strip()]
    return [(name.strip().lower(), _unquoted(value.strip())) for name, _, value in pairs]


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] == '"'
    return _escaped.sub(r"\1", text[1:-1]) if quoted else text


def _word(text: str) -> str:
    """Return a text as a header holds it: with quotes where it is more than a token."""
    if re.fullmatch(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]*", text):
        return text
    plain = text.encode("ascii", "replace").decode()
    quoted = "".join(c if c.isprintable() else " " for c in plain)
    return '"' + quoted.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _in_query(incoming: Incoming) -> list[tuple[str, str]]:
    pairs = [(name, unquote_plus(value)) for name, value in incoming.query]
    known = {f"__{name}": name for name in _NAMES}
    return [(known[name], value) for name, value in reversed(pairs) if name in known]


def _code(text: str) -> int:
    if re.fullmatch(r"[2-5][0-9]{2}", text):
        return int(text)
    raise ProblemError(400, detail="The preference `code` takes a status from 200 to 599.")


def _dynamic(text: str) -> bool:
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    raise ProblemError(400, detail="The preference `dynamic` takes `true` or `false`.")


def _failed(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    raise ProblemError(400, detail="The preference `failed` takes a number of items.")
