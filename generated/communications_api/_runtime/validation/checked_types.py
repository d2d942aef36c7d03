"""Which types hold models that have more to be looked at than validation does."""

from __future__ import annotations

from typing import Any

from ..model_classes import model_class
from ..models.base import ClosedModel
from ..models.variants import may_miss_constants


def holds_checked_model(type_: Any) -> bool:
    """Return whether values of a type can hold what `undeclared_by_models` finds fault with."""
    return holds_closed_model(type_) or may_miss_constants(type_)


def holds_closed_model(type_: Any) -> bool:
    """Return whether values of a type can hold closed models."""
    seen: set[Any] = set()
    stack: list[Any] = [type_]
    while stack:
        item = stack.pop()
        model = model_class(item)
        if model is not None:
            if issubclass(model, ClosedModel):
                return True
            if model not in seen:
                seen.add(model)
                stack += [info.annotation for info in model.model_fields.values()]
        else:
            stack += list(getattr(item, "__args__", ()))
            stack += [item.__value__] if hasattr(item, "__value__") else []
            stack += [item.__origin__] if hasattr(item, "__metadata__") else []
    return False
