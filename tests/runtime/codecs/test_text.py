"""Text whose schema is that of a number: programs write it as it is sent."""

from __future__ import annotations

from typing import Any

import pytest

from generators.runtime.codecs.table import TEXT
from generators.runtime.operations import Media

MEDIA = Media(content_type="text/plain", type=lambda: str)


@pytest.mark.parametrize(
    ("shown", "text"), [(1, "1"), (1.5, "1.5"), (True, "true"), ("a", "a"), ("1", "1")]
)
def test_what_a_document_shows_is_given_as_text(shown: Any, text: str) -> None:
    assert TEXT.given(MEDIA, shown) == text
