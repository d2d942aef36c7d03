"""Unions: one property chooses the variant, and variants that are not listed are kept when read.

The choice is made where the union stands, by the value. So a class can be a variant of several
unions, under a value of its own in each, and none of them narrows it.
"""

from __future__ import annotations

import sys
from enum import Enum
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, ForwardRef, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.errors import PydanticUndefinedAnnotation
from pydantic_core import core_schema
from typing_extensions import TypeAliasType

from ..narrowing import AnyDict
from .base import ApiModel, constants
from .contexts import LENIENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class UnknownVariant(ApiModel):
    """A variant that is chosen by a value which the document does not list.

    All its fields are in `model_extra`, and are written back as they came.
    """


class Tagged:
    """Chooses the variant of a union by the value of one property.

    Stands beside a union that has `UnknownVariant` in it: `Annotated[Cat | Dog | UnknownVariant,
    Tagged("kind", {"cat": "Cat", "dog": "Dog"})]`. A value that is not listed is an
    `UnknownVariant` in what is read from the wire, and an error in what is sent or received by a
    server; a listed variant that does not fit is an error. Models are taken as they are, if their
    value chooses them.

    Args:
        name: the property on the wire.
        variants: its values, with the name of the class or alias that each chooses. It is found in
            the union, or in a union in that one; others of the union are tried where it says
            nothing.
        attribute: name of the property in Python, where it is another; it counts in data that is
            not from the wire.
        optional: whether values may do without the property: what fits best is taken then.
    """

    def __init__(
        self,
        name: str,
        variants: Mapping[str | int | bool, str],
        *,
        attribute: str = "",
        optional: bool = False,
    ) -> None:
        self.name = name
        self.variants = dict(variants)
        self.attribute = attribute
        self.optional = optional

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        by_name = dict(_named(source))
        wanted = set(self.variants.values())
        schemas = {
            name: handler.generate_schema(by_name[name]) for name in by_name if name in wanted
        }
        choices: list[CoreSchema | tuple[CoreSchema, str]] = [
            core_schema.tagged_union_schema(
                {value: schemas[name] for value, name in self.variants.items()},
                discriminator=self.name,
                from_attributes=False,
            )
        ]
        rest = [
            member
            for member in _members(source)
            if member is not UnknownVariant and wanted.isdisjoint(dict(_named(member)))
        ]
        choices += [handler.generate_schema(member) for member in rest]
        models = tuple(member for member in by_name.values() if isinstance(member, type))
        choices.append(core_schema.with_info_plain_validator_function(self._keep(models, by_name)))
        if self.optional or self.attribute:
            choices.append(self._without_name(schemas))
        # A model knows best how it is written; to look for its variant would take far longer.
        any_ = None if rest else core_schema.simple_ser_schema("any")
        return core_schema.union_schema(choices, mode="left_to_right", serialization=any_)

    def _keep(self, models: tuple[type, ...], by_name: Mapping[str, Any]) -> Callable[..., Any]:
        kinds = {type(value) for value in self.variants}

        def keep(value: Any, info: core_schema.ValidationInfo[Any]) -> Any:
            if isinstance(value, models):
                return self._chosen(value, by_name)
            if isinstance(value, UnknownVariant):
                return value
            if info.context is LENIENT and isinstance(value, AnyDict):
                tag = value.get(self.name)
                if type(tag) in kinds and tag not in self.variants:
                    return UnknownVariant.model_validate(value)
            return _refuse()

        return keep

    def _chosen(self, model: Any, by_name: Mapping[str, Any]) -> Any:
        """Return a model that is chosen by the value that it has.

        Raises:
            ValueError: another one is, or none.
        """
        tag = getattr(model, self.attribute or self.name, None)
        tag = tag.value if isinstance(tag, Enum) else tag
        if not isinstance(tag, (str, int)):
            return model
        variant = by_name.get(self.variants.get(tag, ""))
        is_chosen = isinstance(variant, TypeAliasType) or (
            variant is not None and isinstance(model, variant)
        )
        if not is_chosen and type(model).__name__ in self.variants.values():
            raise ValueError(f"`{self.name}` must have a value that stands for this model")
        return model

    def _without_name(self, schemas: dict[str, CoreSchema]) -> CoreSchema:
        """Return what validates data that does not have the property under its name on the wire."""
        silent = core_schema.no_info_plain_validator_function(_refuse)
        best = core_schema.union_schema([*schemas.values()]) if self.optional else silent
        choices = {**schemas, _BEST: best, _NONE: silent}

        def from_wire(value: Any) -> str:
            return _BEST if isinstance(value, AnyDict) and self.name not in value else _NONE

        def from_program(value: Any) -> str:
            if not isinstance(value, AnyDict) or self.name in value:
                return _NONE
            if self.attribute not in value:
                return _BEST
            tag = value[self.attribute]
            return self.variants.get(tag, _NONE) if isinstance(tag, (str, int)) else _NONE

        return core_schema.json_or_python_schema(
            core_schema.tagged_union_schema(choices, from_wire, from_attributes=False),
            core_schema.tagged_union_schema(choices, from_program, from_attributes=False),
        )


