"""Programs for edited requests: what the page writes is what the generator would have written."""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators.reference import try_it
from generators.reference.samples import samples_of
from generators.render import cli
from generators.render.environment import environment
from generators.render.formatting import format_python
from generators.runtime import operations
from generators.runtime.codecs.bodies import BodyWriter
from generators.runtime.codecs.table import TEXT, codec_of
from generators.runtime.parameters.writing import Unwritable, Writer
from generators.samples.calls import Calls
from generators.samples.dialects import DIALECTS
from generators.samples.facts import facts
from generators.samples.languages import LANGUAGES
from generators.samples.model import SampleBody, is_native, json_text
from generators.samples.requests import make_samples
from generators.samples.writing import sample_source
from tests.reference.pages import OURS, PANEL, made
from tests.reference.scripts import ScriptError, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generators.samples.languages import Language
    from generators.samples.model import Sample

_FILES = ("json.js", "schema.js", "parameters.js", "samples.js", "programs.js")
_FUNCTIONS = """{
  of: (data, id) => Programs.of(data, data.operations[id]),
  write: (programs, mark, language, request) => {
    const { text, json } = request.body ?? {};
    const body = request.body && { text, node: json ? Json.parse(text) : undefined };
    return Samples.write(facts, programs, mark, language, { ...request, body });
  },
  native: (text) => Samples.isNative(Json.parse(text)),
  string: (dialect, text) => Samples.string(facts.dialects[dialect], text),
  parameter: (parameter, text) => Parameters.write(parameter, Json.parse(text)),
  form: (encoding, text) => Parameters.urlencoded(Json.parse(text), encoding),
}"""
_PIECES = ["'", '"', "\\", "\n", "\r", "\t", "$", "${x}", "#{x}", "%s", "`", "</script>", "?>"]
_PIECES += ["\U0001f600", "\u2028", "\u200b", "\x1b", "é", "'@", '"""', "JSON", "a", " ", "\u2019"]
_ALL = "".join(_PIECES)
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=4).map("".join)
_NUMBERS = st.one_of(st.integers(-(2**60), 2**60), st.integers(-5, 5), st.floats(-1e6, 1e6))
_NAMES = st.one_of(_TEXTS, st.sampled_from(["__proto__", "constructor", "12", "name", "a b"]))
_DATA = st.recursive(
    st.one_of(st.none(), st.booleans(), _NUMBERS, _TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_NAMES, inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def call() -> Iterator[Callable[..., Any]]:
    with running(_FILES, f"((facts) => ({_FUNCTIONS}))({json.dumps(facts())})") as function:
        yield function


@dataclass(frozen=True)
class Made:
    """What the generator knows of the programs of a document."""

    package: str
    mark: str
    facts: dict[str, Any]
    samples: dict[str, Sample]
    calls: Calls

    def expected(self, operation: str, language: Language, body: SampleBody) -> str:
        """Return the program that the generator writes for a body."""
        sample = replace(self.samples[operation], body=body)
        if body.codec is TEXT:
            others = tuple(
                header for header in sample.headers if header[0].lower() != "content-type"
            )
            sample = replace(sample, headers=(*others, ("Content-Type", (body.content_type,))))
        source = sample_source(sample, language, self.calls, self.package, environment())
        return source.rstrip("\n")

    def query(self, operation: str) -> str:
        """Return the query that the samples of an operation have."""
        return "".join(map(str, self.samples[operation].url)).partition("?")[2]


@cache
def made_programs(document: Path) -> Made:
    """Return the programs of a document."""
    described = made(document).described
    assert described.document is not None
    assert described.api is not None
    assert described.models is not None
    made_of = samples_of(made(document))
    facts = try_it.unpacked(made(document), made_of)
    samples = make_samples(described.document, described.api).requests.values()
    calls = Calls(cli.program(described.api, described.models.source))
    by_id = {sample.operation.id: sample for sample in samples}
    return Made(described.api.package, facts["mark"], facts, by_id, calls)


class _Bytes(ast.NodeTransformer):
    """Reads `"text".encode()` as the bytes that it means, as ruff does where it can."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        called = node.func
        if isinstance(called, ast.Attribute) and called.attr == "encode" and not node.args:
            text = called.value
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                return ast.Constant(text.value.encode())
        return node


def _same(language: Language, actual: str, expected: str) -> bool:
    if language.dialect != "python":
        return actual == expected
    expected = format_python({"sample.py": expected})["sample.py"]
    trees = [_Bytes().visit(ast.parse(source)) for source in (actual, expected)]
    return ast.dump(trees[0]) == ast.dump(trees[1])


def _with_json(document: Path) -> list[str]:
    operations = made_programs(document).facts["operations"]
    return [name for name, facts in operations.items() if "data" in facts["sample"]["programs"]]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_a_body_is_written_as_the_generator_writes_it(
    call: Callable[..., Any], language: Language
) -> None:
    ours = made_programs(OURS)

    @settings(max_examples=25, deadline=None)
    @example("sendBotMessage", {})
    @example("sendBotMessage", {"a": {"__proto__": [], "12": 1.5, "": {}}, "b": [[], _ALL]})
    @example("sendBotMessage", [2**53, "x"])
    @example("sendBotMessage", [{"é": 2**53}])
    @given(
        st.sampled_from(_with_json(OURS)),
        st.one_of(st.lists(_DATA, max_size=3), st.dictionaries(_NAMES, _DATA, max_size=3)),
    )
    def check(operation: str, data: Any) -> None:
        content = json_text(data)
        body = SampleBody(
            content, "application/json", data, is_native(data), codec_of("application/json")
        )
        request = {
            "query": ours.query(operation),
            "headers": [],
            "contentType": "application/json",
            "body": {"text": content, "json": True},
            "isDocumented": True,
        }
        programs = call("of", ours.facts, operation)
        program = call("write", programs, ours.mark, language.name, request)
        assert program["note"] == ""
        assert _same(language, program["text"], ours.expected(operation, language, body))

    check()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_a_text_is_written_as_the_generator_writes_it(
    call: Callable[..., Any], language: Language
) -> None:
    panel = made_programs(PANEL)

    @settings(max_examples=15, deadline=None)
    @example("plain")
    @example("'é'")
    @example("-%d\\ \r\n\u200b")
    @given(_TEXTS)
    def check(text: str) -> None:
        body = SampleBody(text, "text/plain", text, native=False, codec=codec_of("text/plain"))
        request = {
            "query": "",
            "headers": [],
            "contentType": "text/plain",
            "body": {"text": text},
            "isDocumented": True,
        }
        programs = call("of", panel.facts, "sendNote")
        program = call("write", programs, panel.mark, language.name, request)
        assert program["note"] == ""
        assert _same(language, program["text"], panel.expected("sendNote", language, body))

    check()


@given(_DATA)
def test_what_every_language_takes_as_data(call: Callable[..., Any], data: Any) -> None:
    assert call("native", json_text(data)) == is_native(data)


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_texts_are_written_as_the_generator_writes_them(
    call: Callable[..., Any], dialect: str
) -> None:
    @settings(max_examples=100, deadline=None)
    @example(_ALL)
    @given(_TEXTS)
    def check(text: str) -> None:
        actual, expected = call("string", dialect, text), DIALECTS[dialect].string(text)
        if dialect == "python":
            assert ast.literal_eval(actual) == ast.literal_eval(expected) == text
        else:
            assert actual == expected

    check()


def test_a_name_that_stands_twice_is_no_data(call: Callable[..., Any]) -> None:
    assert not call("native", '{"a": 1, "a": 1}')


_SHOP = {
    "data": {"curl": '--header "X: gap0xh0x" \\\n--header "Y: gap0xh1x" \\\nu/pgap0xq', "cli": "c"},
    "none": {"curl": "u?k=$Kgap0xm"},
}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (
            {"query": "a=1", "headers": ["v", "w"]},
            '--header "X: v" \\\n--header "Y: w" \\\nu/p?a=1',
        ),
        ({"query": "", "headers": [None, "w"]}, '--header "Y: w" \\\nu/p'),
        ({"query": "", "headers": [None, "$HOME"]}, "u/p"),
    ],
)
def test_parameters_stand_in_programs(
    call: Callable[..., Any], request_: dict[str, Any], expected: str
) -> None:
    request = {
        **request_,
        "contentType": "application/json",
        "body": {"text": "{}", "json": True},
        "isDocumented": False,
    }
    program = call("write", _SHOP, "gap0x", "curl", request)
    assert program["text"] == expected
    assert ("not shown" in program["note"]) == ("$HOME" in request_["headers"])
    assert "documented parameters" in call("write", _SHOP, "gap0x", "cli", request)["note"]


def test_a_query_goes_on_after_a_credential(call: Callable[..., Any]) -> None:
    for query, expected in (("a=1", "u?k=$K&a=1"), ("", "u?k=$K")):
        request = {"query": query, "headers": [], "isDocumented": True}
        assert call("write", _SHOP, "gap0x", "curl", request)["text"] == expected


@pytest.mark.parametrize("query", ["a=$HOME", "a='", "a=$&", "a=(1)!"])
def test_a_query_that_would_act_is_not_shown(call: Callable[..., Any], query: str) -> None:
    request = {"query": query, "headers": [], "isDocumented": True}
    program = call("write", _SHOP, "gap0x", "curl", request)
    assert program == {"text": "", "note": "The query holds characters that are not shown here."}


def test_what_there_is_no_program_for(call: Callable[..., Any]) -> None:
    request = {"query": "", "headers": [], "isDocumented": True}
    assert call("write", _SHOP, "gap0x", "go", request) == {
        "text": "",
        "note": "There is no sample in this language for such a request.",
    }


_FLAT = st.one_of(
    st.booleans(), st.integers(-9, 9), st.sampled_from(["", "a b", "x,y", "é|/;?&=.", "%20"])
)
_VALUES = st.one_of(
    _FLAT,
    st.none(),
    st.lists(st.one_of(_FLAT, st.none()), max_size=3),
    st.dictionaries(st.sampled_from(["k", "a b", "é"]), _FLAT, max_size=2),
    st.recursive(
        _FLAT,
        lambda inner: st.one_of(
            st.lists(st.one_of(inner, st.none()), max_size=3),
            st.dictionaries(st.sampled_from(["k", "a b", "é", "[", ""]), inner, max_size=2),
        ),
        max_leaves=6,
    ),
)
_FORM = "application/x-www-form-urlencoded"
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
}


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([(place, style) for place, styles in _STYLES.items() for style in styles]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    _VALUES,
)
def test_parameters_are_written_as_our_client_writes_them(
    call: Callable[..., Any],
    location: tuple[Any, Any],
    explode: bool,
    reserved: bool,
    is_json: bool,
    value: Any,
) -> None:
    place, style = location
    fact = operations.Parameter(
        name="a b",
        py_name="a",
        location=place,
        type=lambda: Any,
        style=style,
        explode=explode,
        allow_reserved=reserved,
        content_type="application/json" if is_json else None,
    )
    parameter = {
        "name": "a b",
        "in": place,
        "style": style,
        "explode": explode,
        "reserved": reserved,
        "json": is_json,
    }
    try:
        expected = getattr(Writer(fact), place)(value) or ""
    except Unwritable as error:
        if "must not be" in str(error) or "space" in str(error) or "'='" in str(error):
            return  # what the panel says in another way
        with pytest.raises(ScriptError):
            call("parameter", parameter, json.dumps(value))
        return
    assert call("parameter", parameter, json.dumps(value)) == expected


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["", "json", "form", "spaceDelimited", "pipeDelimited", "deepObject"]),
    st.booleans(),
    st.booleans(),
    _VALUES,
)
def test_forms_are_written_as_our_client_writes_them(
    call: Callable[..., Any], style: Any, explode: bool, reserved: bool, value: Any
) -> None:
    rules: dict[str, operations.Encoding] = {}
    encoding: dict[str, Any] = {}
    if style == "json":
        rules["a b"] = operations.Encoding(content_type="application/json")
        encoding["a b"] = {"json": True}
    elif style:
        rules["a b"] = operations.Encoding(style=style, explode=explode, allow_reserved=reserved)
        encoding["a b"] = {"style": style, "explode": explode, "reserved": reserved}
    media = operations.Media(content_type=_FORM, type=lambda: dict[str, Any], encoding=rules)
    text = json.dumps({"a b": value, "c": 1})
    try:
        expected = BodyWriter(operations.RequestBody(media=(media,))).write({"a b": value, "c": 1})[
            0
        ]
    except Unwritable:
        with pytest.raises(ScriptError):
            call("form", encoding, text)
        return
    assert spaced(call("form", encoding, text)) == spaced(expected.decode())


def spaced(form: str) -> str:
    """Return a form in which a space is written in one way."""
    return form.replace("+", "%20")
