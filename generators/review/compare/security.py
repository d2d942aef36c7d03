"""Security requirements of operations, and the security schemes they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.objects import mapping, sequence
from ...document.pointer import join
from ..model import Direction
from .recording import At, Values
from .sides import same
from .words import compare_words

if TYPE_CHECKING:
    from .sides import Side
    from .walk import Walk

SCHEMES = "/components/securitySchemes"
Alternative = dict[str, frozenset[str]]
"""A Security Requirement Object: schemes needed together, with their scopes."""
_FACTS = {
    "apiKey": ("type", "in", "name"),
    "http": ("type", "scheme"),
    "oauth2": ("type", "oauth2MetadataUrl"),
    "openIdConnect": ("type", "openIdConnectUrl"),
    "mutualTLS": ("type",),
}
_FLOW_URLS = ("authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl")
_ALL_FACTS = frozenset({name for names in _FACTS.values() for name in names} | {"flows"})


def scheme_names(walk: Walk) -> dict[str, str]:
    """Return schemes that were renamed: name before to name after, with the same content."""
    ours, theirs = _schemes(walk.base), _schemes(walk.head)
    new = [name for name in theirs if name not in ours]
    renamed: dict[str, str] = {}
    for name, scheme in ours.items():
        if name in theirs:
            continue
        candidates = [
            candidate for candidate in new if same(_facts(theirs[candidate]), _facts(scheme))
        ]
        if candidates:
            renamed[name] = candidates[0]
            new.remove(candidates[0])
    return renamed


def _schemes(side: Side) -> dict[str, dict[str, Any]]:
    names = side.entries(SCHEMES)
    return {name: mapping(side.follow(pointer).value) for name, pointer in names.items()}


def _facts(scheme: dict[str, Any]) -> dict[str, Any]:
    words = {"description", "bearerFormat", "deprecated"}
    facts = {
        key: value for key, value in scheme.items() if key not in words and not key.startswith("x-")
    }
    # Neither the name of a header field nor that of a scheme tells upper from lower case.
    for key in ("scheme", *(["name"] if facts.get("in") == "header" else [])):
        if isinstance(facts.get(key), str):
            facts[key] = facts[key].lower()
    return facts


def compare_security(walk: Walk, base: str, head: str, *, flipped: bool) -> None:
    """Compare the security requirements of two operations.

    A caller that satisfied an old alternative also satisfies a new one that demands nothing more.
    What the document as a whole demands is demanded of those who call the server, not of the
    server: to a callback or a webhook only its own requirements apply.
    """
    at, to = join(base, "security"), join(head, "security")
    if not flipped:
        at, to = _security_pointer(walk.base, base), _security_pointer(walk.head, head)
    if walk.common.comparable and same(walk.base.at(at), walk.head.at(to)):
        return
    renamed = scheme_names(walk)
    ours = _alternatives(walk.base, at, renamed)
    theirs = _alternatives(walk.head, to, {})
    if flipped:
        ours, theirs = theirs, ours
    lost = [
        alternative
        for alternative in ours
        if not any(_enough(alternative, candidate) for candidate in theirs)
    ]
    new = [
        alternative
        for alternative in theirs
        if not any(_enough(alternative, candidate) for candidate in ours)
    ]
    places = (
        At(at) if walk.base.has(at) else At(base, exact=False),
        At(to) if walk.head.has(to) else At(head, exact=False),
    )
    values = Values(walk.base.at(at), walk.head.at(to))
    if flipped and (lost or new):
        key = "sent-credentials-changed" if lost else "sent-credentials-limited"
        walk.emit(key, Direction.NONE, *places, values, of=head)
        return
    for alternative in lost:
        walk.emit(
            _class(alternative, theirs), Direction.NONE, *places, values, of=_of(walk, head, to)
        )
    if lost:
        return
    relaxed = [alternative for alternative in theirs if alternative not in ours]
    if not relaxed:
        if ours != theirs and not new and _as_set(ours) != _as_set(theirs):
            relaxed = theirs
        elif ours != theirs:
            walk.emit(
                "security-order-changed", Direction.NONE, *places, values, of=_of(walk, head, to)
            )
            return
        else:
            return
    weaker = (
        any(_enough(candidate, alternative) for alternative in relaxed for candidate in ours)
        and not new
    )
    stricter = all(
        any(_enough(candidate, alternative) and candidate != alternative for candidate in ours)
        for alternative in relaxed
    )
    key = "security-relaxed" if stricter or weaker else "security-alternative-added"
    walk.emit(key, Direction.NONE, *places, values, of=_of(walk, head, to))


def _as_set(alternatives: list[Alternative]) -> set[frozenset[tuple[str, frozenset[str]]]]:
    return {frozenset(alternative.items()) for alternative in alternatives}


def _of(walk: Walk, operation: str, pointer: str) -> str:
    """Return the subject of the finding: an operation, or the document as a whole."""
    return operation if walk.head.has(pointer) and pointer != "/security" else ""


def _security_pointer(side: Side, operation: str) -> str:
    own = join(operation, "security")
    return own if side.has(own) else "/security"


def _alternatives(side: Side, pointer: str, renamed: dict[str, str]) -> list[Alternative]:
    alternatives: list[Alternative] = []
    for item in sequence(side.at(pointer)):
        alternative = {
            renamed.get(name, name): frozenset(map(str, sequence(scopes)))
            for name, scopes in mapping(item).items()
        }
        if alternative not in alternatives:
            alternatives.append(alternative)
    return alternatives or [{}]


def _enough(held: Alternative, demanded: Alternative) -> bool:
    """Whether credentials for one alternative satisfy another."""
    return all(name in held and scopes <= held[name] for name, scopes in demanded.items())


def _class(lost: Alternative, left: list[Alternative]) -> str:
    if not lost:
        return "security-added"
    if any(alternative.keys() <= lost.keys() for alternative in left):
        return "security-scope-added"
    if any(lost.keys() < alternative.keys() for alternative in left):
        return "security-requirement-added"
    return "security-alternative-removed"


def compare_schemes(walk: Walk) -> None:
    """Compare the security schemes of two documents."""
    renamed = scheme_names(walk)
    ours, theirs = walk.base.entries(SCHEMES), walk.head.entries(SCHEMES)
    for name, at in ours.items():
        if name in theirs:
            _scheme(walk, at, theirs[name])
        elif name in renamed:
            new_pointer = theirs[renamed[name]]
            values = Values(name, renamed[name])
            walk.emit(
                "security-scheme-renamed",
                Direction.NONE,
                At(at),
                At(new_pointer),
                values,
                name=name,
            )
            _scheme(walk, at, new_pointer)
        else:
            near = walk.survivor(at)
            walk.emit("security-scheme-removed", Direction.NONE, At(at), near, name=name)
    for name, to in theirs.items():
        if name not in ours and name not in renamed.values():
            walk.emit("security-scheme-added", Direction.NONE, None, At(to), name=name)


def _scheme(walk: Walk, base: str, head: str) -> None:
    (at, ours), (to, theirs) = walk.base.follow(base), walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    keys = {
        *_FACTS.get(str(ours.get("type")), ("type",)),
        *_FACTS.get(str(theirs.get("type")), ("type",)),
    }
    facts = [_facts(scheme) for scheme in (ours, theirs)]
    if facts[0].get("type") != facts[1].get("type"):
        values = Values(facts[0].get("type"), facts[1].get("type"))
        walk.emit("security-scheme-changed", Direction.NONE, At(at), At(to), values, of=to)
        return
    for key in sorted(keys):
        if facts[0].get(key) != facts[1].get(key):
            places = _field(walk.base, at, key), _field(walk.head, to, key)
            values = Values(ours.get(key), theirs.get(key))
            walk.emit("security-scheme-changed", Direction.NONE, *places, values, of=to)
    _flows(walk, at, to)
    words = [
        {key: value for key, value in scheme.items() if key not in keys | {"flows"}}
        for scheme in (ours, theirs)
    ]
    texts = frozenset({"bearerFormat", *(_ALL_FACTS - keys)})
    compare_words(walk, Direction.NONE, (at, words[0]), (to, words[1]), texts)
    for key in sorted(texts):
        old_value, new_value = words[0].get(key), words[1].get(key)
        if not same(old_value, new_value):
            places = _field(walk.base, at, key), _field(walk.head, to, key)
            walk.emit(
                "documentation-changed",
                Direction.NONE,
                *places,
                Values(old_value, new_value),
                of=to,
                name=key,
            )


def _flows(walk: Walk, base: str, head: str) -> None:
    at, to = join(base, "flows"), join(head, "flows")
    ours, theirs = walk.base.entries(at), walk.head.entries(to)
    for name in dict.fromkeys([*ours, *theirs]):
        old_flow, new_flow = ours.get(name), theirs.get(name)
        if old_flow is None or new_flow is None:
            key = "oauth-flow-added" if old_flow is None else "oauth-flow-removed"
            places = (
                At(old_flow) if old_flow else At(base, exact=False),
                At(new_flow) if new_flow else At(head, exact=False),
            )
            walk.emit(key, Direction.NONE, *places, name=name, of=head)
        else:
            _flow(walk, old_flow, new_flow, head)


def _flow(walk: Walk, base: str, head: str, scheme: str) -> None:
    ours, theirs = mapping(walk.base.at(base)), mapping(walk.head.at(head))
    for key in _FLOW_URLS:
        before, after = ours.get(key), theirs.get(key)
        if before != after:
            places = _field(walk.base, base, key), _field(walk.head, head, key)
            walk.emit(
                "security-scheme-changed", Direction.NONE, *places, Values(before, after), of=scheme
            )
    _scopes(
        walk, (base, mapping(ours.get("scopes"))), (head, mapping(theirs.get("scopes"))), scheme
    )
    known = frozenset({*_FLOW_URLS, "scopes"})
    compare_words(walk, Direction.NONE, (base, ours), (head, theirs), known)


def _scopes(
    walk: Walk, base: tuple[str, dict[str, Any]], head: tuple[str, dict[str, Any]], scheme: str
) -> None:
    before, after = base[1], head[1]
    for name in dict.fromkeys([*before, *after]):
        at, to = At(join(base[0], "scopes", name)), At(join(head[0], "scopes", name))
        if name not in after:
            places, key = (at, At(head[0], exact=False)), "oauth-scope-removed"
        elif name not in before:
            places, key = (At(base[0], exact=False), to), "oauth-scope-added"
        else:
            places, key = (at, to), "documentation-changed"
        if key != "documentation-changed":
            walk.emit(key, Direction.NONE, *places, name=name, of=scheme)
        elif not same(before[name], after[name]):
            values = Values(before[name], after[name])
            walk.emit(key, Direction.NONE, *places, values, name=f"scopes.{name}", of=scheme)


def _field(side: Side, pointer: str, key: str) -> At:
    at = join(pointer, key)
    return At(at) if side.has(at) else At(pointer)
