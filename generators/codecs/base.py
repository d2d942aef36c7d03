"""The toolkit's half of a codec: what depends on the family where code and pages are generated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ..runtime.codecs.base import Codec

Content: TypeAlias = Literal["schema", "text", "bytes"]
"""What the type of content follows from: its schema, or it is always text or always bytes."""
Panel: TypeAlias = Literal["json", "form", "multipart", "text", "file"]
"""How a body is edited on the reference page: as JSON that is sent as it is, or as a form; as text;
or chosen as a file."""


class Described(NamedTuple):
    """What the runtime's codec has to know of a schema.

    Attributes:
        content: what the type follows from.
        value: of this media type: anything that `repr` writes; None where there is nothing.
        shared: what several media types share, by name; finite, whatever refers to what.
        refused: why content is given as `content` although its schema says more; empty where it
            does not.
    """

    content: Content
    value: Any = None
    shared: Mapping[str, Any] = {}
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ToolkitCodec:
    """One family of media types, as the toolkit sees it.

    Attributes:
        codec: the runtime's half.
        content: what the type of content follows from.
        called: what content without a declared structure is given as, in notes.
        panel: how a body is edited on the reference page.
        extra: name of the extra of a generated package that reading and writing needs, and its
            requirements; empty where nothing is needed.
    """

    codec: Codec
    content: Content = "schema"
    called: str = "bytes"
    panel: Panel = "text"
    extra: tuple[str, tuple[str, ...]] = field(default=("", ()))

    @property
    def is_structured(self) -> bool:
        """Whether classes are made of schemas that stand in place."""
        return self.content == "schema"

    def described(
        self,
        schema: Any,  # noqa: ARG002 - others need it
        components: Mapping[str, Any],  # noqa: ARG002 - likewise
        in_place: Collection[str],  # noqa: ARG002 - likewise
    ) -> Described:
        """Return what the runtime has to know of a schema.

        Args:
            schema: in normal form; None where there is none.
            components: the component schemas, in normal form.
            in_place: names of those that stand in place in the document, and have no name there.
        """
        return Described(self.content)
