"""Unions choose by the value, at their own place, and narrow no class: over models and the wire."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from pydantic import BaseModel, ValidationError

from generators import pipeline
from generators.options import Options
from tests.generate.service import Package
from tests.generate.union_kinds import KINDS, package
from tests.support import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generators.diagnostics import Diagnostic

    Made = tuple[Package, list[Diagnostic]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Made]]:
    """Give the package of a kind and what was told when it was generated."""
    folder = tmp_path_factory.mktemp("unions")
    sys.path.insert(0, str(folder))
    known: dict[str, Made] = {}

    def of(kind: str) -> Made:
        if kind not in known:
            known[kind] = package(KINDS[kind], module_name(kind), folder)
        return known[kind]

    yield of
    sys.path.remove(str(folder))


def module_name(kind: str) -> str:
    return "kind_" + re.sub(r"\W+", "_", kind.lower())


def rows(attribute: str) -> list[Any]:
    return [
        pytest.param(kind, value, id=f"{kind}-{number}")
        for kind, row in KINDS.items()
        for number, value in enumerate(getattr(row, attribute))
    ]


def innermost(value: Any) -> str:
    """Return the class of the first value that holds no other."""
    while True:
        parts: list[Any] = (
            [part for part in dict(value).values() if isinstance(part, (BaseModel, list))]
            if isinstance(value, BaseModel)
            else value
            if isinstance(value, list)
            else []
        )
        holder = type(value).__name__ in {"Both", "Zoo", "Holder", "Drawing"}
        if holder and not parts:
            parts = [part for part in dict(value).values() if part is not None]
        if not parts or not (holder or isinstance(value, list)):
            return type(value).__name__
        value = parts[0]


def type_of(package: Package, kind: str) -> Any:
    """Return the type that answers have."""
    models, name = package.models, KINDS[kind].type
    return getattr(models, name if name in models.__all__ else f"{name}Response")


def runtime(package: Package, module: str) -> Any:
    return getattr(package, f"_runtime.{module}")


def post(package: Package, answer: Callable[[Any], Any], data: Any) -> httpx2.Response:
    """Post JSON data to a server of the package that answers with what `answer` returns."""
    app = server(package, answer)

    async def run() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://kind.test") as http:
            return await http.post("/send", json=data)

    return asyncio.run(run())


def server(package: Package, answer: Callable[[Any], Any]) -> Any:
    base = package.server.DefaultHandler

    async def send(_: Any, *, body: Any) -> Any:
        return answer(body)

    return package.server.create_app(default=type("Handler", (base,), {"send": send})())


def answered(package: Package, content: Any, **arguments: Any) -> Any:
    """Return what the client reads of an answer."""

    async def run() -> Any:
        def respond(_: httpx2.Request) -> httpx2.Response:
            return httpx2.Response(200, json=content)

        transport = httpx2.MockTransport(respond)
        async with package.async_client.AsyncClient(
            "http://kind.test", transport=transport, retries=0
        ) as client:
            return await client.default.send(**arguments)

    return asyncio.run(run())


@pytest.mark.parametrize(("kind", "row"), rows("fits"))
def test_what_fits(made: Callable[[str], Made], kind: str, row: tuple[Any, str]) -> None:
    package, _ = made(kind)
    data, name = row
    base = runtime(package, "models.base")
    type_ = type_of(package, kind)
    value = base.read_json(json.dumps(data), type_)
    assert innermost(value) in name.split("|")
    assert base.dump_python(value, type_) == data
    seen: list[Any] = []
    response = post(package, lambda body: seen.append(body) or body.to_dict(), data)
    assert (response.status_code, response.json()) == (200, data)
    assert innermost(seen[0]) in name.split("|")
    found = answered(package, data, body=data)
    assert innermost(found) in name.split("|")
    assert found == base.adapter(type_).validate_python(found)


@pytest.mark.parametrize(("kind", "data"), rows("unknown"))
def test_unknown_variants_are_kept_in_answers_and_refused_in_requests(
    made: Callable[[str], Made], kind: str, data: Any
) -> None:
    package, _ = made(kind)
    base = runtime(package, "models.base")
    type_ = type_of(package, kind)
    value = base.read_json(json.dumps(data), type_)
    assert any(type(part).__name__ == "UnknownVariant" for part in base.models_in(value))
    assert base.dump_python(value, type_) == data
    assert answered(package, data, body=value) == value
    assert post(package, lambda body: body, data).status_code == 422
    with pytest.raises(package.errors.RequestInvalid):
        answered(package, data, body=data)


@pytest.mark.parametrize(("kind", "data"), rows("refused"))
def test_what_does_not_fit(made: Callable[[str], Made], kind: str, data: Any) -> None:
    package, _ = made(kind)
    with pytest.raises(ValidationError):
        runtime(package, "models.base").read_json(json.dumps(data), type_of(package, kind))
    response = post(package, lambda body: body, data)
    assert response.status_code == 422
    assert response.json()["violations"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_told(made: Callable[[str], Made], kind: str) -> None:
    told = {one.code for one in made(kind)[1]}
    assert told & {"union-indistinguishable", "unchecked", "models-engine"} == KINDS[kind].notes


def test_only_the_name_on_the_wire_counts(made: Callable[[str], Made]) -> None:
    package, _ = made("only the name on the wire counts")
    models, data = package.models, {"kind-of": "b", "kind_of": "A"}
    found = runtime(package, "models.base").read_json(json.dumps(data), models.X)
    assert (type(found), found.to_dict()) == (models.B, data)
    assert post(package, lambda body: body, data).json() == data
    # What a program gives may have its name in Python.
    assert answered(package, {"kind-of": "b"}, body={"kind_of": "A"}).to_dict() == {"kind-of": "b"}


# --- What construction fills in -------------------------------------------------------------------


def test_a_value_on_which_all_unions_agree_is_filled_in(made: Callable[[str], Made]) -> None:
    package, _ = made("a union in a union")
    models = package.models
    assert models.E1().to_dict() == {"kind": "one"}
    assert models.E2(y=1).to_dict() == {"kind": "two", "y": 1}
    package, _ = made("told apart by one listed value")
    assert package.models.Circle(size=1).to_dict() == {"kind": "circle", "size": 1}
    package, _ = made("bases that are allowed, and grandchildren")
    zoo = package.models.Zoo(dog=package.models.Poodle(curl=1), any=package.models.AnimalBase())
    assert zoo.to_dict() == {"dog": {"curl": 1, "type": "Poodle"}, "any": {"type": "Animal"}}
    package, _ = made("integers")
    assert package.models.C1().to_dict() == {"code": 1}
    package, _ = made("a property that a variant does not declare")
    assert package.models.Scan(dpi=3).to_dict() == {"dpi": 3, "kind": "Scan"}


def test_a_value_on_which_they_do_not_agree_is_asked_for(made: Callable[[str], Made]) -> None:
    package, _ = made("one class in several unions with different values")
    with pytest.raises(ValidationError, match="type"):
        package.models.Action()
    assert package.models.Backup(type="backup").to_dict() == {"type": "backup"}


REQUIRED = """
    Event: {oneOf: [{$ref: '#/components/schemas/E1'}, {$ref: '#/components/schemas/E2'}],
      discriminator: {propertyName: kind, mapping: {one: E1, two: E2}}}
    E1: {type: object, required: [kind], properties: {kind: {type: string}}}
    E2: {type: object, required: [kind], properties: {kind: {const: two}}}
    Body: {type: object, properties: {first: {$ref: '#/components/schemas/E1'},
      second: {$ref: '#/components/schemas/E2'}, many: {type: array, items: {
      $ref: '#/components/schemas/E1'}}, event: {$ref: '#/components/schemas/Event'}}}
