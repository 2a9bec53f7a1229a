"""What news sentences tell of offices: their whole words, whether they are held now, and over what; no name is cut."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language import annotations
from kg.model import Document

# text, what must be there of the relations named, and nothing else of these relations
EXACT: list[tuple[str, str, set[tuple[str, str]]]] = [
    (
        "They heard former deputy assistant secretary of state Laura Marsh on Friday.",
        "position",
        {("Laura Marsh", "former deputy assistant secretary of state")},
    ),
    (
        "Former mayor and senator Laura Marsh spoke on Friday.",
        "position",
        {("Laura Marsh", "Former mayor"), ("Laura Marsh", "Former senator")},
    ),
    ("Former Intel CEO and presidential candidate Laura Marsh spoke on Friday.", "affiliatedWith", set()),
    ("Laura Marsh, a close friend of Mr. Novak's who was his campaign manager, spoke.", "position", set()),
    (
        'Peter Roth, host of CNN\'s "Evening Call," suggested a vote.',
        "position",
        {("Peter Roth", "host of CNN's Evening Call")},
    ),
    (
        '"We came to help," said Amina Haddad, a second-generation Lebanese-American resident who organized the march.',
        "position",
        {("Amina Haddad", "second-generation Lebanese-American resident")},
    ),
    ("Amina Haddad, a Lebanese-American resident of Elm City, spoke.", "citizenOf", set()),
    (
        "Laura Marsh, assistant secretary of state for oceans, fisheries, and science, said so on Friday.",
        "position",
        {("Laura Marsh", "assistant secretary of state for oceans, fisheries, and science")},
    ),
    (
        "He spoke with Newsday Editor-in-Chief Peter Roth on Friday.",
        "position",
        {("Peter Roth", "Newsday Editor-in-Chief")},
    ),
    ("Maria Novak, editor in chief of the paper, spoke.", "position", {("Maria Novak", "editor in chief")}),
    (
        "Peter Roth is coordinator of the Elm Voters Network and co-founder of the petition site Roots.org.",
        "position",
        {("Peter Roth", "coordinator of the Elm Voters Network")},
    ),
    (
        "Ann Hill, the director of Oslo, Norway-based company Roth, spoke.",
        "position",
        {("Ann Hill", "director")},
    ),
    ("The Syrian refugees President Ann Hill met have left.", "headOfStateOf", set()),
    ("The foundation of Wall Street billionaire Peter Roth has paid for the report.", "position", set()),
    ("Russian billionaire Oleg Sidorov has paid for it.", "citizenOf", {("Oleg Sidorov", "Russia")}),
    ("Ann Hill is an expert on antitrust law.", "position", {("Ann Hill", "expert on antitrust law")}),
    ("Ann Hill, who was White House press secretary then, spoke.", "position", set()),
    ("Ann Hill was treasurer of the club from 2001 to 2005.", "position", {("Ann Hill", "treasurer of the club")}),
    (
        "Ann Hill was a member of the council when she was wounded five years ago.",
        "position",
        {("Ann Hill", "member of the council")},
    ),
    ("PARIS - Hungarian Prime Minister Ann Hill spoke.", "position", {("Ann Hill", "Prime Minister")}),
    ("The deal came with help from Labor Secretary Peter Roth, who spoke.", "affiliatedWith", set()),
    ("Ann Hill said she was the mayor of Elm City.", "position", {("Ann Hill", "mayor of Elm City")}),
    ("Ann Hill, who served as deputy mayor, spoke.", "position", {("Ann Hill", "deputy mayor")}),
    ("Ann Hill is the candidate's first supporter.", "position", set()),
    (
        "The club honoured retired colonel and museum director Paul Novak.",
        "position",
        {("Paul Novak", "retired colonel"), ("Paul Novak", "museum director")},
    ),
    ("Several groups have fought Peter Roth, a tyrant.", "fights", {("groups", "Peter Roth")}),
    ("Ann Hill is the only lawyer who took the case.", "position", set()),
    ("Ann Hill is a lawyer who took the case.", "position", {("Ann Hill", "lawyer")}),
    ("Ann Hill was a historian.", "position", {("Ann Hill", "historian")}),
    ('"No," said Peter Roth, research and policy director of the Heritage Foundation.', "leads", set()),
    (
        '"No," said Peter Roth, research and policy director of the Heritage Foundation.',
        "affiliatedWith",
        {("Peter Roth", "Heritage Foundation")},
    ),
    (
        "Peter Roth, executive director of the Heritage Foundation, resigned.",
        "leads",
        {("Peter Roth", "Heritage Foundation")},
    ),
    ("They raised money for Ohio Senate candidate Peter Roth.", "affiliatedWith", set()),
    (
        '"It costs," said Peter Roth, a spokesman for the Bush super PAC.',
        "spokespersonOf",
        {("Peter Roth", "Bush super PAC")},
    ),
    ("Peter Roth, a lawyer for corporations and individuals, spoke.", "affiliatedWith", set()),
    ("Laura Marsh, the chairwoman of Ohio's Elm County GOP, recalled it.", "leads", set()),
    (
        "Laura Marsh, the chairwoman of the Republican Party, recalled it.",
        "leads",
        {("Laura Marsh", "Republican Party")},
    ),
    ("Ann Hill, leader of Germany's Green Party, spoke.", "leads", {("Ann Hill", "Green Party")}),
    ("Peter Novak has been fighting a rear-guard action against the United States Congress.", "fights", set()),
    ("The Sierra Club is fighting the Republican Party.", "fights", set()),
    ("Hezbollah has fought the Islamic State for years.", "fights", {("Hezbollah", "Islamic State")}),
    ("Carl Bildt is fighting Iran.", "fights", {("Carl Bildt", "Iran")}),
]

# text, the persons named in it
PERSONS: list[tuple[str, list[str]]] = [
    ("Anna Christie came. Christie, New Jersey's sitting governor, spoke.", ["Anna Christie", "Christie"]),
    ("Born to George and Martha Roth, nee Klein, in Newark, he was educated at Harvard.", ["George", "Martha Roth"]),
    ('The speaker called Governor Roth "New Jersey Tough" on Friday.', ["Roth"]),
    ('James "Jim" Hill spoke in Paris.', ['James "Jim" Hill']),
]


def test_case_counts() -> None:
    """The suites below hold what they should."""
    assert (len(EXACT), len(PERSONS)) == (42, 4)


@pytest.mark.parametrize(("text", "relation", "expected"), EXACT, ids=[f"{r}: {t}" for t, r, _ in EXACT])
def test_of_a_relation_exactly_these(nlp: Language, text: str, relation: str, expected: set[tuple[str, str]]) -> None:
    """Each sentence gives what it tells of one relation, in whole words, and no more."""
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text)))
    mentions, entities = annotations.mentions(doc), annotations.entities(doc)

    def label(mention: int) -> str:
        entity = mentions[mention]["entity"]
        assert entity is not None
        return entities[entity]["label"]

    found = {
        (label(r["subject"]), (r["value"] or "") if r["object"] is None else label(r["object"]))
        for r in annotations.relations(doc)
        if r["relation"] == relation
    }
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), PERSONS, ids=[text for text, _ in PERSONS])
def test_names_of_persons_are_whole_and_no_more(nlp: Language, text: str, expected: list[str]) -> None:
    """A name ends at a quotation mark unless that holds a nickname; a maiden name is nobody else."""
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text)))
    named = [m for m in annotations.mentions(doc) if m["type"] == "Person" and m["form"] == "name"]
    assert [doc[m["start"] : m["end"]].text for m in named] == expected


def test_parents_are_nobodys_parents_of_each_other(nlp: Language) -> None:
    """A pronoun that is taken for one of the parents makes the other no parent of that one."""
    doc = nlp("Born to George and Martha Roth in Newark, he was educated at Harvard.")
    assert [r for r in annotations.relations(doc) if r["relation"] == "parentOf"] == []
