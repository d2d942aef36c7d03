"""The commands that generate: exit codes, what they say, what they leave behind."""

from __future__ import annotations

import base64
import gzip
import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from generators import commands
from generators.cli import main
from generators.render.manifest import MANIFEST
from tests.support import generated, package_of, spec_of

if TYPE_CHECKING:
    from pathlib import Path


BROKEN = "openapi: 3.1.0\ninfo: {title: Broken, version: 1.0.0\npaths: {}\n"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a project with a document in its usual place."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").mkdir()
    shutil.copy(spec_of("bodies"), tmp_path / "spec/openapi.yaml")
    return tmp_path


def replace(project: Path, case: str) -> None:
    shutil.copy(spec_of(case), project / "spec/openapi.yaml")


# --- generate and check ---------------------------------------------------------------------------


def test_generate(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate"]) == 0
    count = len(generated("bodies").tree)
    operations = "8 operations generated, 0 degraded, 0 left out\n"
    assert capsys.readouterr().out == f"{operations}generated: {count} files, {count} changed\n"
    assert files(project / "generated") == {
        path: text.encode() for path, text in generated("bodies").tree.items()
    }
    assert main(["generate"]) == 0
    assert capsys.readouterr().out == f"{operations}generated: {count} files, 0 changed\n"


def test_another_document_takes_the_place(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    mine = project / "generated" / package_of("bodies") / "mine.py"
    mine.write_text("mine")
    replace(project, "servers")
    assert main(["generate"]) == 0
    assert "removed" in capsys.readouterr().out.splitlines()[-1]
    left = files(project / "generated")
    assert left.pop(f"{package_of('bodies')}/mine.py") == b"mine"
    assert left.keys() == generated("servers").tree.keys()


def test_another_package_name(project: Path) -> None:
    assert main(["generate", "--package", "Mine", "--out", "there"]) == 0
    assert (project / "there/Mine/client.py").is_file()
    assert 'name = "Mine"' in (project / "there/pyproject.toml").read_text()


def test_a_broken_document_leaves_everything(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    before = files(project / "generated")
    (project / "spec/openapi.yaml").write_text(BROKEN)
    capsys.readouterr()
    assert main(["generate"]) == 3
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("spec/openapi.yaml:3:")
    assert files(project / "generated") == before


def test_an_unreadable_document(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "missing.yaml"]) == 3
    assert "missing.yaml" in capsys.readouterr().err
    assert not (project / "generated").exists()


def errors(capsys: pytest.CaptureFixture[str]) -> str:
    """Return what went to standard error, without the progress that a slow machine shows."""
    lines = capsys.readouterr().err.splitlines(keepends=True)
    return "".join(line for line in lines if not line.endswith(" ...\n"))


def test_a_place_that_cannot_be_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "generated/README.md").mkdir(parents=True)
    assert main(["generate"]) == 1
    assert "\ngenerated: cannot be written: " in f"\n{errors(capsys)}"
    assert files(project / "generated") == {}
    (project / "file").write_text("")
    assert main(["generate", "--out", "file"]) == 1
    assert "\nfile: cannot be written: " in f"\n{errors(capsys)}"


def test_a_document_that_the_engine_refuses(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("out of\nideas")

    monkeypatch.setattr("datamodel_code_generator.generate", refuse)
    assert main(["generate"]) == 1
    pattern = r"spec/openapi.yaml:\d+:\d+ models-engine .*: out of ideas\n"
    assert re.match(pattern, errors(capsys))
    assert not (project / "generated").exists()


def test_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def output() -> str:
        return capsys.readouterr().out

    assert main(["check"]) == 1
    assert f"missing: {MANIFEST}" in output()
    main(["generate"])
    output()
    assert main(["check"]) == 0
    assert output().splitlines()[-1] == "generated: up to date with spec/openapi.yaml"

    package = project / "generated" / package_of("bodies")
    client = package / "client.py"
    client.write_text(client.read_text().replace("import annotations", "import division"))
    (package / "models" / "_note.py").unlink()
    assert main(["check"]) == 1
    lines = output().splitlines()
    assert f"missing: {package.name}/models/_note.py" in lines
    assert "-from __future__ import division" in lines
    assert "+from __future__ import annotations" in lines
    assert lines[-1] == (
        "generated: 2 files differ from spec/openapi.yaml; run `python -m generators generate`"
    )
    before = files(project / "generated")
    main(["check"])
    assert files(project / "generated") == before, "check writes nothing"


def test_check_knows_files_of_an_earlier_run(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    manifest = project / "generated" / MANIFEST
    listed = json.loads(manifest.read_text())
    listed["files"]["old.py"] = ""
    manifest.write_text(json.dumps(listed))
    (project / "generated/old.py").write_text("")
    (project / "generated/mine.py").write_text("")
    capsys.readouterr()
    assert main(["check"]) == 1
    output = capsys.readouterr().out
    assert "stale: old.py is no longer generated" in output
    assert "mine.py" not in output


def test_generate_refuses_to_overwrite_work(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    out = project / "generated"
    client = out / package_of("bodies") / "client.py"
    generated_text = client.read_text()
    client.write_text(f"{generated_text}\n# mine\n")
    (out / "mine.py").write_text("mine = 1\n")
    before = files(out)
    capsys.readouterr()
    assert main(["generate"]) == 1
    printed = capsys.readouterr()
    assert "-# mine" in printed.out
    assert "edited by hand: nothing is written; --force" in printed.err
    assert files(out) == before
    assert main(["generate", "--force"]) == 0
    assert client.read_text() == generated_text
    assert (out / "mine.py").read_text() == "mine = 1\n"


@pytest.mark.parametrize(
    ("before", "refused"),
    [
        ("<<<<<<< ours\n=======\n>>>>>>> theirs\n", False),  # nobody's work
        ("mine\n", True),
    ],
)
def test_what_git_could_not_merge_is_generated_again(
    project: Path, before: str, refused: bool
) -> None:
    main(["generate"])
    readme = project / "generated/README.md"
    readme.write_text(before)
    assert main(["generate"]) == int(refused)
    assert (readme.read_text() == before) is refused


def test_a_manifest_that_cannot_be_read_refuses_nothing(project: Path) -> None:
    main(["generate"])
    (project / "generated" / MANIFEST).write_text("<<<<<<< ours\n")
    (project / "generated/README.md").write_text("mine\n")
    assert main(["generate"]) == 0
    assert main(["check"]) == 0


def test_files_that_were_there_before_are_not_overwritten(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = project / "generated"
    out.mkdir()
    (out / "README.md").write_text("mine\n")
    assert main(["generate"]) == 1
    assert "generated: 1 file was there before, and not generated: " in capsys.readouterr().err
    assert files(out) == {"README.md": b"mine\n"}
    assert main(["generate", "--force"]) == 0
    (out / MANIFEST).unlink()  # where it is ignored by git, a clone has none
    (out / package_of("bodies") / "client.py").write_text("old = 1\n")
    assert main(["generate"]) == 0


def test_a_checkout_with_other_line_ends_is_no_edit(project: Path) -> None:
    main(["generate"])
    readme = project / "generated/README.md"
    readme.write_bytes(readme.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["generate"]) == 0


def test_a_new_file_does_not_take_the_place_of_another(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate", "--feature", "models"])
    client = project / "generated" / package_of("bodies") / "client.py"
    client.write_text("mine = 1\n")
    assert main(["generate"]) == 1
    assert "client.py" in capsys.readouterr().out
    assert client.read_text() == "mine = 1\n"


def test_files_for_machines_differ_in_a_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    document = project / "generated" / package_of("bodies") / "openapi.json"
    document.write_text(document.read_text().replace("openapi", "swagger"))
    capsys.readouterr()
    assert main(["check"]) == 1
    printed = capsys.readouterr().out
    assert "openapi.json, " in printed
    assert "swagger" not in printed


def test_stray_files_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["generate"])
    package = package_of("bodies")
    (project / "generated/mine.py").write_text("")  # beside the package, as tests may be
    (project / "generated" / package / "left_over.py").write_text("")
    for _ in range(2):  # the second time nothing is run
        capsys.readouterr()
        assert main(["check"]) == 0
        output = capsys.readouterr().out
        assert f"stray: {package}/left_over.py is not generated\n" in output
        assert "mine.py" not in output


# --- several APIs ---------------------------------------------------------------------------------


@pytest.fixture
def two(project: Path) -> Path:
    """Return a project with two APIs."""
    shutil.copy(spec_of("security"), project / "spec/security.yaml")
    (project / "specmill.toml").write_text(
        'features = ["models"]\n[rules]\ndocs = "off"\n'
        '[apis.bodies]\nspec = "spec/openapi.yaml"\n'
        '[apis.security]\nspec = "spec/security.yaml"\nout = "other"\n'
    )
    return project


def test_all_apis_are_generated(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate"]) == 0
    assert capsys.readouterr().out.startswith("bodies:\n")
    assert (two / "generated/bodies" / MANIFEST).exists()
    assert (two / "other" / MANIFEST).exists()
    assert main(["check"]) == 0
    shutil.rmtree(two / "other")
    assert main(["check"]) == 1
    assert main(["check", "--api", "bodies"]) == 0


def test_an_api_is_known_by_its_document(two: Path) -> None:
    assert main(["generate", "spec/security.yaml"]) == 0
    assert (two / "other" / MANIFEST).exists()
    assert not (two / "generated").exists()


def test_apis_do_not_write_the_same(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "--out", "one"]) == 2
    assert "2 APIs would write one; choose one with --api NAME" in capsys.readouterr().err
    assert not (two / "one").exists()


def test_apis_share_no_document(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").write_text(
        '[tool.specmill.apis.a]\nspec = "x"\n[tool.specmill.apis.b]\nspec = "x"\n'
    )
    assert main(["check"]) == 2
    assert "[tool.specmill.apis.b]: `spec` is `x`, which is that of `a`" in capsys.readouterr().err


def test_an_unknown_option_of_an_api(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "specmill.toml").write_text("[apis.a]\noutput = 1\n")
    assert main(["check"]) == 2
    assert "specmill.toml: [apis.a] has no option `output`" in capsys.readouterr().err


def test_an_unknown_option_close_to_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "specmill.toml").write_text('[api.a]\nspec = "x"\n')
    assert main(["check"]) == 2
    printed = capsys.readouterr().err
    assert "has no option `api`: did you mean `apis`? It has `spec`" in printed
    assert "`project`, `docs`, `apis`" in printed


def test_the_old_table_is_read_with_a_note(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_text('[tool.generators]\nout = "made"\n')
    assert main(["generate"]) == 0
    assert "[tool.generators] is now [tool.specmill]" in capsys.readouterr().err
    assert (project / "made").is_dir()
    (project / "specmill.toml").write_text('out = "other"\n')
    assert main(["generate"]) == 2
    assert "keep one of them" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["generate", "check", "ir", "scaffold"])
@pytest.mark.parametrize(("case", "code"), [("webhooks", 1), ("bodies", 0)])
def test_strict(
    project: Path, capsys: pytest.CaptureFixture[str], command: str, case: str, code: int
) -> None:
    replace(project, case)
    if command == "check":
        assert main(["generate"]) == 0
    else:
        capsys.readouterr()
    before = files(project)
    assert main([command, "--strict"]) == code
    if code:
        assert "--strict takes no errors or warnings" in capsys.readouterr().err
        assert files(project) == before


def test_warnings_alone_do_not_stop(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(project, "webhooks")
    assert main(["generate"]) == 0
    assert "\n3 warnings\n" in capsys.readouterr().err


# --- ir -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["parameters", "names", "hostile", "schemas_only"])
def test_ir_is_json(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ir", str(spec_of(case))]) == 0
    output: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert output["package"] == package_of(case)
    api = generated(case).described.api
    assert api is not None
    assert [operation["id"] for group in output["groups"] for operation in group["operations"]] == [
        operation.id for operation in api.operations
    ]


# --- scaffold -------------------------------------------------------------------------------------


def test_scaffold_writes_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scaffold", "--file", "app/handlers.py"]) == 0
    target = project / "app/handlers.py"
    target.write_text(f"{target.read_text()}# mine\n")
    before = files(project)
    capsys.readouterr()
    assert main(["scaffold", "--file", "app/handlers.py"]) == 2
    assert "app/handlers.py" in capsys.readouterr().err
    assert files(project) == before


def test_scaffold_into_a_place_that_cannot_be_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scaffold", "--file", "spec/openapi.yaml/handlers.py"]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert (project / "spec/openapi.yaml").is_file()


# --- Configuration --------------------------------------------------------------------------------


def test_configuration(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[tool.specmill]\nspec = "spec/openapi.yaml"\nout = "made"\npackage = "called"\n'
    )
    assert main(["generate"]) == 0
    assert (project / "made/called/client.py").is_file()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[tool.specmill]\noutput = "x"\n', "`output`"),
        ("[tool.specmill]\nout = 1\n", "`out`"),
        ("[tool.specmill\n", "pyproject.toml"),
        ("[tool]\nspecmill = 1\n", "[tool.specmill]"),
        ('tool = "x"\n', "[tool] must be a table"),
        ('[tool.specmill]\nfeatures = "client"\n', "`features`"),
        ("[tool.specmill]\nfeatures = [1]\n", "`features`"),
        ('[tool.specmill]\nfeatures = ["sever"]\n', "did you mean 'server'?"),
    ],
)
def test_a_configuration_that_cannot_be_used(
    project: Path, capsys: pytest.CaptureFixture[str], text: str, named: str
) -> None:
    (project / "pyproject.toml").write_text(text)
    assert main(["generate"]) == 2
    output = capsys.readouterr().err
    assert output.startswith("pyproject.toml: ")
    assert named in output
    assert not (project / "generated").exists()


def test_a_configuration_that_is_not_text(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_bytes(b"\xff\xfe")
    assert main(["generate"]) == 2
    assert capsys.readouterr().err.startswith("pyproject.toml: ")


def test_features_of_the_configuration(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").write_text('[tool.specmill]\nfeatures = ["mock"]\n')
    assert main(["generate"]) == 0
    output = capsys.readouterr()
    assert output.err.startswith("feature mock brings server\n")
    package = project / "generated" / package_of("bodies")
    assert (package / "server.py").is_file()
    assert not (package / "client.py").exists()
    assert main(["check"]) == 0
    assert main(["check", "--feature", "client"]) == 1
    assert main(["generate", "--feature", "client", "--feature", "cli"]) == 0
    assert (package / "cli.py").is_file()
    assert not (package / "server.py").exists(), "it was written earlier, and is not chosen now"


def test_no_features_are_models_alone(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.specmill]\nfeatures = []\n")
    assert main(["generate"]) == 0
    package = project / "generated" / package_of("bodies")
    assert (package / "models/__init__.py").is_file()
    assert not (package / "_operations.py").exists()


@pytest.mark.parametrize("command", ["generate", "check", "review", "docs"])
def test_an_unknown_feature_is_wrong_usage(
    project: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--feature", "moc"])
    assert stopped.value.code == 2
    assert "did you mean 'mock'?" in capsys.readouterr().err


def test_a_scaffold_needs_the_server(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scaffold", "--feature", "client"]) == 2
    assert "server" in capsys.readouterr().err
    assert not (project / "handlers.py").exists()


def test_a_page_has_samples_whatever_was_chosen(project: Path) -> None:
    assert main(["docs", "--feature", "models"]) == 0
    page = (project / "site/index.html").read_text("utf-8")
    facts = re.search(r'id="facts">(.*?)</script>', page)
    assert facts is not None
    packed = base64.b64decode(json.loads(facts[1])["packed"])
    text = gzip.decompress(packed).decode()
    assert "import requests" in text
    assert "asyncio.run" not in text, "there is no client of ours to be called"
    assert '"name":"client"' not in text


@pytest.mark.parametrize("name", ["a-b", "1a", "class", "a.b", "../a"])
def test_a_package_name_that_cannot_be_imported(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["generate", "--package", name])
    assert stopped.value.code == 2
    assert name in capsys.readouterr().err
    assert not (project / "generated").exists()


def test_an_interrupt_is_no_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "check", interrupted)
    assert main(["check"]) == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_operations_of_other_methods_are_reported(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    operation = "{operationId: link, responses: {'200': {description: OK}}}"
    (project / "spec/openapi.yaml").write_text(
        "openapi: 3.2.0\ninfo: {title: Other, version: 1.0.0}\n"
        f"paths:\n  /a:\n    additionalOperations:\n      LINK: {operation}\n",
        "utf-8",
    )
    assert main(["generate"]) == 1
    output = capsys.readouterr()
    assert "spec/openapi.yaml:6:7 additional-operations" in output.err
    assert "left out: link;" in output.err
    assert "0 operations generated, 0 degraded, 1 left out" in output.out
    assert main(["generate", "--accept-partial"]) == 0
    assert main(["generate", "--strict"]) == 1


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], "generators.rules generators.document generators.review.command pydantic"),
        (["validate", "--help"], "generators.rules generators.document pydantic"),
        (["generate", "--package", "1"], "generators.rules generators.document pydantic"),
        (["rules"], "pydantic generators.review datamodel_code_generator jinja2"),
        (["validate", "missing.yaml"], "pydantic generators.review datamodel_code_generator"),
    ],
)
def test_a_start_imports_what_it_needs(arguments: list[str], absent: str) -> None:
    code = f"""
import sys
from generators.cli import main
try:
    main({arguments})
except SystemExit:
    pass
print(*sorted(set({absent.split()}) & set(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == ""
