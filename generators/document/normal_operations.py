"""Path items, operations and callbacks in normal form: each operation lists all its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..naming import inline
from ..runtime.responses import states_success
from .objects import mapping
from .pointer import METHODS, join

if TYPE_CHECKING:
    from ..runtime.streams.item_schemas import Follow
    from .normal_contents import Contents


class Operations:
    """Writes path items in normal form.

    Args:
        contents: writes what operations consist of.
        follow: follows a reference in the source, for what is written in place.
        origins: filled with the pointers of what moved to those in the source.
    """

    def __init__(self, contents: Contents, follow: Follow, origins: dict[str, str]) -> None:
        self._contents = contents
        self._follow = follow
        self._origins = origins

    def paths(self, paths: Any, pointer: str) -> dict[str, Any]:
        """Return a mapping of path items, as in `paths` and `webhooks`, without extensions."""
        return {
            path: self.path_item(path, item, join(pointer, path))
            for path, item in mapping(paths).items()
            if not path.startswith("x-")
        }

    def path_item(self, path: str, item: Any, pointer: str, hint: str = "") -> Any:
        """Return a path item; `hint` is what names begin with where an operation has no id."""
        item, at = self._follow(item, pointer)
        if not isinstance(item, dict):
            return item
        if at != pointer:
            self._origins[pointer] = at
        shared = item.get("parameters", [])
        result = {key: value for key, value in item.items() if key not in {"parameters", *METHODS}}
        for method in METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                result[method] = self._operation(
                    path, method, operation, join(pointer, method), at, shared, hint
                )
        return result

    def _operation(
        self,
        path: str,
        method: str,
        operation: dict[str, Any],
        pointer: str,
        item_at: str,
        shared: Any,
        hint: str,
    ) -> dict[str, Any]:
        at = join(item_at, method)
        name = inline.operation(hint, operation.get("operationId"), method, path)
        result = dict(operation)
        own = operation.get("parameters") or []
        own_keys = {self._parameter_key(parameter) for parameter in own}
        merged: list[Any] = []
        for index, parameter in enumerate(shared or []):
            if self._parameter_key(parameter) not in own_keys:
                place = join(item_at, "parameters", index)
                self._origins[join(pointer, "parameters", len(merged))] = place
                merged.append(self._contents.parameter(parameter, place, name))
        for index, parameter in enumerate(own):
            self._origins[join(pointer, "parameters", len(merged))] = join(at, "parameters", index)
            merged.append(self._contents.parameter(parameter, join(at, "parameters", index), name))
        if merged:
            result["parameters"] = merged
        if "requestBody" in operation:
            result["requestBody"] = self._contents.body(
                operation["requestBody"], join(at, "requestBody"), inline.request(name)
            )
        result["responses"] = self._responses(
            operation.get("responses"), join(at, "responses"), name
        )
        if isinstance(operation.get("callbacks"), dict):
            result["callbacks"] = {
                key: self.callback(key, callback, join(at, "callbacks", key), name)
                for key, callback in operation["callbacks"].items()
            }
        return result

    def callback(self, key: str, callback: Any, pointer: str, owner: str) -> Any:
        """Return a callback, whose key in `callbacks` is `key` and whose operation is `owner`."""
        callback, pointer = self._follow(callback, pointer)
        return {
            expression: self.path_item(
                expression, item, join(pointer, expression), inline.member(owner, key)
            )
            for expression, item in mapping(callback).items()
            if not expression.startswith("x-")
        }

    def _responses(self, responses: Any, pointer: str, name: str) -> dict[str, Any]:
        result, first_success = {}, True
        for status, response in mapping(responses).items():
            if status.startswith("x-"):
                continue
            is_success = states_success(status)
            own_name = inline.response(name, "" if first_success and is_success else status)
            first_success = first_success and not is_success
            result[status] = self._contents.response(response, join(pointer, status), own_name)
        return result

    def _parameter_key(self, parameter: Any) -> tuple[Any, Any]:
        parameter, _ = self._follow(parameter, "")
        parameter = mapping(parameter)
        return parameter.get("in"), parameter.get("name")
