"""Positions and what they tie people to, from raw text through the components that come before."""

from collections.abc import Callable

import pytest
from marked import marked
from spacy.language import Language

from kg.annotated import pipeline
from kg.language import annotations
from kg.language.offices.positions import positions
from kg.model import Block, Document

COMPONENTS = ("kg_morphology", "kg_entities", "kg_linking", "kg_coreference", "kg_positions")

# text, the relations that must be there and no other: (relation, subject's label, value or object's label)
CASES: list[tuple[str, set[tuple[str, str, str]]]] = [
    (
        "Turkish Foreign Minister Hakan Fidan arrived in Baku.",
        {("position", "Hakan Fidan", "Foreign Minister"), ("affiliatedWith", "Hakan Fidan", "Türkiye")},
    ),
    (
        "Russian political philosopher Oleg Sidorov spoke in Moscow.",
        {("position", "Oleg Sidorov", "political philosopher"), ("citizenOf", "Oleg Sidorov", "Russia")},
    ),
    (
        "Selim Kaya, a Turkish diplomat, resigned on Monday.",
        {("position", "Selim Kaya", "diplomat"), ("affiliatedWith", "Selim Kaya", "Türkiye")},
    ),
    (
        "Azerbaijan's president, Ilham Aliyev, opened the plant.",
        {("position", "Ilham Aliyev", "president"), ("headOfStateOf", "Ilham Aliyev", "Azerbaijan")},
    ),
    (
        "The president of Azerbaijan, Ilham Aliyev, opened the plant.",
        {("position", "Ilham Aliyev", "president of Azerbaijan"), ("headOfStateOf", "Ilham Aliyev", "Azerbaijan")},
    ),
    (
        "Armenian Prime Minister Nikol Pashinyan met reporters.",
        {("position", "Nikol Pashinyan", "Prime Minister"), ("headOfGovernmentOf", "Nikol Pashinyan", "Armenia")},
    ),
    (
        "King Abdullah of Jordan met reporters.",
        {("position", "Abdullah II of Jordan", "King"), ("headOfStateOf", "Abdullah II of Jordan", "Jordan")},
    ),
    (
        "NATO Secretary-General Mark Rutte warned against delay.",
        {("position", "Mark Rutte", "NATO Secretary-General"), ("leads", "Mark Rutte", "NATO")},
    ),
    (
        "Maria Novak, a senior fellow at the Atlantic Council, disagreed.",
        {("position", "Maria Novak", "senior fellow"), ("affiliatedWith", "Maria Novak", "Atlantic Council")},
    ),
    (
        "Joan Hill, head of the World Bank, spoke to reporters.",
        {("position", "Joan Hill", "head of the World Bank"), ("leads", "Joan Hill", "World Bank")},
    ),
    (
        "Hungary blocked it. Its foreign minister, Bence Halmos, was firm.",
        {("position", "Bence Halmos", "foreign minister"), ("affiliatedWith", "Bence Halmos", "Hungary")},
    ),
    (
        "Russia praised Norway after its prime minister, Lars Berg, resigned.",  # whose?
        {("position", "Lars Berg", "prime minister")},
    ),
    (
        "Joan Hill, a former mayor and senator from Ohio, spoke.",
        {("position", "Joan Hill", "former mayor"), ("position", "Joan Hill", "former senator")},
    ),
    (
        "Joan Hill, a former mayor and a senator from Ohio, spoke.",
        {("position", "Joan Hill", "former mayor"), ("position", "Joan Hill", "senator")},
    ),
    (
        "Joan Hill, a former mayor and current senator, spoke.",
        {("position", "Joan Hill", "former mayor"), ("position", "Joan Hill", "current senator")},
    ),
    ("Joan Hill, then a volunteer, shot the man.", set()),
    ("Joan Hill was once our candidate. Joan Hill was the candidate.", set()),
    ("Maria Novak, a supporter of Joan Hill who lives in Tbilisi, spoke.", set()),
    ("American Bridge President Joan Hill spoke.", {("position", "Joan Hill", "Bridge President")}),
    (
        "Kremlin spokesman Dmitry Peskov denied it on Friday.",
        {("position", "Dmitry Peskov", "Kremlin spokesman"), ("spokespersonOf", "Dmitry Peskov", "Russia")},
    ),
    (
        "Tbilisi resident Nino Beridze heard the news on the radio.",
        {("position", "Nino Beridze", "Tbilisi resident"), ("residentOf", "Nino Beridze", "Tbilisi")},
    ),
    (
        "Nino Beridze, who lives in Tbilisi, heard the news on the radio.",
        {("residentOf", "Nino Beridze", "Tbilisi")},
    ),
    (
        "Omar Said was appointed foreign minister of Egypt on Monday.",
        {("position", "Omar Said", "foreign minister of Egypt"), ("affiliatedWith", "Omar Said", "Egypt")},
    ),
    (
        "Maria Novak is a regional security analyst.",
        {("position", "Maria Novak", "regional security analyst")},
    ),
    (
        "Maria Novak spoke first. She is a historian.",
        {("position", "Maria Novak", "historian")},
    ),
    (
        "Retired General Oleg Sidorov spoke again.",
        {("position", "Oleg Sidorov", "Retired General")},
    ),
    (
        "Defense experts James Hill and Elena Roth wrote the report.",
        {("position", "James Hill", "Defense expert"), ("position", "Elena Roth", "Defense expert")},
    ),
    (
        "Turkish diplomat and author Selim Kaya wrote the book.",
        {
            ("position", "Selim Kaya", "diplomat"),
            ("position", "Selim Kaya", "author"),
            ("affiliatedWith", "Selim Kaya", "Türkiye"),
            ("citizenOf", "Selim Kaya", "Türkiye"),
        },
    ),
    (
        "Azerbaijani Defense Minister Colonel General Zakir Hasanov visited the base.",
        {
            ("position", "Zakir Hasanov", "Defense Minister"),
            ("position", "Zakir Hasanov", "Colonel General"),
            ("affiliatedWith", "Zakir Hasanov", "Azerbaijan"),
        },
    ),
]

