"""Help, completion, and words that want to be more than words."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime.cli.exits import MEANING
from generators.runtime.cli.facts import Command, Group, Option
from tests.runtime.cli.cli_support import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "[red]x[/] :smile: `touch pwned` $(touch pwned) '; touch pwned; ' \" \\ {0} %s **y**"


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_help_of_the_program(arguments: tuple[str, ...], shop: Any) -> None:
    done = shop(*arguments)
    assert (done.code, done.err) == (0, "")
    assert "Sells things [bold]cheaply[/bold]." in done.out
    assert done.out.index("things") < done.out.index("files")
    for name in ("SHOP_BASE_URL", "SHOP_TOKEN", "SHOP_STAGING_TOKEN", "NO_COLOR"):
        assert name in done.out
    for code, meaning in MEANING.items():
        assert f"  {code:<4} {meaning}" in done.out
    assert "\x1b" not in done.out


def test_help_of_a_group(shop: Any) -> None:
    for arguments in (("things",), ("things", "--help")):
        done = shop(*arguments)
        assert done.code == 0
        assert "find" in done.out
        assert "Find things" in done.out
        assert "Finds things of a kind" not in done.out


def test_help_of_a_command(shop: Any) -> None:
    done = shop("things", "find", "--help")
    assert done.code == 0
    for text in (
        "Find things",
        "Finds things of a kind.\n\n- one\n- two",
        "Deprecated",
        "GET /things/{kindId}",
        "--kind-id TEXT",
        "A kind. [required]",
        "--colour CHOICE",
        "One of: red, dark-blue.",
        "--limit INTEGER",
        "--exact --no-exact",
        "--filter JSON",
        "--any JSON|TEXT",
        "--dry-run",
        "--allow-unknown",
        "Exit codes:",
    ):
        assert text in done.out
    assert "--body" not in done.out


def test_help_of_a_command_with_a_body(shop: Any) -> None:
    done = shop("things", "save", "--help")
    assert "--body FILE|-" in done.out
    assert "--set PATH=VALUE" in done.out
    assert "--content-type" not in done.out
    assert "--set-file" in shop("files", "upload", "--help").out


def test_the_version(shop: Any) -> None:
    assert shop("--version").out == "1.2.3\n"


def hostile() -> Any:
    option = Option(name="x", argument="x", choices=("ok", HOSTILE), help=HOSTILE)
    command = Command(
        name="go",
        id="go",
        method="go",
        request="GET /",
        summary=HOSTILE,
        description=HOSTILE,
        options=(option,),
    )
    group = Group(name="bad", attribute="bad", help=HOSTILE, commands=(command,))
    return replace(PROGRAM, help=HOSTILE, groups=(group,))


def test_words_of_a_document_are_words(shop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    for arguments in ((), ("bad",), ("bad", "go", "--help")):
        done = shop(*arguments, program=hostile())
        assert done.code == 0
        assert HOSTILE in done.out
        assert "\x1b" not in done.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_scripts(shell: str, shop: Any) -> None:
    done = shop("--show-completion", shell)
    assert (done.code, done.err) == (0, "")
    for word in ("things", "find", "kind-id", "dark-blue", "base-url"):
        assert word in done.out
    done = shop("--show-completion", shell, program=hostile())
    assert "touch pwned touch pwned touch pwned" in " ".join(done.out.split()) or shell == "bash"
    for text in ("(touch", "`touch", "; touch", "'touch", "[red]", HOSTILE):
        assert text not in done.out


def test_bash_takes_the_completion(shop: Any, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    for program in (PROGRAM, hostile()):
        group = program.groups[0].name
        script = shop("--show-completion", "bash", program=program).out
        script += f'\nCOMP_WORDS=(shop {group} ""); COMP_CWORD=2; _shop; echo "${{COMPREPLY[*]}}"\n'
        done = subprocess.run(
            (bash, "-c", script), cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        assert done.stdout.split() == [c.name for c in program.groups[0].commands]
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_shell(shop: Any) -> None:
    done = shop("--show-completion", "sh")
    assert done.code == 2
    assert "powershell" in done.err


def test_completion_is_installed_where_it_is_said(shop: Any, tmp_path: Path) -> None:
    file = tmp_path / "completion"
    done = shop("--install-completion", "fish", "--to", str(file))
    assert (done.code, done.err) == (0, "")
    assert "complete -c shop" in file.read_text("utf-8")
