"""Whether a type of any kind is a model; see `narrowing`, which needs no pydantic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, RootModel

if TYPE_CHECKING:

    class AnyRoot(RootModel[Any]):
        """A model of one value that is no object."""

else:
    AnyRoot = RootModel

__all__ = ["AnyRoot", "model_class"]


def model_class(type_: Any) -> type[BaseModel] | None:
    """Return a type that is a model; None for any other."""
    return type_ if isinstance(type_, type) and issubclass(type_, BaseModel) else None
