"""An accent colour as it can be read on both grounds of the page.

Text has a contrast of 4.5 at least to what is behind it (WCAG 2.2, 1.4.3): a colour that has less
is darkened, or lightened on the dark ground.
"""

from __future__ import annotations

_LEAST = 4.5
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_DARK = (14, 17, 22)
"""The dark ground, `--ground` of `tokens.css`."""
_TINTS = ((_WHITE, 0.09), (_DARK, 0.15))
"""The grounds, and how much of the accent is in the ground of what is chosen."""
_STEPS = 50

Colour = tuple[int, int, int]


def accents(accent: str) -> tuple[str, str]:
    """Return a colour, `#rrggbb`, as it is on the light and on the dark ground."""
    red, green, blue = (int(accent[at : at + 2], 16) for at in (1, 3, 5))
    light, dark = (
        _readable((red, green, blue), ground, share, towards)
        for (ground, share), towards in zip(_TINTS, (_BLACK, _WHITE), strict=True)
    )
    return light, dark


def _readable(colour: Colour, ground: Colour, share: float, towards: Colour) -> str:
    mixed = colour
    for step in range(_STEPS + 1):
        mixed = _mixed(colour, towards, step / _STEPS)
        if min(contrast(mixed, ground), contrast(mixed, _mixed(ground, mixed, share))) >= _LEAST:
            break
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (
        round(one + (two - one) * share) for one, two in zip(colour, other, strict=True)
    )
    return red, green, blue


def contrast(one: Colour, two: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
