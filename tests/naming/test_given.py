"""Names that a document gives: taken as they are, and what gives way to them."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import naming

WRITTEN = st.sampled_from(["a", "a-b", "aB", "class", "Pet", "pet", "petTag", "model_dump", "9"])
GIVEN = st.sampled_from(["a", "a_b", "pet", "Pet", "Pet2", "import", "_x", "self", "x y", "a_b_2"])


@pytest.mark.parametrize(
    ("fault", "name", "message"),
    [
        (naming.method_fault, "find_all", ""),
        (naming.method_fault, "class", "`class` is a keyword of Python"),
        (naming.method_fault, "my call", "`my call` is no identifier of Python, as `my_call` is"),
        (naming.method_fault, "", "`` is no identifier of Python, as `call` is"),
        (naming.method_fault, "ﬁnd", "`ﬁnd` is no identifier of Python, as `find` is"),
        (naming.method_fault, "build", "`build` is needed by generated code itself"),
        (naming.method_fault, "_x", "`_x` begins with an underscore, as what is private does"),
        (naming.group_fault, "credentials", "`credentials` is needed by generated code itself"),
        (naming.parameter_fault, "body", "`body` is needed by generated code itself"),
        (naming.event_fault, "unknown", "`unknown` is needed by generated code itself"),
        (naming.field_fault, "type_", ""),
        (naming.field_fault, "größe", ""),
        (naming.field_fault, "model_dump", "`model_dump` is needed by generated code itself"),
        (naming.field_fault, "list", "`list` is needed by generated code itself"),
        (naming.field_fault, "aB", "`aB` is no name of an attribute, as `a_b` is"),
        (naming.component_fault, "Pet", ""),
        (naming.component_fault, "PetV2", ""),
        (naming.component_fault, "my pet", "`my pet` is no identifier of Python, as `MyPet` is"),
        (naming.component_fault, "pet_v2", "`pet_v2` is no name of a class, as `PetV2` is"),
        (naming.component_fault, "Optional", "`Optional` is needed by generated code itself"),
        (naming.component_fault, "Basemodel", "`Basemodel` is needed by generated code itself"),
    ],
)
def test_what_a_name_cannot_be(fault: object, name: str, message: str) -> None:
    assert callable(fault)
    assert fault(name) == message


def test_what_was_not_given_gives_way() -> None:
    assert naming.field_names(["name", "nm"], {"nm": "name"}) == {"nm": "name", "name": "name_2"}
    assert naming.class_names(["Pet", "dto"], {"dto": "Pet"}) == {"dto": "Pet", "Pet": "Pet2"}
    parameters = [("query", "page"), ("query", "pg")]
    assert naming.parameter_names(parameters, {parameters[1]: "page"}) == {
        parameters[0]: "page_2",
        parameters[1]: "page",
    }


def test_a_name_that_cannot_be_used_is_as_if_it_were_not_given() -> None:
    assert naming.field_names(["nm"], {"nm": "class"}) == {"nm": "nm"}
    assert naming.field_names(["x"], {"x": "outcome"}, has_outcome=True) == {"x": "x"}
    assert naming.class_names(["pet"], {"pet": "my_pet"}) == {"pet": "Pet"}
    assert naming.ClientNames().group("my pets", "options") == ("my_pets", "MyPets")
    assert naming.ClientNames().method("pets", "listPets", "import") == ("list_pets", "LIST_PETS")
    assert naming.EventNames().take("pet.added", "unknown").method == "pet_added"


def test_what_follows_from_a_name() -> None:
    assert naming.ClientNames().group("Pets & Owners", "animals") == ("animals", "Animals")
    assert naming.ClientNames().method("pets", "listPets", "all") == ("all", "ALL")
    assert naming.EventNames().take("pet.added", "arrived") == naming.EventName(
        "pet.added", "ArrivedEvent", "arrived", "ARRIVED"
    )


@given(st.dictionaries(WRITTEN, GIVEN))
def test_every_name_is_another_and_given_ones_are_kept(names: dict[str, str]) -> None:
    fields, classes = naming.field_names(names, names), naming.class_names(names, names)
    for made, fault in ((fields, naming.field_fault), (classes, naming.component_fault)):
        assert made.keys() == names.keys()
        folded = [python.casefold() for python in made.values()]
        assert len(set(folded)) == len(folded)
        assert all(name.isidentifier() and not keyword.iskeyword(name) for name in made.values())
        usable = {name for name in names.values() if not fault(name)}
        assert {name.casefold() for name in usable} <= set(folded)
