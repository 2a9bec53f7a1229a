"""Which entity of a graph a name means."""

import pyoxigraph as ox
import pytest

from kg import cli
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.namespaces import BASE_IRI
from kg.store import GraphStore, explain
from kg.store.names import find, resolve

ENTITIES = """
@prefix kg: <https://w3id.org/influence-kg/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @base <https://w3id.org/influence-kg/id/> .
<state/AZ> a kg:State ; rdfs:label "Azerbaijan" .
<state/US> a kg:State ; rdfs:label "United States" .
<state/RU> a kg:State ; rdfs:label "Russia" .
<state/IR> a kg:State ; rdfs:label "Iran" .
<state/GE> a kg:State ; rdfs:label "Georgia" .
<state/TR> a kg:State ; rdfs:label "Türkiye" .
<state/GB> a kg:State ; rdfs:label "United Kingdom" .
<place/georgia> a kg:Place ; rdfs:label "Georgia" .
<place/tehran> a kg:Place ; rdfs:label "Tehran" .
<place/atlanta> a kg:Place ; rdfs:label "Atlanta" .
<organization/mfa> a kg:Organization ; rdfs:label "Ministry of Foreign Affairs of Orlavia" ; skos:altLabel "MFA" .
<organization/other-mfa> a kg:Organization ; rdfs:label "Ministry of Foreign Affairs of Prava" ; skos:altLabel "MFA" .
<person/volodymyr-zelensky> a kg:Person ; rdfs:label "Volodymyr Zelensky" .
<person/lena-marsh> a kg:Person ; rdfs:label "Lena R. Marsh Jr." .
<person/anna-hill> a kg:Person ; rdfs:label "Anna Hill" ; skos:altLabel "Hill" .
<person/otto-hill> a kg:Person ; rdfs:label "Otto Hill" .
<person/atlanta> a kg:Person ; rdfs:label "Rita Atlanta" .
<person/orr> a kg:Person ; rdfs:label "Orr" .
<person/eva-orr> a kg:Person ; rdfs:label "Eva Orr" ; skos:altLabel "Orr" .
<group/a/voters> a kg:Group ; rdfs:label "voters" ; kg:named false .
<group/b/voters> a kg:Group ; rdfs:label "voters" ; kg:named false .
<group/c/greens> a kg:Group ; rdfs:label "greens" ; kg:named false .
<organization/greens> a kg:Organization ; rdfs:label "Greens" .
<event/1> a kg:Event ; rdfs:label "ASSAULT: Iran" .
"""


@pytest.fixture(scope="module")
def store():
    raw = ox.Store()
    raw.load(ENTITIES.encode(), format=ox.RdfFormat.TURTLE)
    for number in range(2):
        graph = f"{BASE_IRI}document/d"
        passage = ox.NamedNode(f"{graph}#char={number},9")
        refers = ox.NamedNode("https://w3id.org/influence-kg/ontology#refersTo")
        raw.add(ox.Quad(passage, refers, ox.NamedNode(f"{BASE_IRI}organization/other-mfa"), ox.NamedNode(graph)))
    return raw


def meant(store, name):
    (found,) = resolve(store, [name])
    return sorted(node.value.removeprefix(BASE_IRI) for node in found)


FOUND = [
    ("Azerbaijan", "state/AZ"),
    ("azerbaijani", "state/AZ"),
    ("AZ", "state/AZ"),
    ("aze", "state/AZ"),
    ("Baku", "state/AZ"),
    ("state/AZ", "state/AZ"),
    (f"{BASE_IRI}state/AZ", "state/AZ"),
    ("USA", "state/US"),
    ("U.S.", "state/US"),
    ("us", "state/US"),
    ("the White House", "state/US"),
    ("Washington", "state/US"),
    ("UK", "state/GB"),
    ("Turkey", "state/TR"),
    ("turkiye", "state/TR"),
    ("TÜRKİYE", "state/TR"),
    ("Kremlin", "state/RU"),
    ("Tehran", "state/IR"),  # not the city, though the graph holds it
    ("place/tehran", "place/tehran"),
    ("Georgia", "state/GE"),
    ("Atlanta", "place/atlanta"),  # not whoever has it for a surname
    ("Zelensky", "person/volodymyr-zelensky"),
    ("zelenskyy", "person/volodymyr-zelensky"),
    ("Wolodimir Zelenskij", "person/volodymyr-zelensky"),
    ("Marsh", "person/lena-marsh"),
    ("Lena Marsh", "person/lena-marsh"),
    ("Hill", "person/anna-hill"),  # the one whom the texts call so
    ("Otto Hill", "person/otto-hill"),
    ("Volodymyr", "person/volodymyr-zelensky"),
    ("Lena R.", "person/lena-marsh"),
    ("Greens", "organization/greens"),
]


