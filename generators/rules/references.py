"""References: each leads to something, and not back to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Severity
from ..document import MAX_LINKS, PointerError
from ..document.faults import Repair
from ..document.objects import mapping
from ..document.pointer import METHODS, from_ref, join, lookup
from ..document.references import is_remote, looks_like_ref, misplaced, references
from .cycles import cycles
from .registry import Context, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


def _internal(context: Context) -> Iterator[tuple[str, str, bool]]:
    """Yield the references that stay in the document: pointer, reference, whether a `$ref`.

    Those into other files that could not be resolved have been reported when loading.
    """
    for pointer, owner, key in references(*context.document.nodes):
        if owner[key].startswith("#"):
            yield pointer, owner[key], key == "$ref"


def _dangling(context: Context, ref: str) -> str | None:
    """Return None when `ref` leads somewhere, or else a hint, perhaps empty."""
    data = context.document.data
    try:
        lookup(data, from_ref(ref) or "")
    except PointerError as error:
        return context.suggest(error)
    return None


@rule("no-unresolved-refs", Severity.ERROR, blocks=True, aliases=("invalid-ref",))
def no_unresolved_refs(context: Context) -> Iterator[Finding]:
    """Every `$ref` leads to something that exists."""
    for pointer, ref, is_ref in _internal(context):
        if is_ref and from_ref(ref) is None:
            hint = "name the target by its path, for example `#/components/schemas/Pet`"
            yield Finding(pointer, f"`{ref}` names an anchor that does not exist", hint)
        elif is_ref:
            close = _dangling(context, ref)
            if close is not None:
                yield Finding(pointer, f"`{ref}` does not exist", close)
            elif _is_last_straw(context, ref):
                message = f"more than {MAX_LINKS} references lead from here to a definition"
                yield Finding(pointer, message, "refer to the definition itself")


def _is_last_straw(context: Context, ref: str) -> bool:
    """Whether a reference is the one that makes a chain of them too long to be followed."""
    if context.follow("", {"$ref": ref})[1] is not None:
        return False
    following = lookup(context.document.data, from_ref(ref) or "")
    refers = isinstance(following, dict) and isinstance(following.get("$ref"), str)
    return refers and context.follow("", following)[1] is not None


@rule("unsupported-ref", Severity.ERROR, blocks=True)
def unsupported_ref(context: Context) -> Iterator[Finding]:
    """No `$dynamicRef` means a different schema in each place it is reached from."""
    if context.document.version < (3, 1):
        return
    for node in context.schemas:
        if isinstance(node.value.get("$dynamicRef"), str):
            yield Finding(
                join(node.pointer, "$dynamicRef"),
                f"what `{node.value['$dynamicRef']}` means depends on where this is referred from",
                "use `$ref` with the path of the schema, and a schema of its own for each use",
            )


@rule("misplaced-ref", Severity.ERROR, blocks=True)
def misplaced_ref(context: Context) -> Iterator[Finding]:
    """A `$ref` replaces a single element, not an operation or a whole section."""
    for pointer in context.once(misplaced_refs):
        name = pointer.removesuffix("/$ref").rpartition("/")[2] or "the document"
        hint = "write its entries here, each of them a reference where that helps"
        if name in METHODS:
            hint = "write the operation here, or let the whole path item be a reference"
        yield Finding(pointer, f"`{name}` cannot be a reference as a whole", hint)


def misplaced_refs(context: Context) -> list[str]:
    """Return where a `$ref` stands for what cannot be one; ask for it by `Context.once`."""
    return [*misplaced(*context.document.nodes)]


@rule("unresolved-mapping", Severity.ERROR, blocks=True)
def unresolved_mapping(context: Context) -> Iterator[Finding]:
    """Every value in a discriminator's mapping names a schema."""
    known = dict(mapping(mapping(context.document.data.get("components")).get("schemas")))
    for node in context.schemas_stating("discriminator"):
        pairs = mapping(mapping(node.value.get("discriminator")).get("mapping"))
        for name, target in pairs.items():
            pointer = join(node.pointer, "discriminator", "mapping", name)
            if not isinstance(target, str) or is_remote(target):
                continue
            repairs = (Repair("drop", pointer, None, "the mapping of this value is left out"),)
            if target.startswith("#/"):
                hint = _dangling(context, target)
                if hint is not None:
                    yield Finding(pointer, f"`{target}` does not exist", hint, repairs=repairs)
            elif target not in known and not looks_like_ref(target):
                hint = context.similar(target, list(known))
                hint = hint or "write a reference: `#/components/schemas/…`"
                yield Finding(pointer, f"there is no schema `{target}`", hint, repairs=repairs)


@rule("circular-ref", Severity.ERROR, blocks=True)
def circular_ref(context: Context) -> Iterator[Finding]:
    """No chain of references and compositions leads back to where it began."""
    for pointer, cycle in cycles(context).items():
        shown = [*cycle[:4], "…", *cycle[-1:]] if len(cycle) > 5 else cycle
        names = " → ".join(f"`#{step}`" if step != "…" else step for step in [*shown, cycle[0]])
        yield Finding(
            pointer,
            f"the reference leads back to itself: {names}",
            "let one of them be a definition of its own; recursion needs a property or an item",
        )
