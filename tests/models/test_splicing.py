"""Changes of the engine's source leave all else as it was written."""

from __future__ import annotations

from generators.models.splicing import Change, import_names, splice


def test_changes_are_made_at_their_places() -> None:
    source = 'a: int = 1\nb: "ä" | int = 2\n'
    changes = [Change(2, 10, 13, "str"), Change(1, 3, 6, "float"), Change(2, 3, 7, "é")]
    assert splice(source, changes) == "a: float = 1\nb: é | str = 2\n"


def test_no_change_no_difference() -> None:
    source = "a = 1\r\nb = 2"
    assert splice(source, []) == source


def test_names_are_imported_once_each() -> None:
    source = '"""Doc."""\n\nfrom __future__ import annotations\n\nimport re\n'
    imported = import_names(source, "m", {"B", "A"})
    assert imported.splitlines()[3] == "from m import A, B"
    assert import_names(source, "m", set()) == source
