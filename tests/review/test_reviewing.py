"""A whole review: what it composes, what it leaves out and says so."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generators import rules
from generators.diagnostics import Diagnostic, Severity
from generators.document import Document, load
from generators.options import Options
from generators.pipeline import Checked, Described, describe_checked
from generators.render.manifest import MANIFEST
from generators.review import generating
from generators.review.files import file_changes
from generators.review.generator_change import generator_change
from generators.review.model import FileChange, Finding, Lane, Level
from generators.review.reviewing import SKIPPED_ON_REQUEST, review
from tests.review import python_cases

if TYPE_CHECKING:
    from collections.abc import Callable

REVIEWS = Path(__file__).parents[1] / "cases/review"
FOLDERS = sorted(REVIEWS.glob("*/base.*")) if REVIEWS.is_dir() else []


def base() -> Document:
    return python_cases.document(python_cases.base_data())


def head(case: str) -> Document:
    return python_cases.document(
        python_cases.edited(python_cases.base_data(), python_cases.stated(case)["edits"])
    )


def compare(case: str) -> Callable[[Document, Document], tuple[Finding, ...]]:
    """Return a comparison that knows the findings of one case."""
    return lambda before, after: tuple(
        python_cases.finding(stated, before, after)
        for stated in python_cases.stated(case)["findings"]
    )


def reviewed(case: str, **options: Any) -> Any:
    return review(base(), head(case), compare=compare(case), **options)


def test_a_review_says_all_there_is_to_say() -> None:
    report = reviewed("enum_value_removed", base_name="main:openapi.yaml", head_name="openapi.yaml")
    (finding,) = report.findings
    assert (finding.lane, finding.code) == (Lane.CODE, Level.MAJOR)
    assert [change.path for change in finding.api] == ["models.State.LENT"]
    assert report.api == ()
    assert (report.base.name, report.base.version) == ("main:openapi.yaml", "1.4.0")
    assert report.head.sha256 == head("enum_value_removed").sha256
    assert (report.bump.required, report.bump.suggested) == (Level.MAJOR, "2.0.0")
    assert {file.path for file in report.files} >= {"library/models/_state.py", MANIFEST}
    assert (report.code_skipped, report.generator) == ("", None)


def test_a_document_that_did_not_change_gives_nothing() -> None:
    report = review(base(), base(), compare=lambda *_: (), committed_base={})
    assert (report.findings, report.api, report.files, report.lint) == ((), (), (), ())
    assert report.code_skipped == ""


def test_a_new_document_has_rules_and_nothing_to_compare() -> None:
    report = review(None, base())
    assert report.base is None
    assert (report.findings, report.files) == ((), ())
    assert list(report.lint) == rules.check(base())


def test_without_code_levels_are_those_of_the_class() -> None:
    report = reviewed("enum_value_removed", code=False)
    assert report.code_skipped == SKIPPED_ON_REQUEST
    assert report.findings[0].code is Level.MINOR
    assert report.files == ()


def test_findings_stand_heaviest_first() -> None:
    report = reviewed("response_gained_body")
    assert [finding.wire for finding in report.findings] == [Level.MAJOR, Level.MINOR]


def test_where_no_code_can_be_generated_the_wire_is_compared_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = copy.deepcopy(python_cases.base_data())
    data["info"]["title"] = "Another"
    after = python_cases.document(data)

    def refused(checked: Checked, options: Options) -> Described:
        """Stand for a document that the models engine fails for: there is none that we know."""
        if checked.document is None or checked.document.data["info"] != data["info"]:
            return describe_checked(checked, options)
        place = after.locate("")
        problem = Diagnostic("models-engine", Severity.ERROR, "it fails", place, "")
        return Described(after, None, None, [problem])

    monkeypatch.setattr(generating, "describe_checked", refused)

    def compare(*_: Document) -> tuple[Finding, ...]:
        return (Finding("one", Lane.WIRE, Level.MAJOR, Level.MAJOR, "one"),)

    report = review(base(), after, compare=compare, whole=True)
    assert [(finding.id, finding.code) for finding in report.findings] == [("one", Level.MAJOR)]
    assert report.code_skipped.startswith("no code can be generated from the head: openapi.yaml:")
    assert report.files == ()


def with_schemas(names: str, schema: dict[str, Any]) -> Document:
    data = copy.deepcopy(python_cases.base_data())
    data["components"]["schemas"] |= {name: copy.deepcopy(schema) for name in names.split()}
    return python_cases.document(data)


@pytest.mark.parametrize(
    ("before", "after", "pointers"),
    [
        ("A", "A", []),
        ("A", "B", []),
        ("A", "A B", ["/components/schemas/B/required/0"]),
        ("A", "B A", ["/components/schemas/B/required/0"]),
        ("A B", "A", []),
        ("", "A", ["/components/schemas/A/required/0"]),
    ],
)
def test_only_what_rules_say_anew_is_told(before: str, after: str, pointers: list[str]) -> None:
    """What is said of something that was renamed was said before."""
    wrong = {"type": "object", "required": ["x"], "properties": {"n": {"type": "string"}}}
    sides = with_schemas(before, wrong), with_schemas(after, wrong)
    report = review(*sides, compare=lambda *_: (), code=False)
    assert [
        diagnostic.pointer
        for diagnostic in report.lint
        if diagnostic.code == "no-required-schema-properties-undefined"
    ] == pointers


@pytest.mark.parametrize("code", [True, False])
def test_two_processes_do_what_one_does(code: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    sides = base(), head("closed")
    alone = generating.prepare_both(*sides, Options(package="library"), code=code)
    monkeypatch.setattr(generating, "_LARGE", 0)
    together = generating.prepare_both(*sides, Options(package="library"), code=code)
    assert [side.generated.tree for side in together] == [side.generated.tree for side in alone]
    assert [side.lint for side in together] == [side.lint for side in alone]
    assert together.base.generated.described.api == alone.base.generated.described.api
    assert bool(alone.base.generated.tree) is code


def test_lines_are_counted_for_each_file() -> None:
    before = {"same": "x\n", "gone": "a\nb\n", "edited": "a\nb\nc\n", "moved": "a\nb\n"}
    after = {"same": "x\n", "new": "a\n", "edited": "a\nc\nd\ne\n", "moved": "b\na\n"}
    assert file_changes(before, after) == (
        FileChange("edited", "changed", 2, 1),
        FileChange("gone", "removed", 0, 2),
        FileChange("moved", "changed", 0, 0),
        FileChange("new", "added", 1, 0),
    )


# --- another generator ----------------------------------------------------------------------------


def committed() -> dict[str, str]:
    return dict(python_cases.base().tree)


def by_another_generator() -> dict[str, str]:
    """The committed package, as if an older generator had written it."""
    tree = committed()
    path = "library/_runtime/client/sync_client.py"
    tree[path] = tree[path].replace("    def close(self)", "    def finish(self)")
    tree[MANIFEST] = tree[MANIFEST].replace('"ruff": "', '"ruff": "0.1.')
    return tree


def test_the_same_generator_is_no_change() -> None:
    others = {"notes.md": "written by hand", "library/own.py": "x = 1\n"}
    assert generator_change(committed() | others, python_cases.base().tree) is None


def test_what_the_generator_changed_is_its_own() -> None:
    change = generator_change(by_another_generator(), python_cases.base().tree)
    assert change is not None
    assert "ruff 0.1." in change.before
    assert change.before != change.after
    assert ("method-added", "Client.close") in {(part.kind, part.path) for part in change.api}
    assert [part.path for part in change.files] == [
        MANIFEST,
        "library/_runtime/client/sync_client.py",
    ]
    assert change.skipped == ""


def test_generator_and_document_never_mix() -> None:
    alone = reviewed("enum_value_removed", options=Options(package="library"))
    both = reviewed(
        "enum_value_removed",
        options=Options(package="library"),
        committed_base=by_another_generator(),
    )
    assert both.generator is not None
    assert (both.findings, both.api, both.files) == (alone.findings, alone.api, alone.files)
    assert alone.generator is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda tree: tree.pop(MANIFEST), f"the base has no `{MANIFEST}` to read"),
        (lambda tree: tree.update({MANIFEST: "[" * 9}), f"the base has no `{MANIFEST}` to read"),
        (
            lambda tree: tree.update(
                {MANIFEST: json.dumps({**json.loads(tree[MANIFEST]), "document": "other"})}
            ),
            "the package in the base was not generated of the document in the base",
        ),
        (
            lambda tree: tree.update({"library/client.py": "<<<<<<< ours\n"}),
            "the package in the base: invalid syntax (client.py, line 1)",
        ),
    ],
    ids=["no manifest", "broken manifest", "another document", "broken code"],
)
def test_a_package_that_cannot_be_compared_is_said_to_be_one(
    change: Callable[[dict[str, str]], object], reason: str
) -> None:
    tree = committed()
    change(tree)
    result = generator_change(tree, python_cases.base().tree)
    assert result is not None
    assert (result.skipped, result.api, result.files) == (reason, (), ())


# --- with the comparison of documents -------------------------------------------------------------


MEAN_THE_SAME = {"same_const", "same_integer_bound", "same_neutral_keywords"}
"""Cases whose documents mean the same in other words, of which other code comes."""


@pytest.mark.parametrize("file", FOLDERS, ids=lambda file: file.parent.name)
def test_every_change_of_the_package_is_explained(file: Path) -> None:
    sides = []
    for name in ("base", "head"):
        document, problems = load(file.with_name(f"{name}{file.suffix}"))
        assert document is not None, problems
        sides.append(document)
    report = review(*sides, options=Options(package="case"))
    name = file.parent.name
    assert bool(report.api) is (name in MEAN_THE_SAME)
    assert not report.code_skipped
    assert report.bump.required >= max((change.level for change in report.api), default=Level.NONE)
