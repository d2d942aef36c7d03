"""What the extensions of a document come to, whatever it is composed of; and what stops them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generators import pipeline

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
openapi: {version}
info: {{title: Pets, version: 1.0.0}}
paths:
  /pets:
    get:
      responses:
        "200":
          description: fine
          content: {{application/json: {{schema: {{$ref: "#/components/schemas/Answer"}}}}}}
components:
  schemas:
"""

ENTRY = """\
    Entry:
      allOf:
        - {type: object, properties: {uid: {type: string, format: uuid}}}
        - {type: object, properties: {problems: {$ref: "#/components/schemas/Problems"}}}
    Problems: {type: array, items: {type: string}}
"""
BULK = """\
        saidBy: {$ref: "#/components/schemas/Status"}
        results: {type: array, items: {$ref: "#/components/schemas/Entry"}}
    Status: {type: string, enum: [ok, failed]}
"""
OUTCOME = "{status: saidBy, failures: [failed], items: results, itemId: uid, itemErrors: problems}"
EXPRESSION = """\
    _outcome: ClassVar[OutcomeRule] = OutcomeRule(
        status="said_by",
        items="results",
        failures=("failed",),
        item_id="uid",
        item_errors="problems",
    )
"""

PLAIN = f"""\
    Answer:
      type: object
      x-outcome: {OUTCOME}
      properties:
{BULK}"""
INCLUDED = f"""\
    Answer:
      allOf:
        - {{$ref: "#/components/schemas/Base"}}
        - {{type: object, x-outcome: {OUTCOME}}}
    Base:
      type: object
      properties:
{BULK}"""
INHERITED = f"""\
    Answer:
      allOf:
        - {{$ref: "#/components/schemas/Base"}}
        - {{type: object, properties: {{more: {{type: string}}}}}}
    Base:
      type: object
      x-outcome: {OUTCOME}
      properties:
{BULK}"""
NULLABLE = f"""\
    Answer:
      type: object
      x-outcome: {OUTCOME}
      properties:
        saidBy:
          anyOf: [{{$ref: "#/components/schemas/Status"}}, {{type: "null"}}]
        results:
          type: [array, "null"]
          items:
            anyOf: [{{$ref: "#/components/schemas/Entry"}}, {{type: "null"}}]
    Status: {{type: string, enum: [ok, failed]}}
"""
REFERRED = f"""\
    Answer:
      type: object
      x-outcome: {OUTCOME}
      properties:
        saidBy: {{$ref: "#/components/schemas/Status"}}
        results: {{$ref: "#/components/schemas/Results"}}
    Results: {{type: array, items: {{$ref: "#/components/schemas/Alias"}}}}
    Alias: {{$ref: "#/components/schemas/Entry"}}
    Status: {{type: string, enum: [ok, failed]}}
"""
INLINE = f"""\
    Answer:
      type: object
      x-outcome: {OUTCOME}
      properties:
        saidBy: {{type: string, enum: [ok, failed]}}
        results:
          type: array
          items:
            type: object
            properties: {{uid: {{type: integer}}, problems: {{type: array, items: {{}}}}}}
"""

BESIDE = f"""\
    Answer:
      type: object
      oneOf:
        - {{title: Bulk, type: object, x-outcome: {OUTCOME}}}
        - {{title: Other, type: object, required: [b], properties: {{b: {{type: string}}}}}}
      properties:
{BULK}"""


def described(text: str, folder: Path, version: str = "3.1.0") -> pipeline.Generated:
    spec = folder / "openapi.yaml"
    spec.write_text(HEAD.format(version=version) + text + ENTRY)
    return pipeline.generate(spec)


def models_of(generated: pipeline.Generated) -> str:
    api = generated.described.api
    assert api is not None
    texts = [text for path, text in generated.tree.items() if f"{api.package}/models/_" in path]
    return "\n".join(texts)


@pytest.mark.parametrize(
    "text",
    [PLAIN, INCLUDED, INHERITED, NULLABLE, REFERRED, INLINE],
    ids="plain included inherited nullable referred inline".split(),
)
def test_an_outcome_is_read_of_any_composition(text: str, tmp_path: Path) -> None:
    generated = described(text, tmp_path)
    diagnostics = [
        diagnostic for diagnostic in generated.described.diagnostics if "outcome" in diagnostic.code
    ]
    assert diagnostics == []
    _, _, answer = models_of(generated).partition("class Answer(OutcomeModel):\n")
    assert EXPRESSION in answer


def test_an_outcome_is_read_of_openapi_30(tmp_path: Path) -> None:
    text = PLAIN.replace("{type: string, enum", "{type: string, nullable: true, enum")
    generated = described(text, tmp_path, "3.0.3")
    assert EXPRESSION in models_of(generated)


