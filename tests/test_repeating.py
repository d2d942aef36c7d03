"""Runs where nothing has changed are not run; where anything has, they are."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generators import pipeline
from generators.cli import main
from generators.console import REPEATED
from generators.keeping import toolkit
from generators.keeping.store import FOLDER_VARIABLE
from tests.support import spec_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generators.options import Options

DOCUMENT = """\
openapi: 3.1.0
info: {title: Kept, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: OK
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    Pet: {$ref: 'parts/pet.yaml'}
    Toy: {$ref: 'parts/toy.yaml'}
"""
PET = "type: object\nproperties: {name: {type: string}}\n"


class Said(NamedTuple):
    code: int
    out: str
    err: str
    repeated: bool


class Project:
    """A project, and the command line in its folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def run(self, *arguments: str) -> Said:
        self.capsys.readouterr()
        code = main(arguments)
        output = self.capsys.readouterr()
        lines = output.err.splitlines(keepends=True)
        told = [line for line in lines if not line.endswith((f"{REPEATED}\n", " ...\n"))]
        return Said(code, output.out, "".join(told), f"{REPEATED}\n" in lines)

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Project:
    """Return a project of three files, one of which is missing, with a cache folder of its own."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv("CI", raising=False)
    folder = tmp_path / "project"
    made = Project(folder, capsys)
    made.write("spec/openapi.yaml", DOCUMENT)
    made.write("spec/parts/pet.yaml", PET)
    monkeypatch.chdir(folder)
    return made


def is_same(left: Said, right: Said) -> bool:
    return left[:3] == right[:3]


COMMANDS = [["validate"], ["validate", "--format", "json", "--all"], ["generate"], ["check"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_was_said_is_said_again(project: Project, command: list[str]) -> None:
    project.run("generate", "--no-cache")
    first = project.run(*command)
    second = project.run(*command)
    assert [first.repeated, second.repeated] == [False, True]
    assert "parts/toy.yaml" in second.out + second.err
    assert is_same(first, second)
    full = project.run(*command, "--full")
    assert not full.repeated
    assert is_same(full, second)


def test_commands_that_generate_stand_for_each_other(project: Project) -> None:
    assert project.run("generate").out.endswith(" changed\n")
    checked = project.run("check")
    assert checked.repeated
    assert is_same(checked, project.run("check", "--full"))
    again = project.run("generate")
    assert again.repeated
    assert again.out.endswith(" files, 0 changed\n")
    assert not project.run("validate").repeated


def test_exit_codes_of_something_left_out(project: Project) -> None:
    text = (
        "openapi: 3.2.0\ninfo: {title: Other, version: 1.0.0}\npaths:\n  /a:\n"
        "    additionalOperations:\n      LINK: {responses: {'200': {description: OK}}}\n"
    )
    project.write("spec/openapi.yaml", text)
    first = project.run("generate")
    second = project.run("check")
    assert [first.code, second.code, second.repeated] == [1, 1, True]
    assert first.err == second.err
    assert "left out:" in second.err


def edit(path: str, old: str, new: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        file = project.folder / path
        text = file.read_text("utf-8")
        assert old in text
        before = file.stat()
        file.write_text(text.replace(old, new), "utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))  # the clock tells nothing

    return change


def write(path: str, text: str) -> Callable[[Project], None]:
    return lambda project: project.write(path, text)


def remove(path: str) -> Callable[[Project], None]:
    return lambda project: (project.folder / path).unlink()


def link_to_a_copy(path: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        file = project.folder / path
        copy = file.with_name("copy")
        file.rename(copy)
        file.symlink_to(copy)

    return change


def link_out(path: str) -> Callable[[Project], None]:
    """Put a file of the same content outside of the repository, and a link to it here."""

    def change(project: Project) -> None:
        file = project.folder / path
        file.symlink_to(file.rename(project.folder.parent / "outside.yaml"))

    return change


PACKAGE = "generated/kept"
CHANGES: dict[str, Callable[[Project], None]] = {
    "the document": edit("spec/openapi.yaml", "title: Kept", "title: Kepi"),
    "a file that it refers to": edit("spec/parts/pet.yaml", "name", "nick"),
    "a file that goes": remove("spec/parts/pet.yaml"),
    "a file that comes": write("spec/parts/toy.yaml", PET),
    "a file that becomes a link out": link_out("spec/parts/pet.yaml"),
    "a repository that ends nearer": lambda project: (project.folder / "spec/parts/.git").mkdir(),
    "the name of the package": write("pyproject.toml", "[tool.specmill]\npackage = 'other'\n"),
    "a severity": write("pyproject.toml", "[tool.specmill.rules]\ninfo-contact = 'off'\n"),
    "a baseline": write("pyproject.toml", "[tool.specmill]\nbaseline = 'known.json'\n"),
    "output that was edited": edit(f"{PACKAGE}/client.py", "import annotations", "import division"),
    "output that was deleted": remove(f"{PACKAGE}/client.py"),
    "output that is a link": link_to_a_copy(f"{PACKAGE}/client.py"),
    "a manifest that was edited": edit("generated/.generated.json", '"files": {', '"files": { '),
    "all output": lambda project: shutil.rmtree(project.folder / "generated"),
}
UNNOTICED = {"a repository that ends nearer"}
"""What does not matter to a full run either."""
OF_PACKAGES = {change for change in CHANGES if "output" in change or "manifest" in change}
OF_PACKAGES |= {"the name of the package"}
"""What only matters where a package is generated."""


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("command", ["generate", "check", "validate"])
def test_every_change_is_noticed(project: Project, command: str, change: str) -> None:
    (project.folder / ".git").mkdir()
    project.run("generate")
    project.run("validate")
    assert project.run(command).repeated
    CHANGES[change](project)
    after = project.run(command, *(["--force"] if command == "generate" else []))
    unnoticed = UNNOTICED | (OF_PACKAGES if command == "validate" else set())
    assert after.repeated == (change in unnoticed)
    if command != "generate":
        assert is_same(after, project.run(command, "--no-cache"))
    else:
        assert project.run("check", "--full").code in {0, 1, 2}
        assert after.code == 2 or "up to date" in project.run("check", "--full").out


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_is_undone(project: Project, change: str) -> None:
    """What is as it was may be repeated: it does not matter that it was different."""
    shutil.copytree(project.folder, project.folder.parent / "before")
    first = project.run("validate")
    project.run("generate")
    CHANGES[change](project)
    project.run("validate")
    shutil.rmtree(project.folder / "spec")
    (project.folder / "pyproject.toml").unlink(missing_ok=True)
    shutil.copytree(project.folder.parent / "before/spec", project.folder / "spec")
    assert is_same(first, project.run("validate"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--all"],
        ["--feature", "client"],
        ["--package", "other"],
        ["--rule", "operation-summary=warning"],
        ["--allow-outside", "/"],
        ["--accept-partial"],
        ["--strict"],
        ["--report", "report.json"],
        ["--out", "there"],
        ["--baseline", "known.json"],
        ["spec/../spec/openapi.yaml"],
    ],
    ids=" ".join,
)
def test_other_arguments_are_another_run(project: Project, arguments: list[str]) -> None:
    project.run("generate")
    assert not project.run("check", *arguments).repeated


def test_another_working_directory(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.run("validate")
    copy = shutil.copytree(project.folder, project.folder.parent / "copy")
    monkeypatch.chdir(copy)
    assert not project.run("validate").repeated
    edit("spec/openapi.yaml", "title: Kept", "title: Kepi")(project)
    assert project.run("validate").repeated, "the other one changed"


def test_a_baseline_is_read(project: Project) -> None:
    project.run("validate", "--write-baseline", "known.json")
    arguments = ["validate", "--baseline", "known.json"]
    project.run(*arguments)
    assert project.run(*arguments).repeated
    text = (project.folder / "known.json").read_text("utf-8")
    project.write("known.json", text.replace("1,", "1, ", 1))
    after = project.run(*arguments)
    assert not after.repeated
    assert not project.run("validate", "--write-baseline", "known.json").repeated


def test_the_report_is_output(project: Project) -> None:
    arguments = ["generate", "--report", "report.json"]
    project.run(*arguments)
    assert project.run(*arguments).repeated
    written = (project.folder / "report.json").read_bytes()
    project.write("report.json", "{}")
    assert not project.run(*arguments).repeated
    assert (project.folder / "report.json").read_bytes() == written


def test_files_that_no_run_has_written(project: Project) -> None:
    project.run("generate")
    project.write(f"{PACKAGE}/mine.py", "")
    assert is_same(project.run("check"), project.run("check", "--full"))


def test_another_toolkit(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.run("validate")
    monkeypatch.setattr(toolkit, "identity", lambda: "another")
    assert not project.run("validate").repeated
    assert project.run("validate").repeated


def test_what_a_toolkit_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_to(path: str, text: str) -> str:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
        return toolkit.identity()

    monkeypatch.setattr(toolkit, "_ROOT", tmp_path / "toolkit")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site"), str(tmp_path / "missing")])
    seen = [
        write_to("toolkit/a.py", "1"),
        write_to("toolkit/a.py", "2"),
        write_to("toolkit/templates/a.jinja", ""),
        write_to("toolkit/templates/b.jinja", ""),
        write_to("site/ruff-1.0.dist-info/RECORD", ""),
    ]
    (tmp_path / "site/ruff-1.0.dist-info").rename(tmp_path / "site/ruff-1.1.dist-info")
    seen.append(toolkit.identity())
    monkeypatch.setattr(sys, "version", "4.0")
    seen.append(toolkit.identity())
    assert len(set(seen)) == len(seen)
    last = write_to("toolkit/__pycache__/a.pyc", "")
    assert last == seen[-1]


def test_ci_runs_everything(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.run("validate")
    monkeypatch.setenv("CI", "true")
    assert not project.run("validate").repeated
    monkeypatch.delenv("CI")
    assert project.run("validate").repeated


def test_no_cache_leaves_nothing(project: Project) -> None:
    project.run("generate", "--no-cache")
    assert not (project.folder.parent / "cache").exists()
    project.run("generate")
    assert not project.run("generate", "--no-cache").repeated


def test_a_cache_that_cannot_be_used(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.folder.parent / "cache").write_text("")
    assert [project.run("validate").repeated for _ in range(2)] == [False, False]


def test_records_that_are_none(project: Project) -> None:
    from generators.keeping.store import Store

    first = project.run("validate")
    store = Store()
    (entry,) = store.folder.iterdir()
    for content in (b"", b"[]", b"{}", b'{"outcome": 1}', b"\xff", b"[" * 100_000):
        store.put(entry.name, content)
        after = project.run("validate")
        assert not after.repeated
        assert is_same(first, after)


def test_an_edit_while_it_runs(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is of what was read, not of what is there at the end."""
    check = pipeline.check

    def edited(spec: str, options: Options) -> pipeline.Checked:
        checked = check(spec, options)
        edit("spec/openapi.yaml", "listPets", "listCats")(project)
        return checked

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "check", edited)
        project.run("validate")
    assert not project.run("validate").repeated


