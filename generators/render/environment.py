"""The Jinja2 environment: strict, without autoescape, with every filter templates may use."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import jinja2

from .. import naming
from ..codecs.table import toolkit_codec
from ..document import text
from . import bulk_docstrings, bulk_example, docstrings, python, readme_example, testing, webhooks
from .own_templates import ORIGINAL

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from ..api.ir import Api, Operation, Secret, SecurityScheme
    from .own_templates import Templates


OPTIONS: dict[str, Any] = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
"""How templates are read: what they compile to depends on it."""


def loader(own: Templates | None) -> jinja2.BaseLoader:
    """Return what finds templates: those of one's own first, then the toolkit's."""
    usual = jinja2.PackageLoader(__name__.rpartition(".")[0], "templates")
    if own is None:
        return usual
    texts = dict(own.texts)

    def find(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (texts[name], own.path(name), lambda: True) if name in texts else None

    return jinja2.ChoiceLoader(
        [jinja2.FunctionLoader(find), usual, jinja2.PrefixLoader({ORIGINAL: usual})]
    )


class _Environment(jinja2.Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what templates see besides what they are told, in one mapping.

        Jinja2 makes a chain of two, for globals that change later; it takes longer to copy, which
        is done for each of thousands of small files.
        """
        return {**self.globals, **(d or {})}


@cache
def environment(own: Templates | None = None) -> jinja2.Environment:
    """Return the environment; templates are those beside this module, and those of one's own."""
    env = _Environment(
        loader=loader(own),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # Python, TOML and Markdown are written, not HTML
        auto_reload=False,
        **OPTIONS,
    )
    env.filters.update(
        {
            "handler_class": naming.handler_class,
            "environment_prefix": naming.environment_prefix,
            "fixture_prefix": naming.fixture_prefix,
            "literal": text.literal,
            "docstring": text.docstring,
            "toml": text.toml,
            "md": text.markdown,
            "one_line": text.one_line,
            "sentence": text.sentence,
            "annotation": python.annotation,
            "checked": python.checked,
            "client_result": python.client_result,
            "client_stream": python.client_stream,
            "server_result": python.server_result,
            "each_parameters": python.each_parameters,
            "optional": python.optional,
            "paging": python.paging,
            "server_annotation": python.server_annotation,
            "ordered": python.ordered,
            "method_docstring": docstrings.method,
            "each_docstring": bulk_docstrings.each,
            "client_docstring": docstrings.client,
            "constructor_docstring": docstrings.constructor,
            "app_docstring": docstrings.app,
            "package_docstring": docstrings.package,
            "short_description": docstrings.short,
            "credential_helper": _credential_helper,
            "credential_classes": docstrings.credential_classes,
            "any_secured": docstrings.asks_for_credentials,
            "stream_classes": _stream_classes,
            "item_readers": _item_readers,
            "file_forms": _file_forms,
            "files_by_name": _files_by_name,
            "bulk_example": bulk_example.bulk_example,
            "stream_example": readme_example.stream_example,
            "paged_example": readme_example.paged_example,
            "variables": docstrings.variables,
            "secrets": _secrets,
            "chooses_servers": _chooses_servers,
            "keywords": _keywords,
            "variable": lambda name, package: naming.environment_variable(package, name),
            "grants": _grants,
            "secret_annotation": python.secret_annotation,
            "readme_example": readme_example.readme_example,
            "fake_controls": testing.fake_controls,
            "unknown_authorization": testing.unknown_authorization,
            "event_data": webhooks.data,
            "event_docstring": webhooks.event_docstring,
            "handler_docstring": webhooks.handler_docstring,
            "parse_docstring": webhooks.parse_docstring,
            "shared_details": webhooks.shared_details,
            "shown_event": webhooks.shown,
            "json_text": json.dumps,
        }
    )
    env.globals["async_prefix"] = naming.ASYNC
    return env


def _credential_helper(scheme: SecurityScheme) -> str:
    parts = tuple(secret.part for secret in scheme.secrets)
    if scheme.grant:
        return "oauth"
    return {("username", "password"): "basic", ("token",): "bearer", ("api_key",): "api_key"}[parts]


def _chooses_servers(api: Api) -> bool:
    """Return whether there are several servers that a client can call."""
    return len([server for server in api.servers if server.name]) > 1


def _secrets(api: Api) -> list[Secret]:
    return [secret for scheme in api.security_schemes for secret in scheme.secrets]


def _keywords(api: Api) -> list[Secret]:
    return [keyword for scheme in api.security_schemes for keyword in scheme.keywords]


def _grants(api: Api) -> list[SecurityScheme]:
    """Return the security schemes whose tokens a client gets by itself."""
    return [scheme for scheme in api.security_schemes if scheme.grant]


def _item_readers(api: Api) -> list[Operation]:
    """Return the operations whose body a server reads item by item."""
    return [
        operation
        for operation in api.operations
        if operation.body and any(media.array for media in operation.body.media)
    ]


def _file_forms(api: Api) -> list[Operation]:
    """Return the operations that take forms with files."""
    return [
        operation
        for operation in api.operations
        if operation.body
        and any(toolkit_codec(media.content_type).codec.has_files for media in operation.body.media)
    ]


def _files_by_name(api: Api) -> list[Operation]:
    """Return the operations whose forms are files of any name: no model stands for them."""
    return [
        operation
        for operation in _file_forms(api)
        if operation.body and "Upload" in python.annotation(operation.body.served)
    ]


def _stream_classes(api: Api) -> list[str]:
    """Return the runtime's classes of streams that methods of the clients return."""
    return sorted({operation.stream.name for operation in api.operations if operation.stream})
