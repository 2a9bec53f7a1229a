"""Which named place is that of an event."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language import annotations
from kg.model import Document

PLACES = [
    ("Iran attacked Iraq near Basra.", "Basra"),
    ("Iran attacked Iraq in the town of Basra.", "Basra"),
    ("Iran attacked Iraq at a camp outside Basra.", "Basra"),
    ("Iran attacked Iraqi troops in a suburb of Basra.", "Basra"),
    ("Iran attacked Iraqi troops during a raid in Basra.", "Basra"),
    ("Iran attacked Iraqi troops north of Basra.", "Basra"),
    ("Iran bombed the Iraqi city of Basra.", "Basra"),
    ("Iran attacked a barracks near Basra in southern Iraq.", "Basra"),
    ("Iran attacked Iraqi troops in Basra and killed a general.", "Basra"),
    ("The crisis came in Basra, where Iran attacked Iraqi troops.", "Basra"),
    ("The Basra talks between Iran and Iraq failed.", "Basra"),
    ("The president of Iran met Iraqi officials in Basra.", "Basra"),
    ("At a summit in Basra, Iran condemned Iraq.", "Basra"),
    ("Police in Basra arrested an Iranian diplomat.", "Basra"),
    ("Iran killed ten Iraqi soldiers in Paris, Texas.", "Texas"),
    ("The Iranian president visited Iraq.", "Iraq"),
    ("Iran massed troops near Basra.", "Basra"),
    ("The Iranian minister, speaking in Basra, condemned Israel.", "Basra"),
    ("Iran attacked Iraqi troops in Iraq's Basra region.", "Basra"),
    ("Iranian police killed the mayor of a town in Basra.", "Basra"),
    ("A battle between Iran and Iraq raged in Basra.", "Basra"),
    ("The Iranian foreign minister flew to Basra.", "Basra"),
    ("Iran killed ten Iraqi soldiers in Paris, France.", "Paris"),
    ("Iran shelled the village of Khalis in the Basra region.", "Khalis"),
    ("Iran overran one of the camps near Basra.", "Basra"),
    ("The president of Iran met Iraqi officials on the sidelines of a summit in Basra.", "Basra"),
    ("Speaking in Basra, Iran's president accused Iraq of war crimes.", "Basra"),
    ("Iran attacked Iraq in May.", "Iraq"),
    ("Iran and Iraq signed an agreement in Geneva.", "Geneva"),
    ("Iran killed ten Iraqi soldiers in the north of Syria.", "Syria"),
]
NO_PLACES = [
    "Iran condemned Iraq.",
    "Ali Hassan of Basra condemned Iraq.",
    "A Basra-based group condemned Iraq.",
    "Officials from Basra condemned Iraq.",
    "Officials in Basra condemned Iraq.",
    "Iran condemned Iraq over the violence in Basra.",
    "In an interview with Iraq's main network, Iran's president condemned Israel.",
    "Shelling rebels in Basra, Iran accused Iraq of war crimes.",
    "Unlike in Basra or Kirkuk, Iran condemned Iraq.",
]


def first_place(nlp: Language, text: str) -> str | None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text)))
    events = sorted(
        doc._.kg_events, key=lambda e: (e["root"] not in {"ASSAULT", "CONSULT", "COERCE", "ACCUSE"}, e["trigger"])
    )
    place = events[0]["place"]
    return None if place is None else doc[doc._.kg_mentions[place]["start"] : doc._.kg_mentions[place]["end"]].text


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_phrase_of_place_tells_where(nlp: Language, text: str, place: str) -> None:
    assert first_place(nlp, text) == place


def test_a_town_where_troops_are_massed_is_no_recipient(nlp: Language) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text="Iran massed troops near Basra.")))
    assert [event["recipient"] for event in doc._.kg_events if event["root"] == "MOBILIZE"] == [[]]


@pytest.mark.parametrize("text", NO_PLACES)
def test_other_phrases_do_not(nlp: Language, text: str) -> None:
    assert first_place(nlp, text) is None


def test_who_visits_a_town_is_the_guest_of_its_state(nlp: Language) -> None:
    assert visited(nlp, "The Iranian minister visited Basra. Iraq was glad.") == ["Iraq"]
    assert visited(nlp, "The Iranian minister visited Basra.") == []
    assert visited(nlp, "The Iraqi minister visited Basra. Iraq was glad.") is None
    assert visited(nlp, "The minister visited Basra. Iraq was glad.") is None


def visited(nlp: Language, text: str) -> list[str] | None:
    """Return whom a visit befalls, or None where there is none."""
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text)))
    mentions = annotations.mentions(doc)
    found = [event["recipient"] for event in annotations.events(doc) if event["mode"] == "visit"]
    return [doc[mentions[i]["start"] : mentions[i]["end"]].text for i in found[0]] if found else None


STRUCK = [  # whom a strike hits that is told by its place alone
    ("Israel answered with a limited strike near Isfahan.", ["Isfahan"]),
    ("Israel retaliated with air strikes in Yemen.", ["Yemen"]),
    ("Israel struck near Isfahan on Friday.", ["Isfahan"]),
    ("Israel carried out a strike near Haifa.", []),
    ("Israel struck oil near Isfahan.", None),
    ("Israel answered with a strike of its workers near Isfahan.", ["workers"]),
    ("Iranian prisoners set fire to a school in Haifa.", ["school", "Haifa"]),
    ("Israeli troops killed two men in an attack on a store in Basra.", ["men"]),
]


@pytest.mark.parametrize(("text", "hit"), STRUCK, ids=[text for text, _ in STRUCK])
def test_a_strike_abroad_hits_the_land_of_its_place(nlp: Language, text: str, hit: list[str] | None) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text)))
    mentions = annotations.mentions(doc)
    found = [
        [doc[mentions[i]["start"] : mentions[i]["end"]].text for i in e["recipient"]]
        for e in annotations.events(doc)
        if e["root"] == "ASSAULT"
    ]
    assert found == ([] if hit is None else [hit])
