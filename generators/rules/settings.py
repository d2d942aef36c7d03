"""Settings: which rules run, and how much they weigh, as `pyproject.toml` and options state it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import COMMAND
from ..diagnostics import Severity
from ..document.codes import LOADING_CODES
from ..document.wording import similar
from . import RULES
from .registry import Group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .registry import Rule

WEIGHTS: dict[str, Severity | None] = {**{level.value: level for level in Severity}, "off": None}
"""What a rule may be set to, besides `on`."""

STATES = (*WEIGHTS, "on")
GROUPS = tuple(map(str, Group))
NAMES = {name: rule for rule in RULES.values() for name in (rule.code, *rule.aliases)}
"""All names of rules, those of other tools included."""


class SettingError(ValueError):
    """A setting cannot be used; the message names the rule and the remedy."""


def resolve(settings: Mapping[str, str]) -> dict[str, Severity | None]:
    """Return the weight of each rule that the settings speak of, None for one that is off.

    The setting of a rule overrides that of its group, in whatever order. A group leaves rules that
    block as they are.

    Args:
        settings: id, alias or group to `error`, `warning`, `info`, `off`, or `on` for the weight
            that a rule has by default.

    Raises:
        SettingError: there is no such rule or state, or the rule cannot be set to it.
    """
    weights: dict[str, Severity | None] = {}
    for name, state in settings.items():
        if state not in STATES:
            raise SettingError(f"`{name}` cannot be `{state}`: {_listed(STATES)}")
        if name in GROUPS:
            members = [rule for rule in RULES.values() if rule.group == name and not rule.blocks]
            weights |= {rule.code: _weight(rule, state) for rule in members}
    for name, state in settings.items():
        if name not in GROUPS:
            rule = known(name)
            if rule.blocks and _weight(rule, state) is not rule.severity:
                raise SettingError(
                    f"`{name}` stays an error: nothing sensible can be generated "
                    "from a document with such a finding"
                )
            weights[rule.code] = _weight(rule, state)
    return weights


def known(name: str) -> Rule:
    """Return the rule of an id or alias.

    Raises:
        SettingError: there is none, or it is not a rule but a code of reading.
    """
    if name in NAMES:
        return NAMES[name]
    if name in LOADING_CODES:
        raise SettingError(f"`{name}` cannot be set: such a document cannot be read")
    raise SettingError(f"there is no rule `{name}`{suggestion(name)}")


def suggestion(name: str) -> str:
    """Return how an error goes on after an unknown name: with what was probably meant."""
    hint = similar(name, [*NAMES, *GROUPS, *LOADING_CODES], cutoff=0.75)
    return f"; {hint}" if hint else f"; `{COMMAND} rules` lists them"


def _weight(rule: Rule, state: str) -> Severity | None:
    return rule.severity if state == "on" else WEIGHTS[state]


def _listed(names: tuple[str, ...]) -> str:
    return "use " + ", ".join(f"`{name}`" for name in names)
