"""The wheel, in an environment that has nothing of this repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support import spec_of

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
SCRIPT = "import sys; sys.argv[0] = 'specmill'; from specmill.cli import main; sys.exit(main())"


@pytest.fixture
def specmill(installed: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs the installed command in a folder."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            (str(installed), "-c", SCRIPT, *arguments),
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_the_wheel_brings_one_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = [archive.read(name).decode() for name in names if name.endswith("METADATA")]
        (points,) = [archive.read(name).decode() for name in names if name.endswith("points.txt")]
    assert {name.split("/")[0].split("-")[0] for name in names} == {"specmill"}
    assert points == "[console_scripts]\nspecmill = specmill.__main__:run\n"
    assert "Name: specmill\n" in metadata


def test_the_wheel_has_every_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("specmill/")}
    listed = {
        f"specmill/{path.relative_to(ROOT / 'generators').as_posix()}"
        for path in (ROOT / "generators").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == listed


def test_from_nothing_to_a_package(
    specmill: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    shutil.copy(spec_of("bodies"), tmp_path / "api.yaml")
    for words in (("validate", "api.yaml"), ("generate", "api.yaml"), ("check", "api.yaml")):
        done = specmill(*words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    (tmp_path / "generated/README.md").write_text("", "utf-8")
    done = specmill("check", "api.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "run `specmill generate`" in done.stdout
    assert specmill("review", "api.yaml", "api.yaml", "--no-code", cwd=tmp_path).returncode == 0
    assert specmill("docs", "api.yaml", cwd=tmp_path).returncode == 0
    assert specmill("rules", "path-template", cwd=tmp_path).returncode == 0


def test_it_generates_what_its_folder_generates(
    specmill: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    shutil.copy(spec_of("streams"), tmp_path / "api.yaml")
    assert specmill("generate", "api.yaml", "--out", "installed", cwd=tmp_path).returncode == 0
    words = (sys.executable, "-m", "generators", "generate", "api.yaml", "--out", "folder")
    subprocess.run(words, cwd=tmp_path, check=True, capture_output=True)
    trees = [
        {
            path.relative_to(tmp_path / name).as_posix(): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("installed", "folder")
    ]
    assert trees[0] == trees[1]


@pytest.mark.parametrize(
    ("present", "message"),
    [
        ("0.14.0", "ruff 0.14.0 is installed, and specmill needs ruff<0.18,>=0.17.5"),
        ("0.17.9", ""),
    ],
)
def test_a_ruff_that_another_program_installed(
    installed: Path, tmp_path: Path, present: str, message: str
) -> None:
    metadata = tmp_path / f"ruff-{present}.dist-info/METADATA"
    metadata.parent.mkdir()
    metadata.write_text(f"Metadata-Version: 2.4\nName: ruff\nVersion: {present}\n", "utf-8")
    shutil.copy(spec_of("bodies"), tmp_path / "api.yaml")
    done = subprocess.run(
        (str(installed), "-c", SCRIPT, "generate", "api.yaml", "--feature", "models"),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (2 if message else 0)
    assert message in done.stderr
    assert "Traceback" not in done.stderr


# --- the page for other repositories --------------------------------------------------------------

PAGE = (ROOT / "docs/elsewhere.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    pattern = rf"^```{language}\n(.*?)^```$"
    return [textwrap.dedent(text) for text in re.findall(pattern, PAGE, re.MULTILINE | re.DOTALL)]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository as the page assumes it."""
    (tmp_path / "spec").mkdir()
    document = spec_of("bodies").read_text("utf-8")
    (tmp_path / "spec/openapi.yaml").write_text(document, "utf-8")
    (tmp_path / "old.yaml").write_text(document, "utf-8")
    return tmp_path


def test_the_example_of_settings_is_read(
    specmill: Callable[..., subprocess.CompletedProcess[str]], repository: Path
) -> None:
    one, several, *_ = blocks("toml")
    (overlay,) = blocks("yaml")
    specmill("validate", "old.yaml", "--write-baseline", "spec/known.json", cwd=repository)
    (repository / "specmill.toml").write_text(one, "utf-8")
    (repository / "overlays").mkdir()
    (repository / "overlays/ours.yaml").write_text(overlay, "utf-8")
    done = specmill("validate", cwd=repository)
    assert "overlays/ours.yaml:4:5 overlay-no-match" in done.stdout, "the document has no pets"
    assert "filter-no-match the filter `tag:pets`" in done.stdout
    (repository / "specmill.toml").write_text(several, "utf-8")
    for name in ("pets", "users"):
        (repository / name).mkdir()
        shutil.copy(repository / "old.yaml", repository / name / "openapi.yaml")
    assert specmill("generate", cwd=repository).returncode == 0
    assert specmill("check", "--api", "pets", cwd=repository).returncode == 0


