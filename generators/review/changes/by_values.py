"""Which classes of change break only if the sets of values of both schemas say so.

The others are about more than values (a property that was removed takes no value away, but what
reads it finds nothing), or about what a document leaves open.
"""

from __future__ import annotations

BY_VALUES = frozenset(
    """type-narrowed type-widened type-changed became-nullable became-not-nullable
    enum-value-removed enum-value-added became-enum enum-dropped enum-closed enum-opened
    enum-changed format-narrowed format-widened format-changed format-type-narrowed
    format-type-widened format-type-changed multiple-of-narrowed multiple-of-widened
    multiple-of-changed pattern-added pattern-removed pattern-changed unique-items-required
    unique-items-dropped keyword-changed contains-added contains-removed variant-removed
    variant-added union-added union-removed union-changed union-kind-changed not-added not-removed
    property-became-required property-became-optional required-property-added
    pattern-properties-added pattern-properties-removed property-names-added
    property-names-removed dependent-required-added dependent-required-removed
    dependent-schema-added dependent-schema-removed values-changed""".split()
) | {
    f"{limit}-{noun}-{step}" if noun else f"{limit}-{step}"
    for limit, noun, step in (
        ("minimum", "", "raised"),
        ("minimum", "", "lowered"),
        ("maximum", "", "raised"),
        ("maximum", "", "lowered"),
        *(
            (limit, noun, step)
            for limit in ("min", "max")
            for noun in ("length", "items", "properties", "contains")
            for step in ("raised", "lowered")
        ),
    )
}
"""Keys of classes."""
