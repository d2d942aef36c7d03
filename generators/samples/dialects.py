"""How each language writes texts, data and the values of environment variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generators.document import text
from generators.samples.dialect import Dialect, Literals
from generators.samples.escaping import escape, is_plain, is_word, utf8_octal, utf16
from generators.samples.model import Variable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generators.samples.forms import Part
    from generators.samples.model import Sample, Text

_CONTROLS = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_QUOTED = {'"': '\\"', "\\": "\\\\", **_CONTROLS}


class Shell(Dialect):
    """POSIX shell."""

    join = ""

    def string(self, value: str) -> str:
        """Return a quoted word."""
        return "'" + value.replace("'", "'\\''") + "'"

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
        content = escape(part.content, {'"': '\\"', "\\": "\\\\"}, str)
        value = f'{part.name}="{content}";filename={part.filename};type={part.content_type}'
        return f"--form {self.string(value)}"

    def printf(self, value: str) -> str:
        """Return a command that prints exactly `value`."""
        escaped = escape(value, {"\\": "\\\\", "%": "%%", **_CONTROLS}, utf8_octal)
        return f"printf {'-- ' if value.startswith('-') else ''}{self.string(escaped)}"


def _in_quotes(part: str | Variable) -> str:
    if isinstance(part, str):
        return part
    return f'$(encode "${part.name}")' if part.encode else f"${{{part.name}}}"


class Python(Dialect):
    """Python."""

    read = "os.environ[{0}]"
    encode = 'quote({0}, safe="")'

    def string(self, value: str) -> str:
        """Return a literal that means `value`."""
        return text.literal(value)

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


_PROTOTYPE = {"__proto__", "constructor", "prototype"}


def _names(data: Any) -> set[str]:
    """Return the names of all properties in JSON data."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    names = set(data) if isinstance(data, dict) else set()
    return names.union(*map(_names, inner))


class JavaScript(Literals):
    """JavaScript."""

    encode = "encodeURIComponent({0})"
    arrow = ": "

    def string(self, value: str) -> str:
        """Return a literal that means `value`."""
        return '"' + escape(value, _QUOTED, utf16).replace("</", "<\\/") + '"'

    def writes(self, parts: tuple[Part, ...]) -> bool:
        """Return whether a FormData sends the fields unchanged: it changes the ends of lines."""
        return not any(set("\r\n") & set(part.content) for part in parts if not part.filename)

    def body(self, data: Any) -> str:
        """Return data as axios takes it, which would drop properties of some names."""
        literal = self.data(data)
        return f"JSON.stringify({literal})" if _names(data) & _PROTOTYPE else literal

    def key(self, name: str) -> str:
        """Return the name of a property; that one name means a prototype."""
        if name == "__proto__":
            return f"[{self.string(name)}]"
        return name if is_word(name) else self.string(name)


class Go(Dialect):
    """Go."""

    def encoded(self, read: str, variable: Variable) -> str:
        """Return an expression that percent-encodes the value of the expression `read`."""
        return f"url.{variable.encode.capitalize()}Escape({read})"

    def text(self, parts: Text, indent: int | None = None) -> str:
        """Return an expression for a text, formatted as by gofmt: without spaces in a call."""
        separator = "+" if indent is None else " +\n" + "\t" * indent
        return separator.join(self.parts(parts))

    def string(self, value: str) -> str:
        """Return a literal that means `value`."""
        return '"' + escape(value, _QUOTED, _go) + '"'

    def writes(self, parts: tuple[Part, ...]) -> bool:
        """Return whether `CreateFormFile` can send these parts: it knows one media type."""
        return all(part.content_type in {"", "application/octet-stream"} for part in parts)

    def raw(self, json: str) -> str:
        """Return a literal that means this JSON, over several lines."""
        return "`" + json.replace("`", "\\u0060") + "`"


def _go(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


class Ruby(Literals):
    """Ruby."""

    read = "ENV.fetch({0})"
    encode = "ERB::Util.url_encode({0})"
    arrow = " => "
    null = "nil"
    last_comma = ""

    def string(self, value: str) -> str:
        """Return a literal that means `value`."""
        return '"' + escape(value, {**_QUOTED, "#": "\\#"}, _braced) + '"'


def _braced(char: str) -> str:
    return f"\\u{{{ord(char):x}}}"


class Php(Literals):
    """PHP."""

    join = " . "
    encode = "rawurlencode({0})"
    arrow = " => "
    braces = ("[", "]")
    step = 4

    def string(self, value: str) -> str:
        """Return a literal that means `value`."""
        if is_plain(value):
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return '"' + escape(value, {**_QUOTED, "$": "\\$"}, _braced) + '"'

    def writes(self, parts: tuple[Part, ...]) -> bool:
        """Return whether each name occurs once, as in an array of PHP."""
        return len({part.name for part in parts}) == len(parts)

    def ends(self, value: dict[str, Any]) -> tuple[str, str]:
        """Return brackets; an array that PHP would read as a list becomes an object."""
        as_list = not value or any(re.fullmatch(r"-?[0-9]+", name) for name in value)
        return ("(object) [", "]") if as_list else self.braces

    def comment(self, value: str) -> str:
        """Return one line that can be in a comment, which `?>` would end."""
        return value.replace("?>", "? >")


class CSharp(Dialect):
    """C#."""

    read = "Env({0})"
    encode = "Uri.EscapeDataString({0})"
    _methods = frozenset({"GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"})

    def string(self, value: str) -> str:
        """Return a literal that means `value`."""
        return '"' + escape(value, _QUOTED, utf16) + '"'

    def refused(self, sample: Sample) -> str:
        """RestSharp has an enumeration of methods."""
        return "" if sample.method in self._methods else f"RestSharp cannot send {sample.method}"


class Java(Dialect):
    """Java."""

    encode = "encode({0})"

    def string(self, value: str) -> str:
        """Return a literal that means `value`."""
        return '"' + escape(value, _QUOTED, utf16) + '"'

    def block(self, json: str, indent: int) -> str:
        """Return a text block that means this JSON."""
        lines = json.replace("\\", "\\\\").split("\n")
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
    """PowerShell 7."""

    read = "(Get-Setting {0})"
    encode = "[Uri]::EscapeDataString({0})"

    def string(self, value: str) -> str:
        """Return a literal that means `value`; typographic quotes count as quotes."""
        if is_plain(value):
            return "'" + re.sub("(['\u2018\u2019\u201a\u201b])", r"\1\1", value) + "'"
        special = {char: f"`{char}" for char in '"`$\u201c\u201d\u201e'}
        special.update({"\n": "`n", "\r": "`r", "\t": "`t"})
        return '"' + escape(value, special, lambda char: f"`u{{{ord(char):x}}}") + '"'

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
