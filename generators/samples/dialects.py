"""How each language writes texts, data and the values of environment variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from ..document import text
from .dialect import DataForm, Dialect, Literals
from .escaping import (
    BACKTICKED,
    BRACED,
    CONTROLS,
    OCTAL,
    QUOTED,
    SIZED,
    SIZED_BYTES,
    UTF16,
    Quotes,
    is_plain,
)
from .model import Variable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .forms import Part
    from .model import Sample, Text

_PROTOTYPE = ("__proto__", "constructor", "prototype")
_PRINTF = Quotes("", {"\\": "\\\\", "%": "%%", **CONTROLS}, OCTAL)
_FORM_FILE = Quotes('"', {'"': '\\"', "\\": "\\\\"})


class Shell(Dialect):
    """POSIX shell."""

    quoted = Quotes("'", {"'": "'\\''"})
    printed = _PRINTF
    comment_mark = "#"
    join = ""

    def variable(self, variable: Variable) -> str:
        """Return a variable in quotes."""
        name = f"${variable.name}"
        return f'"$(encode "{name}")"' if variable.encode else f'"{name}"'

    def text(self, parts: Text, indent: int | None = None) -> str:
        """Return one word."""
        del indent
        if all(
            isinstance(part, Variable) or re.fullmatch(r"[\w/.:?&=%;, +*-]*", part)
            for part in parts
        ):
            return "".join(_in_quotes(part) for part in parts).join('""')
        return "".join(self.parts(parts))

    def is_plain(self, value: str) -> bool:
        """Return whether a text can be in the program; a line break can."""
        return is_plain(value.replace("\n", ""))

    def writes(self, parts: tuple[Part, ...]) -> bool:
        """Return whether a word of the shell shows what it holds."""
        return all(is_plain(part.content) for part in parts)

    def part(self, part: Part) -> str:
        """Return the option of curl for a part of a form."""
        if not part.filename:
            return f"--form-string {self.string(f'{part.name}={part.content}')}"
        content = _FORM_FILE.literal(part.content)
        value = f"{part.name}={content};filename={part.filename};type={part.content_type}"
        return f"--form {self.string(value)}"

    def printf(self, value: str) -> str:
        """Return a command that prints exactly `value`."""
        option = "-- " if value.startswith("-") else ""
        return f"printf {option}{self.string(_PRINTF.literal(value))}"


def _in_quotes(part: str | Variable) -> str:
    if isinstance(part, str):
        return part
    return f'$(encode "${part.name}")' if part.encode else f"${{{part.name}}}"


class Python(Literals):
    """Python; what is written here is formatted afterwards, on the page it is not."""

    quoted = Quotes('"', QUOTED, SIZED_BYTES)
    data_form = DataForm(": ", step=4, null="None", true="True", false="False")
    comment_mark = "#"
    read = "os.environ[{0}]"
    encode = 'quote({0}, safe="")'

    def string(self, value: str) -> str:
        """Return a literal that means `value`."""
        return text.literal(value)

    def in_bytes(self, value: str) -> str:
        """Return an expression for the bytes of a text, in UTF-8."""
        return f"b{self.string(value)}" if value.isascii() else f"{self.string(value)}.encode()"

    def files(self, parts: tuple[Part, ...]) -> str:
        """Return a form as requests takes it: what is not a file has no file name."""
        files = [
            (part.name, (part.filename, part.content, part.content_type))
            if part.filename
            else (part.name, (None, part.content))
            for part in parts
        ]
        is_unique = len(dict(files)) == len(files)
        return text.literal(dict(files) if is_unique else files)

    def data(self, value: Any, indent: int = 0) -> str:
        """Return JSON data, or bytes, as Python writes it."""
        del indent
        return text.literal(value)


class JavaScript(Literals):
    """JavaScript."""

    quoted = Quotes('"', QUOTED, UTF16, {"</": "<\\/"})
    data_form = DataForm(
        ": ",
        has_words=True,
        computed=("__proto__",),
        dropped=_PROTOTYPE,  # by axios
        wrapped="JSON.stringify({0})",
    )
    encode = "encodeURIComponent({0})"

    def writes(self, parts: tuple[Part, ...]) -> bool:
        """Return whether a FormData sends the fields unchanged: it changes the ends of lines."""
        return not any(set("\r\n") & set(part.content) for part in parts if not part.filename)


class Go(Dialect):
    """Go."""

    quoted = Quotes('"', QUOTED, SIZED)
    json_special: ClassVar[Mapping[str, str]] = {"`": "\\u0060"}

    def encoded(self, read: str, variable: Variable) -> str:
        """Return an expression that percent-encodes the value of the expression `read`."""
        return f"url.{variable.encode.capitalize()}Escape({read})"

    def text(self, parts: Text, indent: int | None = None) -> str:
        """Return an expression for a text, formatted as by gofmt: without spaces in a call."""
        separator = "+" if indent is None else " +\n" + "\t" * indent
        return separator.join(self.parts(parts))

    def writes(self, parts: tuple[Part, ...]) -> bool:
        """Return whether `CreateFormFile` can send these parts: it knows one media type."""
        return all(part.content_type in {"", "application/octet-stream"} for part in parts)

    def raw(self, json: str) -> str:
        """Return a literal that means this JSON, over several lines."""
        return f"`{self.json(json)}`"


class Ruby(Literals):
    """Ruby."""

    quoted = Quotes('"', {**QUOTED, "#": "\\#"}, BRACED)
    data_form = DataForm(" => ", null="nil", last_comma="")
    comment_mark = "#"
    read = "ENV.fetch({0})"
    encode = "ERB::Util.url_encode({0})"


class Php(Literals):
    """PHP."""

    plain = Quotes("'", {"'": "\\'", "\\": "\\\\"})
    quoted = Quotes('"', {**QUOTED, "$": "\\$"}, BRACED)
    data_form = DataForm(" => ", step=4, braces=("[", "]"), list_braces=("(object) [", "]"))
    join = " . "
    encode = "rawurlencode({0})"

    def writes(self, parts: tuple[Part, ...]) -> bool:
        """Return whether each name occurs once, as in an array of PHP."""
        return len({part.name for part in parts}) == len(parts)

    def comment(self, value: str) -> str:
        """Return one line that can be in a comment, which `?>` would end."""
        return value.replace("?>", "? >")


class CSharp(Dialect):
    """C#."""

    quoted = Quotes('"', QUOTED, UTF16)
    json_indented = True
    read = "Env({0})"
    encode = "Uri.EscapeDataString({0})"
    _methods = frozenset({"GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"})

    def refused(self, sample: Sample) -> str:
        """RestSharp has an enumeration of methods."""
        return "" if sample.method in self._methods else f"RestSharp cannot send {sample.method}"


