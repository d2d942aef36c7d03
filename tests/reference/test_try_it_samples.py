"""Programs for edited requests: what the page writes is what the generator would have written."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators.reference import live
from generators.render import cli
from generators.render.environment import environment
from generators.render.formatting import format_python
from generators.runtime import operations as facts
from generators.runtime.encoding import Unwritable, Writer
from generators.samples.calls import Calls
from generators.samples.dialects import DIALECTS
from generators.samples.languages import LANGUAGES
from generators.samples.model import SampleBody, is_native, json_text
from generators.samples.requests import make_samples
from generators.samples.writing import sample_source
from tests.reference.pages import OURS, made
from tests.reference.scripts import ScriptError, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FILES = ("json.js", "schema.js", "parameters.js", "samples.js")
_FUNCTIONS = """{
  write: (programs, mark, language, request) => {
    const { text, json } = request.body ?? {};
    const body = request.body && { text, node: json ? Json.parse(text) : undefined };
    return Samples.write(programs, mark, language, { ...request, body });
  },
  native: (text) => Samples.isNative(Json.parse(text)),
  string: (dialect, text) => Samples.STRINGS[dialect](text),
  parameter: (parameter, text) => Parameters.write(parameter, Json.parse(text)),
}"""
_PIECES = ["'", '"', "\\", "\n", "\r", "\t", "$", "${x}", "#{x}", "%s", "`", "</script>", "?>"]
_PIECES += ["\U0001f600", "\u2028", "\u200b", "\x1b", "é", "'@", '"""', "JSON", "a", " ", "\u2019"]
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
    with running(_FILES, _FUNCTIONS) as function:
        yield function


@pytest.fixture(scope="module")
def programs() -> tuple[live.Marks, live.Programs, Any, Calls]:
    described = made(OURS).described
    assert described.document is not None
    assert described.api is not None
    assert described.models is not None
    marks = live.marks(described.document)
    found = live.programs(described.document, described.api, described.models, marks)
    samples = make_samples(described.document, described.api).requests
    calls = Calls(cli.program(described.api, described.models.source))
    return marks, found, samples, calls


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.name)
def test_a_body_is_written_as_the_generator_writes_it(
    call: Callable[..., Any], programs: tuple[live.Marks, live.Programs, Any, Calls], language: Any
) -> None:
    marks, found, samples, calls = programs
    sample = next(one for one in samples.values() if one.operation.id == "sendBotMessage")

    @settings(max_examples=25, deadline=None)
    @example({})
    @example({"a": {"__proto__": [], "12": 1.5, "": {}}, "b": [[], "".join(_PIECES)]})
    @example([2**53, "x"])
    @given(st.one_of(st.lists(_DATA, max_size=3), st.dictionaries(_NAMES, _DATA, max_size=3)))
    def check(data: Any) -> None:
        content = json_text(data)
        body = SampleBody(content, "application/json", data, is_native(data), "json")
        expected = sample_source(
            replace(sample, body=body), language, calls, "communications_api", environment()
        ).rstrip("\n")
        request = {
            "query": "",
            "headers": [],
            "contentType": "application/json",
            "body": {"text": content, "json": True},
            "isDocumented": True,
        }
        written = call("write", found["sendBotMessage"], marks.token, language.name, request)
        assert written["note"] == ""
        if language.dialect == "python":
            expected = format_python({"sample.py": expected})["sample.py"]
            assert ast.dump(ast.parse(written["text"])) == ast.dump(ast.parse(expected))
        else:
            assert written["text"] == expected

    check()


@given(_DATA)
def test_what_every_language_takes_as_data(call: Callable[..., Any], data: Any) -> None:
    assert call("native", json_text(data)) == is_native(data)


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_texts_are_written_as_the_generator_writes_them(
    call: Callable[..., Any], dialect: str
) -> None:
    @settings(max_examples=100, deadline=None)
    @example("".join(_PIECES))
    @given(_TEXTS)
    def check(text: str) -> None:
        written, expected = call("string", dialect, text), DIALECTS[dialect].string(text)
        if dialect == "python":
            assert ast.literal_eval(written) == ast.literal_eval(expected) == text
        else:
            assert written == expected

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
    written = call("write", _SHOP, "gap0x", "curl", request)
    assert written["text"] == expected
    assert ("not shown" in written["note"]) == ("$HOME" in request_["headers"])
    assert "documented parameters" in call("write", _SHOP, "gap0x", "cli", request)["note"]


def test_a_query_goes_on_after_a_credential(call: Callable[..., Any]) -> None:
    for query, expected in (("a=1", "u?k=$K&a=1"), ("", "u?k=$K")):
        request = {"query": query, "headers": [], "isDocumented": True}
        assert call("write", _SHOP, "gap0x", "curl", request)["text"] == expected


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
)
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
    where: tuple[Any, Any],
    explode: bool,
    reserved: bool,
    is_json: bool,
    value: Any,
) -> None:
    place, style = where
    fact = facts.Parameter(
        name="a b",
        py_name="a",
        location=place,
        type=lambda: Any,
        style=style,
        explode=explode,
        allow_reserved=reserved,
        content_type="application/json" if is_json else None,
    )
    asked = {
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
            call("parameter", asked, json.dumps(value))
        return
    assert call("parameter", asked, json.dumps(value)) == expected
