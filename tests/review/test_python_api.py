"""What changes of a document do to the generated package, and which finding each is put to."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generators.document.pointer import PointerError, lookup
from generators.review.attributing import attribute, settle
from generators.review.model import ApiChange, Finding, Lane, Level
from generators.review.python_api import api_changes
from generators.review.python_reading import read
from generators.review.python_sources import sources
from generators.review.python_surface import Class
from tests import support
from tests.review import python_cases

if TYPE_CHECKING:
    from generators.document import Document

# What the other side of a change is called when base and head change places.
_TURNED = {
    **{f"{kind}-removed": f"{kind}-added" for kind in ("class", "member", "method", "group")},
    "class-renamed": "class-renamed",
    "method-renamed": "method-renamed",
    "class-split": "class-merged",
}


@pytest.mark.parametrize("case", python_cases.NAMES)
def test_no_change_is_left_over(case: str) -> None:
    assert python_cases.attributed(case).unexplained == ()


@pytest.mark.parametrize("case", python_cases.NAMES)
def test_what_is_gone_one_way_is_new_the_other_way(case: str) -> None:
    attributed = python_cases.attributed(case)
    forth = {change for finding in attributed.findings for change in finding.api}
    back = api_changes(python_cases.head(case).tree, python_cases.base().tree)
    turned = [(change.kind, change.path) for change in back]
    for change in forth:
        if change.kind in _TURNED and "renamed" not in change.kind and "split" not in change.kind:
            assert (_TURNED[change.kind], change.path) in turned
        elif change.kind in _TURNED:
            assert _TURNED[change.kind] in {kind for kind, _ in turned}


@pytest.mark.parametrize("case", support.NAMES)
def test_a_package_does_not_differ_from_itself(case: str) -> None:
    tree = support.generated(case).tree
    assert api_changes(tree, dict(tree)) == ()


@pytest.mark.parametrize("case", support.NAMES)
def test_all_models_and_operations_are_read(case: str) -> None:
    generated = support.generated(case)
    api = generated.described.api
    assert api is not None
    surface = read(generated.tree)
    assert set(surface.models) - {"ApiModel"} == set(api.models)
    assert [operation.id for operation in surface.operations] == [
        operation.id for operation in api.operations
    ]
    for operation in api.operations:
        group = next(group.class_name for group in api.groups if group.py_name == operation.group)
        for module, name in (("client", group), ("async_client", f"Async{group}")):
            definition = surface.modules[module][name]
            assert operation.py_name in getattr(definition, "methods", {})


@pytest.mark.parametrize("case", support.NAMES)
def test_all_names_have_a_place_in_the_document(case: str) -> None:
    generated = support.generated(case)
    document = generated.described.document
    assert document is not None
    known = sources(generated.described)
    surface = read(generated.tree)
    names = [f"models.{name}" for name in surface.models if name != "ApiModel"]
    names += [
        f"models.{name}.{field}"
        for name, one in surface.models.items()
        if isinstance(one, Class)
        for field in one.fields
    ]
    for operation in surface.operations:
        method = f"Client.{operation.group}.{operation.name}"
        names += [method, *(f"{method}({argument})" for argument in operation.arguments)]
    for name in names:
        assert any(exists(document, pointer) for pointer in known.of(name)), name


def exists(document: Document, pointer: str) -> bool:
    try:
        lookup(document.data, pointer)
    except PointerError:
        return False
    return True


def test_formatting_is_no_change() -> None:
    tree = python_cases.base().tree
    spread = {
        path: text.replace(" | None", "|None").replace(", ", ",") if path.endswith(".py") else text
        for path, text in tree.items()
        if "/_runtime/" not in path
    }
    assert spread != tree
    assert api_changes({p: t for p, t in tree.items() if "/_runtime/" not in p}, spread) == ()


def test_another_name_of_the_package_is_one_change() -> None:
    tree = python_cases.base().tree
    moved = {path.replace("library/", "archive/", 1): text for path, text in tree.items()}
    changes = api_changes(tree, moved)
    assert [(change.kind, change.before, change.after) for change in changes] == [
        ("package-renamed", "import library", "import archive")
    ]


def test_public_names_of_the_runtime_are_compared_where_it_differs() -> None:
    tree = python_cases.base().tree
    changed = dict(tree)
    path = "library/_runtime/client/sync_client.py"
    assert "    def close(self)" in tree[path]
    changed[path] = tree[path].replace("    def close(self)", "    def finish(self)")
    found = {(change.kind, change.path, change.level) for change in api_changes(tree, changed)}
    assert ("method-removed", "Client.close", Level.MAJOR) in found
    assert ("method-added", "Client.finish", Level.MINOR) in found


def test_private_names_of_the_runtime_are_not_compared() -> None:
    tree = python_cases.base().tree
    changed = {
        path: f"{text}\n\ndef _more() -> None:\n    pass\n" if "/_runtime/" in path else text
        for path, text in tree.items()
    }
    assert api_changes(tree, changed) == ()


def test_payloads_of_webhooks_are_constructed_and_read() -> None:
    data = copy.deepcopy(python_cases.base_data())
    refers = {"schema": {"$ref": "#/components/schemas/Fault"}}
    body = {"content": {"application/json": refers}}
    plain = {"schema": {"type": "object", "properties": {"at": {"type": "string"}}}}
    data["webhooks"] = {
        "broken": {"post": {"requestBody": body, "responses": {"204": {"description": "ok"}}}},
        "closed": {
            "post": {
                "requestBody": {"content": {"application/json": plain}},
                "responses": {"204": {"description": "ok"}},
            }
        },
    }
    surface = read(python_cases.generated(data).tree)
    assert "Fault" in surface.elsewhere
    assert "PostClosedRequest" in surface.elsewhere
    assert "Titled" not in surface.elsewhere


def finding(lane: Lane, wire: Level, code: Level) -> Finding:
    return Finding("some-class", lane, wire, code, "something changed")


def change(level: Level, kind: str = "field-removed") -> ApiChange:
    return ApiChange(kind, "models.Pet.name", level)


def test_code_is_as_heavy_as_its_heaviest_change() -> None:
    stated = finding(Lane.COMPATIBLE, Level.MINOR, Level.MINOR)
    settled = settle(stated, [change(Level.MINOR), change(Level.MAJOR)])
    assert (settled.code, settled.lane) == (Level.MAJOR, Lane.CODE)


def test_what_breaks_the_wire_stays_in_its_lane() -> None:
    settled = settle(finding(Lane.WIRE, Level.MAJOR, Level.MINOR), [change(Level.MAJOR)])
    assert (settled.code, settled.lane) == (Level.MAJOR, Lane.WIRE)


def test_a_class_that_should_break_code_and_does_not_leaves_the_lane() -> None:
    settled = settle(finding(Lane.CODE, Level.NONE, Level.MAJOR), [])
    assert (settled.code, settled.lane) == (Level.NONE, Lane.DOCS)
    settled = settle(finding(Lane.CODE, Level.MINOR, Level.MAJOR), [change(Level.MINOR)])
    assert (settled.code, settled.lane) == (Level.MINOR, Lane.COMPATIBLE)


def test_words_that_name_a_class_break_code() -> None:
    settled = settle(finding(Lane.DOCS, Level.NONE, Level.NONE), [change(Level.MAJOR)])
    assert (settled.code, settled.lane) == (Level.MAJOR, Lane.CODE)


def test_demands_on_handlers_are_told_and_weigh_as_an_addition() -> None:
    asked = change(Level.MAJOR, "handler-method-added")
    settled = settle(finding(Lane.COMPATIBLE, Level.MINOR, Level.MINOR), [asked])
    assert (settled.code, settled.lane) == (Level.MINOR, Lane.COMPATIBLE)
    assert "Handlers of a server have to follow" in settled.detail
    assert settled.api == (asked,)


def test_what_no_finding_explains_is_given_back() -> None:
    old, new = python_cases.base(), python_cases.head("operation_removed")
    changes = api_changes(old.tree, new.tree)
    found = attribute([], changes, old.described, new.described)
    assert found.findings == ()
    assert found.unexplained == changes != ()


def test_a_document_without_a_package_cannot_explain_anything() -> None:
    old = python_cases.base().described
    new = replace(old, api=None, models=None)
    with pytest.raises(ValueError, match="no package"):
        attribute([], [], old, new)
