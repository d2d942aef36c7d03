"""The closure follows every way in which generated code and the runtime name a module."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.render import shipped
from generators.render.closure import (
    ClosureError,
    closure,
    head,
    imported,
    statements,
    third_parties,
)

RUNTIME = {
    "api/_runtime/__init__.py": "",
    "api/_runtime/lazy.py": "import importlib\n",
    "api/_runtime/used.py": "",
    "api/_runtime/other.py": "",
    "api/_runtime/room/__init__.py": "from ..other import something\n",
    "api/_runtime/room/inner.py": "",
    "api/_runtime/room/deep/__init__.py": "",
    "api/_runtime/room/deep/leaf.py": "from ...used import x\nfrom .. import inner\n",
}
ALWAYS = {"__init__.py"}
ROOM = {"room/__init__.py", "other.py"}
LAZY = "from ._runtime.lazy import attach\n"


def reached(text: str, path: str = "api/code.py") -> set[str]:
    files = {"api/__init__.py": "", path: text}
    return {each.removeprefix("api/_runtime/") for each in closure(files, RUNTIME)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = 1", set()),
        ("from ._runtime.used import x", {"used.py"}),
        ("from ._runtime import used as y", {"used.py"}),
        ("from ._runtime import something", set()),
        ("from . import _runtime", set()),
        ("import api._runtime.used", {"used.py"}),
        ("import api._runtime.used as y", {"used.py"}),
        ("from api._runtime import used", {"used.py"}),
        ("def f():\n    from ._runtime.used import x", {"used.py"}),
        ("class A:\n    if True:\n        from ._runtime import used", {"used.py"}),
        ("if TYPE_CHECKING:\n    from ._runtime.used import x", {"used.py"}),
        ("try:\n    from ._runtime.used import x\nexcept ImportError:\n    pass", {"used.py"}),
        ("from ._runtime.room import inner", {*ROOM, "room/inner.py"}),
        ("from ._runtime.room.inner import x", {*ROOM, "room/inner.py"}),
        (
            "from ._runtime.room.deep.leaf import x",
            {*ROOM, "room/deep/__init__.py", "room/deep/leaf.py", "used.py", "room/inner.py"},
        ),
        (
            LAZY + 'attach(f"{__package__}._runtime.room", {"A": "inner", "B": ".used"})',
            {*ROOM, "room/inner.py", "used.py", "lazy.py"},
        ),
        (
            "from ._runtime.lazy import attach as late\n"
            'late(f"{__package__}._runtime", {"used": ""})',
            {"used.py", "lazy.py"},
        ),
        ('app.attach("anything")', set()),
    ],
)
def test_ways_to_import(text: str, expected: set[str]) -> None:
    assert reached(text) - ALWAYS == expected - ALWAYS
    if expected:
        assert reached(text) >= ALWAYS


def test_a_table_in_a_package_is_relative_to_it() -> None:
    runtime = {
        **RUNTIME,
        "api/_runtime/room/__init__.py": "from ..lazy import attach\n"
        'attach(__name__, {"A": "inner", "B": ".used", "deep": ""})\n',
    }
    files = {"api/__init__.py": "from ._runtime import room"}
    names = {path.removeprefix("api/_runtime/") for path in closure(files, runtime)}
    inside = {"room/__init__.py", "room/inner.py", "room/deep/__init__.py"}
    assert names == {"__init__.py", "lazy.py", "used.py", *inside}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("from ._runtime.gone import x", "no module api._runtime.gone"),
        ("import api.gone", "no module api.gone"),
        ("from .gone import x", "no module api.gone"),
        ("from ....gone import x", "from above its package"),
        (LAZY + 'attach(f"{__package__}._runtime", {"gone": ""})', "no module api._runtime.gone"),
        (LAZY + 'attach(f"{__package__}._runtime", TABLE)', "a table that cannot be read"),
        (LAZY + 'attach(PACKAGE, {"used": ""})', "a table that cannot be read"),
        (LAZY + 'attach(f"{other}._runtime", {"used": ""})', "a table that cannot be read"),
    ],
)
def test_what_cannot_be_found_is_an_error_of_ours(text: str, message: str) -> None:
    with pytest.raises(ClosureError, match=message):
        reached(text)


def test_what_is_named_of_others() -> None:
    text = "import os.path, fastapi.routing\nfrom httpx2 import Client\nfrom ._runtime import used"
    names = third_parties({**RUNTIME, "api/__init__.py": "", "api/code.py": text})
    assert names == {"os", "fastapi", "httpx2", "importlib"}


@pytest.mark.parametrize("path", shipped.sources())
def test_import_statements_of_the_runtime_say_what_its_modules_say(path: str) -> None:
    sources = shipped.sources()
    known = {each.removesuffix(".py").replace("/", ".") for each in sources}
    known |= {name.removesuffix(".__init__") for name in known}
    text = sources[path]
    inside = f"api/{path}"
    names = {f"api.{name}" for name in known}
    assert set(imported(inside, statements(text), names)) == set(imported(inside, text, names))


def test_what_modules_of_the_runtime_import_is_known() -> None:
    sources = {f"api/_runtime/{path}": text for path, text in shipped.sources().items()}
    known = {
        f"api/_runtime/{path}": [f"api._runtime{name}" for name in names]
        for path, names in shipped.imports().items()
    }
    for path in sources:
        name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        files = {"api/__init__.py": f"import {name}"}
        assert closure(files, sources, known) == closure(files, sources)


def test_examples_in_docstrings_are_no_imports() -> None:
    text = '''"""Says how:

from api import used
"""
from . import other  # a remark
'''
    assert statements(text) == "from . import other  # a remark"


def test_imports_of_modules_of_models_stand_in_their_head() -> None:
    modules = sorted(Path("generated/communications_api/models").glob("_*.py"))
    assert len(modules) > 20
    for path in modules:
        text = path.read_text("utf-8")
        name = str(path)
        folder = str(path.parent).replace("/", ".")
        outside = {each for each in imported(name, text) if not each.startswith(f"{folder}._")}
        assert outside - {folder} == {*imported(name, head(text))} - {folder}
        assert "class " not in head(text)


@pytest.mark.parametrize("path", sorted(Path("generated/communications_api").glob("*.py")), ids=str)
def test_import_statements_of_the_package_say_what_its_modules_say(path: Path) -> None:
    text = path.read_text("utf-8")
    assert {*imported(str(path), statements(text))} == {*imported(str(path), text)}
