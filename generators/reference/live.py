"""Programs with gaps: what the scripts of the page make samples of.

Operations differ in few texts: addresses, names of variables, values of header fields. A program
is rendered once for all operations that differ in these alone, with marks where they stand, and
with marks where the reader's values go. How those are written then is a matter of `samples.js`,
which follows `generators/samples/dialects.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..document.text import literal
from ..render import cli
from ..render.formatting import format_python
from ..samples.calls import Calls
from ..samples.dialects import DIALECTS
from ..samples.languages import LANGUAGES
from ..samples.model import Variable
from ..samples.requests import make_samples
from ..samples.writing import sample_source
from .filling import Filling

if TYPE_CHECKING:
    from collections.abc import Sequence

    import jinja2

    from ..api.ir import Api
    from ..diagnostics import Diagnostic
    from ..document import Document
    from ..models.finishing import ModelSet
    from ..samples.languages import Language
    from ..samples.model import Sample
    from .filling import Marked
    from .marks import Marks


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
    languages: Sequence[Language] = LANGUAGES,
) -> Live:
    """Return the programs of a document, written by the templates of an environment.

    The variants: `data` writes a JSON body as data of the language, `digits` as a text, so that it
    stays what it is to the last digit, `fields` has the fields of a form as data, for what is
    ours, `text` has a body that is not JSON, `hidden` has one with characters that cannot be seen,
    `whole` has the documented body, of parts or items, and `none` has no body. A variant is missing
    where the operation cannot be called so.
    """
    samples = make_samples(document, api)
    maker = _Maker(api.package, cli.program(api, models.source), marks, environment, languages)
    operations = {
        operation.id: maker.operation(samples.requests[operation.constant])
        for operation in api.operations
        if operation.constant in samples.requests
    }
    return Live(maker.programs(), operations, maker.refused, samples.notes)


class _Maker:
    """Makes programs, each once."""

    def __init__(
        self,
        package: str,
        program: Any,
        marks: Marks,
        environment: jinja2.Environment,
        languages: Sequence[Language],
    ) -> None:
        self._languages = languages
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
                for language in self._languages
                if (path := f"{index}/{language.file}") in formatted
            }
            for index in self._indexes.values()
        )

    def operation(self, sample: Sample) -> dict[str, Any]:
        """Return what fills the programs of an operation."""
        filling = Filling(self._marks, sample)
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
            for language in self._languages
            if (reason := self._teller(language).refused(sample))
        }
        if reasons:
            self.refused[sample.operation.id] = reasons

    def _teller(self, language: Language) -> Any:
        return self._calls if language.name == "cli" else DIALECTS[language.dialect]

    def _index(self, marked: Marked) -> int:
        """Return the index of programs; those of a shape are made once."""
        sample = marked.sample
        languages = [
            language
            for language in self._languages
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
