"""Whatever texts a document holds, programs send them as they are."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators.render import cli
from generators.render.environment import environment
from generators.render.formatting import format_python
from generators.samples.calls import Calls
from generators.samples.model import SampleBody, json_text
from generators.samples.requests import make_samples
from generators.samples.writing import sample_source
from tests.samples import programs
from tests.samples.programs import ALL, BY_NAME, recording
from tests.support import generated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generators.samples.model import Sample
    from tests.samples.programs import Recorder

QUICK = ("curl", "python", "node", "ruby", "php")
COMPILED = ("go", "java") if ALL else ("go",)
PIECES = """' " ` \\ \\\\ \\' \\" ''' \"\"\" $ $x ${x} $(id) `id` #{id} #$x #@x %s %d %% %20 %{x}
{{x}} </script> <!-- --> ]]> ?> <?php */ // # -- JSON EOF '@ @' \\u0041 \\u000a \\0101
\\x41 \\N{DASH} \u2018 \u2019 \u201c \u201d \u201e \u202e \u200b \ufeff \x7f \x01 \x1b 😀
👩\u200d🚀 é e\u0301 \U0010ffff __proto__ constructor prototype 0 -1 01 1e5 null true""".split()
PIECES += ["\u2028", "\u2029", "\x85", "\x1c"]  # white space to `split`
texts = st.lists(
    st.one_of(
        st.sampled_from(
            [*PIECES, "\n", "\r", "\r\n", "\t", " ", "\n'@\n", "\nJSON\n", "\x08", "\x0c"]
        ),
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=4),
    ),
    max_size=5,
).map("".join)
numbers = st.integers(-(2**63), 2**64) | st.floats(allow_nan=False, allow_infinity=False, width=32)
values = st.recursive(
    texts | numbers | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
bodies = st.fixed_dictionaries({"texts": st.lists(texts, min_size=10, max_size=30), "more": values})
every = {"all": [*PIECES, "".join(PIECES), "\n".join(PIECES)], "by": dict.fromkeys(PIECES, 1.5)}


@cache
def _base() -> tuple[Sample, Calls]:
    described = generated("samples").described
    api, models = described.api, described.models
    assert described.document is not None
    assert api is not None
    assert models is not None
    made = make_samples(described.document, api).requests
    sample = next(one for one in made.values() if one.operation.id == "sendNote")
    return sample, Calls(cli.program(api, models.source))


def sent(language: str, body: SampleBody, recorder: Recorder) -> bytes:
    """Run the sample that sends a body, and return what arrives."""
    base, calls = _base()
    headers = tuple(
        (name, (body.content_type,) if name == "Content-Type" else value)
        for name, value in base.headers
    )
    sample = replace(base, body=body, headers=headers)
    text = sample_source(sample, BY_NAME[language], calls, "case_samples", environment())
    name = BY_NAME[language].file
    text = format_python({name: text})[name]
    with TemporaryDirectory() as folder:
        done = programs.run(
            language,
            text,
            Path(folder),
            {
                "CASE_SAMPLES_BASE_URL": recorder.url,
                "CASE_SAMPLES_BOX": "b",
                "CASE_SAMPLES_TOKEN_2": "1",
                "CASE_SAMPLES_USERNAME": "user",
                "CASE_SAMPLES_PASSWORD": "secret",
            },
        )
    assert (done.returncode, done.stderr) == (0, ""), f"{done.stderr}\n{text}"
    return recorder.last().body


def json_body(data: Any) -> SampleBody:
    from generators.samples.model import is_native

    return SampleBody(json_text(data), "application/json", data, is_native(data), "json")


def text_body(text: str) -> SampleBody:
    return SampleBody(text, "text/plain; charset=utf-8", text, native=False, kind="text")


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    with recording() as found:
        yield found


@pytest.mark.parametrize("language", QUICK)
def test_data_arrives(language: str, recorder: Recorder) -> None:
    programs.command(language)

    @settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(bodies)
    def check(data: Any) -> None:
        assert json.loads(sent(language, json_body(data), recorder)) == data

    check()


@pytest.mark.parametrize("language", QUICK)
def test_text_arrives(language: str, recorder: Recorder) -> None:
    programs.command(language)

    @settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(texts, min_size=1, max_size=30).map("".join))
    def check(text: str) -> None:
        assert sent(language, text_body(text), recorder).decode() == text

    check()


@pytest.mark.parametrize("language", [*QUICK, *COMPILED])
def test_what_acts_somewhere_arrives(language: str, recorder: Recorder) -> None:
    assert json.loads(sent(language, json_body(every), recorder)) == every
    text = "\n".join(PIECES) + "\r\n"
    assert sent(language, text_body(text), recorder).decode() == text
