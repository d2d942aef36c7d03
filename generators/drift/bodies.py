"""Bodies that are not JSON, read into the data that they stand for, as generated servers read them.

Forms, forms with files, XML, and text of a simple type. Of bytes nothing is said but their media
type; the content of files is not looked at either.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..codecs.table import toolkit_codec
from ..document import keywords
from ..document.faults import Fault
from ..document.file_parts import is_binary
from ..document.normalize import normalize
from ..document.objects import mapping
from ..document.pointer import PointerError, join, lookup
from ..document.pruning import prune
from ..document.references import foreign
from ..rules import faults as faults_of
from ..runtime.codecs.form_reading import FormReader
from ..runtime.codecs.multipart_reading import MultipartReader
from ..runtime.codecs.xml_reading import Problem, data_in
from ..runtime.limits import Limits
from ..runtime.masking import HIDDEN
from ..runtime.media_types import charset, is_xml, text_in
from ..runtime.operations import Details, Encoding, Media
from ..runtime.parameters.incoming import Incoming
from ..runtime.parameters.shapes import data_of
from ..runtime.validation.problems import ProblemError
from .parameters import SchemaShape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document import Document
    from ..rules.registry import Context
    from ..runtime.validation.violations import Violation
    from .exchanges import Message
    from .values.views import Views

_FORM: Final = "application/x-www-form-urlencoded"
_MULTIPART: Final = "multipart/form-data"
_LIMITS: Final = Limits(form_fields=100_000)
_STYLE: Final = frozenset({"style", "explode", "allowReserved"})


class Unread(ValueError):  # noqa: N818 - it is the body that is wrong
    """A body that is not of the media type that it is said to be of; the message says why."""


class Content(NamedTuple):
    """What a body says.

    Attributes:
        data: as JSON has it; files are `***`.
        problems: what is not written as documented; `data` lacks it.
    """

    data: Any
    problems: tuple[str, ...] = ()


class FieldShape(SchemaShape):
    """How the value of a field is written: what is binary by its schema is taken as it is."""

    def __init__(self, views: Views, starts: Sequence[str]) -> None:
        super().__init__(views, starts)
        binary = [is_binary(part.schema) for part in self.parts]
        if any(binary):
            self.takes_anything = False
            rest = self.kinds - {"string"} if all(binary) else self.kinds
            self.kinds = rest | {"file"}


class Bodies:
    """Reads bodies of one document.

    Args:
        context: the document.
        views: of it.

    Attributes:
        unchecked: pointers of schemas of bodies that are not read, each with the reason.
    """

    def __init__(self, context: Context, views: Views) -> None:
        self._document = context.document
        self._views = views
        self.unchecked: dict[str, str] = {}
        self._forms: dict[str, FormReader] = {}
        self._shapes: dict[str, SchemaShape] = {}
        self._details: dict[str, Details | None] = {}

    def read(
        self, message: Message, media_type: str, schema: str, media: dict[str, Any]
    ) -> Content | None:
        """Return what a body says; None where nothing is to be held against its schema.

        Args:
            message: with the body, as text or bytes.
            media_type: of the body, without parameters.
            schema: pointer of its schema.
            media: the Media Type Object.

        Raises:
            Unread: it is not of that media type.
        """
        if media_type in {_FORM, _MULTIPART}:
            return self._form(message, media_type, schema, media)
        if is_xml(media_type):
            details = self._details_of(media_type, schema)
            if details is not None:
                return self._xml(message, details, schema)
        if is_xml(media_type) or media_type.startswith("text/"):
            return self._text(message, schema)
        return None

    def _form(
        self, message: Message, media_type: str, schema: str, media: dict[str, Any]
    ) -> Content:
        reader = self._forms.get(schema)
        if reader is None:
            reader = self._forms[schema] = self._form_reader(media_type, schema, media)
        stated = (message.headers or {}).get("content-type", "")
        fields = [(b"content-type", stated.encode("latin-1", "replace"))]
        violations: list[Violation] = []
        try:
            data = reader.read(
                _bytes(message), Incoming({"headers": fields}, _nothing, {}, _LIMITS), violations
            )
        except ProblemError as error:
            raise Unread(error.detail or "it is no form") from None
        problems = [
            f"`{item.get('pointer', '').removeprefix('/')}`: {item['message']}"
            for item in violations
        ]
        return Content(_without_files(data), tuple(problems))

    def _form_reader(self, media_type: str, schema: str, media: dict[str, Any]) -> FormReader:
        is_form = media_type == _FORM
        with_style = is_form or self._document.version >= (3, 1)  # OpenAPI 3.0.4, Encoding Object
        encoding = {
            name: _encoding(mapping(stated), with_style=with_style)
            for name, stated in mapping(media.get("encoding")).items()
        }
        facts = Media(content_type=media_type, encoding=encoding)
        shape = FieldShape(self._views, [schema])
        return FormReader(facts, shape) if is_form else MultipartReader(facts, shape)

    def _text(self, message: Message, schema: str) -> Content | None:
        shape = self._shapes.get(schema)
        if shape is None:
            shape = self._shapes[schema] = SchemaShape(self._views, [schema])
        if shape.is_compound:
            return None
        if isinstance(message.body, str):
            return Content(data_of(message.body, shape))
        try:
            text = text_in(message.body, (message.headers or {}).get("content-type", ""))
        except ValueError:
            raise Unread("it is no text in its charset") from None
        return Content(data_of(text, shape))

    # --- XML --------------------------------------------------------------------------------------

    def _xml(self, message: Message, details: Details, schema: str) -> Content | None:
        stated = charset((message.headers or {}).get("content-type", ""))
        is_text = isinstance(message.body, str)
        problems: list[Problem] = []
        try:
            data = data_in(details, _bytes(message), "utf-8" if is_text else stated, problems)
        except ImportError as error:
            self.unchecked[schema] = str(error)
            return None
        except ValueError as error:
            raise Unread(f"it is no valid XML: {error}") from None
        return Content(data, tuple(item.message for item in problems))

    def _details_of(self, media_type: str, schema: str) -> Details | None:
        """Return how XML of a schema is read; None where it is text, or cannot be read."""
        if schema not in self._details:
            self._details[schema] = self._made(media_type, schema)
        return self._details[schema]

    def _made(self, media_type: str, schema: str) -> Details | None:
        try:
            placed = lookup(self._normal.data, schema)
        except PointerError:
            self.unchecked[schema] = "it stands in a part that cannot be generated"
            return None
        known = toolkit_codec(media_type).described(placed, self._components, self._in_place)
        if known.refused:
            self.unchecked[schema] = f"XML of it is not read: {known.refused}"
        return None if known.value is None else Details(known.value, known.shared)

    @cached_property
    def _normal(self) -> Document:
        """The document in normal form, without what is wrong with it."""

        def faults(current: Document) -> list[Fault]:
            leading_out = [
                Fault("no-unresolved-refs", pointer, f"`{ref}` was not read")
                for pointer, ref in foreign(current)
            ]
            return [*leading_out, *keywords.faults(current), *faults_of(current)]

        return normalize(prune(self._document, faults).document).document

    @cached_property
    def _components(self) -> dict[str, Any]:
        return mapping(mapping(self._normal.data.get("components")).get("schemas"))

    @cached_property
    def _in_place(self) -> frozenset[str]:
        origins = self._normal.origins
        names = self._components
        return frozenset(name for name in names if join("/components/schemas", name) in origins)


def _bytes(message: Message) -> bytes:
    body = message.body
    return body.encode("utf-8", "surrogatepass") if isinstance(body, str) else bytes(body)


def _encoding(stated: dict[str, Any], *, with_style: bool) -> Encoding:
    """Return what an Encoding Object says; header fields of parts are not compared.

    Where a style is stated, the content type is ignored (OpenAPI 3.1.1, Encoding Object).
    """
    content_type = stated.get("contentType")
    if not with_style or not _STYLE & stated.keys():
        return Encoding(content_type=content_type if isinstance(content_type, str) else None)
    style: Any = stated.get("style", "form")
    return Encoding(style=style, explode=stated.get("explode", style == "form") is True)


def _without_files(data: Any) -> Any:
    """Return data with `***` for each file."""
    if isinstance(data, dict):
        return {name: _without_files(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_without_files(item) for item in data]
    is_data = data is None or isinstance(data, (str, bool, int, float))
    return data if is_data else HIDDEN


async def _nothing() -> dict[str, str]:
    return {"type": "http.disconnect"}