def test_a_pipe_is_read_once(project: Project) -> None:
    project.run("validate", "--write-baseline", "known.json")
    text = (project.folder / "known.json").read_bytes()
    for _ in range(2):
        end, start = os.pipe()
        os.write(start, text)
        os.close(start)
        after = project.run("validate", "--baseline", f"/dev/fd/{end}")
        os.close(end)
        assert not after.repeated


def test_output_that_is_in_a_linked_folder(project: Project) -> None:
    project.run("generate")
    models = project.folder / PACKAGE / "models"
    models.rename(project.folder.parent / "models")
    models.symlink_to(project.folder.parent / "models")
    after = project.run("check")
    assert not after.repeated
    assert after.code == 1


def test_a_repeated_run_imports_little(project: Project) -> None:
    project.run("generate")
    project.run("validate")
    code = """
import sys
from generators.cli import main
main(sys.argv[1:])
print(*sorted({"generators.pipeline", "generators.rules", "pydantic", "jinja2", "jsonschema_rs",
    "datamodel_code_generator"} & set(sys.modules)))
"""
    for command in ("check", "validate"):
        run = [sys.executable, "-c", code, command]
        subprocess.run(run, capture_output=True, check=True)
        done = subprocess.run(run, capture_output=True, text=True, check=True)
        assert REPEATED in done.stderr
        assert done.stdout.splitlines()[-1] == ""


