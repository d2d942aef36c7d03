"""What can be sent: parameters, header fields and forms that no value has a form for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Severity
from ..document.objects import mapping
from ..document.pointer import join, split
from ..document.wire_forms import WireForms
from ..runtime.media_types import is_json
from .registry import Context, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_BODIES = frozenset({"requestBody", "requestBodies"})


@rule("no-wire-form", Severity.ERROR, blocks=True)
def no_wire_form(context: Context) -> Iterator[Finding]:
    """Parameters, header fields and forms can be written."""
    forms = WireForms(context.document)
    for node in context.of("parameter", "header"):
        misfit = forms.unwritable(node.pointer, node.value)
        if misfit is not None:
            yield Finding(
                node.pointer,
                f"{misfit.message} has no form on the wire",
                "use `style: deepObject` in a query, or `content` with `application/json`",
            )
    for node in context.of("mediaType"):
        tokens = split(node.pointer)
        if is_json(tokens[-1]):
            continue
        # Imported late: codecs need Pydantic, and most documents have nothing but JSON.
        from ..runtime.codecs.table import codec_of

        codec = codec_of(tokens[-1])
        if codec.holds_data or not (codec.has_fields and _BODIES & set(tokens)):
            continue
        at = join(node.pointer, "schema")
        if not forms.may_be_object(at, mapping(node.value).get("schema")):
            yield Finding(
                at,
                f"`{tokens[-1]}` has fields with names, which no value of this schema has",
                "describe an object",
            )
