"""Reading JSON as strictly as the document means it.

Strict: no text for a number, no number for a boolean. By wire names only. `NaN` and `Infinity` are
not JSON (RFC 8259, section 6), although parsers take them, and a name stands once in an object.
One exception to pydantic's strictness: `1.0` is an integer, as in JSON Schema.
"""

from __future__ import annotations

import json
from collections import Counter
from math import isinf
from typing import TYPE_CHECKING, Any, Final, NoReturn

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json, to_json

from ..models.base import ApiModel, ClosedModel, constants, dump_json
from ..models.further import undeclared_names
from ..models.strictness import siblings
from .fields import Path, mended, models_in
from .names import TOO_LARGE, is_certain
from .slices import look_in_slices
from .violations import join, place_of, violation
from .whole_numbers import is_whole, with_integer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic_core import ErrorDetails, SchemaValidator

    from .violations import Violation


class BrokenJson(ValueError):  # noqa: N818 - says what is the matter
    """The text is not JSON; the message says where, without repeating it."""


class Invalid(ValueError):  # noqa: N818 - says what is the matter
    """JSON data, or a text, is not of the expected type.

    Attributes:
        errors: pydantic's; where there are very many, not all.
    """

    def __init__(self, errors: Sequence[ErrorDetails]) -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = errors


MANY: Final = 1000
"""Errors of one value: where there are more, only some are looked at."""
_WITH_INPUT: Final = 16384  # bytes of JSON whose errors are reported with their inputs


def errors_of(error: ValidationError) -> list[ErrorDetails]:
    """Return what is wrong, without links and contexts."""
    return error.errors(include_url=False, include_context=False)


def validate_json(validator: SchemaValidator | Any, content: bytes, context: Any = None) -> Any:
    """Return JSON content as the validator's type.

    Args:
        validator: of the type.
        content: JSON text in UTF-8.
        context: of the validation; `LENIENT` keeps unknown variants.

    Raises:
        Invalid: if it is JSON of another type.
        BrokenJson: if it is not JSON.
    """
    try:
        return validator.validate_json(
            content, strict=True, by_alias=True, by_name=False, context=context
        )
    except ValidationError as error:
        return _second_look(error, validator, content, context)


def _second_look(
    error: ValidationError, validator: SchemaValidator | Any, content: bytes, context: Any = None
) -> Any:
    """Return the value where only whole numbers with a fraction, as `1.0`, were refused.

    They are read once more as integers: an error may be one of several variants of a union, so that
    nobody else is asked less strictly. Raises what `validate_json` does.
    """
    if error.error_count() > MANY:
        value, errors = look_in_slices(validator, content, context)
        if errors is not None:
            raise Invalid(errors or errors_of(error)[:MANY]) from None
        return value
    # Pydantic makes the input of each error anew, and a large one may be that of many errors.
    errors = error.errors(
        include_url=False, include_context=False, include_input=len(content) <= _WITH_INPUT
    )
    if errors[0]["type"] == "json_invalid" and not errors[0]["loc"]:
        raise BrokenJson(errors[0]["msg"].removeprefix("Invalid JSON: ")) from None
    suspects = [
        item
        for item in errors
        if item["type"] == "int_type" and isinstance(item.get("input", 0.0), float)
    ]
    data = from_json(content) if suspects else None
    places = [place_of(item, data) for item in suspects]
    whole = [place for place in places if is_whole(data, place)]
    if not whole:
        raise Invalid(errors) from None
    for place in whole:
        data = with_integer(data, place)
    try:
        return validator.validate_json(
            to_json(data, inf_nan_mode="constants"),
            strict=True,
            by_alias=True,
            by_name=False,
            context=context,
        )
    except ValidationError as second:
        raise Invalid(errors_of(second)) from None


def validate_certain(validator: SchemaValidator | Any, content: bytes) -> Any:
    """Return JSON content as the validator's type if it is not ambiguous.

    Raises:
        Invalid: if it is JSON of another type.
        BrokenJson: if it is not JSON, or if `check_json` refuses it.
    """
    try:
        value = validator.validate_json(content, strict=True, by_alias=True, by_name=False)
    except ValidationError as error:
        check_json(content)
        return _second_look(error, validator, content)
    if not is_certain(value, content):
        check_json(content)
    return value


def validate_python(validator: SchemaValidator | Any, value: Any) -> Any:
    """Return a text, bytes or form data as the validator's type.

    Raises:
        Invalid: if it is of another type.
    """
    try:
        return validator.validate_python(value, by_alias=True, by_name=False)
    except ValidationError as error:
        raise Invalid(errors_of(error)) from None


