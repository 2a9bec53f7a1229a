"""A user's gazetteer in each of its forms says the same, and what can't be used is refused with its line."""

from pathlib import Path

import pytest

from kg import dates
from kg.errors import InputError
from kg.lexica import gazetteer, leaders, user_gazetteer
from kg.lexica.gazetteer_rows import rows

BASE = "https://w3id.org/influence-kg/id/"
TABLE = """name,type,key,aliases,adjectives,people,wikidata,part_of,office,of,from,until
Vestmark,State,state/XV,Republic of Vestmark,Vestmarkian,Vestmarkians,,,,,,
Ida Holm,Person,,Ida B. Holm,,,Q999999001,Vestmark,foreign minister,Vestmark,2019-03,2021-11
Ida Holm,Person,,,,,,,Prime Minister of the Republic of Vestmark,Vestmark,2021-12,
Ulf Brand,Person,,,,,,state/XV,Minister of Foreign Affairs,Vestmark,2021-12-01,
"""
JSON = """
{"name": "Vestmark", "type": "State", "key": "state/XV", "aliases": ["Republic of Vestmark"], "adjectives": ["Vestmarkian"], "people": ["Vestmarkians"]}
{"name": "Ida Holm", "type": "Person", "aliases": ["Ida B. Holm"], "wikidata": "Q999999001", "part_of": "Vestmark", "offices": [{"office": "foreign minister", "of": "Vestmark", "from": "2019-03", "until": "2021-11"}, {"office": "Prime Minister of the Republic of Vestmark", "of": "Vestmark", "from": "2021-12"}]}
{"name": "Ulf Brand", "type": "Person", "part_of": "state/XV", "offices": [{"office": "Minister of Foreign Affairs", "of": "Vestmark", "from": "2021-12-01"}]}
"""  # noqa: E501  (JSON Lines)
TURTLE = f"""
@base <{BASE}> .
<state/XV> a kg:State ; rdfs:label "Vestmark"@en, "Vestmark (Land)"@de ; skos:altLabel "Republic of Vestmark" ;
    kg:adjective "Vestmarkian" ; kg:people "Vestmarkians" .
<person/ida-holm> a kg:Person, kg:Actor ; skos:prefLabel "Ida Holm" ; skos:altLabel "Ida B. Holm" ;
    owl:sameAs <http://www.wikidata.org/entity/Q999999001> ; kg:partOf <state/XV> .
[] a rdf:Statement ; rdf:subject <person/ida-holm> ; rdf:object <state/XV> ; rdfs:label "foreign minister" ;
    kg:validFrom "2019-03"^^xsd:gYearMonth ; kg:validUntil "2021-11"^^xsd:gYearMonth .
[] a rdf:Statement ; rdf:subject <person/ida-holm> ; rdf:object <state/XV> ;
    rdfs:label "Prime Minister of the Republic of Vestmark" ; kg:validFrom "2021-12"^^xsd:gYearMonth .
<person/ulf-brand> a kg:Person ; rdfs:label "Ulf Brand" ; kg:locatedIn <state/XV> .
[] rdf:subject <person/ulf-brand> ; rdf:object <state/XV> ; rdfs:label "Minister of Foreign Affairs" ;
    kg:validFrom "2021-12-01"^^xsd:date .
"""
FILES = {"mine.csv": TABLE, "mine.tsv": TABLE.replace(",", "\t"), "mine.jsonl": JSON, "mine.ttl": TURTLE}


@pytest.fixture(params=sorted(FILES))
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / request.param
    file.write_text(FILES[request.param], encoding="utf-8")
    return file


def holder(kind: str, day: str) -> list[str]:
    return [leader.name for leader, _ in leaders.holdings("state/XV", kind, dates.given(day, where=""))]


def test_every_form_gives_the_same_entries_names_and_offices(path: Path) -> None:
    found = user_gazetteer.load(str(path))
    assert {(entry.key, entry.label, entry.aliases, entry.part_of) for entry in found.entries.values()} == {
        ("state/XV", "Vestmark", ("Republic of Vestmark",), None),
        ("person/ida-holm", "Ida Holm", ("Ida B. Holm",), "state/XV"),
        ("person/ulf-brand", "Ulf Brand", (), "state/XV"),
    }
    assert found.entries["person/ida-holm"].same_as == ("http://www.wikidata.org/entity/Q999999001",)
    assert {(form.text, form.use) for form in found.forms if form.key == "state/XV"} == {
        ("Vestmark", "name"),
        ("Republic of Vestmark", "name"),
        ("Vestmarkian", "adjective"),
        ("Vestmarkians", "people"),
    }
    assert gazetteer.entry("person/ulf-brand").part_of == "state/XV"
    days = ("2019-02-28", "2019-03", "2021-11-30", "2021-12-01", "2026-01-01")
    assert [holder("foreign_minister", day) for day in days] == [[], ["Ida Holm"], ["Ida Holm"], *[["Ulf Brand"]] * 2]
    assert [holder("head_of_government", day) for day in days[2:4]] == [[], ["Ida Holm"]]
    assert leaders.leader("person/ida-holm") is None  # what stands in the background stays what the package knows


