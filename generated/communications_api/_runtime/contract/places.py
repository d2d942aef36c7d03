"""Where the document says something: JSON Pointers, through every `$ref` on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..narrowing import EMPTY, AnyDict

if TYPE_CHECKING:
    from .. import operations as facts
    from ..examples.documented import Documented
    from ..operations import Operation


class Places:
    """Finds what facts were made from.

    Args:
        documented: the document.
    """

    def __init__(self, documented: Documented) -> None:
        self._documented = documented

    def inside(self, place: str, *names: str) -> tuple[str, Any]:
        """Go from one place in the document to another.

        Args:
            place: a pointer, such as `#/paths`.
            names: keys; without any, only a `$ref` at `place` itself is followed.

        Returns:
            The pointer of what was found, and that; None where there is nothing.
        """
        item = self._documented.follow(place)
        for name in (None, *names):
            if name is not None:
                place += "/" + token(name)
                item = item.get(name) if isinstance(item, AnyDict) else None
            while isinstance(item, AnyDict) and isinstance(item.get("$ref"), str):
                place = item["$ref"]
                item = self._documented.follow(place)
        return place, item

    def exists(self, place: str) -> bool:
        """Return whether there is something at a place."""
        try:
            self._documented.follow(place)
        except LookupError:
            return False
        return True

    def path(self, operation: Operation[Any]) -> str:
        """Return where the path of an operation is."""
        return self.inside("#/paths", operation.path)[0]

    def operation(self, operation: Operation[Any]) -> str:
        """Return where an operation is."""
        place, path = self.inside("#/paths", operation.path)
        if isinstance(path, dict) and operation.method.lower() in path:
            return self.inside(place, operation.method.lower())[0]
        return self.inside(place, "additionalOperations", operation.method)[0]

    def response(self, operation: Operation[Any], response: facts.Response) -> str:
        """Return where one of the declared responses of an operation stands."""
        place = self.operation(operation)
        for status in self._documented.described(operation).get("responses", {}):
            if status.upper() == response.status.upper():
                return self.inside(place, "responses", status)[0]
        return f"{place}/responses"

    def example(self, operation: Operation[Any], content_type: str, name: str) -> str:
        """Return where an example of a request body is; its schema for an empty name."""
        place = self.operation(operation)
        place, media = self.inside(place, "requestBody", "content", content_type)
        if not name:
            return f"{place}/schema"
        named = isinstance(media, AnyDict) and name in (media.get("examples") or {})
        return f"{place}/examples/{token(name)}" if named else f"{place}/example"

    def shown(self, operation: Operation[Any], parameter: facts.Parameter, name: str) -> str:
        """Return where an example of a parameter is."""
        place, item = self.inside(self.parameter(operation, parameter))
        for content_type in (item or EMPTY).get("content") or EMPTY:
            place, item = self.inside(place, "content", content_type)
            break
        named = isinstance(item, AnyDict) and name in (item.get("examples") or {})
        return f"{place}/examples/{token(name)}" if named else f"{place}/example"

    def answer(
        self, operation: Operation[Any], response: facts.Response, content_type: str, name: str
    ) -> str:
        """Return where an example of an answer is."""
        place = self.response(operation, response)
        place, media = self.inside(place, "content", content_type)
        named = isinstance(media, AnyDict) and name in (media.get("examples") or {})
        return f"{place}/examples/{token(name)}" if named else f"{place}/example"

    def parameter(self, operation: Operation[Any], parameter: facts.Parameter) -> str:
        """Return where a parameter is: in the operation, else in its path."""
        start = self.operation(operation)
        for parent in (start, self.path(operation)):
            _, items = self.inside(parent, "parameters")
            for number in range(len(items or ())):
                place, item = self.inside(f"{parent}/parameters/{number}")
                if (item.get("in"), item.get("name")) == (parameter.location, parameter.name):
                    return place
        return start


def token(name: str) -> str:
    """Return a name as a part of a JSON Pointer in a URI fragment (RFC 6901, section 6)."""
    return name.replace("%", "%25").replace("~", "~0").replace("/", "~1")
