"""Compiled templates: what they depend on, and that a damaged one is compiled anew."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import jinja2
import pytest

from generators.render.compiling import Compiled
from generators.render.environment import OPTIONS, environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def reading(folder: Path) -> jinja2.Environment:
    """Return an environment of its own, which keeps compiled templates in a folder."""
    return jinja2.Environment(
        loader=jinja2.DictLoader({"a": "{% for x in xs %}\n{{ x }}\n{% endfor %}\n"}),
        autoescape=False,  # noqa: S701 - no HTML
        bytecode_cache=Compiled(folder),
        **OPTIONS,
    )


def test_templates_compile_to_the_same_whatever_filters_do() -> None:
    env = environment().overlay(bytecode_cache=None)
    names = env.list_templates(extensions=["jinja"])
    called: list[str] = []

    def calling(name: str) -> Callable[..., str]:
        def call(*_: object, **__: object) -> str:
            called.append(name)
            return "called"

        return call

    ours = env.filters.keys() - jinja2.Environment().filters.keys()  # noqa: S701 - no HTML
    assert len(names) > 50
    assert len(ours) > 40
    env.filters = {**env.filters, **{name: calling(name) for name in ours}}
    for name in names:
        assert env.loader is not None
        env.compile(env.loader.get_source(env, name)[0], name)
    assert called == []
    env.compile("{{ 'a constant' | docstring }}")
    assert called == ["docstring"]


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert reading(tmp_path).get_template("a").render(xs=[1, 2]) == "1\n2\n"
    (kept,) = tmp_path.iterdir()
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_: pytest.fail("compiled again"))
    assert reading(tmp_path).get_template("a").render(xs=[3]) == "3\n"
    assert [*tmp_path.iterdir()] == [kept]


@pytest.mark.parametrize("part", [0, 10, 200])
def test_a_damaged_one_is_compiled_again(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    reading(tmp_path).get_template("a")
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:part] + b"?" + whole[part + 1 :] if part else b"")
    assert reading(tmp_path).get_template("a").render(xs=[1]) == "1\n"
    assert kept.read_bytes() == whole


def test_nothing_is_written_where_python_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert reading(tmp_path).get_template("a").render(xs=[1]) == "1\n"
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    closed = tmp_path / "file"
    closed.touch()
    assert reading(closed).get_template("a").render(xs=[1]) == "1\n"
    assert [*tmp_path.iterdir()] == [closed]
