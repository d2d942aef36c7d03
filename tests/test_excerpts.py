"""What a case shows is cut out as it says, and it may not say what is not there."""

from __future__ import annotations

import pytest

from tests.excerpts import of_python, of_text, shown

MODULE = '''\
# Generated.
"""Pets."""

from __future__ import annotations

import sys

if TYPE_CHECKING:
    from . import models

# A limit,
# in bytes.
LIMIT: int = 1
"""What it is for."""
Pet = Alias("Pet", str)
Pet.rebuild()


@final
class Pets(Group):
    """Operations on pets."""

    kind = "pet"

    @overload
    def find(
        self,
        name: str,
    ) -> str: ...

    @overload
    def find(self) -> None:
        """Find one."""
        return None

    def lose(
        self,
        # by name
        name: str,
    ) -> None:
        """Lose one."""


def main() -> int:
    return 0
'''


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["__doc__"], '"""Pets."""\n'),
        (
            ["import"],
            "from __future__ import annotations\nimport sys\n"
            "if TYPE_CHECKING:\n    from . import models\n",
        ),
        (["LIMIT"], '# A limit,\n# in bytes.\nLIMIT: int = 1\n"""What it is for."""\n'),
        (["Pet"], 'Pet = Alias("Pet", str)\n\nPet.rebuild()\n'),
        (["main", "Pet*"], None),
        (["Pets.__doc__"], '@final\nclass Pets(Group):\n    """Operations on pets."""\n'),
        (["Pets.kind"], '@final\nclass Pets(Group):\n    kind = "pet"\n'),
        (
            ["*.lose()"],
            "@final\nclass Pets(Group):\n    def lose(\n        self,\n        # by name\n"
            "        name: str,\n    ) -> None: ...\n",
        ),
        (["find", "Pets.*.x", "pets"], ""),
    ],
)
def test_python_is_cut_out_by_name(parts: list[str], expected: str | None) -> None:
    text = of_python(MODULE, parts)
    if expected is None:
        assert text.startswith("Pet = Alias")
        assert text.endswith("def main() -> int:\n    return 0\n")
        assert "def find(\n" in text
    else:
        assert text == expected


def test_overloads_and_their_decorators_are_cut_out_together() -> None:
    text = of_python(MODULE, ["Pets.find"])
    assert text.count("    @overload\n    def find(") == 2
    assert "lose" not in text


def test_a_star_stands_for_no_imports_and_no_docstring() -> None:
    text = of_python(MODULE, ["*"])
    assert '"""Pets."""' not in text
    assert "import" not in text
    assert text.startswith("# A limit")


PAGE = """\
# Pets

First words
and more.

## Use

Text.

### Deeper

```sh
# a comment
run
```

## Mock

End.
"""


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("## Use", "## Use\n\nText.\n\n### Deeper\n\n```sh\n# a comment\nrun\n```\n"),
        ("### Deeper", "### Deeper\n\n```sh\n# a comment\nrun\n```\n"),
        ("## Mock", "## Mock\n\nEnd.\n"),
        ("First", "First words\nand more.\n"),
        ("run", "run\n```\n"),
        ("words", ""),
    ],
)
def test_text_is_cut_out_by_heading_or_paragraph(part: str, expected: str) -> None:
    assert of_text(PAGE, [part]) == expected


def test_a_table_of_toml_ends_where_the_next_begins() -> None:
    text = '[a]\nb = [\n    "c",\n]\n\n[d]\n'
    assert of_text(text, ["[a]"]) == '[a]\nb = [\n    "c",\n]\n'


TREE = {
    "README.md": PAGE,
    "pets/client.py": MODULE,
    "pets/models/_pet.py": "class Pet(Base):\n    name: str\n    age: int\n",
    "pets/models/_tag.py": "class Tag(Base):\n    name: str\n",
    "samples/find/a.go": "// find\nrun()\nend()\n",
    "samples/lose/a.go": "// lose\nrun()\nstop()\nend()\n",
}


def test_whole_files_parts_and_differences() -> None:
    shows = """\
# What is about pets.
pets/models/*

pets/models/*: *
pets/client.py: Pets.lose(), LIMIT
README.md: ## Mock, First
samples/*/*.go unlike samples/find
"""
    assert shown(TREE, shows) == {
        "pets/models/_pet.py": TREE["pets/models/_pet.py"],
        "pets/models/_tag.py": TREE["pets/models/_tag.py"],
        "excerpts.py": """\
# pets/models/_pet.py
class Pet(Base):
    name: str
    age: int

# pets/models/_tag.py
class Tag(Base):
    name: str

# pets/client.py
# A limit,
# in bytes.
LIMIT: int = 1
\"\"\"What it is for.\"\"\"

@final
class Pets(Group):
    def lose(
        self,
        # by name
        name: str,
    ) -> None: ...
""",
        "excerpts.md": "<!-- README.md -->\n## Mock\n\nEnd.\n\nFirst words\nand more.\n",
        "differences.go": "// samples/lose/a.go\n// lose\nstop()\n",
    }


@pytest.mark.parametrize(
    "line",
    [
        "pets/server.py",
        "pets/client.py: Dogs",
        "pets/client.py: Pets, Dogs",
        "pets/client.py: Pets.bark()",
        "README.md: ## Nothing",
        "pets/server.py unlike samples/find",
    ],
)
def test_what_is_not_there_cannot_be_shown(line: str) -> None:
    with pytest.raises(ValueError, match="nothing is found of"):
        shown(TREE, f"README.md\n{line}\n")
