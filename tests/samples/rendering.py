"""Programs with bodies that tests choose, and texts in which something acts in some language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from generators.render import cli
from generators.render.environment import environment
from generators.render.formatting import format_python
from generators.runtime.codecs.table import codec_of
from generators.samples.calls import Calls
from generators.samples.forms import Part
from generators.samples.model import SampleBody, is_native, json_text
from generators.samples.requests import make_samples
from generators.samples.writing import sample_source
from tests.samples.programs import BY_NAME
from tests.support import generated

if TYPE_CHECKING:
    from generators.samples.model import Sample

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
CONTROLS = "".join(map(chr, range(1, 32)))
every = {
    "all": [*PIECES, "".join(PIECES), "\n".join(PIECES), CONTROLS],
    "by": dict.fromkeys(PIECES, 1.5),
    "empty": {},
    "numbered": {"0": "a", "1": "b"},
}


@cache
def _base() -> tuple[Sample, Calls]:
    described = generated("samples").described
    api, models = described.api, described.models
    assert described.document is not None
    assert api is not None
    assert models is not None
    made = make_samples(described.document, api).requests
    sample = next(sample for sample in made.values() if sample.operation.id == "sendNote")
    return sample, Calls(cli.program(api, models.source))


def rendered(language: str, body: SampleBody) -> str:
    """Return the sample of a language that sends a body."""
    base, calls = _base()
    headers = tuple(
        (name, (body.content_type,) if name == "Content-Type" else value)
        for name, value in base.headers
    )
    sample = replace(base, body=body, headers=headers)
    text = sample_source(sample, BY_NAME[language], calls, "case_samples", environment())
    name = BY_NAME[language].file
    return format_python({name: text})[name]


def json_body(data: Any) -> SampleBody:
    """Return a body of JSON."""
    return SampleBody(
        json_text(data), "application/json", data, is_native(data), codec_of("application/json")
    )


def form_body(field: str, file: str) -> SampleBody:
    """Return a form of which libraries are told the parts, and which is nothing as it stands."""
    parts = (Part("note", field), Part("file", file, "file", "application/octet-stream"))
    return SampleBody(
        "",
        "multipart/form-data",
        {},
        native=False,
        codec=codec_of("multipart/form-data"),
        parts=parts,
    )


def text_body(text: str) -> SampleBody:
    """Return a body of plain text."""
    return SampleBody(
        text, "text/plain; charset=utf-8", text, native=False, codec=codec_of("text/plain")
    )
