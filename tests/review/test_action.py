"""The action and the workflow: how they are put together, and what their steps do when run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from packaging.requirements import Requirement

from generators.review.verdict import FailOn
from tests.review import clones, pull_request
from tests.review.pull_request import CASE, ROOT, SPEC

if TYPE_CHECKING:
    from tests.review.clones import Clone

ACTION = ROOT / ".github/actions/review"
DECLARED: Any = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
WORKFLOW: Any = yaml.safe_load((ROOT / ".github/workflows/review.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = DECLARED["runs"]["steps"]
ALLOWED = {"actions/checkout", "actions/setup-python", "github/codeql-action/upload-sarif"}
GIVEN = re.compile(r"GITHUB_[A-Z_]+|RUNNER_TEMP|OPENAPI_REVIEW_PYTHON")
"""Variables that a runner sets, and the one by which a test says where Python is."""

BOT = "github-actions[bot]"
GH = '''\
#!{python}
"""Stands in for GitHub: keeps comments in a file, and every request that is made of it."""
import json, os, pathlib, sys

state = pathlib.Path(os.environ["GH_STATE"])
kept = json.loads(state.read_text("utf-8"))
assert sys.argv[1] == "api", sys.argv
arguments, options = sys.argv[2:], {{}}
positional = []
while arguments:
    argument = arguments.pop(0)
    if argument == "--paginate":
        options[argument] = ""
    elif argument.startswith("--"):
        options[argument] = arguments.pop(0)
    else:
        positional.append(argument)
method = options.get("--method", "GET")
(path,) = positional
kept["requests"].append(f"{{method}} {{path}}")
state.write_text(json.dumps(kept), "utf-8")
if method in kept["refused"]:
    sys.exit("HTTP 403: Resource not accessible by integration")
if method == "GET":
    for comment in kept["comments"]:
        print(json.dumps([comment]))
else:
    field, at, file = options["--field"].partition("=@")
    assert (field, at) == ("body", "=@")
    body = pathlib.Path(file).read_text("utf-8")
    if method == "POST":
        kept["comments"].append({{"id": 99, "user": {{"login": "{bot}"}}, "body": body}})
    else:
        number = int(path.rpartition("/")[2])
        next(comment for comment in kept["comments"] if comment["id"] == number)["body"] = body
    state.write_text(json.dumps(kept), "utf-8")
'''


def find_step(name: str) -> dict[str, Any]:
    return next(candidate for candidate in STEPS if candidate.get("name") == name)


def used_inputs() -> set[str]:
    text = (ACTION / "action.yml").read_text("utf-8")
    return set(re.findall(r"inputs\.([a-z-]+)", text))


def test_inputs_are_declared_and_used() -> None:
    assert used_inputs() == DECLARED["inputs"].keys()
    assert all(
        declaration["description"] and "default" in declaration
        for declaration in DECLARED["inputs"].values()
    )


def test_the_help_of_an_input_lists_all_thresholds() -> None:
    about = DECLARED["inputs"]["fail-on"]["description"]
    assert re.findall(
        r"\b(" + "|".join(threshold.word for threshold in FailOn) + r")\b", about
    ) == [threshold.word for threshold in FailOn]


def test_no_expression_stands_in_a_script() -> None:
    jobs = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]
    for step in (*STEPS, *jobs):
        assert "${{" not in step.get("run", "")
    for script in ACTION.glob("*.sh"):
        assert "${{" not in script.read_text("utf-8")


def test_scripts_get_the_variables_they_read() -> None:
    for step in STEPS:
        if "run" not in step:
            continue
        assert step["shell"] == "bash"
        text = step["run"]
        for name in re.findall(r"GITHUB_ACTION_PATH/([\w.]+)", text):
            text += (ACTION / name).read_text("utf-8")
        read = set(re.findall(r"\$\{?([A-Z][A-Z_]+)", text))
        read |= set(re.findall(r'environ\["([A-Z_]+)"\]', text))
        declared = set(step.get("env", {})) - {"GH_TOKEN"}
        assert {name for name in read if not GIVEN.fullmatch(name)} == declared, step["name"]


def test_only_actions_of_github_are_used() -> None:
    jobs = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]
    used = {step["uses"] for step in (*STEPS, *jobs) if "uses" in step}
    named = {uses.partition("@")[::2] for uses in used if not uses.startswith("./")}
    assert {name for name, _ in named} <= ALLOWED
    assert all(re.fullmatch("[0-9a-f]{40}", commit) for _, commit in named)


def test_the_workflow_uses_the_action_of_the_base() -> None:
    (job,) = WORKFLOW["jobs"].values()
    toolkit, change, action = job["steps"]
    assert toolkit["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert action["uses"] == f"./{toolkit['with']['path']}/.github/actions/review"
    assert action["with"]["folder"] == change["with"]["path"] != toolkit["with"]["path"]
    assert all(step["with"]["persist-credentials"] is False for step in (toolkit, change))


def test_the_workflow_may_do_no_more_than_it_does() -> None:
    triggers = WORKFLOW[True]  # YAML 1.1, which this reader speaks, takes `on` for a truth
    assert triggers.keys() == {"pull_request"}
    assert WORKFLOW["permissions"] == {}
    (job,) = WORKFLOW["jobs"].values()
    assert job["permissions"] == {
        "contents": "read",
        "pull-requests": "write",
        "security-events": "write",
    }


def bash(script: Path, folder: Path, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = shutil.which("bash")
    if command is None:
        pytest.skip("bash is not installed")
    return subprocess.run(
        (command, str(script)),
        cwd=folder,
        env=pull_request.environment() | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


class Runner:
    """A runner's folders, and the steps of the action run in them."""

    def __init__(self, folder: Path, clone: Clone, python: Path) -> None:
        self.folder = folder
        self.python = python
        self.clone = clone
        folder.mkdir()
        self.output, self.summary = folder / "output", folder / "summary"
        for file in (self.output, self.summary):
            file.touch()

    def review(self, **variables: str) -> subprocess.CompletedProcess[str]:
        defaults = {
            name: str(DECLARED["inputs"][name.lower().replace("_", "-")]["default"])
            for name in find_step("Review")["env"]
        }
        input_variables = {
            "RUNNER_TEMP": str(self.folder),
            "OPENAPI_REVIEW_PYTHON": str(self.python),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_SERVER_URL": "",
            "GITHUB_BASE_REF": "main",
        }
        return bash(ACTION / "review.sh", self.clone.folder, defaults | input_variables | variables)

    def outputs(self) -> dict[str, str]:
        lines = self.output.read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def runner(tmp_path: Path, installed: Path) -> Runner:
    """A runner in a clone of the repository, as actions/checkout makes one."""
    origin = pull_request.opened(tmp_path / "origin")
    origin.git("clone", "--quiet", str(origin.folder), str(tmp_path / "work"))
    return Runner(tmp_path / "runner", clones.Clone(tmp_path / "work"), installed)


