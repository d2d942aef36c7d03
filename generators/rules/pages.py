"""Pages: one for each code, `help/<code>.md`, in words and with an example."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from .. import rules
from ..document.codes import LOADING_CODES
from .settings import NAMES, SettingError, suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..diagnostics import Severity
    from .registry import Rule

PAGES = files(__name__.rpartition(".")[0]) / "help"


def page(name: str) -> str:
    """Return the page of a code or of an alias, in Markdown.

    Raises:
        SettingError: there is no such code.
    """
    code = NAMES[name].code if name in NAMES else name
    if name not in NAMES and name not in LOADING_CODES:
        raise SettingError(f"there is no rule `{name}`{suggestion(name)}")
    return (PAGES / f"{code}.md").read_text("utf-8")


def facts(name: str, configured: Mapping[str, Severity | None]) -> list[str]:
    """Return what a page does not say, as lines: what the rule weighs, here and by default."""
    if name not in NAMES:
        return ["Severity: error; the document cannot be read, so it cannot be configured."]
    rule = NAMES[name]
    lines = [f"Severity: {state(rule, configured)} (default: {state(rule, {})})."]
    if rule.blocks:
        lines = [
            f"Severity: {rule.severity}; what it finds cannot be had, so it cannot be configured."
        ]
    lines.append(f"Group: {rule.group}.")
    if rule.aliases:
        lines.append("Also known as " + ", ".join(f"`{alias}`" for alias in rule.aliases) + ".")
    return lines


def overview(configured: Mapping[str, Severity | None]) -> list[str]:
    """Return a line for each rule and code: its name, severity and demand."""
    known = sorted(rules.RULES.values(), key=lambda rule: (rule.group, rule.code))
    rows = [(rule.code, rule.group.value, state(rule, configured), rule.summary) for rule in known]
    reading = LOADING_CODES.keys() - rules.RULES.keys()
    rows += [(code, "reading", "error", LOADING_CODES[code]) for code in sorted(reading)]
    wide = max(len(code) for code, *_ in rows)
    return [
        f"{code:<{wide}}  {group:<10}  {weight:<7}  {summary}"
        for code, group, weight, summary in rows
    ]


def state(rule: Rule, configured: Mapping[str, Severity | None]) -> str:
    """Return the weight of a rule under a configuration, or `off`."""
    severity = rules.effective(rule, configured)
    return "off" if severity is None else str(severity)
