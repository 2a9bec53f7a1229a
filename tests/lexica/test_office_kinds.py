import pytest

from kg.errors import LexiconError
from kg.lexica import office_kinds, tables


def test_a_kind_tells_prominence_relation_and_titles():
    kind = office_kinds.kinds()["head_of_government"]
    assert (kind.prominence, kind.relation) == (3, "headOfGovernmentOf")
    assert "prime minister" in kind.titles


@pytest.mark.parametrize(("prominence", "relation"), [("4", "leads"), ("1", "likes")])
def test_a_bad_row_is_refused(monkeypatch, prominence, relation):
    row = {"kind": "x", "prominence": prominence, "relation": relation, "titles": "x"}
    office_kinds.kinds.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(tables, "numbered", lambda name: iter([("office_kinds.tsv:4", row)]))
        with pytest.raises(LexiconError, match=r"office_kinds\.tsv:4: unknown prominence or relation; use 1 to 3"):
            office_kinds.kinds()
    office_kinds.kinds.cache_clear()
