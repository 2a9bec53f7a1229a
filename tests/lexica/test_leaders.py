import pytest

from kg import dates
from kg.errors import LexiconError
from kg.lexica import leaders, office_kinds, tables

PERSON = "key\tsurname\twords\tsounds\ttrust\tname\tvariants\tgender\tborn\twikidata\tbearers"
TERM = "of\tkind\tperson\tfrom\tuntil\tas_of\toffice\tsource"
HILL = "ann-hill\thill\t\t\tstated\tAnn Hill\t\tf\t1960\tQ1\t1"


def day(text):
    found = dates.parse(text)
    assert found
    return found


def names(found):
    return [leader.name for leader in found]


@pytest.fixture
def written(monkeypatch):
    """Take given lines for the tables, and what was read of others is forgotten, before and after."""
    caches = (leaders._people, leaders._held, leaders._leader, leaders._term, tables._places)
    texts = {}
    real = tables.lines

    def lines(name):
        return texts[name] if name in texts else real(name)

    def write(persons, terms):
        texts["leaders.tsv"], texts["terms.tsv"] = (PERSON, *persons), (TERM, *terms)
        for cached in caches:
            cached.cache_clear()

    monkeypatch.setattr(tables, "lines", lines)
    yield write
    for cached in caches:
        cached.cache_clear()


def test_every_row_of_the_tables_can_be_read_and_contradicts_no_other():
    leaders.check()


def test_the_kinds_of_office_are_those_of_the_terms():
    assert {cells[1] for _, cells in tables.first_cells(leaders.TERMS, 3)} == set(office_kinds.kinds())
    assert {kind.prominence for kind in office_kinds.kinds().values()} == {1, 2, 3}


def test_a_surname_leads_to_its_bearers():
    [lavrov] = [found for found in leaders.by_surname("lavrov") if found.gender == "m" and found.wikidata == "Q58217"]
    assert (lavrov.key, lavrov.name, lavrov.stated) == ("person/sergey-lavrov", "Sergey Lavrov", False)
    assert {"George Bush", "George W. Bush"} <= set(names(leaders.by_surname("bush")))
    assert leaders.by_surname("lavrovv") == ()
    assert leaders.by_surname("sergey") == ()
    assert "Sergey Lavrov" in names(leaders.by_sound({"lavrov"}))
    assert "Recep Tayyip Erdoğan" in names(leaders.by_word("tayyip"))


@pytest.mark.parametrize(
    ("of", "kind", "when", "who"),
    [
        ("state/US", "head_of_state", "1991-02-01", ["George Bush"]),
        ("state/US", "head_of_state", "2005-02-01", ["George W. Bush"]),
        ("state/AZ", "head_of_state", "1998", ["Heydar Aliyev"]),
        ("state/AZ", "head_of_state", "2020-10-01", ["Ilham Aliyev"]),
        ("state/RU", "foreign_minister", "2021-05", ["Sergey Lavrov"]),
        ("state/RU", "foreign_minister", "2045", []),
        ("state/DE", "head_of_government", "2024-05-01", ["Olaf Scholz"]),
        ("state/XX", "head_of_government", "2024-05-01", []),
    ],
)
def test_an_office_had_its_holder_on_a_day(of, kind, when, who):
    assert names(leaders.holders(of, kind, day(when))) == who


def test_a_person_has_terms_of_office():
    [term] = leaders.terms("person/olaf-scholz")[:1]
    assert (term.of, str(term.since), str(term.until)) == ("state/DE", "2021-12-08", "2025-05-06")
    assert leaders.terms("person/nobody") == ()
    assert leaders.leader("person/nobody") is None
    assert leaders.leader("state/DE") is None


def test_namesakes_have_keys_of_their_own(written):
    keys = [found.key for word in ("saidi", "diop") for found in leaders.by_surname(word)]
    assert len(keys) > 2
    assert len(keys) == len(set(keys))


TERM_OF_HILL = "state/FR\thead_of_state\tann-hill\t{}\t{}\t2020\tPresident\tFB"
BAD = [
    ([HILL, HILL], [], "leaders.tsv:3: second row of 'ann-hill'; give one of them another key"),
    ([HILL, HILL.replace("ann-", "bob-")], [], "leaders.tsv:3: Q1 is also person/ann-hill; make one row of both"),
    ([HILL.replace("stated", "sure")], [], "leaders.tsv:2: unknown trust 'sure'; use one of"),
    ([HILL.replace("\tf\t", "\tx\t")], [], "leaders.tsv:2: unknown gender 'x'"),
    ([HILL.replace("Q1", "1")], [], "leaders.tsv:2: '1' is no Wikidata item; items look like Q227"),
    ([HILL.replace("Ann Hill", "")], [], "leaders.tsv:2: a person without name or number of bearers"),
    ([HILL + "\tmore"], [], "leaders.tsv:2: 12 cells where the header has 11; mend the row"),
    (["ann-hill\thill"], [], "leaders.tsv:2: 2 cells; mend the row"),
    ([HILL], [TERM_OF_HILL.format("2023-02-30", "")], "terms.tsv:2: '2023-02-30' is no date; write 2024, 2024-05"),
    ([HILL], [TERM_OF_HILL.format("2005", "2004-12-31")], "terms.tsv:2: until 2004-12-31 is before 2005; mend one"),
    ([HILL], [TERM_OF_HILL.format("", "2004")], "terms.tsv:2: a term without a beginning or as_of; fill it in"),
    ([HILL], [TERM_OF_HILL.format("2004", "").replace("FR", "ZZ")], "terms.tsv:2: unknown state or body 'state/ZZ'"),
    ([HILL], [TERM_OF_HILL.format("2004", "").replace("ann", "bob")], "terms.tsv:2: nobody is 'person/bob-hill'; add"),
]


@pytest.mark.parametrize(("persons", "terms", "message"), BAD)
def test_a_bad_row_is_refused_with_its_line_and_a_remedy(written, persons, terms, message):
    written(persons, terms)
    with pytest.raises(LexiconError) as refused:
        leaders.check()
    assert str(refused.value).startswith(message)
