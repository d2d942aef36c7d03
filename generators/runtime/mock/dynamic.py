"""Made-up values that fit a schema: other ones for each seed, the same ones for the same seed.

`Synthesis` meets most demands of a schema; callers check the result against the model, so a value
that does not fit is never sent.
"""

from __future__ import annotations

import math
import random
import string as letters
import uuid
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..examples import scalars, synthesis
from ..examples.statements import OPEN_ENUM, stated
from ..examples.texts import matches
from ..narrowing import EMPTY, AnyList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_WORDS = (
    "amber birch cedar delta ember fable grove harbor island juniper kettle lantern maple nectar "
    "opal pepper quartz river saddle timber umber velvet willow yarrow zephyr"
).split()
_START = datetime(2020, 1, 1, tzinfo=UTC)
_SECONDS = 10 * 365 * 24 * 3600
_MOST_VALUES = 500
"""How many values are made freely; after that as few as may be, so that every answer ends."""
_REACH = 1000
_LONGEST_LIST = 3


class DynamicSynthesis(synthesis.Synthesis):
    """Makes other values for each seed.

    Args:
        follow: see `Synthesis`.
        children: likewise.
        seed: what the values follow from.
    """

    def __init__(
        self, follow: Callable[[str], Any], children: Callable[[str], list[str]], seed: str
    ) -> None:
        super().__init__(follow, children=children)
        self._random = random.Random(seed)  # noqa: S311 - made up, not secret

    @property
    def _frugal(self) -> bool:
        return self._made > _MOST_VALUES

    def _stated(self, schema: Mapping[str, Any]) -> Iterator[tuple[Any]]:
        if "const" in schema:
            yield (schema["const"],)
        values = schema.get("enum", schema.get(OPEN_ENUM))
        if isinstance(values, AnyList) and values:
            yield (self._random.choice(values),)

    def _in_order(self, branches: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if self._frugal:
            return super()._in_order(branches)
        return self._random.sample(branches, len(branches))

    def _boolean(self) -> bool:
        return self._random.random() < 0.5

    def _object(self, schema: dict[str, Any], inside: tuple[str, ...]) -> dict[str, Any]:
        result = super()._object(schema, inside)
        most = scalars.size(schema, "maxProperties")
        for name, part in (schema.get("properties") or EMPTY).items():
            if name in result or self._frugal or len(result) >= most or self._random.random() < 0.3:
                continue
            if part is False or self._flattening.is_flagged(part):
                continue
            try:
                result[name] = self._at(name, part, inside)
            except scalars.UnmakeableError:
                continue  # it need not be there
        return result

    def _count(self, least: int, most: float) -> int:
        if self._frugal:
            return least
        most = max(least, min(most, least + _LONGEST_LIST))
        return self._random.randint(min(max(least, 1), int(most)), int(most))

    def _string(self, schema: Mapping[str, Any]) -> str:
        patterns = scalars.patterns_of(schema)
        known = self._of_format(str(schema.get("format")))
        least = int(scalars.size(schema, "minLength", 0))
        most = scalars.size(schema, "maxLength")
        tries = [known] if known is not None else [self._text(least, most) for _ in range(4)]
        for text in tries:
            if least <= len(text) <= most and all(matches(item, text) for item in patterns):
                return text
        for (value,) in stated(schema):
            if isinstance(value, str):
                return value
        return scalars.string(schema, seed=str(self._random.random()))

    def _text(self, least: int, most: float) -> str:
        text = " ".join(self._random.sample(_WORDS, self._random.randint(1, 3)))
        if len(text) < least:
            text += "".join(self._random.choices(letters.ascii_lowercase, k=least - len(text)))
        return text if len(text) <= most else text[: int(most)]

    def _of_format(self, name: str) -> str | None:
        word = self._random.choice(_WORDS)
        moment = _START + timedelta(seconds=self._random.randrange(_SECONDS))
        number = self._random.randrange(1, 255)
        known = {
            "date": moment.date().isoformat(),
            "date-time": moment.isoformat().replace("+00:00", "Z"),
            "time": moment.time().isoformat() + "Z",
            "duration": f"PT{number}M",
            "email": f"{word}{number}@example.com",
            "idn-email": f"{word}{number}@example.com",
            "hostname": f"{word}.example.com",
            "idn-hostname": f"{word}.example.com",
            "ipv4": f"192.0.2.{number}",
            "ipv6": f"2001:db8::{number:x}",
            "uri": f"https://example.com/{word}/{number}",
            "uri-reference": f"/{word}/{number}",
            "iri": f"https://example.com/{word}/{number}",
            "url": f"https://example.com/{word}/{number}",
            "uuid": str(uuid.UUID(int=self._random.getrandbits(128), version=4)),
            "byte": "",
            "json-pointer": f"/{word}/{number}",
        }
        return known.get(name)

    def _number(self, schema: Mapping[str, Any], *, whole: bool) -> int | float:
        low, above = scalars.bound(schema, "minimum", "exclusiveMinimum")
        high, below = scalars.bound(schema, "maximum", "exclusiveMaximum")
        if low is None:
            low = min(0, high - _REACH) if high is not None else 0
        if high is None:
            high = low + _REACH
        step = scalars.numeric(schema.get("multipleOf")) or (1 if whole else 0)
        if not step:
            value = round(self._random.uniform(low, high), 2)
            return value if low < value < high else super()._number(schema, whole=whole)
        first, last = math.ceil(low / step), math.floor(high / step)
        first += above and first * step == low
        last -= below and last * step == high
        if first > last or (whole and step != int(step)):
            return super()._number(schema, whole=whole)
        exact = self._random.randint(first, last) * Fraction(str(step))
        return int(exact) if exact.denominator == 1 else float(exact)