def test_what_a_user_says_of_a_day_goes_before_what_the_package_knows(tmp_path: Path) -> None:
    day = dates.given("2021-03-15", where="")
    assert [leader.name for leader, _ in leaders.holdings("state/AZ", "foreign_minister", day)] == ["Jeyhun Bayramov"]
    file = tmp_path / "mine.csv"
    head = "name,type,office,of,from,until\n"
    file.write_text(head + "Ida Holm,Person,foreign minister,Azerbaijan,2021-03-01,2021-03-20\n", encoding="utf-8")
    user_gazetteer.load(str(file))
    assert [leader.name for leader, _ in leaders.holdings("state/AZ", "foreign_minister", day)] == ["Ida Holm"]
    later = dates.given("2021-04-15", where="")
    assert [leader.name for leader, _ in leaders.holdings("state/AZ", "foreign_minister", later)] == ["Jeyhun Bayramov"]
    leaders.add([(leader, ()) for leader, _ in leaders.holdings("state/AZ", "foreign_minister", day)])


PERSON = '{"name": "X", "type": "Person"'
REFUSED = [
    ("b.csv", "name,type,office\nX,Person,minister\n", ":2: an office without its title, of or from; fill in"),
    ("b.csv", "name,type,office,of,from\nX,Person,minister,Nowhere,2020\n", ":2: of 'Nowhere' is unknown; use a key"),
    ("b.csv", "name,type,office,of,from\nX,Person,minister,state/AZ,May\n", ":2: 'May' is no date; write 2024"),
    (
        "b.csv",
        "name,type,office,of,from,until\nX,Person,minister,state/AZ,2020,2019\n",
        ":2: until 2019 is before from 2020; mend",
    ),
    ("b.csv", "name,type,office,of,from\nX,Place,minister,state/AZ,2020\n", ":2: an office of what is no person"),
    ("b.csv", "name,type,adjectives\nX,State,Xish\nY,State,Xish\n", ":3: 'Xish' is also a name of state/x"),
    ("b.jsonl", '{"name": "X"\n', ":1: no JSON"),
    ("b.jsonl", f'{PERSON}, "colour": "red"}}\n', ":1: unknown fields: ['colour']; use adjectives"),
    ("b.jsonl", "[1]\n", ":1: unknown fields: list"),
    ("b.jsonl", f'{PERSON}}}\n\n{PERSON}, "aliases": "Z"}}\n', ":3: aliases is no list: 'Z'; write [\"one\""),
    ("b.jsonl", f'{PERSON}, "aliases": [1]}}\n', ":1: aliases are no texts"),
    ("b.jsonl", '{"name": 1, "type": "Person"}\n', ":1: name is no text: 1; put it in quotes"),
    ("b.jsonl", f'{PERSON}, "offices": ["minister"]}}\n', ":1: 'minister' is no office; write an object with office"),
    ("b.jsonl", f'{PERSON}, "same_as": ["Q1"]}}\n', ":1: 'Q1' is no IRI; write it whole"),
    ("b.jsonl", "\n", ": gazetteer is empty; docs/gazetteers.md"),
    ("b.ttl", '<http://x/a> rdfs:label "X" .', ": gazetteer is empty; docs/gazetteers.md"),
    ("b.ttl", '\n<http://x/a> a kg:Person ; rdfs:label "X"', ":2: no Turtle"),
    ("b.ttl", "\n\n<http://x/a> a kg:Person .", ":3: a row without a name"),
    ("b.ttl", '<http://x/a> a kg:Person ; rdfs:label "X" ; kg:partOf <http://x/b> .', ":1: part_of 'http://x/b' is"),
]


@pytest.mark.parametrize(("name", "text", "told"), REFUSED, ids=range(len(REFUSED)))
def test_what_can_not_be_used_is_refused_with_file_line_and_remedy(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        user_gazetteer.load(str(tmp_path / name))
    assert f"{name}{told}" in str(refused.value)


def test_the_rows_of_an_exported_background_are_offices(tmp_path: Path) -> None:
    file = tmp_path / "g.ttl"
    file.write_text(TURTLE, encoding="utf-8")
    held = {row.key: [(office.title, office.of, office.since) for office in row.offices] for row in rows(str(file))}
    assert held["person/ulf-brand"] == [("Minister of Foreign Affairs", "state/XV", "2021-12-01")]
    assert held["state/XV"] == []
