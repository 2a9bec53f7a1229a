import re
from typing import get_args

import pytest

from kg.checksums import PACKAGE
from kg.errors import InputError, LexiconError, MissingInputError, UnknownNameError
from kg.lexica import gazetteer, tables, user_gazetteer
from kg.model import EntityType

TABLES = ("states", "nationalities", "historic_states", "organizations", "regions", "places", "memberships")


def keys_of(text):
    return {form.key for form in gazetteer.packaged().forms if form.text == text}


def test_turkey_in_all_spellings_is_one_state():
    spellings = ("Turkey", "Türkiye", "Turkiye", "Republic of Turkey", "Turkish", "Turks")
    assert [keys_of(s) for s in spellings] == [{"state/TR"}] * 6
    assert gazetteer.entry("state/TR").label == "Türkiye"


def test_every_state_of_iso_3166_has_its_verified_identity():
    states = [e for e in gazetteer.packaged().entries.values() if e.type == "State" and e.same_as]
    assert len(states) == 251  # 250 states and territories, and the Soviet Union
    assert gazetteer.entry("state/AZ").same_as == (
        "http://www.wikidata.org/entity/Q227",
        "https://sws.geonames.org/587116/",
    )
    assert gazetteer.entry("state/SU").same_as == ("http://www.wikidata.org/entity/Q15180",)
    assert gazetteer.entry("state/YU").same_as == ()


def test_no_form_of_writing_leads_to_two_entries_of_one_kind():
    forms: dict[tuple[str, str], set[str]] = {}
    for form in gazetteer.packaged().forms:
        forms.setdefault((form.text, form.use), set()).add(form.key)
    assert len(forms) > 2000
    assert {text: keys for text, keys in forms.items() if len(keys) > 1} == {}


def test_entries_have_known_types_and_point_to_known_keys():
    entries = gazetteer.packaged().entries
    assert {e.type for e in entries.values()} <= set(get_args(EntityType.__value__))
    assert [e.key for e in entries.values() if e.part_of and e.part_of not in entries] == []
    seats = [f for f in gazetteer.packaged().forms if f.stands_for]
    assert len(seats) > 100
    assert [f for f in seats if f.stands_for not in entries] == []


def test_a_wikidata_item_belongs_to_one_entry():
    items = [iri for e in gazetteer.packaged().entries.values() for iri in e.same_as]
    assert len(items) > 500
    assert sorted({iri for iri in items if items.count(iri) > 1}) == []


@pytest.mark.parametrize(
    ("alliance", "number"),
    [("nato", 32), ("european-union", 27), ("united-nations", 193), ("organization-of-turkic-states", 5), ("g7", 7)],
)
def test_members_are_counted_as_the_organisation_counts_them(alliance, number):
    assert len(gazetteer.members(f"alliance/{alliance}")) == number


def test_past_members_are_recorded_but_are_no_members():
    assert "state/GB" not in gazetteer.members("alliance/european-union")
    past = [m for m in gazetteer.memberships() if m.organization == "alliance/european-union" and m.until]
    assert [(m.state, m.since, m.until) for m in past] == [("state/GB", "1973", "2020")]


def test_memberships_are_of_known_alliances_and_states_and_name_their_source():
    entries = gazetteer.packaged().entries
    rows = gazetteer.memberships()
    assert len(rows) > 700
    assert all(m.organization in entries and m.state in entries and m.source for m in rows)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"iso2": "ZZ"}, "unknown key 'state/ZZ'; mend it, or add it to the gazetteer"),
        ({"organization": "alliance/none"}, "unknown key 'alliance/none'"),
        ({"since": "2023-02-30"}, "'2023-02-30' is no date; write 2024, 2024-05 or 2024-05-31"),
        ({"since": "1990", "until": "1980"}, "until 1980 is before 1990; mend one of the dates"),
    ],
)
def test_a_membership_that_cannot_be_is_refused_with_its_line(monkeypatch, change, message):
    row = {"organization": "alliance/nato", "iso2": "DE", "since": "1955", "until": "", "source": "x"} | change
    gazetteer.packaged()
    gazetteer.memberships.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(tables, "numbered", lambda name: iter([(f"{name}:4", row)]))
        with pytest.raises(LexiconError, match=re.escape(f"memberships.tsv:4: {message}")):
            gazetteer.memberships()
    gazetteer.memberships.cache_clear()


def test_an_unknown_key_is_refused():
    with pytest.raises(UnknownNameError, match="state/ZZ"):
        gazetteer.entry("state/ZZ")
    assert not gazetteer.known("state/ZZ")
    assert gazetteer.known("state/AZ")


@pytest.mark.parametrize("table", TABLES)
def test_each_table_names_source_and_licence_first(table):
    path = PACKAGE / "lexica" / f"{table}.tsv"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert "MIT" in first or "PDDL" in first


def test_a_users_gazetteer_adds_names(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(
        "name,type,aliases,wikidata,part_of\nCaspian Watch,Organization,CW|Caspian Watch Group,Q999999999,state/AZ\n",
        encoding="utf-8",
    )
    found = user_gazetteer.load(str(path))
    assert [f.text for f in found.forms] == ["Caspian Watch", "CW", "Caspian Watch Group"]
    mine = gazetteer.entry("organization/caspian-watch")
    assert (mine.part_of, mine.same_as) == ("state/AZ", ("http://www.wikidata.org/entity/Q999999999",))


def test_accents_may_be_left_out_all_of_them_or_that_of_the_capital():
    spellings = ("Élysée", "Elysée", "Elysee", "Élysée Palace", "Elysee Palace")
    assert [keys_of(name) for name in spellings] == [{"place/elysee-palace"}] * 5


def test_an_agency_of_state_is_no_city():
    assert keys_of("SANA") == {"organization/sana"}
    assert keys_of("Sana") == {"place/sanaa"}


BAD = [
    ("name,type\nX,Planet\n", ":2: unknown type 'Planet'"),
    ("name,type\n,Person\n", ":2: a row without a name"),
    ("name\nX\n", ":1: columns missing: \\['type'\\]"),
    ("name,type,colour\nX,Person,red\n", ":1: unknown columns: \\['colour'\\]"),
    ("name,type,wikidata\nX,Person,227\n", ":2: '227' is no Wikidata item"),
    ("name,type,key\nX,Person,a b\n", ":2: 'a b' is no key"),
    ("name,type\nX,Person\nX,Person\n", ":3: the key person/x is there twice"),
    ("name,type\nX,Person,more,cells\n", ":2: 4 cells where the header has 2"),
    ("name,type,part_of\nX,Organization,state/ZZ\n", ":2: part_of 'state/ZZ' is unknown; use a key that kg knows"),
    ("name,type,aliases\nX,Person,Z\nY,Person,Z\n", ":3: 'Z' is also a name of person/x; take the name out of one"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_bad_row_is_refused_with_its_line(tmp_path, text, message):
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        user_gazetteer.load(str(path))


def test_a_missing_gazetteer_is_refused():
    with pytest.raises(MissingInputError, match="gazetteer not found"):
        user_gazetteer.load("/nowhere/mine.tsv")


def test_the_suite_covers_every_bad_row():
    assert len(BAD) == 10
