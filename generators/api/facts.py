"""Facts of media types as the runtime takes them, for what writes bodies while it generates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..runtime import operations as facts

if TYPE_CHECKING:
    from .content import Media
    from .ir import Api, Parameter


def _header(header: Parameter) -> facts.Parameter:
    """Return a header field of a part, of values of any type."""
    return facts.Parameter(
        name=header.wire_name,
        py_name=header.py_name,
        location="header",
        type=lambda: Any,
        required=header.required,
        explode=header.explode,
        content_type=header.content_type,
        default=header.default,
    )


def fact_of(api: Api, media: Media, content_type: str) -> facts.Media:
    """Return a media type as the runtime has it, of values of any type.

    Args:
        api: that it belongs to.
        media: what is described.
        content_type: to be stated, where a range is declared.
    """
    encoding: dict[str, Any] = {
        rule.name: facts.Encoding(
            content_type=rule.content_type,
            style=rule.style,  # type: ignore[arg-type] # one of the styles: the document is checked
            explode=rule.explode,
            allow_reserved=rule.allow_reserved,
            headers=tuple(_header(header) for header in rule.headers),
        )
        for rule in media.encoding
    }
    details = None
    if media.details is not None:
        details = facts.Details(media.details.value, dict(api.details)[media.details.constant])
    return facts.Media(
        content_type=content_type,
        encoding=encoding,
        items=None if media.items is None else facts.Items(),
        details=details,
    )
