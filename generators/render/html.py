"""The Jinja2 environment of pages: strict, escaping, and without characters that nobody sees."""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from ..document.text import clean


def html_environment(
    package: str, folder: str = ".", loader: jinja2.BaseLoader | None = None
) -> jinja2.Environment:
    """Return an environment for HTML.

    Args:
        package: full name of the package whose files are templates.
        folder: of the templates, below the package.
        loader: finds them instead.
    """
    return jinja2.Environment(
        loader=loader or jinja2.PackageLoader(package, folder),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_clean_value,
    )


def _clean_value(value: object) -> object:
    """Return what a page may hold of a value: no invisible character, unless it is markup."""
    if isinstance(value, (Markup, int)):
        return value
    text = str(value)
    return text if text.isprintable() else clean(text)
