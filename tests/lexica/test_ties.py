import pytest

from kg.errors import LexiconError
from kg.lexica import gazetteer, tables, ties

HEAD = "relation\tsubject\tobject\tnote\tsince\tuntil\tas_of\tsource"
ROW = "alliedWith\tstate/DE\tstate/FR\t\t1990\t\t2018\tATOP"


def test_ties_are_read_with_dates_and_source():
    known = {(tie.relation, tie.subject, tie.object): tie for tie in ties.ties()}
    pact = known["alliedWith", "state/AM", "state/RU"]
    assert (pact.since, pact.until, pact.as_of) == ("1992", None, "2018")
    assert "ATOP" in pact.source
    assert known["borders", "state/AM", "state/AZ"].note.endswith(" km")
    assert known["memberOf", "state/RS", "alliance/european-union"].note == "candidate"
    assert "organization/caribbean-community" in ties.organizations()


def test_no_tie_contradicts_the_recorded_memberships():
    listed = {(m.state, m.organization) for m in gazetteer.memberships()}
    assert [t for t in ties.ties() if (t.subject, t.object) in listed] == []


BAD = [
    ([ROW.replace("alliedWith", "likes")], "ties.tsv:2: unknown relation 'likes'; use ['alliedWith', 'borders'"),
    ([ROW.replace("/FR", "/ZZ")], "ties.tsv:2: unknown key 'state/ZZ'; mend it, or add it to the gazetteer"),
    ([ROW.replace("1990", "2023-02-30")], "ties.tsv:2: '2023-02-30' is no date; write 2024, 2024-05 or 2024-05-31"),
    ([ROW.replace("1990\t", "1990\t1980")], "ties.tsv:2: until 1980 is before 1990; mend one of the dates"),
    ([ROW, ROW], "ties.tsv:3: a tie that stands there already; make one row of both"),
]


@pytest.mark.parametrize(("rows", "message"), BAD)
def test_a_bad_row_is_refused_with_its_line_and_a_remedy(monkeypatch, rows, message):
    gazetteer.known("state/DE")
    ties.ties.cache_clear()
    with monkeypatch.context() as patched:
        numbered = [
            (f"ties.tsv:{n}", dict(zip(HEAD.split("\t"), row.split("\t"), strict=True)))
            for n, row in enumerate(rows, 2)
        ]
        patched.setattr(tables, "numbered", lambda name: iter(numbered))
        with pytest.raises(LexiconError) as refused:
            ties.ties()
    assert str(refused.value).startswith(message)
    ties.ties.cache_clear()