# The twins: an office that is past, claimed, deputised, sought or another's is no office of today.
NO_OFFICE = [
    "Former Georgian president Mikheil Saakashvili spoke.",
    "Mikheil Saakashvili, a former president of Georgia, spoke.",
    "Ex-president Petro Poroshenko of Ukraine spoke.",
    "The late Azerbaijani president Heydar Aliyev is remembered.",
    "Self-proclaimed Belarusian president Ivan Petrov spoke.",
    "US president-elect Joe Hill spoke.",
    "Turkish vice president Cevdet Yilmaz spoke.",
    "Acting Armenian president Armen Petrosyan spoke.",
    "Egyptian presidential candidate Omar Said spoke.",
    "Omar Said, a candidate for president of Egypt, spoke.",
    "Omar Said was president of Egypt in those years.",
    "Omar Said will become president of Egypt.",
    "Maria Novak met the president of Egypt.",
    "Egyptian football federation president Omar Said spoke.",
]
OFFICES = {"headOfStateOf", "headOfGovernmentOf", "leads"}

# Nothing here tells a citizenship.
NO_CITIZEN = [
    "Russian affairs analyst Maria Novak spoke.",
    "Russia expert Maria Novak spoke.",
    "Maria Novak, an expert on Russia, spoke.",
    "Maria Novak flew to Russia with a historian.",
]


@pytest.fixture(scope="module")
def nlp(pipeline_of: Callable[..., Language]) -> Language:
    return pipeline_of(*COMPONENTS)


def relations_of(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text)))
    mentions, entities = annotations.mentions(doc), annotations.entities(doc)

    def label(mention: int) -> str:
        entity = mentions[mention]["entity"]
        assert entity is not None
        return entities[entity]["label"]

    return {
        (r["relation"], label(r["subject"]), r["value"] if r["object"] is None else label(r["object"]))
        for r in annotations.relations(doc)
        if not r.get("former")
    }


def test_case_counts() -> None:
    """The suites below hold what they should."""
    assert (len(CASES), len(NO_OFFICE), len(NO_CITIZEN)) == (29, 14, 4)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_exactly_these_relations(nlp: Language, text: str, expected: set[tuple[str, str, str]]) -> None:
    """A role gives its words and its ties, and nothing else."""
    assert relations_of(nlp, text) == expected


@pytest.mark.parametrize("text", NO_OFFICE)
def test_no_present_office(nlp: Language, text: str) -> None:
    """A past, claimed, deputised or sought office is none."""
    assert {r for r in relations_of(nlp, text) if r[0] in OFFICES} == set()


def test_an_office_is_not_the_relatives(nlp: Language) -> None:
    """Who stands beside an officer does not hold the office."""
    found = relations_of(nlp, "Maria Novak wrote to Egyptian President Omar Said's brother Anwar Said.")
    assert {name for relation, name, _ in found if relation in OFFICES} <= {"Omar Said"}


@pytest.mark.parametrize("text", NO_CITIZEN)
def test_no_citizenship(nlp: Language, text: str) -> None:
    """What someone knows about or visits does not tell whose citizen they are."""
    assert {r for r in relations_of(nlp, text) if r[0] == "citizenOf"} == set()


def test_trigger_of_a_denied_role_is_the_negated_verb(nlp: Language) -> None:
    """A denied role is extracted, with the verb that factuality will find negated."""
    doc = nlp("Maria Novak is not a historian.")
    (frame,) = annotations.relations(doc)
    assert frame["value"] == "historian"
    assert doc[frame["trigger"]].text == "is"


def test_headings_give_no_positions(nlp: Language) -> None:
    """A heading is not read as prose."""
    text = "Turkish Foreign Minister Hakan Fidan in Baku"
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, blocks=(Block(0, len(text), "heading"),))))
    assert annotations.relations(doc) == []


@pytest.mark.parametrize(("kind", "read"), [("prose", True), ("heading", False), ("table", False)])
def test_names_in_headings_and_tables_are_left_out(parser: Language, kind: str, *, read: bool) -> None:
    """A name that is given there has no position either."""
    doc = marked(parser, "Foreign Minister [Ivan Hill|Person] resigned.")
    doc._.kg_blocks = [(0, len(doc.text), kind)]
    assert bool(list(positions(doc))) is read


@pytest.mark.parametrize("named", [True, False])
def test_a_description_of_someone_named_has_ties_of_its_own(parser: Language, *, named: bool) -> None:
    """The words of a description tie whom it means, if that is somebody with a name."""
    doc = marked(parser, "[A judge|Person|nominal] sitting in [Elm Court|Organization] resigned.")
    annotations.mentions(doc)[0]["entity"] = 0
    doc._.kg_entities = [{"named": named}]
    assert [(r["relation"], r["subject"], r["object"]) for r in positions(doc)] == [("affiliatedWith", 0, 1)] * named


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[Hill|Person], a judge, spoke.", ["judge"]),
        ("[Navy Hill|Person], a judge, spoke.", ["judge"]),
        ("[Counsel|Person], a judge, spoke.", []),
        ("[Navy Capt|Person], a judge, spoke.", []),
    ],
)
def test_a_title_taken_for_a_name_holds_no_office(parser: Language, text: str, told: list[str]) -> None:
    assert [r["value"] for r in positions(marked(parser, text)) if r["relation"] == "position"] == told
