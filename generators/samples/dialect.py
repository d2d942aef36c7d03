"""The base of all dialects: how a language writes texts, data and the values of variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from .escaping import Quotes, is_plain, is_word
from .model import Variable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .forms import Part
    from .model import Sample, Text

_INTEGER = re.compile("-?[0-9]+").fullmatch
_WITH_FORMS = frozenset({"POST", "PUT", "PATCH"})


class DataForm(NamedTuple):
    """How a language writes JSON data.

    Attributes:
        arrow: between the name of a property and its value.
        step: spaces by which what is inside is indented.
        last_comma: after the last item.
        null: what null is; `true` and `false` likewise.
        braces: around the properties of an object.
        list_braces: the same of an object that would be read as a list: one without properties, or
            with an integer among their names.
        has_words: whether a name that is a word has no quotation marks.
        computed: names that have brackets around them, since they would mean something else.
        dropped: names that the library would drop from a body.
        wrapped: what a body with one of them is; `{0}` is the literal.
    """

    arrow: str
    step: int = 2
    last_comma: str = ","
    null: str = "null"
    true: str = "true"
    false: str = "false"
    braces: tuple[str, str] = ("{", "}")
    list_braces: tuple[str, str] | None = None
    has_words: bool = False
    computed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    wrapped: str = "{0}"

    def ends(self, names: list[str]) -> tuple[str, str]:
        """Return the brackets around properties of these names."""
        is_list = not names or any(_INTEGER(name) for name in names)
        return self.list_braces if self.list_braces is not None and is_list else self.braces


class Dialect:
    """A language; templates see it as `lang`.

    What attributes say of literals is all that `samples.js` knows of the language.

    Attributes:
        quoted: how a literal of any text is written.
        plain: how it is written where everything in it can be seen; None where that is the same.
        printed: how a command writes what cannot be seen; None where a literal can.
        json_special: what is escaped in a literal of JSON over several lines.
        json_indented: whether the lines of such a literal are indented with the program.
        comment_mark: begins a comment.
        join: operator that concatenates texts.
        read: expression that reads a variable; `{0}` is its name as a literal.
        encode: expression that percent-encodes a value; `{0}` is the value.
    """

    quoted: ClassVar[Quotes]
    plain: ClassVar[Quotes | None] = None
    printed: ClassVar[Quotes | None] = None
    json_special: ClassVar[Mapping[str, str]] = {}
    json_indented: ClassVar[bool] = False
    comment_mark: ClassVar[str] = "//"
    join: ClassVar[str] = " + "
    read: ClassVar[str] = "env({0})"
    encode: ClassVar[str] = "{0}"

    def string(self, value: str) -> str:
        """Return a literal that means `value`."""
        quotes = self.plain if self.plain is not None and is_plain(value) else self.quoted
        return quotes.literal(value)

    def json(self, content: str) -> str:
        """Return JSON as it is written in a literal over several lines."""
        if self.json_special.keys().isdisjoint(content):
            return content
        return "".join(self.json_special.get(char, char) for char in content)

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
    """A language that has literals for JSON data; others write it as a text.

    Attributes:
        data_form: how data is written.
    """

    data_form: ClassVar[DataForm]

    def data(self, value: Any, indent: int = 0) -> str:
        """Return JSON data as the language writes it, for a line indented by `indent`."""
        form = self.data_form
        inner, outer = " " * (indent + form.step), " " * indent
        if isinstance(value, dict):
            items = [
                f"{self.key(name)}{form.arrow}{self.data(item, indent + form.step)}"
                for name, item in value.items()
            ]
            start, end = form.ends([*value])
        elif isinstance(value, list):
            items = [self.data(item, indent + form.step) for item in value]
            start, end = "[", "]"
        elif isinstance(value, str):
            return self.string(value)
        elif isinstance(value, bool):
            return form.true if value else form.false
        else:
            return form.null if value is None else repr(value)
        if not items:
            return start + end
        body = "".join(f"\n{inner}{item}," for item in items)
        return f"{start}{body.removesuffix(',')}{form.last_comma}\n{outer}{end}"

    def body(self, data: Any) -> str:
        """Return data as the library of the language takes it for a body."""
        literal = self.data(data)
        form = self.data_form
        return form.wrapped.format(literal) if _names(data) & {*form.dropped} else literal

    def key(self, name: str) -> str:
        """Return the name of a property."""
        if name in self.data_form.computed:
            return f"[{self.string(name)}]"
        return name if self.data_form.has_words and is_word(name) else self.string(name)


def _names(data: Any) -> set[str]:
    """Return the names of all properties in JSON data."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    names = set(data) if isinstance(data, dict) else set()
    return names.union(*map(_names, inner))
