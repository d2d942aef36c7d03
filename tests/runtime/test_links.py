"""The header field `Link` (RFC 8288) says which page is next."""

from __future__ import annotations

import pytest

from generators.runtime.links import next_link


@pytest.mark.parametrize(
    ("field", "target"),
    [
        ("", None),
        ('<https://a.test/x?page=2>; rel="next"', "https://a.test/x?page=2"),
        ("</x>; rel=next", "/x"),
        ("</x>;rel=NEXT", "/x"),
        ("</x> ; REL = next", "/x"),
        ('</a>; rel="prev", </b>; rel="next"', "/b"),
        ('</a>; rel="prev", </b>; rel="last next"', "/b"),
        ('</a>; rel=last; rel=next, </b>; rel="next"', "/b"),
        ('</a>; title="b, <c>; rel=next", </d>; rel=next', "/d"),
        ('</a>; title="\\"; rel=next; \\"", </d>; rel=next', "/d"),
        ('</a?x=1,2;y>; rel="next"', "/a?x=1,2;y"),
        ("</a>; rel=nextpage", None),
        ("</a>; rel", None),
        ("</a>", None),
        ('</a>; anchor="/other"; rel="next"', None),
        ("</a>; title*=UTF-8''x; rel=next", "/a"),
        ("</a>; (broken); rel=next, </b>; rel=next", "/b"),
        (", , </a>; rel=next", "/a"),
        ("a>; rel=next", None),
    ],
)
def test_the_target_of_the_next_page(field: str, target: str | None) -> None:
    assert next_link(field) == target
