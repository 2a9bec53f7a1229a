"""Pairs of sentences that look alike: one states a fact or an event, its twin does not and must leave none."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.assertions import collect
from kg.model import Document

# what is claimed, a text that states it, and a twin that does not
TWINS = [
    ("ACCUSE France Russia Happened", "France condemned Russia.", "Russia bombed Georgia. France condemned it."),
    ("ACCUSE senators Iran Happened", "Senators lashed out at Iran.", "At the Iran border, senators lashed out."),
    ("ASSAULT rebels army Happened", "The rebels battled the army.", "The rebels battled the electorate."),
    ("PROTEST miners - Happened", "The miners struck in 2001.", "The attackers struck in 2001."),
    (
        "CONSULT Ilham Aliyev Nikol Pashinyan Happened",
        "The deal was signed after Ilham Aliyev met with Nikol Pashinyan.",
        "The deal will be signed after Ilham Aliyev meets with Nikol Pashinyan.",
    ),
    (
        "SUPPORT Carl Bildt Anna Bell Happened",
        "Carl Bildt's endorsement of Anna Bell surprised voters.",
        "Carl Bildt rescinded his endorsement of Anna Bell.",
    ),
    (
        "ACCUSE Iran Israel Happened",
        "Given Iran's criticism of Israel, a visit would be hard.",
        "A visit would bring criticism of Israel by Iran.",
    ),
    (
        "leads Dan Hill NATO",
        "Dan Hill, the chairman of NATO, spoke.",
        "Dan Hill, the NATO chairman for Norway, spoke.",
    ),
    (
        "affiliatedWith Mary Hall Supreme Court",
        "Mary Hall, a clerk at the Supreme Court, spoke.",
        "Mary Hall, a candidate for the Supreme Court, spoke.",
    ),
    (
        "affiliatedWith Anna Bell Elm College",
        "Anna Bell, an Elm College professor, is in debt.",
        "Anna Bell, an Elm College graduate, is in debt.",
    ),
    ("position Anna Bell third judge", "Anna Bell is third judge.", "Anna Bell is the third judge who agreed."),
    (
        "position Colin Hall host of a show",
        "Colin Hall, host of a show, spoke.",
        "The guests were Colin Hall, his sisters and a host of celebrities.",
    ),
    ("fights Carl Bildt Iran", "Carl Bildt is fighting Iran.", "Carl Bildt is fighting Anna Bell for the seat."),
    (
        "supports Elm Union Anna Bell",
        "Dan Hill, the president of the Elm Union, which supports Anna Bell, spoke.",
        "Dan Hill, the president of the Elm Union, who supports Anna Bell, spoke.",
    ),
    ("leads Will Rogers NATO", "NATO Chairman Will Rogers spoke.", "Elm County NATO Chairman Will Rogers spoke."),
    (
        "ACCUSE prosecutors students Happened",
        "Prosecutors charged students with fraud.",
        "Prosecutors charged students more than $30,000.",
    ),
    (
        "COERCE Russia Kherson Happened",
        "Russia declared martial law in Kherson.",
        "Russia extended minimum wage laws to Kherson.",
    ),
    (
        "CONSULT Carl Bildt Anna Bell Happened",
        "Carl Bildt's meeting with Anna Bell is not an endorsement.",
        "Carl Bildt's meeting with Anna Bell did not happen.",
    ),
    (
        "SUPPORT Elm Union Carl Bildt Happened",
        "Carl Bildt, a Stockholm Democrat who was endorsed by the Elm Union, spoke.",
        "The Elm Union endorsed a Democrat known to Carl Bildt.",
    ),
    ("ASSAULT Russia Odesa Happened", "Russian warships shelled Odesa.", "Warships shelled Odesa."),
    (
        "ASSAULT United States Natanz Happened",
        "The United States dropped bombs on Natanz.",
        "The United States dropped charges on Natanz.",
    ),
    ("ASSAULT Israel Syria Happened", "Israel destroyed much of the Syrian navy.", "Israel praised the Syrian navy."),
    ("YIELD rebels - Happened", "The rebels handed over their weapons.", "The rebels handed over their letters."),
    ("REQUEST Armenia NATO Happened", "Armenia asked NATO for help.", "Armenia asked NATO about elections."),
    ("SUPPORT NATO Georgia Happened", "NATO endorses Georgia.", "NATO to endorse Georgia."),
    ("YIELD Iran Syria Happened", "Iran ceded the island to Syria.", "Iran handed over $3 million to Syria."),
    ("supports group Iran", "A group of workers supports Iran.", "A group of workers supports reforms in Iran."),
]
POSITIONS = [
    ("National Review editor William Buckley spoke.", "National Review editor"),
    ("Republican president candidate Dan Hill spoke.", "Republican president candidate"),
    ("Even Justice Clarence Hill agreed.", "Justice"),
    ('Akhil Hill, author of "The Law", spoke.', "author"),
]
NO_POSITION = ["Pentagon spokesman Navy Capt. resigned.", "FBI General Counsel was absent."]


def told(nlp: Language, text: str) -> set[str]:
    """Return what a text is said to tell, one line each, by labels."""
    document = Document(id="t", text=text)
    found = collect(document, nlp(pipeline.make_doc(nlp, document)))
    entity = {m.id: m.entity for m in found.mentions}
    label = {e.id: e.label for e in found.entities}

    def named(ids: tuple[str, ...]) -> list[str]:
        return [label[entity[i] or ""] for i in ids] or ["-"]

    lines = {
        f"{e.root} {actor} {target} {e.status}"
        for e in found.events
        for actor in named(e.actor)
        for target in named(e.recipient)
    }
    facts = [a for a in found.assertions if (a.polarity, a.certainty) == ("Affirmed", "Certain")]
    return lines | {f"{a.relation} {named((a.subject,))[0]} {a.value or named((a.object or '',))[0]}" for a in facts}


@pytest.mark.parametrize(("claim", "text", "twin"), TWINS)
def test_claim_is_found_where_it_is_made_and_only_there(nlp: Language, claim: str, text: str, twin: str) -> None:
    assert claim in told(nlp, text), told(nlp, text)
    assert claim not in told(nlp, twin)


@pytest.mark.parametrize(("text", "value"), POSITIONS)
def test_position_has_all_its_words_and_no_others(nlp: Language, text: str, value: str) -> None:
    assert [line.split(" ", 3)[3] for line in told(nlp, text) if line.startswith("position")] == [value]


@pytest.mark.parametrize("text", NO_POSITION)
def test_a_rank_alone_is_nobody(nlp: Language, text: str) -> None:
    assert not [line for line in told(nlp, text) if line.startswith("position")]


def test_recipient_that_is_not_known_is_left_open(nlp: Language) -> None:
    found = [line for line in told(nlp, "Iran criticized the organization.") if line.startswith("ACCUSE")]
    assert found == ["ACCUSE Iran - Happened"]


def test_counts_of_cases() -> None:
    assert (len(TWINS), len(POSITIONS), len(NO_POSITION)) == (27, 4, 2)