class Java(Dialect):
    """Java."""

    quoted = Quotes('"', QUOTED, UTF16)
    json_special: ClassVar[Mapping[str, str]] = {"\\": "\\\\"}
    json_indented = True
    encode = "encode({0})"

    def block(self, json: str, indent: int) -> str:
        """Return a text block that means this JSON."""
        lines = self.json(json).split("\n")
        inner = "".join(f"\n{' ' * indent}{line}" for line in lines)
        return f'"""{inner}"""'

    def comment(self, value: str) -> str:
        r"""Return one line that can be in a comment: Java reads `\u000a` there as a line end."""
        return value.replace("\\", "\\ ")

    def refused(self, sample: Sample) -> str:
        """OkHttp sends no body with some methods."""
        if sample.body and sample.method in {"GET", "HEAD"}:
            return f"OkHttp sends no body with {sample.method}"
        return ""


class PowerShell(Dialect):
    """PowerShell 7; typographic quotation marks count as such."""

    plain = Quotes("'", {quote: quote * 2 for quote in "'\u2018\u2019\u201a\u201b"})
    quoted = Quotes(
        '"',
        {
            **{char: f"`{char}" for char in '"`$\u201c\u201d\u201e'},
            "\n": "`n",
            "\r": "`r",
            "\t": "`t",
        },
        BACKTICKED,
    )
    comment_mark = "#"
    read = "(Get-Setting {0})"
    encode = "[Uri]::EscapeDataString({0})"

    def writes(self, parts: tuple[Part, ...]) -> bool:
        """Return False: Invoke-RestMethod reads the files of a form from disk."""
        del parts
        return False

    def refused(self, sample: Sample) -> str:
        """Invoke-RestMethod makes a query of the body of a GET."""
        if sample.body and sample.method in {"GET", "HEAD"}:
            return f"Invoke-RestMethod sends no body with {sample.method}"
        return ""


DIALECTS: Mapping[str, Dialect] = {
    "shell": Shell(),
    "python": Python(),
    "javascript": JavaScript(),
    "go": Go(),
    "ruby": Ruby(),
    "php": Php(),
    "csharp": CSharp(),
    "java": Java(),
    "powershell": PowerShell(),
}
"""By name."""