def test_the_review_step_writes_reports_and_goes_on(runner: Runner) -> None:
    done = runner.review(CODE="false")
    assert done.returncode == 0, done.stderr
    outputs = runner.outputs()
    assert outputs["exit-code"] == "1"
    reports = Path(outputs["reports"])
    assert sorted(report.name for report in reports.iterdir()) == [
        "review.html",
        "review.json",
        "review.md",
        "review.sarif",
        "review.xml",
    ]
    assert (reports / "review.md").read_text("utf-8") == runner.summary.read_text("utf-8")
    assert done.stdout.startswith("::error title=")
    assert f"file={SPEC},line=50" in done.stdout


def test_what_is_given_to_the_review_step_arrives(runner: Runner) -> None:
    other = (CASE / "base.yaml").read_text("utf-8")
    runner.clone.commit(**{"notes/accepted.yaml": "accepted: []\n", "api/other.yaml": other})
    done = runner.review(
        SPEC="api/other.yaml",
        BASE=f"origin/main:{SPEC}",
        FAIL_ON="any",
        ACCEPTED="notes/accepted.yaml",
        CODE="false",
        GITHUB_SERVER_URL="https://github.com",
        GITHUB_REPOSITORY="library/library",
    )
    assert (done.returncode, runner.outputs()["exit-code"]) == (0, "0"), done.stderr
    report = json.loads((Path(runner.outputs()["reports"]) / "review.json").read_text("utf-8"))
    assert report["verdict"]["failOn"] == "any"
    commit = runner.clone.git("rev-parse", "--short=12", "HEAD")
    assert report["head"]["name"] == f"{commit}:api/other.yaml"
    assert report["codeSkipped"]