@pytest.mark.parametrize(("name", "key"), FOUND)
def test_any_name_finds_its_entity(store, name, key):
    assert meant(store, name) == [key]


def test_a_description_means_all_that_it_stands_for(store):
    assert meant(store, "voters") == ["group/a/voters", "group/b/voters"]


def test_a_name_of_several_is_an_error_that_lists_them_the_most_mentioned_first(store):
    with pytest.raises(AmbiguousNameError) as caught:
        meant(store, "MFA")
    assert str(caught.value) == (
        "2 entities bear the name 'MFA'; give the end of an IRI instead of the name: "
        "organization/other-mfa (Ministry of Foreign Affairs of Prava, Organization, 2 mentions); "
        "organization/mfa (Ministry of Foreign Affairs of Orlavia, Organization, 0 mentions)"
    )
    assert caught.value.choices == (f"{BASE_IRI}organization/other-mfa", f"{BASE_IRI}organization/mfa")


def test_a_surname_that_stands_alone_and_is_somebodys_is_nobodys_in_particular(store):
    with pytest.raises(AmbiguousNameError, match="2 entities bear the name 'Orr'"):
        meant(store, "Orr")
    assert meant(store, "Eva Orr") == ["person/eva-orr"]


def test_only_so_many_bearers_are_listed():
    raw = ox.Store()
    people = [f'<person/p{n}> a kg:Person ; rdfs:label "P{n} Rowe" .' for n in range(20)]
    raw.load("\n".join([*ENTITIES.splitlines()[:3], *people]).encode(), format=ox.RdfFormat.TURTLE)
    with pytest.raises(AmbiguousNameError, match=r"20 entities bear the name 'Rowe'.* and 8 more$"):
        resolve(raw, ["Rowe"])


@pytest.mark.parametrize("name", ["ASSAULT: Iran", "", " ", "Nobody", "mailto:a b", "an", "Jr."])
def test_an_unknown_name_is_an_error(store, name):
    with pytest.raises(UnknownNameError):
        resolve(store, [name])


@pytest.mark.parametrize(
    "name", ["\ud800", "a:\x7f", "state/AZ\udcff", "urn:a b", "<urn:a>", "%00", "\0", "a:" + "b" * 50_000]
)
def test_what_can_be_no_name_at_all_is_unknown_as_well(store, name):
    with pytest.raises(UnknownNameError, match="the graph knows nobody named"):
        meant(store, name)


def test_names_that_are_near_are_hinted_at(store):
    with pytest.raises(UnknownNameError, match=r"did you mean Azerbaijan\?$"):
        resolve(store, ["Azerbajan"])
    with pytest.raises(UnknownNameError, match="kg query OUT --name entities"):
        resolve(store, ["Qqqq"])


def test_the_command_line_lists_the_choices_and_fails(tmp_path, capsys):
    with GraphStore.create_or_open(tmp_path / "graph") as opened:
        opened.raw.load(ENTITIES.encode(), format=ox.RdfFormat.TURTLE)
        assert explain(opened, ["state/AZ"]) == ()
        assert find(opened, ["Turkey"]) == resolve(opened.raw, ["Türkiye"])
    assert cli.main(["explain", str(tmp_path / "graph"), "MFA"]) == 2
    assert "organization/mfa (Ministry of Foreign Affairs of Orlavia, Organization, 0 m" in capsys.readouterr().err
    assert cli.main(["explain", str(tmp_path / "graph"), "organization/mfa"]) == 0