def test_runs_at_once(project: Project) -> None:
    """They write the same, whoever is last; afterwards nothing is to be done."""
    command = [sys.executable, "-m", "generators", "generate"]
    running = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(3)]
    codes = [process.wait() for process in running]
    assert 0 in codes
    assert project.run("generate").code == 0
    checked = project.run("check")
    assert checked.repeated
    assert is_same(checked, project.run("check", "--full"))


INTERRUPTED_AT = ["generators.render.tree:write_changes", "generators.keeping.store:Store.put"]


@pytest.mark.parametrize("place", INTERRUPTED_AT)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["SIGINT", "SIGKILL"])
def test_a_run_that_is_interrupted(project: Project, place: str, number: signal.Signals) -> None:
    code = f"""
import os, signal, sys
from importlib import import_module
module, _, name = {place!r}.partition(":")
owner = import_module(module)
*path, last = name.split(".")
for part in path:
    owner = getattr(owner, part)
setattr(owner, last, lambda *_: os.kill(os.getpid(), {int(number)}))
from generators.cli import main
sys.exit(main(["generate"]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode in {130, -9}
    after = project.run("generate")
    assert not after.repeated
    assert project.run("check", "--full").code == 0
    assert not [*project.folder.glob("generated/.generating-*")]


def test_a_document_of_a_case(project: Project) -> None:
    shutil.copy(spec_of("bodies"), project.folder / "spec/openapi.yaml")
    first = project.run("check")
    assert first.code == 1
    assert not project.run("check").repeated, "what is stale is shown in full each time"