def may_miss_constants(type_: Any) -> bool:
    """Whether a value read as a type can lack a constant that its document requires.

    It cannot where the constant has chosen the model.
    """
    seen: set[tuple[Any, str]] = set()
    waiting: list[tuple[Any, str]] = [(type_, "")]
    while waiting:
        item, chosen_by = waiting.pop()
        if get_origin(item) is Annotated:
            item, *metadata = get_args(item)
            markers = (data for data in metadata if isinstance(data, Tagged) and not data.optional)
            chosen_by = next((marker.name for marker in markers), chosen_by)
        if isinstance(item, ForwardRef):  # in an alias: what it is might lack one
            return True
        if get_origin(item) not in {Union, UnionType}:
            if not isinstance(item, (type, TypeAliasType)):
                waiting += [(argument, "") for argument in get_args(item)]
                continue
            if (item, chosen_by) in seen:
                continue
            seen.add((item, chosen_by))
        if isinstance(item, TypeAliasType):
            waiting.append((item.__value__, chosen_by))
        elif isinstance(item, type) and issubclass(item, ApiModel):
            fields = item.model_fields
            for name in constants(item) - item._omissible:  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of our own models
                if (fields[name].alias or name) != chosen_by:
                    return True
            waiting += [(info.annotation, "") for info in fields.values()]
        else:
            waiting += [(argument, chosen_by) for argument in get_args(item)]
    return False


_BEST, _NONE = "", " "
"""Choices beside the names of classes: what fits best, and nothing."""


def _refuse(*_: Any) -> Any:
    """Fail without a word: what is wrong was said by whatever was tried before."""
    raise ValidationError.from_exception_data("union", [])


def _members(union: Any) -> Iterator[Any]:
    """Give the members of a union, or the type itself."""
    if get_origin(union) is Annotated:
        union = get_args(union)[0]
    is_union = get_origin(union) in {Union, UnionType}
    yield from get_args(union) if is_union else (union,)


def _named(union: Any) -> Iterator[tuple[str, Any]]:
    """Give the classes and aliases in a union by name, those of unions in it included."""
    waiting, seen = [union], list[Any]()
    while waiting:
        for member in _members(waiting.pop(0)):
            if isinstance(member, TypeAliasType):
                if member not in seen:
                    seen.append(member)
                    yield member.__name__, member
                    waiting += _of_alias(member)
            elif isinstance(member, type) and issubclass(member, BaseModel):
                yield member.__name__, member


def _of_alias(alias: TypeAliasType) -> Iterator[Any]:
    """Give the members of an alias; names of what is defined after it are looked up.

    Raises:
        PydanticUndefinedAnnotation: one is not defined yet; pydantic asks again later.
    """
    module = vars(sys.modules[str(alias.__module__)])
    for member in _members(alias.__value__):
        if isinstance(member, ForwardRef):
            name = member.__forward_arg__
            if not name.isidentifier():  # a list, say: no variant
                continue
            if name not in module:
                raise PydanticUndefinedAnnotation(name, f"name {name!r} is not defined")
            yield module[name]
        else:
            yield member
