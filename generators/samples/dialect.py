"""The base of all dialects: how a language writes texts, data and the values of variables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from generators.samples.model import Variable

if TYPE_CHECKING:
    from generators.samples.forms import Part
    from generators.samples.model import Sample, Text

_WITH_FORMS = frozenset({"POST", "PUT", "PATCH"})


class Dialect:
    """A language; templates see it as `lang`.

    Attributes:
        join: operator that concatenates texts.
        read: expression that reads a variable; `{0}` is its name as a literal.
        encode: expression that percent-encodes a value; `{0}` is the value.
        methods: what the language cannot send, as `(method, with a body)`: why.
    """

    join: ClassVar[str] = " + "
    read: ClassVar[str] = "env({0})"
    encode: ClassVar[str] = "{0}"

    def string(self, value: str) -> str:
        """Return a literal that means `value`."""
        raise NotImplementedError

    def data(self, value: Any, indent: int = 0) -> str:
        """Return JSON data as the language writes it, for a line indented by `indent`."""
        raise NotImplementedError

    def variable(self, variable: Variable) -> str:
        """Return an expression for the value of an environment variable."""
        read = self.read.format(self.string(variable.name))
        return self.encoded(read, variable) if variable.encode else read

    def encoded(self, read: str, variable: Variable) -> str:
        """Return an expression that percent-encodes the value of the expression `read`."""
        del variable
        return self.encode.format(read)

    def parts(self, parts: Text) -> list[str]:
        """Return an expression for each part of a text."""
        return [
            self.variable(part) if isinstance(part, Variable) else self.string(part)
            for part in parts
        ]

    def text(self, parts: Text, indent: int | None = None) -> str:
        """Return an expression for a text; each part on a line of its own where indented."""
        separator = self.join if indent is None else f"{self.join.rstrip()}\n{' ' * indent}"
        return separator.join(self.parts(parts))

    def header(self, name: str, value: Text) -> str:
        """Return an expression for a header field, name and value."""
        first, *rest = value
        if isinstance(first, str):
            return self.text((f"{name}: {first}", *rest))
        return self.text((f"{name}: ", first, *rest))

    def comment(self, value: str) -> str:
        """Return one line that can be in a comment."""
        return value

    def refused(self, sample: Sample) -> str:
        """Return why the language cannot send a request; empty where it can."""
        del sample
        return ""

    def parts_of(self, sample: Sample) -> tuple[Part, ...]:
        """Return the parts of a form that a library writes; none where the program has the body."""
        parts = sample.body.parts if sample.body else ()
        return parts if sample.method in _WITH_FORMS and self.writes(parts) else ()

    def writes(self, parts: tuple[Part, ...]) -> bool:
        """Return whether the library of the language sends a form of these parts unchanged."""
        del parts
        return True


class Literals(Dialect):
    """A language that has literals for JSON data."""

    arrow: ClassVar[str]
    braces: ClassVar[tuple[str, str]] = ("{", "}")
    step: ClassVar[int] = 2
    last_comma: ClassVar[str] = ","
    null: ClassVar[str] = "null"

    def data(self, value: Any, indent: int = 0) -> str:
        """Return JSON data as the language writes it, for a line indented by `indent`."""
        inner, outer = " " * (indent + self.step), " " * indent
        if isinstance(value, dict):
            items = [
                f"{self.key(name)}{self.arrow}{self.data(item, indent + self.step)}"
                for name, item in value.items()
            ]
            start, end = self.ends(value)
        elif isinstance(value, list):
            items = [self.data(item, indent + self.step) for item in value]
            start, end = "[", "]"
        elif isinstance(value, str):
            return self.string(value)
        elif isinstance(value, bool):
            return str(value).lower()
        else:
            return self.null if value is None else repr(value)
        if not items:
            return start + end
        body = "".join(f"\n{inner}{item}," for item in items)
        return f"{start}{body.removesuffix(',')}{self.last_comma}\n{outer}{end}"

    def key(self, name: str) -> str:
        """Return the name of a property."""
        return self.string(name)

    def ends(self, value: dict[str, Any]) -> tuple[str, str]:
        """Return the brackets around the properties of an object."""
        del value
        return self.braces