@pytest.mark.parametrize("base", ["; touch ran", "$(touch ran)", "--help", "`touch ran`"])
def test_a_hostile_base_does_nothing(runner: Runner, base: str) -> None:
    done = runner.review(BASE=base, CODE="false")
    assert done.returncode == 2
    assert "\n::" not in f"\n{done.stdout}"
    assert not (runner.clone.folder / "ran").exists()


def test_a_package_of_the_repository_is_not_the_toolkit(runner: Runner) -> None:
    theirs = "raise SystemExit('theirs')\n"
    runner.clone.commit(**{"specmill/__init__.py": theirs, "sitecustomize.py": theirs})
    done = runner.review(CODE="false", PYTHONPATH=str(runner.clone.folder))
    assert runner.outputs()["exit-code"] == "1", done.stderr


def test_a_shallow_clone_fails_with_a_remedy(runner: Runner, tmp_path: Path) -> None:
    address = (tmp_path / "origin").as_uri()
    shallow = tmp_path / "shallow"
    runner.clone.git("clone", "--quiet", "--depth", "1", address, str(shallow))
    runner.clone = clones.Clone(shallow)
    done = runner.review(CODE="false")
    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stdout


def test_an_unreadable_document_fails_the_step(runner: Runner) -> None:
    runner.clone.commit(**{SPEC: "openapi: [\n"})
    done = runner.review(CODE="false")
    assert done.returncode == 3
    assert runner.output.read_text("utf-8") == ""


def accepting(runner: Runner) -> dict[str, str]:
    """Return a file that accepts every finding of the pull request."""
    runner.review(CODE="false")
    report = Path(runner.outputs()["reports"]) / "review.json"
    findings = json.loads(report.read_text("utf-8"))["findings"]
    entries = [{"fingerprint": finding["fingerprint"]} for finding in findings]
    terms = {"reason": "fine", "owner": "me", "expires": "9999-12-31"}
    text = json.dumps({"accepted": [entry | terms for entry in entries]})
    return {"spec/accepted.yaml": text}


def test_a_pull_request_does_not_accept_itself(runner: Runner) -> None:
    runner.clone.commit(**accepting(runner))
    runner.output.write_text("")
    done = runner.review(CODE="false")
    assert runner.outputs()["exit-code"] == "1", done.stderr
    assert "accepted-proposed" in runner.summary.read_text("utf-8")
    runner.output.write_text("")
    done = runner.review(CODE="false", ACCEPTED_FROM="head")
    assert runner.outputs()["exit-code"] == "0", done.stderr


def test_a_pull_request_switches_no_rule_off_and_names_no_other_document(runner: Runner) -> None:
    settings = '[tool.specmill]\nspec = "x.yaml"\n[tool.specmill.rules]\nall = "off"\n'
    other = (CASE / "base.yaml").read_text("utf-8")
    runner.clone.commit(**{"pyproject.toml": settings, "x.yaml": other})
    done = runner.review(CODE="false", FAIL_ON="lint")
    assert runner.outputs()["exit-code"] == "1", done.stderr
    assert "settings-changed" in done.stdout
    assert f"file={SPEC},line=50" in done.stdout


