"""Security: who may call what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.faults import UNKNOWN_SCHEME, UNKNOWN_WORDS, Repair
from ..document.objects import mapping, sequence
from ..document.pointer import join
from ..document.references import scheme_of
from .registry import Context, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule("oas3-operation-security-defined", Severity.ERROR, blocks=True)
def security_defined(context: Context) -> Iterator[Finding]:
    """Every security scheme that is required is defined in `components/securitySchemes`."""
    data = context.document.data
    defined = list(mapping(mapping(data.get("components")).get("securitySchemes")))
    places = [("/security", data.get("security"))]
    places += [
        (join(operation.node.pointer, "security"), operation.node.value.get("security"))
        for operation in context.operations
    ]
    for pointer, requirements in places:
        for index, requirement in enumerate(sequence(requirements)):
            spared = any(_known(other, defined, context) for other in sequence(requirements))
            for name in mapping(requirement):
                # Since 3.2 a scheme may also be named by the URI of where it is defined.
                if not _known({name: []}, defined, context):
                    hint = context.similar(name, defined)
                    yield Finding(
                        join(pointer, index, name),
                        f"security scheme `{name}` is not defined",
                        hint or "define it in `components/securitySchemes`",
                        key=True,
                        repairs=(_without(join(pointer, index), name, spared=spared),),
                    )


def _known(requirement: Any, defined: list[str], context: Context) -> bool:
    """Whether all schemes of an alternative are defined."""
    by_uri = context.document.version >= (3, 2)
    names = mapping(requirement)
    return all(name in defined or (by_uri and scheme_of(name) in defined) for name in names)


def _without(alternative: str, name: str, *, spared: bool) -> Repair:
    """Leave out an alternative where another remains; what is left must not become public."""
    if spared:
        return Repair("drop", alternative, None, "this alternative is left out")
    scheme = (name, UNKNOWN_SCHEME)
    words = UNKNOWN_WORDS
    return Repair("add", "/components/securitySchemes", scheme, words)
