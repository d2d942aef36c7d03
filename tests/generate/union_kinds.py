"""Unions of all kinds, each in a small document: what is read as which class, and what is not.

A row is a document of schemas, the name of the union in it, and values with what comes of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import dedent, indent
from typing import TYPE_CHECKING, Any

from generators import pipeline
from generators.options import Options
from tests.generate.service import Package
from tests.support import write

if TYPE_CHECKING:
    from pathlib import Path

    from generators.diagnostics import Diagnostic


@dataclass(frozen=True)
class Kind:
    """A kind of union.

    Attributes:
        schemas: component schemas, YAML.
        type: the component that is sent and answered.
        fits: values with the class of each, or with the path to a part and that part's class.
        unknown: values that an answer may have and a request may not.
        refused: values that neither may have.
        notes: codes of what is told of the document when it is generated.
    """

    schemas: str
    type: str
    fits: tuple[tuple[dict[str, Any], str], ...]
    unknown: tuple[dict[str, Any], ...] = ()
    refused: tuple[dict[str, Any], ...] = ()
    notes: frozenset[str] = field(default_factory=frozenset)


KINDS = {
    "a property of one direction": Kind(
        """
        Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}],
          discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog, puppy: Dog}}}
        Cat: {type: object, required: [kind, lives], properties: {
          kind: {type: string, enum: [cat], readOnly: true}, lives: {type: integer},
          id: {type: integer, readOnly: true}}}
        Dog: {type: object, required: [kind, tricks], properties: {
          kind: {type: string, readOnly: true}, tricks: {type: integer}}}
        """,
        "Pet",
        fits=(
            ({"kind": "cat", "lives": 7}, "CatRequest|CatResponse"),
            ({"lives": 7}, "CatRequest|CatResponse"),
            ({"kind": "puppy", "tricks": 1}, "Dog"),
        ),
        refused=({"kind": "cat", "tricks": 1},),
    ),
    "one class in several unions with different values": Kind(
        """
        Many: {oneOf: [{$ref: '#/components/schemas/Action'}, {$ref: '#/components/schemas/Snap'}],
          discriminator: {propertyName: type, mapping: {backup: Action, off: Action, snap: Snap}}}
        Some: {oneOf: [{$ref: '#/components/schemas/Action'},
          {$ref: '#/components/schemas/Backup'}], discriminator: {propertyName: type,
          mapping: {backup: Backup, reboot: Action, off: Action}}}
        Both: {type: object, properties: {
          many: {$ref: '#/components/schemas/Many'}, some: {$ref: '#/components/schemas/Some'},
          action: {$ref: '#/components/schemas/Action'}}}
        Action: {type: object, required: [type], properties: {
          type: {type: string, enum: [backup, reboot, off, snap]}}}
        Backup: {allOf: [{$ref: '#/components/schemas/Action'},
          {type: object, properties: {plan: {type: string}}}]}
        Snap: {allOf: [{$ref: '#/components/schemas/Action'},
          {type: object, properties: {name: {type: string}}}]}
        """,
        "Both",
        (
            ({"many": {"type": "backup"}}, "Action"),
            ({"many": {"type": "off"}}, "Action"),
            ({"many": {"type": "snap", "name": "n"}}, "Snap"),
            ({"some": {"type": "backup", "plan": "p"}}, "Backup"),
            ({"some": {"type": "reboot"}}, "Action"),
            ({"action": {"type": "snap"}}, "Action"),
        ),
        unknown=({"many": {"type": "reboot"}}, {"some": {"type": "snap"}}),
        refused=({"many": {}},),
    ),
    "one value of several is mapped": Kind(
        """
        Act: {anyOf: [{$ref: '#/components/schemas/Action'}, {$ref: '#/components/schemas/Backup'}],
          discriminator: {propertyName: type, mapping: {backup: Backup, reboot: Action}}}
        Both: {type: object, properties: {
          act: {$ref: '#/components/schemas/Act'}, alone: {$ref: '#/components/schemas/Action'}}}
        Action: {type: object, required: [type], properties: {
          type: {type: string, enum: [backup, reboot]}}}
        Backup: {allOf: [{$ref: '#/components/schemas/Action'},
          {type: object, properties: {plan: {type: string}}}]}
        """,
        "Both",
        (
            ({"act": {"type": "backup", "plan": "p"}}, "Backup"),
            ({"act": {"type": "reboot"}}, "Action"),
            ({"alone": {"type": "backup"}}, "Action"),
            ({"alone": {"type": "reboot"}}, "Action"),
        ),
    ),
    "a union in a union": Kind(
        """
        Event: {oneOf: [{$ref: '#/components/schemas/E1'}, {$ref: '#/components/schemas/Group'}],
          discriminator: {propertyName: kind, mapping: {one: '#/components/schemas/E1',
            two: '#/components/schemas/Group', three: '#/components/schemas/Group'}}}
        Group: {oneOf: [{$ref: '#/components/schemas/E2'}, {$ref: '#/components/schemas/E3'}],
          discriminator: {propertyName: kind, mapping: {two: '#/components/schemas/E2',
            three: '#/components/schemas/E3'}}}
        E1: {type: object, required: [kind], properties: {kind: {type: string}}}
        E2: {type: object, required: [kind], properties: {
          kind: {type: string}, y: {type: integer}}}
        E3: {type: object, required: [kind], properties: {
          kind: {type: string}, z: {type: integer}}}
        """,
        "Event",
        (
            ({"kind": "one"}, "E1"),
            ({"kind": "two", "y": 1}, "E2"),
            ({"kind": "three", "z": 1}, "E3"),
        ),
        unknown=({"kind": "four", "y": 1},),
        refused=({}, {"kind": None}, {"kind": "two", "y": "text"}),
    ),
    "a union in a union, the values of which only the inner one says": Kind(
        """
        Event: {oneOf: [{$ref: '#/components/schemas/E1'}, {$ref: '#/components/schemas/Group'}],
          discriminator: {propertyName: kind}}
        Group: {oneOf: [{$ref: '#/components/schemas/E2'}, {$ref: '#/components/schemas/E3'}],
          discriminator: {propertyName: kind, mapping: {two: E2, three: E3}}}
        E1: {type: object, required: [kind], properties: {kind: {type: string, enum: [one]}}}
        E2: {type: object, required: [kind], properties: {kind: {type: string}}}
        E3: {type: object, required: [kind], properties: {kind: {type: string}}}
        """,
        "Event",
        (({"kind": "one"}, "E1"), ({"kind": "two"}, "E2"), ({"kind": "three"}, "E3")),
        unknown=({"kind": "E2"},),
    ),
    "a union in a union, by another property": Kind(
        """
        Event: {oneOf: [{$ref: '#/components/schemas/E1'}, {$ref: '#/components/schemas/Group'}],
          discriminator: {propertyName: kind, mapping: {one: E1, group: Group}}}
        Group: {oneOf: [{$ref: '#/components/schemas/E2'}, {$ref: '#/components/schemas/E3'}],
          discriminator: {propertyName: sort, mapping: {two: E2, three: E3}}}
        E1: {type: object, required: [kind], properties: {kind: {type: string}}}
        E2: {type: object, required: [kind, sort], properties: {
          kind: {type: string}, sort: {type: string}}}
        E3: {type: object, required: [kind, sort], properties: {
          kind: {type: string}, sort: {type: string}}}
        """,
        "Event",
        (
            ({"kind": "one"}, "E1"),
            ({"kind": "group", "sort": "two"}, "E2"),
            ({"kind": "group", "sort": "three"}, "E3"),
        ),
        unknown=({"kind": "E2"}, {"kind": "group", "sort": "four"}),
        refused=({"kind": "group"},),
    ),
    "bases that are allowed, and grandchildren": Kind(
        """
        Zoo: {type: object, properties: {
          dog: {$ref: '#/components/schemas/Dog'}, any: {$ref: '#/components/schemas/Animal'},
          many: {type: array, items: {$ref: '#/components/schemas/Dog'}}}}
        Animal: {type: object, required: [type], properties: {
          type: {type: string}, name: {type: string}}, discriminator: {propertyName: type}}
        Dog: {allOf: [{$ref: '#/components/schemas/Animal'},
          {type: object, properties: {bark: {type: integer}}}]}
        Poodle: {allOf: [{$ref: '#/components/schemas/Dog'},
          {type: object, properties: {curl: {type: integer}}}]}
        """,
        "Zoo",
        (
            ({"dog": {"type": "Dog", "bark": 1}}, "Dog"),
            ({"dog": {"type": "Poodle", "bark": 1, "curl": 2}}, "Poodle"),
            ({"many": [{"type": "Poodle", "curl": 2}]}, "Poodle"),
            ({"any": {"type": "Animal", "name": "n"}}, "AnimalBase"),
            ({"any": {"type": "Dog"}}, "Dog"),
            ({"any": {"type": "Poodle", "curl": 2}}, "Poodle"),
        ),
        unknown=({"dog": {"type": "Animal"}}, {"any": {"type": "Cat", "claws": 3}}),
        refused=({"any": {}}, {"dog": {"bark": 1}}),
    ),
    "a base that is not allowed": Kind(
        """
        Animal: {type: object, required: [type], properties: {
          type: {type: string, enum: [dog, cat]}}, discriminator: {propertyName: type,
          mapping: {dog: Dog, cat: Cat}}}
        Dog: {allOf: [{$ref: '#/components/schemas/Animal'},
          {type: object, properties: {bark: {type: integer}}}]}
        Cat: {allOf: [{$ref: '#/components/schemas/Animal'},
          {type: object, properties: {claws: {type: integer}}}]}
        """,
        "Animal",
        (({"type": "dog", "bark": 1}, "Dog"), ({"type": "cat", "claws": 1}, "Cat")),
        unknown=({"type": "Animal"},),
    ),
    "a base that is the union of what includes it": Kind(
        """
        Base: {type: object, required: [kind], properties: {kind: {type: string}},
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
        Cat: {allOf: [{$ref: '#/components/schemas/Base'},
          {type: object, required: [lives], properties: {lives: {type: integer}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Base'},
          {type: object, required: [tricks], properties: {tricks: {type: integer}}}]}
        """,
        "Base",
        (({"kind": "any", "lives": 7}, "Cat"), ({"kind": "any", "tricks": 1}, "Dog")),
        refused=({"lives": 7},),
    ),
    "a base within a base": Kind(
        """
        Node: {type: object, required: [type], properties: {type: {type: string}},
          discriminator: {propertyName: type, mapping: {leaf: Leaf, rose: Rose, thorn: Thorn}}}
        Leaf: {allOf: [{$ref: '#/components/schemas/Node'}],
          type: object, properties: {of: {$ref: '#/components/schemas/Node'}}}
        Flower: {allOf: [{$ref: '#/components/schemas/Node'}, {type: object, required: [type],
          properties: {petals: {type: integer}}}],
          discriminator: {propertyName: type, mapping: {rose: Rose, thorn: Thorn}}}
        Rose: {allOf: [{$ref: '#/components/schemas/Flower'},
          {type: object, properties: {red: {type: boolean}}}]}
        Thorn: {allOf: [{$ref: '#/components/schemas/Flower'},
          {type: object, properties: {flower: {$ref: '#/components/schemas/Flower'}}}]}
        """,
        "Node",
        (
            ({"type": "leaf", "of": {"type": "leaf"}}, "Leaf"),
            ({"type": "rose", "red": True, "petals": 3}, "Rose"),
            ({"type": "thorn", "flower": {"type": "rose", "red": False}}, "Thorn"),
        ),
        unknown=({"type": "oak"}, {"type": "thorn", "flower": {"type": "leaf"}}),
    ),
    "integers": Kind(
        """
        Code: {oneOf: [{$ref: '#/components/schemas/C1'}, {$ref: '#/components/schemas/C2'}],
          discriminator: {propertyName: code}}
        C1: {type: object, required: [code], properties: {code: {type: integer, enum: [1]}}}
        C2: {type: object, required: [code], properties: {code: {type: integer, enum: [2, 3]}}}
        """,
        "Code",
        (({"code": 1}, "C1"), ({"code": 2}, "C2"), ({"code": 3}, "C2")),
        unknown=({"code": 4},),
        refused=({}, {"code": "1"}),
    ),
    "integers that a mapping names": Kind(
        """
        Code: {oneOf: [{$ref: '#/components/schemas/C1'}, {$ref: '#/components/schemas/C2'}],
          discriminator: {propertyName: code, mapping: {'1': C1, '2': C2}}}
        C1: {type: object, required: [code], properties: {code: {type: integer}}}
        C2: {type: object, required: [code], properties: {code: {type: integer}}}
        """,
        "Code",
        (({"code": 1}, "C1"), ({"code": 2}, "C2")),
        unknown=({"code": 4},),
    ),
    "booleans": Kind(
        """
        Test: {oneOf: [{$ref: '#/components/schemas/Good'}, {$ref: '#/components/schemas/Bad'}],
          discriminator: {propertyName: ok, mapping: {'true': Good, 'false': Bad}}}
        Good: {type: object, required: [ok], properties: {ok: {type: boolean}}}
        Bad: {type: object, required: [ok], properties: {ok: {type: boolean, enum: [false]},
          why: {type: string}}}
        """,
        "Test",
        (({"ok": True}, "Good"), ({"ok": False, "why": "w"}, "Bad")),
        refused=({"ok": None}, {"ok": "true"}),
    ),
    "a property behind allOf and $ref": Kind(
        """
        Job: {oneOf: [{$ref: '#/components/schemas/Scan'}, {$ref: '#/components/schemas/Print'}],
          discriminator: {propertyName: kind}}
        Common: {type: object, required: [kind], properties: {
          kind: {$ref: '#/components/schemas/KindOfScan'}}}
        KindOfScan: {type: string, enum: [scan]}
        KindOfPrint: {allOf: [{$ref: '#/components/schemas/Text'}, {enum: [print, copy]}]}
        Text: {type: string}
        Scan: {allOf: [{$ref: '#/components/schemas/Common'}, {type: object, properties: {
          dpi: {type: integer}}}]}
        Print: {type: object, required: [kind], properties: {
          kind: {$ref: '#/components/schemas/KindOfPrint'}}}
        """,
        "Job",
        (
            ({"kind": "scan", "dpi": 3}, "Scan"),
            ({"kind": "print"}, "Print"),
            ({"kind": "copy"}, "Print"),
        ),
        unknown=({"kind": "fax"},),
        refused=({"dpi": 3},),
    ),
    "a property that a variant does not declare": Kind(
        """
        Job: {oneOf: [{$ref: '#/components/schemas/Scan'}, {$ref: '#/components/schemas/Print'}],
          discriminator: {propertyName: kind}}
        Scan: {type: object, properties: {dpi: {type: integer}}}
        Print: {type: object, properties: {kind: {type: string}}}
        """,
        "Job",
        (({"kind": "Scan", "dpi": 3}, "Scan"), ({"kind": "Print"}, "Print")),
        unknown=({"kind": "Fax"},),
        refused=({"dpi": 3},),
    ),
    "awkward names": Kind(
        """
        X: {oneOf: [{$ref: '#/components/schemas/Q-1'}, {$ref: '#/components/schemas/q.2'}],
          discriminator: {propertyName: $type, mapping: {"a'b\\"\\\\": Q-1, "": q.2, "a b": q.2}}}
        Q-1: {type: object, required: [$type], properties: {$type: {type: string},
          class: {type: string}}}
        q.2: {type: object, required: [$type], properties: {$type: {type: string}}}
        """,
        "X",
        (
            ({"$type": "a'b\"\\", "class": "c"}, "Q1"),
            ({"$type": ""}, "Q2"),
            ({"$type": "a b"}, "Q2"),
        ),
        unknown=({"$type": "Q-1"},),
        refused=({"type": ""}, {"_type": ""}),
    ),
    "only the name on the wire counts": Kind(
        """
        X: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}],
          discriminator: {propertyName: kind-of}}
        A: {type: object, required: [kind-of], properties: {kind-of: {type: string}}}
        B: {type: object, properties: {kind-of: {type: string, const: b}}}
        """,
        "X",
        (({"kind-of": "A"}, "A"), ({"kind-of": "b"}, "B")),
        refused=({"kind_of": "A"}, {"kind_of": "b"}),
    ),
    "told apart by one listed value": Kind(
        """
        Shape: {oneOf: [{$ref: '#/components/schemas/Circle'},
          {$ref: '#/components/schemas/Square'}]}
        Circle: {type: object, required: [kind], properties: {
          kind: {type: string, enum: [circle]}, size: {type: integer}}}
        Square: {type: object, required: [kind], properties: {
          kind: {type: string, enum: [square]}, size: {type: integer}}}
        """,
        "Shape",
        (({"kind": "square", "size": 1}, "Square"), ({"kind": "circle", "size": 1}, "Circle")),
        unknown=({"kind": "cube", "size": 1},),
        refused=({"size": 1}, {"kind": "square", "size": "large"}),
    ),
    "told apart by const, where it stands": Kind(
        """
        Drawing: {type: object, properties: {shapes: {type: array, items: {oneOf: [
          {type: object, title: Circle, required: [kind], properties: {kind: {const: circle}}},
          {type: object, title: Square, required: [kind], properties: {kind: {const: square}}},
          {type: 'null'}]}}}}
        """,
        "Drawing",
        (
            ({"shapes": [{"kind": "square"}, None]}, "DrawingShapesItemSquare"),
            ({"shapes": [{"kind": "circle"}]}, "DrawingShapesItemCircle"),
        ),
        unknown=({"shapes": [{"kind": "cube"}]},),
        refused=({"shapes": [{}]},),
    ),
    "told apart by several listed values, beside others": Kind(
        """
        Holder: {type: object, properties: {value: {anyOf: [{$ref: '#/components/schemas/A'},
          {$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}, {type: string},
          {type: array, items: {type: integer}}]}}}
        A: {type: object, required: [kind], properties: {kind: {enum: [a, b]}}}
        B: {type: object, required: [kind], properties: {kind: {enum: [c]}}}
        C: {type: object, required: [z], properties: {z: {type: integer}}}
        """,
        "Holder",
        (
            ({"value": {"kind": "a"}}, "A"),
            ({"value": {"kind": "b"}}, "A"),
            ({"value": {"kind": "c"}}, "B"),
            ({"value": {"z": 1}}, "C"),
            ({"value": "text"}, "str"),
            ({"value": [1, 2]}, "int"),
        ),
        unknown=({"value": {"kind": "d"}},),
        refused=({"value": {"z": "text"}}, {"value": 5}),
    ),
    "a union that holds lists of itself": Kind(
        """
        Holder: {type: object, properties: {value: {$ref: '#/components/schemas/Value'}}}
        Value: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'},
          {type: string, format: date-time}, {type: array, items: {
          $ref: '#/components/schemas/Value'}}, {type: object}]}
        A: {type: object, required: [kind], properties: {kind: {enum: [a]},
          at: {type: string, format: date-time}}}
        B: {type: object, required: [kind], properties: {kind: {enum: [b]}}}
        """,
        "Holder",
        (
            ({"value": {"kind": "a", "at": "2024-01-01T00:00:00.000Z"}}, "A"),
            ({"value": [{"kind": "b"}, "2024-01-01T00:00:00.000Z"]}, "B"),
            ({"value": "2024-01-01T00:00:00.000Z"}, "_Timestamp"),
            ({"value": {"kind": "c"}}, "dict"),
        ),
    ),
    "a union whose variants hold it": Kind(
        """
        Rule: {oneOf: [{$ref: '#/components/schemas/Group'}, {$ref: '#/components/schemas/Leaf'}],
          discriminator: {propertyName: op}}
        Group: {oneOf: [{$ref: '#/components/schemas/And'}, {$ref: '#/components/schemas/Not'}],
          discriminator: {propertyName: op}}
        And: {type: object, required: [op, of], properties: {op: {const: and},
          of: {type: array, items: {$ref: '#/components/schemas/Rule'}}}}
        Not: {type: object, required: [op, of], properties: {op: {const: not},
          of: {$ref: '#/components/schemas/Rule'}}}
        Leaf: {type: object, required: [op], properties: {op: {enum: [eq, ne]},
          x: {type: integer}}}
        """,
        "Rule",
        (
            ({"op": "and", "of": [{"op": "not", "of": {"op": "eq", "x": 1}}]}, "And"),
            ({"op": "ne"}, "Leaf"),
        ),
        unknown=({"op": "not", "of": {"op": "or"}},),
        refused=({"op": "and", "of": [{"op": "eq", "x": "text"}]},),
    ),
    "classes that differ by direction": Kind(
        """
        Either: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}],
          discriminator: {propertyName: kind}}
        A: {type: object, required: [kind], properties: {kind: {type: string},
          id: {type: integer, readOnly: true}}}
        B: {type: object, required: [kind], properties: {kind: {type: string}}}
        """,
        "Either",
        (({"kind": "A"}, "ARequest|AResponse"), ({"kind": "B"}, "B")),
        unknown=({"kind": "C"},),
    ),
    "bases that may be null": Kind(
        """
        Holder: {type: object, properties: {value: {$ref: '#/components/schemas/Base'},
          other: {$ref: '#/components/schemas/Middle'}}}
        Base: {type: [object, 'null'], required: [t], properties: {t: {type: string},
          in: {type: object, properties: {q: {type: string}}}}, discriminator: {propertyName: t}}
        Middle: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object,
          properties: {m: {type: string}}}]}
        Last: {allOf: [{$ref: '#/components/schemas/Middle'}, {type: object,
          properties: {k: {type: string}}}]}
        """,
        "Holder",
        (
            ({"value": {"t": "Base", "in": {"q": "x"}}}, "BaseBase"),
            ({"value": None, "other": {"t": "Last", "k": "k"}}, "Last"),
        ),
    ),
    "told apart by booleans": Kind(
        """
        Either: {oneOf: [{$ref: '#/components/schemas/Good'}, {$ref: '#/components/schemas/Bad'}]}
        Good: {type: object, required: [ok], properties: {ok: {const: true},
          at: {type: string, format: date-time}}}
        Bad: {type: object, required: [ok], properties: {ok: {type: boolean, enum: [false]}}}
        """,
        "Either",
        (({"ok": True, "at": "2024-01-01T00:00:00.000Z"}, "Good"), ({"ok": False}, "Bad")),
        refused=({}, {"ok": "true"}),
    ),
    "told apart by listed values of a property that may be absent": Kind(
        """
        Either: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
        A: {type: object, required: [a], properties: {a: {type: integer}, kind: {enum: [a]}}}
        B: {type: object, required: [b], properties: {b: {type: integer}, kind: {enum: [b]}}}
        """,
        "Either",
        (
            ({"a": 1, "kind": "a"}, "A"),
            ({"b": 1, "kind": "b"}, "B"),
            ({"a": 1}, "A"),
            ({"b": 1}, "B"),
        ),
        unknown=({"kind": "c"},),
    ),
    "told apart by required names": Kind(
        """
        Either: {oneOf: [{$ref: '#/components/schemas/Left'},
          {$ref: '#/components/schemas/Right'}]}
        Left: {type: object, required: [left], properties: {left: {type: integer},
          note: {type: string}}}
        Right: {type: object, required: [right], properties: {right: {type: integer},
          note: {type: string}}}
        """,
        "Either",
        (({"left": 1, "note": "n"}, "Left"), ({"right": 1, "note": "n"}, "Right")),
        refused=({"note": "n"}, {}),
    ),
    "told apart by the type of a property": Kind(
        """
        Either: {oneOf: [{$ref: '#/components/schemas/Named'},
          {$ref: '#/components/schemas/Numbered'}]}
        Named: {type: object, required: [id], properties: {id: {type: string}}}
        Numbered: {type: object, required: [id], properties: {id: {type: integer}}}
        """,
        "Either",
        (({"id": "5"}, "Named"), ({"id": 5}, "Numbered")),
        refused=({"id": []},),
    ),
    "told apart by JSON type": Kind(
        """
        Holder: {type: object, properties: {value: {oneOf: [{$ref: '#/components/schemas/Named'},
          {type: string}, {type: integer}, {type: boolean},
          {type: array, items: {$ref: '#/components/schemas/Named'}}]}}}
        Named: {type: object, required: [id], properties: {id: {type: string}}}
        """,
        "Holder",
        (
            ({"value": {"id": "x"}}, "Named"),
            ({"value": [{"id": "x"}]}, "Named"),
            ({"value": "5"}, "str"),
            ({"value": 5}, "int"),
            ({"value": True}, "bool"),
        ),
        refused=({"value": {"id": 5}}, {"value": 1.5}),
    ),
    "anyOf of which both hold": Kind(
        """
        Contact: {anyOf: [
          {type: object, required: [email], properties: {email: {type: string}}},
          {type: object, required: [phone], properties: {phone: {type: string},
            since: {type: string, format: date}}}]}
        """,
        "Contact",
        (
            ({"email": "e"}, "ContactOption1"),
            ({"phone": "p", "since": "2024-02-29"}, "ContactOption2"),
            ({"email": "e", "phone": "p"}, "ContactOption1"),
            ({"email": "e", "phone": "p", "since": "2024-02-29"}, "ContactOption2"),
        ),
        refused=({}, {"since": "2024-02-29"}),
    ),
    "what cannot be told apart": Kind(
        """
        Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
        Cat: {type: object, required: [name], properties: {name: {type: string},
          lives: {type: integer}}}
        Dog: {type: object, required: [name], properties: {name: {type: string},
          tricks: {type: integer}}}
        """,
        "Pet",
        (
            ({"name": "n"}, "Cat"),
            ({"name": "n", "lives": 1}, "Cat"),
            ({"name": "n", "tricks": 1}, "Dog"),
        ),
        notes=frozenset({"union-indistinguishable"}),
    ),
    "properties beside alternatives with a discriminator": Kind(
        """
        Thing: {type: object, required: [id, kind], properties: {
          id: {type: integer}, kind: {type: string}},
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}],
          discriminator: {propertyName: kind, mapping: {a: '#/components/schemas/A',
            b: '#/components/schemas/B'}}}
        A: {type: object, properties: {left: {type: integer}}}
        B: {type: object, properties: {right: {type: integer}}}
        """,
        "Thing",
        (
            ({"id": 1, "kind": "a", "left": 1}, "ThingA"),
            ({"id": 1, "kind": "b", "right": 1}, "ThingB"),
        ),
        unknown=({"id": 1, "kind": "c"},),
        refused=({"kind": "a"},),
    ),
}


DOCUMENT = """
openapi: 3.1.0
info: {{title: Kind, version: '1'}}
paths:
  /send:
    post:
      operationId: send
      requestBody:
        required: true
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/{type}'}}}}}}
      responses:
        '200':
          description: the same
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/{type}'}}}}}}
components:
  schemas:
{schemas}
"""


def package(kind: Kind, name: str, folder: Path) -> tuple[Package, list[Diagnostic]]:
    """Write the package of a kind into a folder; return it and what was told."""
    spec = folder / f"{name}.yaml"
    schemas = indent(dedent(kind.schemas), "    ")
    spec.write_text(DOCUMENT.format(type=kind.type, schemas=schemas), "utf-8")
    result = pipeline.generate(spec, Options(package=name))
    write(result.tree, folder)
    return Package(name), result.described.diagnostics
