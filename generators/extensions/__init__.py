"""The extensions that this toolkit reads, a module each; `docs/extensions.md` lists them."""

from . import (
    code_samples,
    effect,
    enum_names,
    extensible_enum,
    idempotency_key,
    inferred,
    items,
    logo,
    outcome,
    pagination,
    personal,
    python_name,
    stream_end,
    sunset,
)

EXTENSIONS = (
    inferred.EXTENSION,
    personal.EXTENSION,
    outcome.EXTENSION,
    items.EXTENSION,
    pagination.EXTENSION,
    stream_end.EXTENSION,
    idempotency_key.EXTENSION,
    effect.EXTENSION,
    code_samples.EXTENSION,
    logo.EXTENSION,
    sunset.EXTENSION,
    python_name.EXTENSION,
    enum_names.EXTENSION,
    enum_names.OTHER,
    extensible_enum.EXTENSION,
)
"""All of them: a new one is entered here."""
