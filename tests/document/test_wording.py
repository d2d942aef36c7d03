"""Hints name what was probably meant, and never what stands there."""

from __future__ import annotations

from generators.document.wording import similar


def test_hints() -> None:
    known = ["required", "requires", "format"]
    assert similar("requird", known) == "did you mean `required`?"
    assert similar("required", known) == ""
    assert similar("something", known) == ""
