"""Errors of a JSON Schema validator, in plain words.

The validator reports the outermost failure of a choice (`oneOf`, `anyOf`). What one wants to
know is what is wrong in the alternative that was probably meant, so `explain` digs there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jsonschema_rs import ValidationError, ValidationErrorKind

from ..document.wording import show, type_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIMIT = 200
_MAX_CHOICES = 100
"""Choices inside one another that are gone into; each takes three of Python's 1,000 frames."""


class Problem(NamedTuple):
    """One error of a value.

    Attributes:
        path: where, inside the value validated.
        message: what.
        key: whether the key at `path` is meant rather than its value.
        error: the validator's own account.
    """

    path: tuple[str | int, ...]
    message: str
    key: bool
    error: ValidationError


def explain(error: ValidationError, depth: int = 0) -> Iterator[Problem]:
    """Yield what is wrong, from the alternative that was probably meant.

    Args:
        error: one error of the validator.
        depth: how many keys lead from what was validated to the value that is meant.
    """
    yield from _explained(error, depth, _MAX_CHOICES)


def _explained(error: ValidationError, depth: int, choices: int) -> Iterator[Problem]:
    kind = error.kind
    path = tuple(error.instance_path)
    if isinstance(kind, (ValidationErrorKind.AnyOf, ValidationErrorKind.OneOfNotValid)):
        inner = _meant(error, kind.context, depth, choices) if choices else [_none_fits(error)]
    elif isinstance(
        kind, (ValidationErrorKind.AdditionalProperties, ValidationErrorKind.UnevaluatedProperties)
    ):
        inner = [
            Problem((*path, name), f"`{name}` is not allowed here", key=True, error=error)
            for name in kind.unexpected
        ]
    elif isinstance(kind, ValidationErrorKind.FalseSchema) and _is_property(path[depth:]):
        inner = [Problem(path, f"`{path[-1]}` is not allowed here", key=True, error=error)]
    else:
        inner = [Problem(path, _message(error)[:_LIMIT], key=False, error=error)]
    yield from inner


def explain_all(errors: Iterator[ValidationError], depth: int = 0) -> list[Problem]:
    """Return what is wrong by all errors; of a value of the wrong type, nothing but that."""
    problems = [problem for error in errors for problem in explain(error, depth)]
    mistyped = {problem.path for problem in problems if _is_type(problem)}
    return [problem for problem in problems if _is_type(problem) or problem.path not in mistyped]


def _is_type(problem: Problem) -> bool:
    return isinstance(problem.error.kind, ValidationErrorKind.Type)


def _is_property(path: tuple[str | int, ...]) -> bool:
    return bool(path) and isinstance(path[-1], str)


_DETAILS, _FIELDS, _TAG, _NO_REF, _TYPE = range(5)
"""How far a value is from an alternative: something inside is wrong, a field of its own is, the
field that tells alternatives apart is, it is not a reference, it is of another type altogether."""


def _meant(
    error: ValidationError, branches: list[list[ValidationError]], depth: int, choices: int
) -> list[Problem]:
    """Return what is wrong by the alternative a value came closest to, or that none is close."""
    here = len(error.instance_path)
    ranked = sorted(branches, key=lambda errors: (_distance(errors, here), len(errors)))
    distances = [_distance(errors, here) for errors in ranked[:2]]
    if distances in ([_TYPE, _TYPE], [_TAG, _TAG]) or not ranked:
        return [_unknown_tag(error, branches) or _none_fits(error)]
    return [problem for inner in ranked[0] for problem in _explained(inner, depth, choices - 1)]


def _none_fits(error: ValidationError) -> Problem:
    return Problem(tuple(error.instance_path), _message(error), key=False, error=error)


def _unknown_tag(error: ValidationError, branches: list[list[ValidationError]]) -> Problem | None:
    """Return the problem with the one field that all alternatives want to be something else."""
    wanted: dict[tuple[str | int, ...], list[Any]] = {}
    for errors in branches:
        for inner in errors:
            if isinstance(inner.kind, ValidationErrorKind.Constant):
                wanted.setdefault(tuple(inner.instance_path), []).append(inner.kind.expected_value)
            elif isinstance(inner.kind, ValidationErrorKind.Enum):
                wanted.setdefault(tuple(inner.instance_path), []).extend(inner.kind.options)
    for path, options in wanted.items():
        if len(path) == len(error.instance_path) + 1 and isinstance(error.instance, dict):
            value = error.instance.get(str(path[-1]))
            if all(
                any(tuple(inner.instance_path) == path for inner in errors) for errors in branches
            ):
                return Problem(path, _none_of(value, options), key=False, error=error)
    return None


def _distance(errors: list[ValidationError], depth: int) -> int:
    return max((_distance_of(error, depth) for error in errors), default=_DETAILS)


def _distance_of(error: ValidationError, depth: int) -> int:
    below = len(error.instance_path) - depth
    match error.kind:
        case ValidationErrorKind.Constant() | ValidationErrorKind.Enum() if below == 1:
            return _TAG
        case _ if below > 0:
            return _DETAILS
        case ValidationErrorKind.Type() | ValidationErrorKind.FalseSchema():
            return _TYPE
        case ValidationErrorKind.Required(name) if name == "$ref":
            return _NO_REF
        case _:
            return _FIELDS


def _none_of(value: Any, options: list[Any]) -> str:
    allowed = ", ".join(dict.fromkeys(show(option) for option in options[:8]))
    return f"{show(value)} is none of {allowed}{', …' if len(options) > 8 else ''}"


def _message(error: ValidationError) -> str:
    value, kind = error.instance, error.kind
    shown = show(value)
    match kind:
        case ValidationErrorKind.Required(name):
            return f"`{name}` is required and missing"
        case ValidationErrorKind.Type(types):
            return f"{shown} is of type {type_of(value)}, not {' or '.join(types)}"
        case ValidationErrorKind.Enum(options):
            return _none_of(value, options)
        case ValidationErrorKind.Constant(expected):
            return f"{shown} is not {show(expected)}"
        case ValidationErrorKind.Pattern(pattern):
            return f"{shown} does not match the pattern `{pattern}`"
        case ValidationErrorKind.Format(name):
            return f"{shown} is not a valid {name}"
        case ValidationErrorKind.AnyOf() | ValidationErrorKind.OneOfNotValid():
            return f"{shown} fits none of the alternatives"
        case ValidationErrorKind.OneOfMultipleValid():
            return f"{shown} fits more than one of the alternatives of `oneOf`"
        case ValidationErrorKind.Not():
            return f"{shown} is what `not` excludes"
        case ValidationErrorKind.FalseSchema():
            return f"{shown} is not allowed here"
        case ValidationErrorKind.UniqueItems():
            return f"{shown} holds an item twice"
        case _:
            return _limit(error, shown)


_LIMITS = {
    "minimum": "is less than the minimum",
    "maximum": "is greater than the maximum",
    "exclusiveMinimum": "is not greater than",
    "exclusiveMaximum": "is not less than",
    "multipleOf": "is not a multiple of",
    "minLength": "is shorter than the minimum length",
    "maxLength": "is longer than the maximum length",
    "minItems": "has fewer items than",
    "maxItems": "has more items than",
    "minProperties": "has fewer properties than",
    "maxProperties": "has more properties than",
}


def _limit(error: ValidationError, shown: str) -> str:
    wording = _LIMITS.get(error.kind.name)
    if wording is None:
        return error.message.partition("\n")[0].replace("\n", " ")
    return f"{shown} {wording} {show(error.kind.value)}"
