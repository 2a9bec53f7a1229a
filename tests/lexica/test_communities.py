"""Peoples that bear the name of another state's people."""

import pytest

from kg.errors import LexiconError
from kg.lexica import communities, gazetteer, tables

HEADER = "key\tadjectives\tlands"


def test_an_adjective_leads_to_all_that_it_can_mean():
    assert [one.key for one in communities.borne_by("Serb")] == [
        "group/bosnian-serbs",
        "group/croatian-serbs",
        "group/kosovo-serbs",
    ]
    assert communities.borne_by("Serbian") == ()


def test_each_community_is_a_group_of_the_gazetteer():
    assert {gazetteer.entry(key).type for key in communities.communities()} == {"Group"}


@pytest.mark.parametrize("row", ["group/nobody\tUpland\tstate/NO", "group/kosovo-serbs\tSerb\tplace/nowhere-at-all"])
def test_a_row_of_something_unknown_is_refused(monkeypatch, row):
    real = tables.lines
    monkeypatch.setattr(tables, "lines", lambda name: (HEADER, row) if name == communities.TABLE else real(name))
    tables._places.cache_clear()
    communities.communities.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"communities.tsv:2: unknown key"):
            communities.communities()
    finally:
        monkeypatch.undo()
        tables._places.cache_clear()
        communities.communities.cache_clear()
