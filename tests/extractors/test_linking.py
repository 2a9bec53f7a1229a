import pickle

import pytest

from kg.annotated import pipeline
from kg.model import Document


@pytest.fixture(scope="module")
def nlp(pipeline_of):
    return pipeline_of("kg_morphology", "kg_entities", "kg_linking")


def links(nlp, text):
    """Return (text, type, key, metonym) of each mention that has a key."""
    doc = pipeline.make_doc(nlp, Document(id="t", text=text))
    for _, component in nlp.pipeline:
        doc = component(doc)
    found = [m for m in doc._.kg_mentions if m["key"]]
    return [(doc[m["start"] : m["end"]].text, m["type"], m["key"], m["metonym"]) for m in found]


METONYMS = [
    "Moscow justified the attack.",
    "Baku is preparing for a long dispute with Moscow.",
    "The Kremlin denied the report.",
    "Critics fear the isolation of Moscow.",
    "Moscow's sphere of influence is shrinking.",
    "The ministry seeks closer ties with Moscow.",
    "Armenia has distanced itself from Moscow.",
    "Iran accused Moscow of betrayal.",
    "They put pressure on Moscow.",
    "The plan was rejected by Moscow.",
    "Moscow-backed fighters withdrew.",
    "The move was viewed in Moscow with suspicion.",
    "That was noticed in the Kremlin, where every step is viewed with distrust.",
    "He repeats Kremlin narratives.",
    "The Moscow government resigned.",
    "A pro-Moscow party won.",
    "According to the Kremlin, nothing happened.",
    "Talks between Moscow and Ankara failed.",
    "They sold weapons to Moscow.",
]


@pytest.mark.parametrize("text", METONYMS)
def test_a_capital_or_seat_that_acts_is_its_state(nlp, text):
    assert ("state/RU", True) in {(key, metonym) for _, _, key, metonym in links(nlp, text)}


PLACES = [
    "She lives in Moscow.",
    "He is a resident of Moscow.",
    "A Moscow resident complained.",
    "The minister flew to Moscow.",
    "They arrived in Moscow on Monday.",
    "The train from Moscow was late.",
    "A drone hit Moscow at night.",
    "Moscow is the capital of the country.",
    "Moscow, the capital, lies on a river.",
    "The streets of Moscow were empty.",
    "Moscow's airport was closed.",
    "The two ministers met near Moscow.",
    "MOSCOW (Wire) - The rouble fell.",
    "The Moscow-based company closed.",
    "They took the railway from Moscow through Minsk.",
    "Dozens died in the raid on Moscow.",
    "The agency sent its director to Moscow.",
    "The story of Moscow is long.",
]


@pytest.mark.parametrize("text", PLACES)
def test_a_capital_where_something_is_or_goes_is_a_place(nlp, text):
    found = {link for link in links(nlp, text) if link[0].lower() == "moscow"}
    assert {(kind, key, metonym) for _, kind, key, metonym in found} == {("Place", "place/moscow", False)}


STATES = [
    ("Turkey signed.", "state/TR"),
    ("Türkiye signed.", "state/TR"),
    ("The Republic of Turkey signed.", "state/TR"),
    ("The UK signed.", "state/GB"),
    ("America signed.", "state/US"),
    ("The DPRK signed.", "state/KP"),
    ("Ivory Coast signed.", "state/CI"),
    ("Burma signed.", "state/MM"),
    ("The UAE signed.", "state/AE"),
    ("The Soviet Union collapsed.", "state/SU"),
    ("An Emirati firm signed.", "state/AE"),
    ("The Dutch signed.", "state/NL"),
    ("Azeris protested.", "state/AZ"),
]


@pytest.mark.parametrize(("text", "key"), STATES)
def test_a_state_is_linked_by_any_name_code_adjective_or_people(nlp, text, key):
    assert key in [link[2] for link in links(nlp, text)]


AMBIGUOUS = [
    ("Georgia and Armenia share a border.", "state/GE", True),
    ("In Atlanta, Georgia, voters waited for hours.", "state/GE", False),
    ("King Abdullah said Jordan would help the refugees.", "state/JO", True),
    ("Michael Jordan played golf. Later Jordan went home.", "state/JO", False),
    ("Fighting in Chad killed twenty people.", "state/TD", True),
    ("Chad Smith opened the shop.", "state/TD", False),
    ("Rebels advanced on Kinshasa as Congo called for help.", "state/CD", True),
    ("They crossed the Congo.", "state/CD", False),
    ("The firm moved to Luxembourg City.", "state/LU", False),
]


@pytest.mark.parametrize(("text", "key", "expected"), AMBIGUOUS)
def test_a_name_of_several_things_is_read_by_its_context(nlp, text, key, expected):
    assert (key in [link[2] for link in links(nlp, text)]) is expected


BODIES = [
    ("The State Duma voted.", ("Organization", "organization/state-duma")),
    ("The Pentagon denied it.", ("Organization", "organization/us-department-of-defense")),
    ("Members of NATO agreed.", ("Alliance", "alliance/nato")),
    ("The IRGC seized a ship.", ("ArmedForce", "organization/irgc")),
    ("Brussels criticised the law.", ("Alliance", "alliance/european-union")),
    ("They turned to the West.", ("Group", "group/the-west")),
    ("Central Asia is dry.", ("Place", "place/central-asia")),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_alliances_bodies_and_regions_are_linked(nlp, text, expected):
    assert expected in [link[1:3] for link in links(nlp, text)]


def test_an_office_is_not_the_state_that_the_seat_stands_for(nlp):
    assert [link[1] for link in links(nlp, "She ran for the White House in 2016.")] == ["Place"]
    assert [link[1] for link in links(nlp, "The White House said so in 2016.")] == ["State"]


def test_an_unknown_name_gets_no_key(nlp):
    assert links(nlp, "Pavel Grishin met Olga Lindqvist.") == []


def test_the_suites_cover_what_they_should():
    assert [len(s) for s in (METONYMS, PLACES, STATES, AMBIGUOUS, BODIES)] == [19, 18, 13, 9, 7]


def test_a_users_gazetteer_survives_the_way_into_another_process(nlp, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("name,type,key\nQorxmaz League,Organization,organization/qorxmaz\n", encoding="utf-8")
    linking = pickle.loads(pickle.dumps(nlp.create_pipe("kg_linking", config={"gazetteer": str(path)})))
    doc = pipeline.make_doc(nlp, Document(id="t", text="The Qorxmaz League won."))
    for name, component in nlp.pipeline:
        doc = linking(doc) if name == "kg_linking" else component(doc)
    assert "organization/qorxmaz" in [m["key"] for m in doc._.kg_mentions]
