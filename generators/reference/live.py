"""Samples with gaps: what `samples.js` fills in with a request that the reader wrote.

Each program is rendered as usual, with marks where the reader's values go. How those are written
then is a matter of `samples.js`, which follows `generators/samples/dialects.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..render import cli
from ..render.environment import environment
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

    from ..api.ir import Api, Operation
    from ..document import Document
    from ..models.finishing import ModelSet
    from ..samples.model import Sample, Text


@dataclass(frozen=True, slots=True)
class Marks:
    """Placeholders in a program for the reader's values.

    Attributes:
        token: begins every mark; nothing else in the document holds it.
    """

    token: str

    @property
    def body(self) -> str:
        """For the body."""
        return f"{self.token}b"

    @property
    def content_type(self) -> str:
        """For the media type of the body."""
        return f"{self.token}t"

    @property
    def query(self) -> str:
        """For a whole query, with its question mark."""
        return f"{self.token}q"

    @property
    def more_query(self) -> str:
        """For the rest of a query, with the ampersand before it."""
        return f"{self.token}m"

    def header(self, index: int) -> str:
        """For the value of a header parameter; a line without a value is removed."""
        return f"{self.token}h{index}x"


def marks(document: Document) -> Marks:
    """Return marks that the document does not hold."""
    text = str(document.data)
    return Marks(next(t for n in range(10**9) if (t := f"gap{n}x") not in text))


_HIDDEN = "\a"
_PIPING = frozenset({"curl"})  # languages whose program is another one for a text that is hidden

Programs = dict[str, dict[str, dict[str, str]]]
"""Operation id to variant to language to text."""


def programs(document: Document, api: Api, models: ModelSet, placeholders: Marks) -> Programs:
    """Return the programs with marks.

    The variants: `data` writes a JSON body as data of the language, `digits` as a text, so that it
    stays what it is to the last digit, `text` has a body that is not JSON, `hidden` has one with
    characters that cannot be seen, and `none` has none. A variant is missing where the operation
    cannot be called so.
    """
    samples = make_samples(document, api).requests
    calls = Calls(cli.program(api, models.source))
    sources: dict[str, str] = {}
    for operation in api.operations:
        sample = samples.get(operation.constant)
        if sample is None:
            continue
        for variant, marked in _variants(sample, placeholders):
            for language in LANGUAGES:
                if variant == "hidden" and language.name not in _PIPING:
                    continue
                teller = calls if language.name == "cli" else DIALECTS[language.dialect]
                if not teller.refused(marked):
                    path = f"{operation.constant}/{variant}/{language.file}"
                    sources[path] = sample_source(
                        marked, language, calls, api.package, environment()
                    )
    formatted = format_python(sources)
    result: Programs = {}
    for operation in api.operations:
        for variant in ("data", "digits", "text", "hidden", "none"):
            texts = {
                language.name: formatted[path].rstrip("\n")
                for language in LANGUAGES
                if (path := f"{operation.constant}/{variant}/{language.file}") in formatted
            }
            if texts:
                result.setdefault(operation.id, {})[variant] = texts
    return result


def _variants(sample: Sample, placeholders: Marks) -> Iterator[tuple[str, Sample]]:
    operation = sample.operation
    marked = replace(
        sample,
        url=_url(sample.url, placeholders),
        headers=_headers(sample, placeholders, body=False),
    )
    if operation.body is None or not operation.body.required:
        yield "none", replace(marked, body=None)
    if operation.body is None:
        return
    with_body = replace(marked, headers=_headers(sample, placeholders, body=True))
    body = SampleBody(
        placeholders.body,
        placeholders.content_type,
        placeholders.body,
        native=True,
        codec=codec_of("application/json"),
    )
    is_json = {_is_json(media.content_type) for media in operation.body.media}
    if True in is_json:
        yield "data", replace(with_body, body=body)
        yield "digits", replace(with_body, body=replace(body, native=False))
    if False in is_json:
        text = replace(body, native=False, codec=TEXT)
        yield "text", replace(with_body, body=text)
        yield (
            "hidden",
            replace(with_body, body=replace(text, content=f"{_HIDDEN}{placeholders.body}")),
        )


def _is_json(content_type: str) -> bool:
    return codec_of(content_type).holds_json


def _url(url: Text, placeholders: Marks) -> Text:
    """Return a URL with a mark for its query; credentials in the query stay, and come first."""
    parts: list[str | Variable] = []
    credentials: list[tuple[str, Variable]] = []
    in_query = False
    last = ""
    for part in url:
        if isinstance(part, str):
            path, question, query = (part, "", "") if not in_query else ("", "?", part)
            if not in_query:
                path, question, query = part.partition("?")
                parts += [path] if path else []
                in_query = bool(question)
            last = query.rpartition("&")[2]
        elif in_query:
            credentials.append((last, part))
        else:
            parts.append(part)
    for index, (name, value) in enumerate(credentials):
        parts += [f"{'&' if index else '?'}{name}", value]
    parts.append(placeholders.more_query if credentials else placeholders.query)
    return tuple(_merged(parts))


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


def _headers(sample: Sample, placeholders: Marks, *, body: bool) -> tuple[tuple[str, Text], ...]:
    """Return the header fields with marks for parameters and, with a body, for its media type."""
    marked: dict[str, Text] = {
        parameter: (placeholders.header(index),)
        for index, parameter in enumerate(header_parameters(sample.operation))
    }
    fields = [item for item in sample.headers if item[0].lower() != "content-type"]
    content_type: list[tuple[str, Text]] = (
        [("Content-Type", (placeholders.content_type,))] if body else []
    )
    filled = [(name, marked.pop(name, value)) for name, value in fields]
    return (*filled, *marked.items(), *content_type)


def header_parameters(operation: Operation) -> list[str]:
    """Return the header parameters of an operation, in the order of their marks."""
    return [
        parameter.wire_name for parameter in operation.parameters if parameter.location == "header"
    ]
