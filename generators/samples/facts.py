"""What `samples.js` knows of languages: the facts of their dialects, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .dialect import Literals
from .dialects import DIALECTS
from .languages import LANGUAGES

if TYPE_CHECKING:
    from .dialect import DataForm, Dialect
    from .escaping import Quotes


def facts() -> dict[str, Any]:
    """Return `languages` and `dialects` by name, with names as `samples.js` has them."""
    return {
        "languages": {
            language.name: {"dialect": language.dialect, "isOurs": bool(language.feature)}
            for language in LANGUAGES
        },
        "dialects": {name: _dialect(dialect) for name, dialect in DIALECTS.items()},
    }


def _dialect(dialect: Dialect) -> dict[str, Any]:
    return {
        "quoted": _quotes(dialect.quoted),
        "plain": _quotes(dialect.plain),
        "printed": _quotes(dialect.printed),
        "data": _data(dialect.data_form) if isinstance(dialect, Literals) else None,
        "jsonSpecial": dialect.json_special,
        "jsonIndented": dialect.json_indented,
        "join": dialect.join.strip(),
    }


def _quotes(quotes: Quotes | None) -> dict[str, Any] | None:
    if quotes is None:
        return None
    hidden = quotes.hidden
    return {
        "mark": quotes.mark,
        "special": quotes.special,
        "hidden": hidden and {"forms": hidden.forms, "unit": hidden.unit, "base": hidden.base},
        "joined": quotes.joined,
    }


def _data(form: DataForm) -> dict[str, Any]:
    return {
        "arrow": form.arrow,
        "step": form.step,
        "lastComma": form.last_comma,
        "null": form.null,
        "true": form.true,
        "false": form.false,
        "braces": form.braces,
        "listBraces": form.list_braces,
        "hasWords": form.has_words,
        "computed": form.computed,
        "dropped": form.dropped,
        "wrapped": form.wrapped,
    }