NAMED = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: PetController_findAll_v2
      tags: [Pets & Owners]
      parameters:
        - {name: pg, in: query, schema: {type: integer}}
        - {name: srt, in: query, schema: {type: string}}
      responses:
        '200':
          description: All pets.
          content: {application/json: {schema: {$ref: '#/components/schemas/pet-dto'}}}
components:
  schemas:
    pet-dto:
      type: object
      properties: {nm: {type: string}, typ: {type: string, enum: ['1', '2']}}
"""
CALLER = """\
from pets import models
from pets.testing import FakeClient

fake = FakeClient()
pet = models.Pet(name="Rex", kind=models.PetDtoTyp.DOG)
fake.on(fake.pets.list_all).returns(pet)
assert fake.pets.list_all(page=2, order="name") == pet
print(fake.last.operation_id, fake.last.query, pet.model_dump_json())
"""


def test_the_example_of_names(
    specmill: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    *_, names, _ = blocks("toml")
    (tmp_path / "specmill.toml").write_text(
        f'spec = "api.yaml"\nfeatures = ["testing"]\n{names}', "utf-8"
    )
    (tmp_path / "api.yaml").write_text(NAMED, "utf-8")
    done = specmill("generate", "--strict", "--rule", "docs=off", cwd=tmp_path)
    assert (done.returncode, "warning" in done.stderr) == (0, False), done.stderr
    done = subprocess.run(
        (sys.executable, "-c", CALLER),
        env={**os.environ, "PYTHONPATH": str(tmp_path / "generated")},
        capture_output=True,
        text=True,
        check=False,
    )
    wire = (
        "PetController_findAll_v2 {'pg': ['2'], 'srt': ['name']} {\"nm\":\"Rex\",\"typ\":\"1\"}\n"
    )
    assert (done.stdout, done.stderr) == (wire, "")


def test_templates_and_commands_of_ones_own(
    specmill: Callable[..., subprocess.CompletedProcess[str]], installed: Path, repository: Path
) -> None:
    page = (ROOT / "docs/templates.md").read_text("utf-8")
    (commands,) = re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (template,) = re.findall(r"^```jinja\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (repository / "specmill.toml").write_text("features = []\n", "utf-8")
    for line in commands.splitlines():
        words = line.partition("#")[0].split()
        done = specmill(*words[1:], cwd=repository)
        assert done.returncode == 0, done.stderr
    (repository / "templates/README.md.jinja").write_text(template, "utf-8")
    *_, settings = blocks("toml")
    settings = settings.replace('"python ', f'"{installed} ').replace('["ruff"', '["true"')
    settings = f'features = []\ntemplates = "templates"\n{settings}'
    (repository / "specmill.toml").write_text(settings, "utf-8")
    (repository / "tools").mkdir()
    script = "open('README.md', 'a').write('Finished.\\n')\n"
    (repository / "tools/finish.py").write_text(script, "utf-8")
    done = specmill("generate", cwd=repository)
    assert done.returncode == 0, done.stderr
    readme = (repository / "generated/README.md").read_text("utf-8")
    assert readme.endswith("## Whom to ask\n\nThe team of Case bodies.\nFinished.\n")
    assert specmill("check", "--full", cwd=repository).returncode == 0


def test_the_example_in_python_runs(installed: Path, repository: Path) -> None:
    (example,) = blocks("python")
    done = subprocess.run(
        (str(installed), "-c", example),
        cwd=repository,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "8 operations generated, 0 degraded, 0 left out\n[]\n" in done.stdout
    assert (repository / "generated/pets/client.py").is_file()


def test_every_command_of_the_page_exists(
    specmill: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    named = set(re.findall(r"specmill ([a-z]+)", PAGE))
    listed = specmill("--help", cwd=tmp_path).stdout
    assert named - {"import"} <= set(re.findall(r"^    ([a-z]+)", listed, re.MULTILINE))