def check_json(content: bytes) -> None:
    """Refuse ambiguous JSON that parsers accept.

    That is `NaN` and `Infinity` outside of texts, a number such as `1e400`, which parsers read as
    an infinity (RFC 8259, section 6), and a name that occurs twice in one object, of which peers
    take the first, the last or both (section 4). Text that is not JSON at all
    is left to the validator, which says where. Costs about as much as reading the text once more.

    Raises:
        BrokenJson: if it is ambiguous.
    """
    try:
        _checker.raw_decode(content.decode().lstrip(_SPACE))
    except BrokenJson:
        raise
    except (ValueError, RecursionError):
        return


_SPACE = " \t\n\r"  # RFC 8259, section 2


def _refuse(name: str) -> NoReturn:
    raise BrokenJson(f"{name} is not a JSON number")


def _finite(number: str) -> str:
    if isinf(float(number)):
        raise BrokenJson(TOO_LARGE)
    return number


def _names_once(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        ((name, _),) = counts.most_common(1)
        raise BrokenJson(said_twice(name))


def said_twice(name: str) -> str:
    """Return the message about a duplicate name in an object."""
    return f"the name {json.dumps(name[:_MAX_NAME])} occurs twice in one object"


_MAX_NAME = 100
# Builds nothing: objects become None, and numbers stay the texts they are.
_checker = json.JSONDecoder(
    object_pairs_hook=_names_once, parse_constant=_refuse, parse_int=str, parse_float=_finite
)


def undeclared(value: Any, content: bytes, *, is_checked: bool) -> Iterator[Violation]:
    """Give what validation of JSON lets pass although the document does not.

    Args:
        value: its result.
        content: the JSON text.
        is_checked: see `holds_checked_model`.
    """
    if is_checked:
        yield from _undeclared_in(mended(value, content))
    if b"null" in content:
        yield from unexpected_nulls(value, content)


def undeclared_by_models(value: Any) -> Iterator[Violation]:
    """Give the fields that closed models do not declare, and the constants that are not there."""
    return _undeclared_in(models_in(value))


def _undeclared_in(
    models: Iterable[tuple[Path, BaseModel]],
) -> Iterator[Violation]:
    for path, model in models:
        yield from _undeclared_by(path, model)


def undeclared_in_model(path: Path, model: BaseModel, *, is_checked: bool) -> Iterator[Violation]:
    """Do what `undeclared` does for one model, without what is in it.

    Args:
        path: to it.
        model: of which only the fields that were there count as set.
        is_checked: see `holds_checked_model`.
    """
    if is_checked:
        yield from _undeclared_by(path, model)
    yield from _nulls(path, model)


def _undeclared_by(path: Path, model: BaseModel) -> Iterator[Violation]:
    if isinstance(model, ClosedModel):
        yield from _unexpected(path, model)
    if isinstance(model, ApiModel):
        yield from _missing(path, model)


def _missing(path: Path, model: ApiModel) -> Iterator[Violation]:
    """Give the constants of a model that are required and were not there: they were filled in."""
    absent = constants(type(model)) - model.__pydantic_fields_set__
    for name in sorted(absent - model._omissible) if absent else ():  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - our own model
        wire = type(model).model_fields[name].alias or name
        pointer = join((*path, wire))
        yield violation("body", "This is required", "missing", pointer=pointer)


def unexpected_fields(value: Any) -> Iterator[Violation]:
    """Give the fields of closed models (`additionalProperties: false`) that they do not declare."""
    for path, model in models_in(value):
        if isinstance(model, ClosedModel):
            yield from _unexpected(path, model)


def _unexpected(path: Path, model: ClosedModel) -> Iterator[Violation]:
    repeated = type(model)._read_only  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - our own model
    names = [name for name in undeclared_names(model) if name not in repeated]
    if names and any(_is_also(model, sibling) for sibling in siblings(type(model))):
        return
    for name in names:
        text, pointer = "This field is not declared", join((*path, name))
        yield violation("body", text, "unexpected_field", pointer=pointer)


def unexpected_nulls(value: Any, content: bytes) -> Iterator[Violation]:
    """Give the fields that are `null` although their schema does not allow it.

    Validation lets them pass: a field that may be absent reads as None, and so may be None.

    Args:
        value: what was read.
        content: the JSON text.
    """
    for path, model in mended(value, content):
        yield from _nulls(path, model)


def _nulls(path: Path, model: BaseModel) -> Iterator[Violation]:
    nullable: frozenset[str] = getattr(model, "_nullable", frozenset())
    for name in model.__pydantic_fields_set__ - nullable:
        info = type(model).model_fields.get(name)
        if info is not None and model.__dict__.get(name) is None and not info.is_required():
            text, pointer = "Input should not be null", join((*path, info.alias or name))
            yield violation("body", text, "unexpected_null", pointer=pointer)


def _is_also(model: BaseModel, sibling: type[BaseModel]) -> bool:
    """Return whether what a model holds is of a sibling as well (`anyOf`), all of its fields."""
    try:
        validate_json(sibling.__pydantic_validator__, dump_json(model))
    except ValueError:
        return False
    return True
