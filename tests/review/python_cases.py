"""The cases in `tests/cases/python_api`: what a change of a document does to its package.

A case is a folder with `change.yaml`, which edits `base.yaml` beside the folders and states the
findings that a comparison of both would give, and `expected.txt`: each finding with the changes of
the package that it caused.
"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generators import pipeline, rules
from generators.document import Document, load
from generators.document.pointer import join, lookup, split, to_ref
from generators.options import Options
from generators.review.attributing import Attributed, attribute
from generators.review.model import Direction, Finding, Lane, Level, Place
from generators.review.python_api import api_changes

if TYPE_CHECKING:
    from generators.pipeline import Generated
    from generators.review.model import ApiChange

CASES = Path(__file__).parents[1] / "cases/python_api"
NAMES = tuple(sorted(path.parent.name for path in CASES.glob("*/change.yaml")))


@cache
def base_data() -> dict[str, Any]:
    """Return the document that all cases change."""
    data: dict[str, Any] = yaml.safe_load((CASES / "base.yaml").read_text("utf-8"))
    return data


def document(data: Any, name: str = "openapi.yaml") -> Document:
    """Return plain data as a document, by way of its text."""
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    found, problems = load(name, read=lambda _: text.encode())
    assert found is not None, problems
    return found


def edited(data: Any, edits: list[dict[str, Any]]) -> Any:
    """Return a document with edits: `set` a value, `remove` one, `rename` a key."""
    data = copy.deepcopy(data)
    for edit in edits:
        pointer = next(edit[key] for key in ("set", "remove", "rename") if key in edit)
        *above, last = split(pointer)
        owner = lookup(data, join("", *above))
        if "remove" in edit:
            del owner[int(last) if isinstance(owner, list) else last]
        elif "rename" in edit:
            _rename(data, owner, last, edit["to"], join("", *above))
        elif isinstance(owner, list):
            owner[int(last) :] = [edit["to"], *owner[int(last) + 1 :]]
        else:
            owner[last] = edit["to"]
    return data


def _rename(data: Any, owner: dict[str, Any], old: str, new: str, above: str) -> None:
    items = [(new if key == old else key, value) for key, value in owner.items()]
    owner.clear()
    owner.update(items)
    _refer(data, to_ref(join(above, old)), to_ref(join(above, new)))


def _refer(value: Any, old: str, new: str) -> None:
    """Let references lead to where something was moved."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        if item == old:
            value[key] = new
        elif isinstance(item, (dict, list)):
            _refer(item, old, new)


def generated(data: Any) -> Generated:
    """Generate the package of a document."""
    loaded = document(data)
    checked = pipeline.Checked(loaded, rules.check(loaded))
    made = pipeline.generate_described(
        pipeline.describe_checked(checked, Options(package="library"))
    )
    assert made.tree, made.described.diagnostics
    return made


@cache
def base() -> Generated:
    """Generate the package that all cases change, once."""
    return generated(base_data())


def finding(stated: dict[str, Any], before: Document, after: Document) -> Finding:
    """Return a finding as a case states it."""
    places = [
        Place(side.locate(stated[key]), stated[key]) if key in stated else None
        for key, side in (("base", before), ("head", after))
    ]
    wire = Level[stated.get("wire", "none").upper()]
    code = Level[stated.get("code", "none").upper()]
    lane = Lane(stated["lane"])
    return Finding(
        stated["id"],
        lane,
        wire,
        code,
        title=stated["id"],
        direction=Direction.NONE,
        base=places[0],
        head=places[1],
    )


def stated(case: str) -> dict[str, Any]:
    """Return the edits and the findings of a case."""
    change: dict[str, Any] = yaml.safe_load((CASES / case / "change.yaml").read_text("utf-8"))
    return change


@cache
def head(case: str) -> Generated:
    """Generate the package of the changed document, once."""
    return generated(edited(base_data(), stated(case)["edits"]))


@cache
def attributed(case: str) -> Attributed:
    """Return what the findings of a case cause."""
    change = stated(case)
    old, new = base(), head(case)
    before, after = old.described.document, new.described.document
    assert before is not None
    assert after is not None
    findings = [finding(one, before, after) for one in change["findings"]]
    changes = api_changes(old.tree, new.tree)
    return attribute(findings, changes, old.described, new.described)


def shown(case: str) -> dict[str, str]:
    """Return the expected files of a case: path within its folder to text."""
    cause = attributed(case)
    lines: list[str] = []
    for finding in cause.findings:
        words = f"wire {finding.wire.word}, code {finding.code.word}"
        if finding.handlers:
            words += f", handlers {finding.handlers.word}"
        lines.append(f"{finding.id}: {finding.lane}, {words}")
        lines += [f"    {finding.detail}"] if finding.detail else []
        lines += [_line(change) for change in finding.api]
    if cause.unexplained:
        lines.append("unexplained")
        lines += [_line(change) for change in cause.unexplained]
    return {"expected.txt": "\n".join(lines) + "\n"}


def _line(change: ApiChange) -> str:
    sides = "".join(
        f"\n        {sign} {side}"
        for sign, side in (("-", change.before), ("+", change.after))
        if side
    )
    return f"    {change.level.word} {change.kind} {change.path}{sides}"
