"""C# and PowerShell, which do not run here: programs parse, and literals mean what is sent."""

from __future__ import annotations

import json
import subprocess
from shutil import which
from typing import Any

import pytest
from hypothesis import example, given, settings

from generators.samples.dialects import DIALECTS
from tests.package.example import OPERATIONS, payload
from tests.samples.literals import strings
from tests.samples.programs import BY_NAME, PARSED, ROOT
from tests.samples.rendering import (
    PIECES,
    bodies,
    every,
    form_body,
    json_body,
    rendered,
    text_body,
    texts,
)
from tests.support import generated

EMPTY = {"csharp": "var x = {};", "powershell": "$x = {}"}
WRONG = {
    "csharp": [
        'var x = "a\nb";',
        'var x = "\\q";',
        "var x = ;",
        'var x = """a\n""";',
        'var x = """\n    a\n  b\n    """;',
        "var x = 1; // a\u2028b",
    ],
    "powershell": ["$x = 'a\u2019'", '$x = "$HOME"', '$x = "a`"', "$x = 'a'b'", "$x = @'\na'@"],
}


@pytest.mark.parametrize(
    ("language", "source"), [(language, text) for language in PARSED for text in WRONG[language]]
)
def test_what_is_wrong_is_refused(language: str, source: str) -> None:
    with pytest.raises(SyntaxError):
        strings(language, source)


def parsable(language: str, text: str) -> str:
    """Return text that the grammar can read: it takes `#` after an escape for a comment."""
    return text.replace("#", "x#") if language == "powershell" else text


@pytest.mark.parametrize("language", PARSED)
def test_literals_mean_the_text(language: str) -> None:
    @settings(max_examples=100, deadline=None)
    @example("".join(PIECES))
    @example("\n".join(PIECES))
    @given(texts)
    def check(text: str) -> None:
        text = parsable(language, text)
        source = EMPTY[language].format(DIALECTS[language].string(text))
        assert strings(language, source) == [text]

    check()


@pytest.mark.parametrize("language", PARSED)
def test_only_the_body_of_a_program_depends_on_the_body(language: str) -> None:
    plain = strings(language, rendered(language, text_body("plain")))
    json_plain = strings(language, rendered(language, json_body({"plain": 1})))
    (at,) = (index for index, text in enumerate(plain) if text == "plain")
    (json_at,) = (index for index, text in enumerate(json_plain) if text.startswith("{"))

    @settings(max_examples=10, deadline=None)
    @given(texts, bodies)
    @example("\n".join(PIECES), every)
    def check(text: str, data: Any) -> None:
        text = parsable(language, text)
        found = strings(language, rendered(language, text_body(text)))
        assert found == [*plain[:at], text, *plain[at + 1 :]]
        found = strings(language, rendered(language, json_body(data)))
        assert json.loads(found.pop(json_at)) == data
        assert found == json_plain[:json_at] + json_plain[json_at + 1 :]
        if language == "csharp":
            found = strings(language, rendered(language, form_body(text, text)))
            assert found.count(text) >= 2

    check()


@pytest.mark.parametrize("language", PARSED)
def test_every_program_of_our_document_has_the_documented_body(language: str) -> None:
    for operation, (_, method) in OPERATIONS.items():
        folder = ROOT / "generated/samples" / method
        found = strings(language, (folder / BY_NAME[language].file).read_text("utf-8"))
        assert payload(operation, "request") in [json.loads(text) for text in found if "{" in text]


@pytest.mark.parametrize("language", PARSED)
def test_every_program_of_the_case_parses(language: str) -> None:
    end = f"/{BY_NAME[language].file}"
    sources = [text for path, text in generated("samples").tree.items() if path.endswith(end)]
    assert sources
    for source in sources:
        assert "CASE_SAMPLES_BASE_URL" in strings(language, source)


def test_go_is_formatted() -> None:
    gofmt = which("gofmt")
    if gofmt is None:
        pytest.skip("Go is not installed")
    sources = [text for path, text in generated("samples").tree.items() if path.endswith("/go.go")]
    assert sources
    for source in sources:
        done = subprocess.run([gofmt], input=source, capture_output=True, text=True, check=True)
        assert done.stdout == source
