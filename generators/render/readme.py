"""A generated README: which parts it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..codecs.table import CODECS
from .features import MODELS, WEBHOOKS

if TYPE_CHECKING:
    from collections.abc import Container

    from ..api.ir import Api


class Section(NamedTuple):
    """A part of a README: its template below `readme/`, and the feature that it is about.

    Those about operations are left out where the document has none.
    """

    template: str
    feature: str
    about_operations: bool = True


SECTIONS = (
    Section("start", MODELS, about_operations=False),
    Section("calling", "client"),
    Section("tokens", "client"),
    Section("options", "client"),
    Section("answers", "client"),
    Section("streams", "client"),
    Section("pages", "client"),
    Section("bulk", "client"),
    Section("errors", "client"),
    Section("hooks", "client"),
    Section("tracing", "telemetry"),
    Section("transports", "transports"),
    Section("types", "client"),
    Section("testing", "testing"),
    Section("contract", "contract"),
    Section("samples", "samples"),
    Section("cli", "cli"),
    Section("mcp", "mcp"),
    Section("models", MODELS, about_operations=False),
    Section("server", "server"),
    Section("dispatch", "server"),
    Section("items", "server"),
    Section("webhooks", WEBHOOKS, about_operations=False),
    Section("uploads", MODELS),
    Section("local", "server"),
    Section("mock", "mock"),
    Section("costs", MODELS, about_operations=False),
    Section("version", MODELS, about_operations=False),
)
"""The parts of a README, in order."""


def sections(api: Api, features: Container[str]) -> list[str]:
    """Return the templates of a README about these features."""
    return [
        f"readme/{section.template}.md.jinja"
        for section in SECTIONS
        if section.feature in features and (api.groups or not section.about_operations)
    ]


def media_extras(api: Api) -> list[tuple[str, str]]:
    """Return the extras that the media types of an API need, with what their content is called."""
    titles = {codec.extra[0]: codec.codec.title for codec in CODECS}
    return [(name, titles[name]) for name, _ in api.extras]


def contents(features: Container[str]) -> str:
    """Return what a package is, to be followed by `for` and the title of the API."""
    halves = {"client": "client (sync and async)", "server": "server"}
    parts = [text for name, text in halves.items() if name in features]
    return f"Python {' and '.join(parts) or 'models'}"
