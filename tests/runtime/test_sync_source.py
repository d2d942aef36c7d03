"""The synchronous modules of the runtime are what the asynchronous ones say."""

from __future__ import annotations

import pytest

from tests.sync_source import RUNTIME, modules, synchronous

MODULES = modules()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_it_is_up_to_date(path: object) -> None:
    wanted = {item: text for item, text in MODULES.items() if item == path}
    assert {item: item.read_text("utf-8") for item in wanted} == wanted, "run `make sync`"


def test_each_has_its_source() -> None:
    assert set(RUNTIME.glob("*/sync_*.py")) == set(MODULES)


def test_what_no_rule_knows_is_refused() -> None:
    with pytest.raises(ValueError, match=r"async_x.py:2: no rule for 'async'"):
        synchronous("import x\nimport asyncio\n", "async_x.py")


def test_it_is_the_same_without_awaiting() -> None:
    text = '''\
async def read(self, parts: AsyncParts) -> AsyncIterator[bytes]:
    """Read in an `async with` statement."""
    async with (await self.opened(1)) as parts:
        found = b"".join([part async for part in parts])
        yield self._known(await parts.aclose(found))
'''
    assert (
        synchronous(text, "async_x.py")
        == '''\
# Written by `make sync` from async_x.py: edit that.
def read(self, parts: Parts) -> Iterator[bytes]:
    """Read in a `with` statement."""
    with self.opened(1) as parts:
        found = b"".join(parts)
        yield self._known(parts.close(found))
'''
    )
