"""Programs with gaps: what the scripts of the page make samples of.

Operations differ in few texts: addresses, names of variables, values of header fields. A program
is rendered once for all operations that differ in these alone, with marks where they stand, and
with marks where the reader's values go. How those are written then is a matter of `samples.js`,
which follows `generators/samples/dialects.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..document.text import literal
from ..render import cli
from ..render.formatting import format_python
from ..runtime.codecs.table import TEXT, codec_of
from ..samples.calls import Calls
from ..samples.dialects import DIALECTS
from ..samples.languages import LANGUAGES
from ..samples.model import SampleBody, Variable
from ..samples.requests import make_samples
from ..samples.writing import sample_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2

    from ..api.ir import Api, Operation
    from ..diagnostics import Diagnostic
    from ..document import Document
    from ..models.finishing import ModelSet
    from ..samples.languages import Language
    from ..samples.model import Sample, Text
    from .marks import Marks

_HIDDEN = "\a"
_PIPING = frozenset({"curl"})  # languages whose program is another one for a text that is hidden
_PLAIN = re.compile(r"[A-Za-z0-9%&=._~+\-/,:;?@*() ]+").fullmatch
"""Literals that mean themselves between the quotation marks of every language."""


@dataclass(frozen=True, slots=True)
class Live:
    """What the scripts make samples of.

    Attributes:
        programs: language to text with marks.
        operations: operation id to what fills them:

            - `programs`: variant to index in `programs`
            - `title`: what comments call it
            - `literal`: the documented body as Python, of variant `whole`
            - `addresses`, `variables`, `values`: for the marks of these kinds
            - `arguments`: of the method of our client, as Python, without and with a body
            - `command`: our command line, likewise
        refused: operation id to language to why it has no program.
        notes: operations without samples, and why.
    """

    programs: tuple[dict[str, str], ...]
    operations: dict[str, dict[str, Any]]
    refused: dict[str, dict[str, str]]
    notes: list[Diagnostic]


def live(
    document: Document,
    api: Api,
    models: ModelSet,
    marks: Marks,
    environment: jinja2.Environment,
) -> Live:
    """Return the programs of a document, written by the templates of an environment.

    The variants: `data` writes a JSON body as data of the language, `digits` as a text, so that it
    stays what it is to the last digit, `fields` has the fields of a form as data, for what is
    ours, `text` has a body that is not JSON, `hidden` has one with characters that cannot be seen,
    `whole` has the documented body, of parts or items, and `none` has no body. A variant is missing
    where the operation cannot be called so.
    """
    samples = make_samples(document, api)
    maker = _Maker(api.package, cli.program(api, models.source), marks, environment)
    operations = {
        operation.id: maker.operation(samples.requests[operation.constant])
        for operation in api.operations
        if operation.constant in samples.requests
    }
    return Live(maker.programs(), operations, maker.refused, samples.notes)


class _Maker:
    """Makes programs, each once."""

    def __init__(
        self, package: str, program: Any, marks: Marks, environment: jinja2.Environment
    ) -> None:
        self.refused: dict[str, dict[str, str]] = {}
        self._package = package
        self._marks = marks
        self._environment = environment
        self._calls = Calls(program)
        self._gaps = _Gaps(program, marks)
        self._indexes: dict[Any, int] = {}
        self._sources: dict[str, str] = {}

    def programs(self) -> tuple[dict[str, str], ...]:
        """Return all that was made."""
        formatted = format_python(self._sources)
        return tuple(
            {
                language.name: formatted[path].rstrip("\n")
                for language in LANGUAGES
                if (path := f"{index}/{language.file}") in formatted
            }
            for index in self._indexes.values()
        )

    def operation(self, sample: Sample) -> dict[str, Any]:
        """Return what fills the programs of an operation."""
        filling = _Filling(self._marks, sample)
        variants = {name: self._index(marked) for name, marked in filling.variants()}
        bodies = filling.bodies()
        title = re.sub(r"[^\w.:(),-]+", " ", sample.title.removeprefix("Operation ")).strip()
        shell = DIALECTS["shell"]
        self._refusals(sample)
        is_whole = "whole" in variants and sample.body is not None
        return {
            "programs": variants,
            "literal": literal(sample.body.data) if is_whole and sample.body else "",
            "title": title,
            "addresses": filling.addresses,
            "variables": list(sample.variables),
            "values": filling.values,
            "arguments": [list(map(_quoted, self._calls.arguments(body))) for body in bodies],
            "command": [self._calls.command(body, shell) for body in bodies],
        }

    def _refusals(self, sample: Sample) -> None:
        reasons = {
            language.name: reason
            for language in LANGUAGES
            if (reason := self._teller(language).refused(sample))
        }
        if reasons:
            self.refused[sample.operation.id] = reasons

    def _teller(self, language: Language) -> Any:
        return self._calls if language.name == "cli" else DIALECTS[language.dialect]

    def _index(self, marked: _Marked) -> int:
        """Return the index of programs; those of a shape are made once."""
        sample = marked.sample
        languages = [
            language
            for language in LANGUAGES
            if marked.includes(language) and not self._teller(language).refused(sample)
        ]
        reads = any(isinstance(value, Variable) for _, value in sample.arguments)
        key = (
            *(sample.method, sample.url, sample.headers, sample.basic, sample.body is None),
            *(marked.key, reads, sample.operation.result.kind in {"stream", "none"}),
            *(sample.operation.result.kind, tuple(language.name for language in languages)),
        )
        if key not in self._indexes:
            self._indexes[key] = index = len(self._indexes)
            for language in languages:
                source = sample_source(
                    sample, language, self._gaps, self._package, self._environment
                )
                self._sources[f"{index}/{language.file}"] = source
        return self._indexes[key]


def _quoted(argument: str) -> str:
    """Return an argument in the quotation marks of the formatter, where that is simple."""
    return argument if '"' in argument else re.sub(r"'([^'\\]*)'", r'"\1"', argument)


class _Gaps(Calls):
    """Writes marks for calls."""

    def __init__(self, program: Any, marks: Marks) -> None:
        super().__init__(program)
        self._marks = marks

    def call(self, sample: Sample, client: str, method: str) -> str:
        """Return a mark that imports what the call needs."""
        del client, method
        reads = any(isinstance(value, Variable) for _, value in sample.arguments)
        return f"{self._marks.call}({'os.environ' if reads else ''})"

    def command(self, sample: Sample, shell: Any) -> str:
        """Return a mark."""
        del sample, shell
        return self._marks.call


@dataclass(frozen=True, slots=True)
class _Marked:
    """A sample with marks.

    Attributes:
        key: what tells its body from others.
        languages: those that it is for; None for all.
    """

    sample: Sample
    key: Any
    languages: frozenset[str] | None = None

    def includes(self, language: Language) -> bool:
        return self.languages is None or language.name in self.languages


_OURS = frozenset(language.name for language in LANGUAGES if language.feature)
_OTHERS = frozenset(language.name for language in LANGUAGES) - _OURS


class _Filling:
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

    def variants(self) -> Iterator[tuple[str, _Marked]]:
        """Give each variant of the program."""
        declared, documented = self._sample.operation.body, self._sample.body
        if declared is None or not declared.required:
            yield "none", _Marked(replace(self._blank, headers=self._headers("")), "none")
        if declared is None:
            return
        body, sample = self._body(), self._with_body()
        json = [media for media in declared.media if codec_of(media.content_type).holds_json]
        if json:
            yield "data", _Marked(replace(sample, body=body), "data")
            yield "digits", _Marked(replace(sample, body=replace(body, native=False)), "digits")
        is_plain = (
            documented is None or documented.is_json or isinstance(documented.data, (str, bytes))
        )
        is_form = documented is not None and documented.codec.has_fields
        if len(json) < len(declared.media):
            is_bytes = documented is not None and isinstance(documented.data, bytes)
            data = body.data.encode() if is_bytes else body.data
            text = replace(body, native=False, codec=TEXT, data=data)
            languages = None if is_plain else _OTHERS
            yield "text", _Marked(replace(sample, body=text), ("text", is_bytes), languages)
            hidden = replace(text, content=f"{_HIDDEN}{self._marks.body}")
            yield "hidden", _Marked(replace(sample, body=hidden), "hidden", _PIPING)
        if documented is None or documented.is_json:
            return
        if is_form and not documented.codec.has_files:
            fields = replace(body, codec=documented.codec)
            yield "fields", _Marked(replace(sample, body=fields), documented.codec.title, _OURS)
        elif documented.codec.has_files or not is_plain:
            headers = self._headers(documented.content_type)
            whole = replace(self._blank, headers=headers, body=documented)
            languages = None if documented.codec.has_files else _OURS
            yield "whole", _Marked(whole, self._sample.folder, languages)

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
                fields.append((name, marked.pop(name, None) or self._value(value)))
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