def test_an_alternative_has_the_properties_beside_it(tmp_path: Path) -> None:
    generated = described(BESIDE, tmp_path)
    assert [
        diagnostic for diagnostic in generated.described.diagnostics if "outcome" in diagnostic.code
    ] == []
    _, _, answer = models_of(generated).partition("class AnswerBulk(OutcomeModel):\n")
    assert EXPRESSION in answer


ANSWERS = """\
  /direct: {get: {operationId: direct, responses: {"200": {$ref: "#/components/responses/R"}}}}
  /listed:
    get:
      operationId: listed
      responses:
        "200":
          description: fine
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Answer"}}
  /wrapped:
    get:
      operationId: wrapped
      responses:
        "200":
          description: fine
          content: {application/json: {schema: {$ref: "#/components/schemas/Wrapped"}}}
  /sent:
    post:
      operationId: sent
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Answer"}}}}
      responses: {"204": {description: fine}}
components:
  responses:
    R:
      description: fine
      content: {application/json: {schema: {$ref: "#/components/schemas/Answer"}}}
"""


def test_a_wrong_outcome_leaves_out_what_answers_with_it(tmp_path: Path) -> None:
    text = (HEAD.format(version="3.1.0") + PLAIN + ENTRY).replace(
        "status: saidBy", "status: saidby"
    )
    text = text.replace("components:\n", ANSWERS)
    text += '    Wrapped: {anyOf: [{$ref: "#/components/schemas/Answer"}, {type: "null"}]}\n'
    spec = tmp_path / "openapi.yaml"
    spec.write_text(text, "utf-8")
    described = pipeline.describe(spec)
    assert described.coverage is not None
    (error,) = [
        diagnostic for diagnostic in described.diagnostics if diagnostic.severity == "error"
    ]
    assert (error.code, error.hint) == ("outcome-property", "did you mean `saidBy`?")
    assert "the 3 operations with it are left out" in error.message
    assert described.coverage.left_out == ["GET /pets", "direct", "wrapped"]
    assert {operation.id for operation in described.coverage.of_state("generated")} == {
        "listed",
        "sent",
    }


PERSONAL_WORDS = "taken as personal"


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    ("answer", "personal"),
    [
        ("{type: object, x-personal: true, properties: {a: {type: string}, b: {}}}", "a b"),
        (
            "{x-personal: 'yes', allOf: [{$ref: '#/components/schemas/Part'}, "
            "{type: object, properties: {d: {$ref: '#/components/schemas/Text'}}}]}",
            "c d",
        ),
        ("{type: object, properties: {a: {type: string, x-personal: 'true'}, b: {}}}", "a"),
    ],
)
def test_a_wrong_mark_masks_the_whole_schema(
    version: str, answer: str, personal: str, tmp_path: Path
) -> None:
    spec = tmp_path / "openapi.yaml"
    parts = "    Part: {type: object, properties: {c: {type: string}}}\n    Text: {type: string}\n"
    spec.write_text(f"{HEAD.format(version=version)}    Answer: {answer}\n{parts}", "utf-8")
    described = pipeline.describe(spec)
    assert described.api is not None
    assert list(described.api.personal) == personal.split()
    diagnostics = [
        diagnostic for diagnostic in described.diagnostics if diagnostic.code == "personal-form"
    ]
    assert diagnostics
    assert all(
        diagnostic.severity == "warning" and PERSONAL_WORDS in diagnostic.message
        for diagnostic in diagnostics
    )


def test_a_mark_of_a_whole_answer_masks_what_is_in_it(tmp_path: Path) -> None:
    spec = tmp_path / "openapi.yaml"
    text = HEAD.format(version="3.1.0").replace("{schema:", "{x-personal: true, schema:")
    inner = "{type: object, properties: {b: {type: string}}}"
    spec.write_text(f"{text}    Answer: {{type: object, properties: {{a: {inner}}}}}\n", "utf-8")
    described = pipeline.describe(spec)
    assert described.api is not None
    assert list(described.api.personal) == ["a"]


def test_personal_content_is_found_through_references(tmp_path: Path) -> None:
    text = """\
    Answer:
      type: object
      properties:
        plain: {type: string, x-personal: true}
        referred: {$ref: "#/components/schemas/Phone"}
        wrapped: {anyOf: [{$ref: "#/components/schemas/Phone"}, {type: "null"}]}
        beside: {$ref: "#/components/schemas/Entry", x-personal: true}
        inline: {type: object, x-personal: true, properties: {a: {type: string}}}
        listed: {type: string, enum: [a, b], x-personal: true}
        included: {allOf: [{$ref: "#/components/schemas/Phone"}, {minLength: 1}]}
        unmarked: {type: string, x-personal: false}
    Phone: {type: string, x-personal: true}
"""
    api = described(text, tmp_path).described.api
    assert api is not None
    expected = "beside included inline listed plain referred wrapped"
    assert list(api.personal) == expected.split()
