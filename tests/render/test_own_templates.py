"""Templates of one's own: what they replace and see, and how what is wrong with them is told."""

from __future__ import annotations

import dataclasses
import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import pytest

from generators import pipeline
from generators.api import content, events, ir
from generators.cli import main
from generators.diagnostics import Severity
from generators.options import Options
from generators.reference import render_page
from generators.render.environment import environment
from generators.render.making import scaffolded
from generators.render.own_templates import Templates, copied, originals
from tests.support import generated, spec_of

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE = (Path(__file__).parents[2] / "docs/templates.md").read_text("utf-8")
CASE = "bodies"


def own(texts: Mapping[str, str]) -> Templates:
    return Templates("mine", tuple(texts.items()))


def made(texts: Mapping[str, str]) -> pipeline.Generated:
    """Generate a small document with templates of one's own."""
    described = generated(CASE).described
    return pipeline.generate_described(described, Options(templates=own(texts)))


# --- what they replace ----------------------------------------------------------------------------


def test_a_copy_of_every_template_makes_the_same() -> None:
    result = made({name: copied(name) for name in originals()})
    before, after = generated(CASE).tree, result.tree
    manifest = ".generated.json"
    assert {path for path in before if before[path] != after[path]} == {manifest}
    assert '"templates"' in after[manifest]
    assert not any(item.code.startswith("template") for item in result.described.diagnostics)
    assert render_page(result) == render_page(generated(CASE))


def test_one_is_replaced_and_includes_its_original() -> None:
    texts = {
        "README.md.jinja": '{% include "original/README.md.jinja" %}\n{% include "own/end" %}',
        "own/end": "The end of {{ api.title }}.\n",
    }
    result = made(texts)
    before, after = generated(CASE).tree["README.md"], result.tree["README.md"]
    assert after == f"{before}The end of Case bodies.\n"
    assert not any(item.code.startswith("template") for item in result.described.diagnostics)


# --- what is wrong with them ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "place", "message"),
    [
        ({"README.md.jinja": "a\n{% if %}"}, "mine/README.md.jinja:2", "Expected an expression"),
        ({"README.md.jinja": "a\nb\n{{ api.x }}"}, "mine/README.md.jinja:3", "no attribute 'x'"),
        ({"README.md.jinja": "\n{% include 'own/x' %}"}, "mine/README.md.jinja:2", "own/x"),
        (
            {"README.md.jinja": "{% include 'own/x' %}", "own/x": "\n{{ 1 / 0 }}"},
            "mine/own/x:2",
            "division by zero",
        ),
        ({"package/errors.py.jinja": "def ("}, "mine/package/errors.py.jinja:1", "is no Python"),
        (
            {"package/error.py.jinja": ""},
            "mine/package/error.py.jinja:1",
            "the toolkit has no template `package/error.py.jinja`",
        ),
    ],
)
def test_errors_have_a_file_and_a_line(texts: dict[str, str], place: str, message: str) -> None:
    result = made(texts)
    assert result.tree == {}
    told = [item for item in result.described.diagnostics if item.code.startswith("template-")]
    errors = [item for item in told if item.severity is Severity.ERROR]
    assert [str(item.location).rpartition(":")[0] for item in errors] == [place]
    assert message in errors[0].message


def test_an_unknown_name_has_near_ones() -> None:
    (problem,) = own({"package/error.py.jinja": ""}).problems()
    assert "did you mean `package/errors.py.jinja`" in problem.hint
    (problem,) = own({"client.py.jinja": ""}).problems()
    assert "`package/client.py.jinja`" in problem.hint


def test_a_changed_original_is_told() -> None:
    name = "package/errors.py.jinja"
    old = re.sub(r"sha256:\w+", "sha256:0123456789abcdef", copied(name), count=1)
    for text, message in ((old, "has changed since"), (originals()[name], "does not say from")):
        (problem,) = own({name: text}).problems()
        assert (problem.code, problem.severity) == ("template-outdated", Severity.WARNING)
        assert message in problem.message
        assert copied(name).split("\n")[0] in problem.hint
    assert own({name: copied(name)}).problems() == []


# --- commands -------------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    settings = f'spec = "{spec_of(CASE)}"\nfeatures = ["client"]\ntemplates = "mine"\n'
    (tmp_path / "specmill.toml").write_text(settings, "utf-8")
    return tmp_path