"""


@pytest.mark.parametrize(
    ("data", "pointer"),
    [
        ({"first": {}}, "/first/kind"),
        ({"second": {}}, "/second/kind"),
        ({"many": [{"kind": "one"}, {}]}, "/many/1/kind"),
    ],
)
def test_a_server_requires_what_construction_fills_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: Any, pointer: str
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    kind = type(KINDS["integers"])(REQUIRED, "Body", ())
    name = f"required_{pointer.count('/')}_{len(pointer)}"
    package_, _ = package(kind, name, tmp_path)
    response = post(package_, lambda body: body, data)
    assert response.status_code == 422
    assert [(one["pointer"], one["code"]) for one in response.json()["violations"]] == [
        (pointer, "missing")
    ]
    models = package_.models
    body = models.Body(first=models.E1(), second=models.E2(), event=models.E1())
    every = {"first": {"kind": "one"}, "second": {"kind": "two"}, "event": {"kind": "one"}}
    assert body.to_dict() == every
    assert post(package_, lambda body: body, every).status_code == 200


# --- anyOf of which both hold ---------------------------------------------------------------------


def test_names_of_a_sibling_may_be_given_and_are_checked(made: Callable[[str], Made]) -> None:
    package, _ = made("anyOf of which both hold")
    models, errors = package.models, package.errors
    both = {"email": "e", "phone": "p"}
    assert models.ContactOption1(**both).to_dict() == both
    assert answered(package, both, body=both).to_dict() == both
    assert answered(package, both, body=models.ContactOption1(**both)).to_dict() == both
    for wrong in ({"email": "e", "phone": 5}, {"email": "e", "phone": "p", "since": "never"}):
        with pytest.raises((TypeError, ValueError), match=r"phone|since"):
            models.ContactOption1(**wrong)
        if "since" not in wrong:
            with pytest.raises(errors.RequestInvalid, match="phone"):
                answered(package, both, body=wrong)
    with pytest.raises(TypeError, match="emial"):
        models.ContactOption1(email="e", emial="e")
    # By the document one variant is enough, so a server refuses none of these.
    assert post(package, lambda body: body, {"email": "e", "phone": 5}).status_code == 200


def test_subclasses_have_the_same_siblings(made: Callable[[str], Made]) -> None:
    models = made("anyOf of which both hold")[0].models
    mine = type("Mine", (models.ContactOption1,), {"__module__": "__main__"})
    assert mine(email="e", phone="p").to_dict() == {"email": "e", "phone": "p"}


def test_names_of_a_sibling_are_no_drift(made: Callable[[str], Made]) -> None:
    package, _ = made("anyOf of which both hold")
    drifts = runtime(package, "client.drift").drifts
    found = answered(package, {"email": "e", "phone": "p", "fax": "f"}, body={"email": "e"})
    assert [(drift.kind, drift.name) for drift in drifts("send", found)] == [("field", "fax")]


def test_type_checkers_see_plain_unions(made: Callable[[str], Made], tmp_path: Path) -> None:
    packages = [made(kind)[0] for kind in KINDS]
    folder = packages[0].models.__path__[0].rpartition("/kind_")[0]
    names = [part for one in packages for part in ("-p", f"{one.name}.models")]
    mypy = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), *names]
    done = subprocess.run(mypy, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    files = [f"{one.name}/models" for one in packages]
    (tmp_path / "pyrightconfig.json").write_text(
        json.dumps({"include": [f"{folder}/{file}" for file in files], "strict": ["**"]})
    )
    pyright = [sys.executable, "-m", "pyright", "-p", str(tmp_path), "--pythonpath", sys.executable]
    done = subprocess.run(pyright, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_the_mock_keeps_the_contract(made: Callable[[str], Made], kind: str) -> None:
    package, _ = made(kind)
    report = package.contract.run(app=package.mock.create_mock(), url="http://kind.test")
    found = {one.outcome for one in report.results}
    assert "held" in found
    assert found <= {"held", "skipped"}, [one.findings for one in report.results if one.findings]


# --- In one direction only ------------------------------------------------------------------------

ONE_WAY = """
openapi: 3.1.0
info: {title: One way, version: '1'}
paths:
  /pets:
    post:
      operationId: send
      requestBody: {content: {application/json: {schema: {type: object, properties: {pet: &pet
        {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}],
        discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}}}}}}}}
      responses: {'200': {description: fine, content: {application/json: {schema:
        {type: object, properties: {answer: *pet}}}}}}
components:
  schemas:
    Cat: {type: object, required: [kind], properties: {kind: {type: string},
      id: {type: integer, readOnly: true}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string},
      id: {type: integer, readOnly: true}}}
"""


def test_a_union_within_a_request_is_of_the_classes_of_requests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "openapi.yaml"
    file.write_text(ONE_WAY, "utf-8")
    generated = pipeline.generate(file, Options(package="one_way", features=("client", "server")))
    write(generated.tree, tmp_path / "package")
    monkeypatch.syspath_prepend(str(tmp_path / "package"))
    package = Package("one_way")
    base = runtime(package, "models.base")
    models = package.models
    for name, member, class_name in (
        ("SendRequest", "pet", "CatRequest"),
        ("SendResponse", "answer", "CatResponse"),
    ):
        value = base.read_json(json.dumps({member: {"kind": "cat"}}), getattr(models, name))
        assert type(getattr(value, member)).__name__ == class_name
