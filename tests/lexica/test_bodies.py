import pytest

from kg.errors import LexiconError
from kg.lexica import bodies, gazetteer, tables

HEAD = "key\tnames\tlabel\ttype\tpart_of\twikidata\tcertain\tsource"
ROW = "organization/tea-party\tTea Party|TPN\tTea Party\tOrganization\tstate/FR\tQ1\tno\tFB"


def test_every_row_can_be_read_and_contradicts_no_other():
    bodies.check()


def test_a_body_is_found_by_name_and_acronym():
    found = bodies.by_name("UNIDO")
    assert found == bodies.by_name("United Nations Industrial Development Organization")
    assert found
    assert gazetteer.entry(found.key).same_as == ("http://www.wikidata.org/entity/Q386120",)
    assert gazetteer.known(found.key)
    assert bodies.by_name("Norland Development Organization") is None
    assert bodies.body("organization/nothing") is None


def test_no_body_has_a_name_of_the_gazetteers_own():
    own = {form.text.casefold() for form in gazetteer.packaged().forms}
    names = [name for _, (_, cell, _) in tables.first_cells(bodies.TABLE, 2) for name in cell.split("|")]
    assert len(names) > 3000
    assert [name for name in names if name.casefold() in own] == []
    assert [key for _, (key, _) in tables.first_cells(bodies.TABLE, 1) if key in gazetteer.packaged().entries] == []


BAD = [
    ([ROW, ROW], "bodies.tsv:3: second row of 'organization/tea-party'; make one row of both"),
    ([ROW, ROW.replace("/tea", "/new-tea")], "bodies.tsv:3: 'Tea Party' is a name of two bodies; take it out of both"),
    ([ROW.replace("Organization", "Club")], "bodies.tsv:2: unknown type or certainty; use ['ArmedForce', 'Organiz"),
    ([ROW.replace("\tno\t", "\tmaybe\t")], "bodies.tsv:2: unknown type or certainty"),
    ([ROW.replace("/FR", "/ZZ")], "bodies.tsv:2: unknown state 'state/ZZ'; mend it, or add it to states.tsv"),
    ([ROW.replace("state/FR", "")], "bodies.tsv:2: an uncertain name of no state; fill in part_of, or delete the row"),
    ([ROW.replace("Q1", "one")], "bodies.tsv:2: 'one' is no Wikidata item; items look like Q227"),
]


@pytest.mark.parametrize(("rows", "message"), BAD)
def test_a_bad_row_is_refused_with_its_line_and_a_remedy(monkeypatch, rows, message):
    caches = (bodies._index, bodies._body, tables._places)
    for cached in caches:
        cached.cache_clear()
    monkeypatch.setattr(tables, "lines", lambda name: (HEAD, *rows) if name == "bodies.tsv" else ())
    monkeypatch.setattr(bodies, "_states", lambda: frozenset({"state/FR"}))
    with pytest.raises(LexiconError) as refused:
        bodies.check()
    for cached in caches:
        cached.cache_clear()
    assert str(refused.value).startswith(message)
