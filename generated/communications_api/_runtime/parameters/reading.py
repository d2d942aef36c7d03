"""Parameters: from the text on the wire to the arguments of a handler's method.

Text becomes JSON data by the type of the parameter, and that data is validated as strictly as a
JSON body: `true` is a boolean and `yes` is not, `12` is an integer and `12abc` is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from ..models.base import adapter
from ..validation.checked_types import holds_checked_model
from ..validation.fields import mend
from ..validation.strict import (
    BrokenJson,
    Invalid,
    check_json,
    undeclared_by_models,
    validate_json,
    validate_python,
)
from ..validation.unlisted import AcceptingValidator
from ..validation.violations import violation, violations_of
from .incoming import Incoming
from .nesting import StyleError
from .shapes import data_of, shape_of
from .styles import read_pairs, read_path, read_simple, unquote, unquote_plus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ..operations import Operation, Parameter
    from ..validation.violations import Violation


class ParameterReader:
    """Reads one parameter; made once for each.

    Args:
        parameter: the facts.
        others: names of the operation's other parameters in the same place.

    Attributes:
        parameter: the facts.
        py_name: of the argument.
        is_free_text: whether it is text of any form in a path.
    """

    def __init__(self, parameter: Parameter, others: Collection[str] = ()) -> None:
        self.parameter = parameter
        self.py_name = parameter.py_name
        self._others = frozenset(others)
        type_ = parameter.type()
        self._shape = shape_of(type_)
        self._validator: Any = adapter(type_).validator
        self._is_checked = holds_checked_model(type_)
        compound = self._shape.is_array or self._shape.is_object
        self._is_json = parameter.content_type is not None
        # Texts are validated as they are; values of other types have a JSON form to be read.
        self._plain = not self._is_json and not compound and _is_plain_text(type_)
        self.is_free_text = (
            self._plain
            and type_ is str
            and parameter.location == "path"
            and parameter.style == "simple"
        )
        self._header = parameter.name.lower().encode("latin-1", "replace")
        self._default = self._valid_default()

    def accept_unlisted(self) -> None:
        """Keep the values which enums do not list."""
        self._validator = AcceptingValidator(self._validator)

    def _valid_default(self) -> Any:
        default = self.parameter.default
        if default is None:
            return None
        try:
            return self._validator.validate_json(to_json(default))
        except (ValidationError, ValueError):
            return default

    def read(self, incoming: Incoming, violations: list[Violation]) -> Any:
        """Return the value, or the default where it is absent.

        Args:
            incoming: the request.
            violations: takes what is wrong; do not use the value returned then.
        """
        place, name = self.parameter.location, self.parameter.name
        data: Any = None
        try:
            texts = self._content(incoming) if self._is_json else self._texts(incoming)
            if texts is None:
                return self._absent(violations)
            if self._plain:
                return validate_python(self._validator, texts)
            if self._is_json:
                content = texts.encode("utf-8")
                check_json(content)
                data = from_json(content)
            else:
                data = data_of(texts, self._shape)
                content = to_json(data)
            value = validate_json(self._validator, content)
            if self._is_checked:
                mend(value, content)
                violations += self._undeclared(value)
            return value
        except StyleError as error:
            violations.append(violation(place, str(error), "style", parameter=name))
        except Invalid as error:
            violations += violations_of(error.errors, place, data, parameter=name)
        except UnicodeError:
            message = "Input should be text in UTF-8"
            violations.append(violation(place, message, "encoding", parameter=name))
        except ValueError as error:  # of check_json, from_json and validate_json
            detail = f": {error}" if isinstance(error, BrokenJson) else ""
            message = f"Input should be valid JSON{detail}"
            violations.append(violation(place, message, "json_invalid", parameter=name))
        return None

    def takes(self, raw: str) -> bool:
        """Return whether a text of a path, as it was sent, is a value of this parameter."""
        violations: list[Violation] = []
        self.read(Incoming.part(path_values={self.parameter.name: raw}), violations)
        return not violations

    def _undeclared(self, value: Any) -> Iterator[Violation]:
        for item in undeclared_by_models(value):
            place, name = self.parameter.location, self.parameter.name
            yield {**item, "in": place, "parameter": name}

    def _absent(self, violations: list[Violation]) -> Any:
        if self.parameter.required:
            violations.append(
                violation(
                    self.parameter.location,
                    "This is required",
                    "missing",
                    parameter=self.parameter.name,
                )
            )
        return self._default

    def _texts(self, incoming: Incoming) -> Any:
        parameter, shape = self.parameter, self._shape
        if parameter.location == "path":
            raw = incoming.path_values[parameter.name]
            return read_path(raw, parameter.name, parameter.style, shape, explode=parameter.explode)
        if parameter.location == "header":
            field = self._field(incoming)
            if field is None:
                return None
            decode = str.strip if shape.is_array or shape.is_object else str
            return read_simple(field, shape, explode=parameter.explode, decode=decode)
        in_query = parameter.location == "query"
        return read_pairs(
            incoming.query if in_query else incoming.cookies,
            parameter.name,
            parameter.style,
            shape,
            explode=parameter.explode,
            others=self._others,
            decode=unquote_plus if in_query else unquote,
        )

    def _content(self, incoming: Incoming) -> str | None:
        parameter = self.parameter
        if parameter.location == "path":
            return unquote(incoming.path_values[parameter.name])
        if parameter.location == "header":
            return self._field(incoming)
        in_query = parameter.location == "query"
        pairs = incoming.query if in_query else incoming.cookies
        values = [value for name, value in pairs if name == parameter.name]
        if len(values) > 1:
            raise StyleError("Input should be given once")
        return (unquote_plus if in_query else unquote)(values[0]) if values else None

    def _field(self, incoming: Incoming) -> str | None:
        value = incoming.headers.get(self._header)
        return None if value is None else value.decode("latin-1").strip(" \t")


def _is_plain_text(type_: Any) -> bool:
    while hasattr(type_, "__metadata__"):
        type_ = type_.__origin__
    return type_ is str


class ParametersReader:
    """Reads the parameters of one operation; made once for each.

    Args:
        operation: the facts.
    """

    def __init__(self, operation: Operation[Any]) -> None:
        parameters = operation.parameters
        self._readers = [
            ParameterReader(
                parameter, {p.name for p in parameters if p.location == parameter.location}
            )
            for parameter in parameters
        ]
        # Nothing can be wrong with these but their encoding.
        self._texts = [(r.parameter.name, r.py_name, r) for r in self._readers if r.is_free_text]
        self._others = [reader for reader in self._readers if not reader.is_free_text]

    def accept_unlisted(self) -> None:
        """Keep the values which enums do not list."""
        for reader in self._others:
            reader.accept_unlisted()

    def read(
        self, incoming: Incoming, arguments: dict[str, Any], violations: list[Violation]
    ) -> None:
        """Add every parameter to the arguments, and what is wrong to the violations."""
        path_values = incoming.path_values
        for name, py_name, reader in self._texts:
            raw = path_values[name]
            arguments[py_name] = raw if "%" not in raw else reader.read(incoming, violations)
        for reader in self._others:
            arguments[reader.py_name] = reader.read(incoming, violations)
