"""The pages of the extensions: each has one, and `docs/extensions.md` lists them all."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from generators import extensions
from generators.extensions.base import Extension
from generators.rules import RULES
from generators.rules.registry import Group

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "generators/extensions/help"
INDEX = ROOT / "docs/extensions.md"


def summary(extension: Extension) -> str:
    return (PAGES / f"{extension.name}.md").read_text("utf-8").split("\n")[2]


@pytest.mark.parametrize("extension", extensions.EXTENSIONS, ids=lambda extension: extension.name)
def test_a_page_says_what_it_is_and_names_its_rules(extension: Extension) -> None:
    page = (PAGES / f"{extension.name}.md").read_text("utf-8")
    head, blank, first, *_ = page.split("\n")
    assert (head, blank) == (f"# {extension.name}", "")
    assert first.endswith(".")
    for required in extension.requirements:
        assert f"`{required.code}`" in page


def test_no_page_is_without_an_extension() -> None:
    names = sorted(f"{extension.name}.md" for extension in extensions.EXTENSIONS)
    assert sorted(page.name for page in PAGES.iterdir()) == names


def test_the_index_lists_all_in_order() -> None:
    rows = [line for line in INDEX.read_text("utf-8").split("\n") if line.startswith("| [")]
    pages = "../generators/extensions/help"
    assert rows == [
        f"| [`{extension.name}`]({pages}/{extension.name}.md) | {summary(extension)} |"
        for extension in extensions.EXTENSIONS
    ]


def test_each_module_with_an_extension_is_entered() -> None:
    modules = [
        importlib.import_module(f"generators.extensions.{module.name}")
        for module in pkgutil.iter_modules(extensions.__path__)
    ]
    defined = {
        value.name
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Extension)
    }
    assert defined == {extension.name for extension in extensions.EXTENSIONS}


def test_each_requirement_is_a_rule() -> None:
    required = {
        requirement.code
        for extension in extensions.EXTENSIONS
        for requirement in extension.requirements
    }
    entered = {code for code, rule in RULES.items() if rule.group is Group.EXTENSIONS}
    assert entered == required | {"extension-misspelled"}
