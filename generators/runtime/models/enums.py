"""Enums that are open: a value that the document does not list is kept and written back."""

from __future__ import annotations

import enum

__all__ = ["Enum", "IntEnum", "OpenEnum", "StrEnum"]


class OpenEnum(enum.Enum):
    """A value that the document does not list becomes a member of its own, kept as it came."""

    @property
    def is_known(self) -> bool:
        """Whether the document lists this value."""
        return self._name_ in type(self).__members__


class StrEnum(OpenEnum, enum.StrEnum):
    """Base of string enums; open: an unknown text is kept and written back."""

    @classmethod
    def _missing_(cls, value: object) -> StrEnum | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = str(value)
        return member


class IntEnum(OpenEnum, enum.IntEnum):
    """Base of integer enums; open: an unknown number is kept and written back."""

    @classmethod
    def _missing_(cls, value: object) -> IntEnum | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_ = str(value)
        member._value_ = int(value)
        return member


class Enum(OpenEnum, enum.Enum):
    """Base of enums of other or mixed types; open: an unknown value is kept and written back."""

    @classmethod
    def _missing_(cls, value: object) -> Enum | None:
        member = object.__new__(cls)
        member._name_ = repr(value)
        member._value_ = value
        return member

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._value_ == other._value_

    def __hash__(self) -> int:
        return hash(self._value_)
