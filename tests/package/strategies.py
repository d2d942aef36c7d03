"""Hypothesis: whatever JSON fits a schema, and what a newer peer may add to it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

_DIGITS = st.from_regex(r"\A\d{1,12}\Z".replace(r"\d", "[0-9]"))


def json_values(depth: int = 3) -> st.SearchStrategy[Any]:
    """Return any JSON value; numbers stay within what JSON peers agree on."""
    scalars = st.none() | st.booleans() | _integers() | _numbers() | texts()
    if depth == 0:
        return scalars
    inner = json_values(depth - 1)
    return scalars | st.lists(inner, max_size=2) | st.dictionaries(texts(), inner, max_size=2)


def texts() -> st.SearchStrategy[str]:
    """Return any text that JSON in UTF-8 can hold."""
    return st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


def _integers() -> st.SearchStrategy[int]:
    return st.integers(-(2**63), 2**63 - 1)


def _numbers() -> st.SearchStrategy[float]:
    return st.floats(allow_nan=False, allow_infinity=False)


def date_times() -> st.SearchStrategy[str]:
    """Return any date-time of RFC 3339: any precision, any offset, any case."""
    offset = st.sampled_from(["Z", "z", "+00:00", "-00:00", "+05:30", "-11:59", "+23:59"])
    fraction = st.just("") | _DIGITS.map(lambda digits: f".{digits}")
    separator = st.sampled_from("Tt")
    return st.builds(
        lambda moment, separator, fraction, offset: (
            f"{moment:%Y-%m-%d}".zfill(10) + separator + f"{moment:%H:%M:%S}" + fraction + offset
        ),
        st.datetimes(min_value=_moment(2), max_value=_moment(9998)),
        separator,
        fraction,
        offset,
    )


def _moment(year: int) -> Any:
    from datetime import datetime

    return datetime(year, 1, 1)


class Instances:
    """JSON that fits the component schemas of a document.

    With `drift`, also what a newer version may send: unknown properties and enum values.
    """

    def __init__(self, schemas: dict[str, Any], *, drift: bool) -> None:
        self._schemas = schemas
        self._drift = drift
        self._cache: dict[str, st.SearchStrategy[Any]] = {}

    def of(self, name: str) -> st.SearchStrategy[Any]:
        """Return instances of the component schema `name`."""
        if name not in self._cache:
            self._cache[name] = st.deferred(lambda: self._of(self._schemas[name]))
        return self._cache[name]

    def _of(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        if "$ref" in schema:
            return self.of(schema["$ref"].rpartition("/")[2])
        if "enum" in schema:
            known = st.sampled_from(schema["enum"])
            return known | texts() if self._drift else known
        kind: str = schema["type"]
        if kind == "object":
            return self._object(schema)
        if kind == "array":
            return st.lists(self._of(schema["items"]), max_size=2)
        if kind == "string":
            return date_times() if schema.get("format") == "date-time" else texts()
        return {"integer": _integers(), "boolean": st.booleans(), "number": _numbers()}[kind]

    def _object(self, schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
        properties = schema.get("properties", {})
        declared = st.fixed_dictionaries(
            {}, optional={name: self._of(value) for name, value in properties.items()}
        )
        extra = schema.get("additionalProperties", True)
        if properties and not self._drift:
            return declared
        values = self._of(extra) if isinstance(extra, dict) else json_values()
        # Names close to declared ones are the ones that could be mistaken.
        near = [st.sampled_from(sorted(map(_snake, properties)))] if properties else []
        names = st.one_of(texts(), *near).filter(lambda name: name not in properties)
        return st.builds(
            lambda ours, theirs: {**theirs, **ours},
            declared,
            st.dictionaries(names, values, max_size=2),
        )


def _snake(name: str) -> str:
    from generators.naming import snake

    return snake(name)
