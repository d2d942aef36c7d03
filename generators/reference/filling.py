"""Puts marks into samples, for what programs of one shape differ in and for the reader's values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..runtime.codecs.table import TEXT, codec_of
from ..samples.languages import LANGUAGES
from ..samples.model import SampleBody, Variable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..api.ir import Operation
    from ..samples.languages import Language
    from ..samples.model import Sample, Text
    from .marks import Marks

_HIDDEN = "\a"
_PIPING = frozenset({"curl"})  # languages whose program is another one for a text that is hidden
_PLAIN = re.compile(r"[A-Za-z0-9%&=._~+\-/,:;?@*() ]+").fullmatch
"""Literals that mean themselves between the quotation marks of every language."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sample with marks.

    Attributes:
        key: what tells its body from others.
        languages: those that it is for; None for all.
    """

    sample: Sample
    key: Any
    languages: frozenset[str] | None = None

    def includes(self, language: Language) -> bool:
        """Whether it is for a language."""
        return self.languages is None or language.name in self.languages


_OURS = frozenset(language.name for language in LANGUAGES if language.feature)
_OTHERS = frozenset(language.name for language in LANGUAGES) - _OURS


class Filling:
    """Puts marks into the sample of an operation.

    Attributes:
        addresses: literals of its URL.
        values: literals of its header fields.
    """

    def __init__(self, marks: Marks, sample: Sample) -> None:
        self._marks = marks
        self._sample = sample
        self.addresses: list[str] = []
        self.values: list[str] = []
        names = {name: marks.variable(index) for index, name in enumerate(sample.variables)}
        self._names = names
        operation = replace(sample.operation, id=marks.title, summary="")
        self._blank = replace(
            sample,
            operation=operation,
            url=self._url(sample.url),
            headers=(),
            basic=sample.basic and (self._named(sample.basic[0]), self._named(sample.basic[1])),
            body=None,
        )
        self._fields = self._header_fields()

    def variants(self) -> Iterator[tuple[str, Marked]]:
        """Give each variant of the program."""
        declared, documented = self._sample.operation.body, self._sample.body
        if declared is None or not declared.required:
            yield "none", Marked(replace(self._blank, headers=self._headers("")), "none")
        if declared is None:
            return
        body, sample = self._body(), self._with_body()
        json = [media for media in declared.media if codec_of(media.content_type).holds_json]
        if json:
            yield "data", Marked(replace(sample, body=body), "data")
            yield "digits", Marked(replace(sample, body=replace(body, native=False)), "digits")
        is_plain = (
            documented is None or documented.is_json or isinstance(documented.data, (str, bytes))
        )
        is_form = documented is not None and documented.codec.has_fields
        if len(json) < len(declared.media):
            is_bytes = documented is not None and isinstance(documented.data, bytes)
            data = body.data.encode() if is_bytes else body.data
            text = replace(body, native=False, codec=TEXT, data=data)
            languages = None if is_plain else _OTHERS
            yield "text", Marked(replace(sample, body=text), ("text", is_bytes), languages)
            hidden = replace(text, content=f"{_HIDDEN}{self._marks.body}")
            yield "hidden", Marked(replace(sample, body=hidden), "hidden", _PIPING)
        if documented is None or documented.is_json:
            return
        if is_form and not documented.codec.has_files:
            fields = replace(body, codec=documented.codec)
            yield "fields", Marked(replace(sample, body=fields), documented.codec.title, _OURS)
        elif documented.codec.has_files or not is_plain:
            headers = self._headers(documented.content_type)
            whole = replace(self._blank, headers=headers, body=documented)
            languages = None if documented.codec.has_files else _OURS
            yield "whole", Marked(whole, self._sample.folder, languages)

    def bodies(self) -> list[Sample]:
        """Return the sample without a body and, where it may have one, with it."""
        blank = replace(self._blank, operation=self._sample.operation, arguments=self._arguments())
        if self._sample.operation.body is None:
            return [blank]
        return [blank, replace(blank, body=self._body())]

    def _body(self) -> SampleBody:
        mark, json = self._marks.body, codec_of("application/json")
        return SampleBody(mark, self._marks.content_type, mark, native=True, codec=json)

    def _with_body(self) -> Sample:
        return replace(self._blank, headers=self._headers(self._marks.content_type))

    def _arguments(self) -> tuple[tuple[str, Variable | tuple[Any]], ...]:
        return tuple(
            (name, self._named(value) if isinstance(value, Variable) else value)
            for name, value in self._sample.arguments
        )

    def _named(self, variable: Variable) -> Variable:
        return replace(variable, name=self._names.get(variable.name, variable.name))

    def _literal(self, text: str, kind: list[str], mark: Any) -> str:
        """Return the mark for a literal, or the literal itself where it has to be escaped."""
        if not _PLAIN(text):
            return text
        kind.append(text)
        return str(mark(len(kind) - 1))

    def _url(self, url: Text) -> Text:
        """Return a URL with a mark for its query; credentials in the query stay, and come first."""
        parts: list[str | Variable] = []
        credentials: list[tuple[str, Variable]] = []
        in_query, last = False, ""
        for part in url:
            if isinstance(part, Variable):
                if in_query:
                    credentials.append((last, self._named(part)))
                else:
                    parts.append(self._named(part))
                continue
            path, question, query = ("", "?", part) if in_query else part.partition("?")
            if path:
                parts.append(self._literal(path, self.addresses, self._marks.address))
            in_query = in_query or bool(question)
            last = query.rpartition("&")[2]
        for index, (name, value) in enumerate(credentials):
            parts += [f"{'&' if index else '?'}{name}", value]
        parts.append(self._marks.more_query if credentials else self._marks.query)
        return tuple(_merged(parts))

    def _header_fields(self) -> list[tuple[str, Text]]:
        """Return the header fields but that of the body, with marks."""
        marked: dict[str, Text] = {
            name: (self._marks.header(index),)
            for index, name in enumerate(header_parameters(self._sample.operation))
        }
        fields: list[tuple[str, Text]] = []
        for name, value in self._sample.headers:
            if name.lower() != "content-type":
                fields.append((name, marked.pop(name) if name in marked else self._value(value)))
        return [*fields, *marked.items()]

    def _value(self, value: Text) -> Text:
        return tuple(
            self._named(part)
            if isinstance(part, Variable)
            else self._literal(part, self.values, self._marks.value)
            for part in value
        )

    def _headers(self, content_type: str) -> tuple[tuple[str, Text], ...]:
        last = [("Content-Type", (content_type,))] if content_type else []
        return (*self._fields, *last)


def _merged(parts: list[str | Variable]) -> Iterator[str | Variable]:
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
        yield part
        text = ""
    if text:
        yield text


def header_parameters(operation: Operation) -> list[str]:
    """Return the header parameters of an operation, in the order of their marks."""
    return [
        parameter.wire_name for parameter in operation.parameters if parameter.location == "header"
    ]
