"""One batch becomes one request; its answer, or its error, the outcome of each item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json, to_json

from ..client.calls import plan_of
from ..client.decoding import read_response
from ..client.resending import key_parameter
from ..codecs.json_bodies import JsonWriter
from ..errors import Problem, RequestInvalid
from ..models.base import adapter, dump_python
from ..narrowing import AnyDict
from ..parameters.writing import Unwritable
from ..pydantic_problems import problems_of
from .batches import Judged
from .verdicts import verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..client.base import ClientBase
    from ..client.options import CallOptions, Settings
    from ..operations import ItemArray, Media, Operation
    from ..transports.base import Request, Response
    from .batches import Batch


def array_of(operation: Operation[Any]) -> tuple[Media, ItemArray]:
    """Return the media type of a bulk operation, and the array in it."""
    media = operation.body.media if operation.body is not None else ()
    return next((item, item.array) for item in media if item.array is not None)


class Calls:
    """Builds the requests of one bulk call, and reads what they came to.

    Args:
        client: sends them.
        operation: what is called.
        arguments: by `Parameter.py_name`, the same in each request.
        body: the rest of the body, besides the array; None for nothing.
        options: of each request.

    Raises:
        RequestInvalid: the rest of the body is not valid by itself.
    """

    def __init__(
        self,
        client: ClientBase,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        options: CallOptions,
    ) -> None:
        self.client = client
        self.operation = operation
        self._arguments = arguments
        self._media, self._array = array_of(operation)
        self._key = key_parameter(operation)
        self._head = self._head_of(body)
        self._options: Any = options
        several = operation.body is not None and len(operation.body.media) > 1
        if several:
            self._options = {**options, "content_type": self._media.content_type}
        name = self._array.name
        if name:
            rest = to_json(self._head)[1:-1]
            self._before = b"{" + (rest + b"," if rest else b"") + to_json(name) + b":["
            self._after = b"]}"
        else:
            self._before, self._after = b"[", b"]"
        self._stand_in: Any = None

    @property
    def frame(self) -> bytes:
        """What every body has in common."""
        return self._before + self._after

    @property
    def frame_size(self) -> int:
        """Bytes of a body without items."""
        return len(self.frame)

    def _head_of(self, body: object) -> dict[str, Any]:
        """Return the rest of a body as plain data."""
        if body is None:
            return {}
        data = dump_python(body, Any)
        if not self._array.name or not isinstance(data, AnyDict):
            text = "is an object, without the array" if self._array.name else "is the array itself"
            raise RequestInvalid.of(self.operation.id, [Problem("body", text)])
        if data.get(self._array.name):
            text = "has items already: give them as items, and the rest as body"
            raise RequestInvalid.of(self.operation.id, [Problem(f"body.{self._array.name}", text)])
        return {key: value for key, value in data.items() if key != self._array.name}

    def request(self, batch: Batch) -> tuple[Request, Settings]:
        """Return the request that sends a batch, and its settings.

        Raises:
            RequestInvalid: an argument or the rest of the body is not valid.
            MissingCredentials: the operation needs credentials that are not there.
        """
        if self._stand_in is None:
            self._stand_in = self._body_with(batch.texts[0])
        arguments = dict(self._arguments)
        if self._key is not None:
            arguments[self._key.py_name] = batch.key
        client = self.client
        request, settings = client._prepared(  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
            self.operation, arguments, self._stand_in, self._options
        )
        # The texts are copied once: they are most of what there is to do here.
        texts = batch.texts.copy()
        texts[0] = self._before + texts[0]
        texts[-1] += self._after
        request.content = b",".join(texts)
        return request, settings

    def _body_with(self, text: bytes) -> Any:
        """Return a body with one item, as its type: the other bodies are like it.

        Raises:
            RequestInvalid: the rest of the body is not valid.
        """
        type_ = self._media.type() if self._media.type is not None else Any
        first, name = [from_json(text)], self._array.name
        body: Any = {**self._head, name: first} if name else first
        try:
            JsonWriter(self._media).json(body)
            valid = adapter(type_).validator.validate_python(body)
        except ValidationError as error:
            problems = problems_of(error, "body")
        except Unwritable as error:
            problems = list(error.problems)
        else:
            return _without_items(valid, name)
        inside = f"body.{name}" if name else "body"
        outside = [item for item in problems if not item.where.startswith(inside)]
        if not outside:  # it is the number of items that differs
            return body
        raise RequestInvalid.of(self.operation.id, outside)

    def url(self) -> str:
        """Return where requests go, without credentials.

        Raises:
            RequestInvalid: an argument is not valid.
        """
        problems: list[Problem] = []
        known = {name: value for name, value in self._arguments.items() if value is not None}
        if self._key is not None:
            known[self._key.py_name] = ""
        path, query, _ = plan_of(self.operation).write(known, {}, problems)
        problems = [
            item for item in problems if self._key is None or item.where != self._key.py_name
        ]
        if problems:
            raise RequestInvalid.of(self.operation.id, problems)
        base = self.client._base_url_of(self.operation)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
        return base + path + ("?" + "&".join(query) if query else "")

    def judged(self, batch: Batch, request: Request, response: Response) -> Judged:
        """Return what an answer says of the items of a batch.

        Raises:
            ApiError: it is no success, or cannot be read.
        """
        drift = self.client._drift  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of the runtime
        answer = read_response(self.operation, request, response, drift.status)
        drift.parts(self.operation.id, answer)
        return Judged(batch, verdicts(answer, batch.sent_ids))


def _without_items(body: Any, name: str) -> Any:
    """Return a model without the items in its array, which are written anew with each request."""
    if not isinstance(body, BaseModel):
        return body
    fields = type(body).model_fields.items()
    own = next((field for field, facts in fields if name in (facts.alias, field)), None)
    return body.model_copy(update={own: []}) if own is not None else body
