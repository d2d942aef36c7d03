"""The commands of `post`: what they may do to a tree, where they run, and how failures are told."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from generators.cli import main
from generators.config import ConfigError, load_settings
from generators.finishing import FinishError, finish, scripts
from generators.keeping.outputs import digest, stray
from tests.support import spec_of

if TYPE_CHECKING:
    from pathlib import Path

TREE = {
    "a.py": "a = 1\n",
    "pets/b.py": "b = 1\r\n",
    ".generated.json": json.dumps({"notice": "n", "files": {"a.py": ""}}),
}


def python(text: str) -> tuple[str, ...]:
    """Return a command that runs a program in Python."""
    return (sys.executable, "-c", text)


def finished(folder: Path, *programs: str) -> dict[str, str]:
    return finish(TREE, [python(text) for text in programs], folder / "out", folder)


def test_files_are_changed_removed_and_added(tmp_path: Path) -> None:
    programs = (
        "open('a.py', 'a').write('more = 2\\n')",
        "import os; os.remove('pets/b.py'); os.mkdir('docs'); open('docs/c.md', 'w').write('c')",
    )
    tree = finished(tmp_path, *programs)
    manifest = json.loads(tree.pop(".generated.json"))
    assert tree == {"a.py": "a = 1\nmore = 2\n", "docs/c.md": "c"}
    assert list(manifest) == ["notice", "post", "files"]
    assert manifest["post"] == [[*python(text)] for text in programs]
    assert manifest["files"] == {
        ".generated.json": "",
        "a.py": digest("a = 1\nmore = 2\n"),
        "docs/c.md": digest("c"),
    }
    assert list(tmp_path.iterdir()) == []


def test_what_is_left_alone_stays_as_it_is(tmp_path: Path) -> None:
    tree = finished(tmp_path, "")
    assert {path: tree[path] for path in ("a.py", "pets/b.py")} == {
        path: TREE[path] for path in ("a.py", "pets/b.py")
    }


def test_where_a_command_runs(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.py").write_text("", "utf-8")
    tree = finish(
        TREE,
        [
            python(
                "import os, sys; names = str(sorted(os.listdir()))\n"
                "open('seen', 'w').write('\\n'.join(["
                "os.path.basename(os.getcwd()), os.path.dirname(os.path.dirname(os.getcwd())), "
                "os.environ['SPECMILL_ROOT'], names, sys.stdin.read()]))"
            )
        ],
        tmp_path / "out",
        tmp_path,
    )
    top = str(tmp_path.resolve())
    assert tree["seen"].split("\n") == ["out", top, str(tmp_path), "['a.py', 'pets']", ""]


def test_the_folder_of_the_settings_is_a_word(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    script = tmp_path / "tools/finish.py"
    script.write_text("open('a.py', 'w').write('')", "utf-8")
    command = (sys.executable, "{root}/tools/finish.py")
    assert finish(TREE, [command], tmp_path / "out", tmp_path)["a.py"] == ""
    assert scripts([command, ("tools/finish.py", "x")], tmp_path)[1:] == [
        str(script),
        "tools/finish.py",
    ]


@pytest.mark.parametrize(
    ("program", "message"),
    [
        (
            "print('line'); import sys; print('no', file=sys.stderr); sys.exit(3)",
            "code 3:\nline\nno",
        ),
        ("open('x', 'wb').write(b'\\xff')", "post: x is not text in UTF-8"),
        ("import os; os.symlink('a.py', 'x')", "post: x is no file: a project holds files alone"),
        ("import os; os.symlink('pets', 'x')", "post: x is no folder: a project holds files alone"),
    ],
)
def test_what_fails_is_told(tmp_path: Path, program: str, message: str) -> None:
    with pytest.raises(FinishError) as caught:
        finished(tmp_path, program)
    assert str(caught.value).endswith(message)
    assert list(tmp_path.iterdir()) == []


def test_much_output_is_cut_at_its_beginning(tmp_path: Path) -> None:
    with pytest.raises(FinishError) as caught:
        finished(tmp_path, "[print(n) for n in range(100)]; exit(1)")
    lines = str(caught.value).splitlines()
    assert lines[1:3] == ["... 60 lines before", "60"]
    assert lines[-1] == "99"


def test_a_command_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FinishError, match="`no-such-program x` cannot be run: No such file"):
        finish(TREE, [("no-such-program", "x")], tmp_path / "out", tmp_path)


def test_what_tools_leave_behind_is_no_file_of_the_project(tmp_path: Path) -> None:
    program = (
        "import os\nfor name in ('.cache', '__pycache__', 'pets/__pycache__'):\n"
        "    os.mkdir(name); open(name + '/x', 'wb').write(b'\\xff')\n"
        "open('.hidden', 'w').close()"
    )
    assert finished(tmp_path, program).keys() == TREE.keys()


# --- settings -------------------------------------------------------------------------------------


def test_commands_are_words_and_no_shell_reads_them(tmp_path: Path) -> None:
    text = """post = ["ruff format 'a b' $HOME | x", ["python", "a b"], "sh -c 'a | b'"]"""
    (tmp_path / "specmill.toml").write_text(text, "utf-8")
    assert load_settings(tmp_path).usual.post == (
        ("ruff", "format", "a b", "$HOME", "|", "x"),
        ("python", "a b"),
        ("sh", "-c", "a | b"),
    )


@pytest.mark.parametrize("value", ['"ruff"', "[1]", "[[]]", '[""]', "[[1]]"])
def test_commands_of_another_form_are_refused(tmp_path: Path, value: str) -> None:
    (tmp_path / "specmill.toml").write_text(f"post = {value}", "utf-8")
    with pytest.raises(ConfigError, match="`post` must be a list of commands, for example"):
        load_settings(tmp_path)


def test_a_quote_that_is_not_closed_is_told(tmp_path: Path) -> None:
    (tmp_path / "specmill.toml").write_text("""post = ["a 'b"]""", "utf-8")
    with pytest.raises(ConfigError, match="`a 'b`: No closing quotation"):
        load_settings(tmp_path)


def test_kept_files_are_not_told(tmp_path: Path) -> None:
    (tmp_path / "pets/extra").mkdir(parents=True)
    for name in ("a.py", "mine.py", "extra/b.py"):
        (tmp_path / "pets" / name).write_text("", "utf-8")
    assert stray(tmp_path, ["pets/a.py"]) == ["pets/extra/b.py", "pets/mine.py"]
    assert stray(tmp_path, ["pets/a.py"], ["pets/extra/*"]) == ["pets/mine.py"]


# --- generate and check ---------------------------------------------------------------------------


def test_check_comes_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("GENERATORS_CACHE_DIR", str(tmp_path / "cache"))
    script = tmp_path / "finish.py"
    script.write_text(
        "open('README.md', 'a').write('mine')\nopen('NOTICE', 'w').close()\n", "utf-8"
    )
    settings = (
        f'spec = "{spec_of("bodies")}"\nfeatures = []\nkeep = ["*/mine.py"]\n'
        f'post = [["{sys.executable}", "{{root}}/finish.py"]]\n'
    )
    (tmp_path / "specmill.toml").write_text(settings, "utf-8")
    assert main(["generate"]) == 0
    (package,) = (tmp_path / "generated").glob("*/py.typed")
    (package.parent / "mine.py").write_text("", "utf-8")
    assert (tmp_path / "generated/README.md").read_text("utf-8").endswith("mine")
    assert (tmp_path / "generated/NOTICE").is_file()
    capsys.readouterr()
    assert main(["check"]) == 0
    assert "nothing changed" in capsys.readouterr().err
    assert main(["check", "--full"]) == 0
    assert "stray" not in capsys.readouterr().out
    script.write_text("open('README.md', 'a').write('other')\n", "utf-8")
    assert main(["check"]) == 1
    output = capsys.readouterr().out
    assert "stale: NOTICE is no longer generated" in output
    script.write_text("raise SystemExit('cannot')\n", "utf-8")
    assert main(["generate"]) == 1
    assert capsys.readouterr().err.endswith("finish.py` ended with exit code 1:\ncannot\n")
    assert (tmp_path / "generated/README.md").read_text("utf-8").endswith("mine")