def test_nothing_outside_of_the_commit_is_read(runner: Runner, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("description: a-secret-of-the-runner\ntype: object\n", "utf-8")
    folder = runner.clone.folder
    (folder / "spec/link.yaml").symlink_to(secret)
    (folder / "spec/ignored.yaml").write_text(secret.read_text("utf-8"), "utf-8")
    text = (folder / SPEC).read_text("utf-8")
    for ref in ("link.yaml", "../../secret.yaml", str(secret), "../.git/config"):
        leaking = text.replace("#/components/schemas/Receipt", ref)
        assert leaking != text
        runner.clone.commit(**{SPEC: leaking})
        done = runner.review(CODE="false")
        reports = Path(runner.outputs()["reports"])
        assert "no-unresolved-refs" in (reports / "review.json").read_text("utf-8")
        for report in (done.stdout, *(file.read_text("utf-8") for file in reports.iterdir())):
            assert "a-secret-of-the-runner" not in report


def locked() -> dict[str, str]:
    """Return the versions that the action installs."""
    lines = (ACTION / "requirements.txt").read_text("utf-8").splitlines()
    assert all(line.startswith(("#", "    --hash=sha256:")) or "==" in line for line in lines)
    pinned = [line.removesuffix(" \\").split(" ;")[0] for line in lines if "==" in line]
    assert all(name.endswith(" \\") for name in lines if "==" in name)
    return dict(pin.split("==") for pin in pinned)


def test_what_the_action_installs_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    versions = locked()
    for text in (*project["project"]["dependencies"], *project["build-system"]["requires"]):
        requirement = Requirement(text)
        assert versions[requirement.name] in requirement.specifier, "run `make lock`"


class GitHub:
    """The stand-in for GitHub, and the step that writes to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / "state.json"
        program = folder / "gh"
        program.write_text(GH.format(python=sys.executable, bot=BOT), "utf-8")
        program.chmod(0o755)
        self.keep([])

    def keep(self, comments: list[dict[str, Any]], refused: tuple[str, ...] = ()) -> None:
        state = {"comments": comments, "requests": [], "refused": refused}
        self.state.write_text(json.dumps(state), "utf-8")

    def comment(self, report: str) -> subprocess.CompletedProcess[str]:
        file = self.folder / "review.md"
        file.write_text(report, "utf-8")
        variables = {
            "PATH": f"{self.folder}{os.pathsep}{os.environ['PATH']}",
            "GH_STATE": str(self.state),
            "GITHUB_REPOSITORY": "library/library",
            "COMMENT_AUTHOR": BOT,
            "PULL_REQUEST": "7",
            "REPORT": str(file),
        }
        return subprocess.run(
            (sys.executable, "-I", str(ACTION / "comment.py")),
            env=pull_request.environment() | variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )

    def saved(self) -> dict[str, Any]:
        return json.loads(self.state.read_text("utf-8"))


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path)


LISTED = "GET repos/library/library/issues/7/comments?per_page=100"
POSTED = "POST repos/library/library/issues/7/comments"
REPORT = (CASE / "expected.md").read_text("utf-8")
FIRST = REPORT.splitlines()[0]


def written(number: int, login: str, body: str) -> dict[str, Any]:
    return {"id": number, "user": {"login": login}, "body": body}


def test_one_comment_is_written_and_then_updated(github: GitHub) -> None:
    github.comment(REPORT)
    github.comment(f"{FIRST}\nanother\n")
    state = github.saved()
    assert state["requests"] == [
        LISTED,
        POSTED,
        LISTED,
        "PATCH repos/library/library/issues/comments/99",
    ]
    assert [comment["body"] for comment in state["comments"]] == [f"{FIRST}\nanother\n"]


def test_comments_of_others_and_of_other_documents_are_left_alone(github: GitHub) -> None:
    theirs = [
        written(1, "mallory", REPORT),
        written(2, BOT, REPORT.replace(SPEC, "api/other.yaml")),
        written(3, BOT, f"I have seen {FIRST}"),
        written(4, BOT, ""),
    ]
    github.keep(theirs)
    github.comment(REPORT)
    assert github.saved()["comments"] == [*theirs, written(99, BOT, REPORT)]


def test_a_comment_kept_with_other_line_ends_is_found(github: GitHub) -> None:
    github.keep([written(5, BOT, REPORT.replace("\n", "\r\n"))])
    github.comment(REPORT)
    assert github.saved()["comments"] == [written(5, BOT, REPORT)]


def test_no_change_is_no_news_but_ends_old_news(github: GitHub) -> None:
    report = (ROOT / "tests/cases/reports/nothing_changed/report.md").read_text("utf-8")
    assert "no comment to update" in github.comment(report).stdout
    assert github.saved()["comments"] == []
    github.keep([written(5, BOT, f"{report.splitlines()[0]}\nbreaking\n")])
    github.comment(report)
    assert github.saved()["comments"] == [written(5, BOT, report)]


@pytest.mark.parametrize("refused", ["GET", "POST"])
def test_a_fork_gets_a_warning(github: GitHub, refused: str) -> None:
    github.keep([], (refused,))
    done = github.comment(REPORT)
    assert done.stdout.startswith("::warning title=API review::no comment is written")
    assert "403" in done.stdout
