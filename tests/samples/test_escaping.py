"""Whatever texts a document holds, programs send them as they are."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from generators.samples.dialects import DIALECTS
from tests.samples import programs
from tests.samples.programs import ALL, ALWAYS, BY_NAME, INTERPRETED, recording
from tests.samples.rendering import (
    CONTROLS,
    PIECES,
    bodies,
    every,
    form_body,
    json_body,
    rendered,
    text_body,
    texts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generators.samples.model import SampleBody
    from tests.samples.programs import Recorder

QUICK = [name for name in (*ALWAYS, *INTERPRETED) if not BY_NAME[name].feature]
SLOW = programs.COMPILED if ALL else programs.COMPILED[:1]

few = settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],  # to shrink would start programs for minutes
)


def sent(language: str, body: SampleBody, recorder: Recorder) -> bytes:
    """Run the sample that sends a body, and return what arrives."""
    text = rendered(language, body)
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


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    with recording() as requests:
        yield requests


@pytest.mark.parametrize("language", QUICK)
def test_data_arrives(language: str, recorder: Recorder) -> None:
    programs.command(language)

    @few
    @example({"more": 7.184780636035482e16})
    @given(bodies)
    def check(data: Any) -> None:
        assert json.loads(sent(language, json_body(data), recorder)) == data

    check()


@pytest.mark.parametrize("language", QUICK)
def test_text_arrives(language: str, recorder: Recorder) -> None:
    programs.command(language)

    @few
    @given(st.lists(texts, min_size=1, max_size=30).map("".join))
    def check(text: str) -> None:
        assert sent(language, text_body(text), recorder).decode() == text

    check()


@pytest.mark.parametrize("language", [*QUICK, *SLOW])
def test_what_acts_somewhere_arrives(language: str, recorder: Recorder) -> None:
    assert json.loads(sent(language, json_body(every), recorder)) == every
    text = "\n".join(PIECES) + CONTROLS + "\r\n"
    assert sent(language, text_body(text), recorder).decode() == text


@pytest.mark.parametrize("language", [*QUICK, *SLOW])
def test_forms_arrive(language: str, recorder: Recorder) -> None:
    field = "".join(piece for piece in PIECES if piece.isprintable())
    file = field if language == "curl" else "\n".join(PIECES) + CONTROLS
    body = form_body(field, file)
    if not DIALECTS[BY_NAME[language].dialect].writes(body.parts):
        pytest.skip("the library of the language does not write this form")
    note, sent_file = sent(language, body, recorder).split(b"\r\n--")[:2]
    assert note.endswith(f"\r\n\r\n{field}".encode())
    assert sent_file.endswith(f"\r\n\r\n{file}".encode())
