"""Types of plain data: what is read off the models, and that nobody imports them unasked."""

from __future__ import annotations

import ast
import subprocess
import sys
import typing

import pytest
from communications_api import dicts as own
from communications_api import models

from generators.models.dicts import PlainTypes, plain_types
from generators.models.syntax import defines
from tests.support import NAMES, ROOT, generated

SOURCE = """
from ._runtime.models.base import ApiModel, OpenModel, StrEnum
from pydantic import Field


class Typed(ApiModel):
    class_: Annotated[str, Field(alias="class")]
    __x: int
    maybe: Annotated[list[str] | None, Field(max_length=2)] = None


class Colour(StrEnum):
    RED = "red"


class Unsent(ApiModel):
    a: str


class Base(OpenModel):
    date: FullDate
    sub: "Typed | None" = None


class Child(Base):
    _siblings: ClassVar[tuple[str, ...]] = ("Cat",)
    date: AwareDatetime
    colour: Colour
    colours: list[Colour]
    files: dict[str, list[FormFile]]
    bytes_: Annotated[tuple[int, ...], Field(alias="bytes")]


class Cat(ApiModel):
    kind: Literal["cat"] = "cat"
    lives: int


class Dog(ApiModel):
    kind: str
    name: JsonNumber


Pet = TypeAliasType(
    "Pet",
    Annotated[Union["Cat", "Dog", UnknownVariant], Tagged("kind", {"dog": "Dog", "wolf": "Dog"})],
)
Texts = TypeAliasType("Texts", "Union[str, list['Texts'], Colour]")
Plain = TypeAliasType("Plain", dict[str, FullDate])
Same = TypeAliasType("Same", "str | int")
"""


def definitions(source: str) -> dict[str, str]:
    nodes = [(defines(node), node) for node in ast.parse(source).body]
    return {name: ast.unparse(node) for name, node in nodes if name}


def of(*sent: str) -> PlainTypes:
    return plain_types(definitions(SOURCE), sent)


def sources(*sent: str) -> dict[str, str]:
    return {type_.name: type_.source for type_ in of(*sent).types}


def test_only_what_is_sent_has_types() -> None:
    assert list(sources("Base")) == ["TypedDict2", "BaseDict"]
    assert sources() == {}
    assert sources("Missing") == {}
    assert of("Same").references == {}, "plain data of it is the same"


def test_items_of_a_dictionary() -> None:
    assert sources("Typed")["TypedDict2"] == (
        "TypedDict2 = TypedDict('TypedDict2', {'class': 'str', 'maybe': "
        "'NotRequired[Array[str] | None]'})\n"
    )
    child = sources("Child")["ChildDict"]
    assert "    colour: ColourValue | models.Colour\n" in child
    assert "    colours: Sequence[ColourValue | models.Colour]\n" in child
    assert "    files: Mapping[str, Sequence[Upload | Binary]]\n" in child
    assert "    bytes: Array[int]\n" in child
    assert "    date: datetime | str\n" in child, "of the class itself, not of its base"
    assert "    sub: NotRequired[TypedDict2 | models.Typed | None]\n" in child
    assert "    lives: NotRequired[int]\n" in child, "of a model that the value can be as well"


def test_open_objects_take_any_mapping() -> None:
    assert of("Child").references["Child"] == ("ChildDict", "Mapping[str, Any]")
    assert of("Typed").references["Typed"] == ("TypedDict2",)


def test_unions_choose_by_a_value() -> None:
    pets = sources("Pet")
    assert "    kind: Literal['dog', 'wolf']\n" in pets["DogDict"]
    assert "    name: float | Decimal\n" in pets["DogDict"]
    assert "    kind: NotRequired[Literal['cat']]\n" in pets["CatDict"]
    assert "CatDict | models.Cat | DogDict | models.Dog | UnknownVariant" in pets["PetDict"]
    assert "    kind: str\n" in sources("Pet", "Dog")["DogDict"], "it is sent by itself as well"


def test_aliases() -> None:
    assert "str | Array[TextsDict] | ColourValue | models.Colour" in sources("Texts")["TextsDict"]
    assert "Mapping[str, date | str]" in sources("Plain")["PlainDict"]


@pytest.mark.parametrize("case", NAMES)
def test_types_of_all_packages_are_valid(case: str) -> None:
    tree = generated(case).tree
    text = next((text for path, text in tree.items() if path.endswith("/dicts.py")), "")
    names = [node.name for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    assert len(names) == len(set(names))


def test_types_can_be_read_at_run_time() -> None:
    hints = typing.get_type_hints(own.SendBotMessageRequestDict)
    assert models.BotMessageAttributes in typing.get_args(hints["messageAttributes"])


def test_the_client_does_not_import_them() -> None:
    code = (
        "import sys, communications_api; communications_api.Client('http://x').messages;"
        "assert 'communications_api.dicts' not in sys.modules;"
        "assert communications_api.dicts.SendBotMessageRequestDict"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT / "generated", check=True)