def test_list_and_copy(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "copy", "package/erors.py.jinja"]) == 2
    assert "did you mean `package/errors.py.jinja`" in capsys.readouterr().err
    assert main(["templates", "copy", "package/errors.py.jinja", "README.md.jinja"]) == 0
    assert (repository / "mine/README.md.jinja").read_text("utf-8") == copied("README.md.jinja")
    assert main(["templates", "copy", "README.md.jinja"]) == 2
    assert "exists, and is yours" in capsys.readouterr().err
    assert main(["templates", "list", "errors"]) == 0
    listed = "package/errors.py.jinja  (mine/package/errors.py.jinja)\nreadme/errors.md.jinja\n"
    assert capsys.readouterr().out == listed


def test_an_edit_of_a_template_is_generated(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("GENERATORS_CACHE_DIR", str(repository / "cache"))
    assert main(["generate"]) == 2
    assert "mine: there is no such folder of templates" in capsys.readouterr().err
    document = str(spec_of(CASE))
    assert main(["review", document, document]) == 0, "a review runs no code of a change"
    (repository / "mine").mkdir()
    template = repository / "mine/README.md.jinja"
    template.write_text('{% include "original/README.md.jinja" %}\none\n', "utf-8")
    assert main(["generate"]) == 0
    assert main(["check"]) == 0
    assert "nothing changed" in capsys.readouterr().err
    template.write_text('{% include "original/README.md.jinja" %}\ntwo\n', "utf-8")
    assert main(["check"]) == 1
    template.write_text("{{ nothing }}\n", "utf-8")
    readme = (repository / "generated/README.md").read_text("utf-8")
    assert main(["generate"]) == 1
    assert "mine/README.md.jinja:1:1 template-failed" in capsys.readouterr().err
    assert (repository / "generated/README.md").read_text("utf-8") == readme


# --- what the page says ---------------------------------------------------------------------------


def rows(head: str) -> list[tuple[str, str]]:
    """Return the rows of a table of the page, by its first line."""
    table = PAGE.partition(f"| {head} |\n|---|---|\n")[2].partition("\n\n")[0]
    return [tuple(line.strip("| ").split(" | ")) for line in table.splitlines()]  # type: ignore[misc]


def names(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


def test_the_page_names_what_templates_see(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, set[str]] = {}
    render = jinja2.Template.render

    def spy(self: jinja2.Template, *arguments: Any, **variables: Any) -> str:
        seen[self.name or ""] = set(variables)
        return render(self, *arguments, **variables)

    monkeypatch.setattr(jinja2.Template, "render", spy)
    result = made({"README.md.jinja": copied("README.md.jinja")})
    render_page(result)
    assert result.described.api is not None
    scaffolded(result.described.api)
    listed: dict[str, set[str]] = {}
    shared: set[str] = set()
    for templates, variables in rows("template | sees"):
        more = names(variables)
        shared = shared or more
        for pattern in names(templates):
            listed[pattern] = shared | more if "the same" in variables else more
    for name, variables in seen.items():
        pattern = name if name in listed else next(p for p in listed if fnmatchcase(name, p))
        assert variables == listed[pattern], name
    described = {name for row, _ in rows("variable | is") for name in names(row)}
    assert described == set[str]().union(*listed.values())


def test_the_page_lists_the_filters() -> None:
    table = PAGE.partition("Filters, besides")[2].partition("\nText of")[0]
    usual = jinja2.Environment().filters  # noqa: S701 - nothing is rendered
    assert names(table) - {"generators/render/environment.py"} == set(environment().filters) - set(
        usual
    )


def test_the_page_lists_the_description_of_an_api() -> None:
    expected = []
    for module in (ir, content, events):
        for name, made_of in vars(module).items():
            is_own = isinstance(made_of, type) and made_of.__module__ == module.__name__
            if is_own and dataclasses.is_dataclass(made_of):
                fields = [item.name for item in dataclasses.fields(made_of)]
                fields += [
                    key
                    for key, value in vars(made_of).items()
                    if isinstance(value, property) and key[0] != "_"
                ]
                expected.append((f"`{name}`", ", ".join(f"`{field}`" for field in fields)))
    assert rows("class | attributes") == expected
