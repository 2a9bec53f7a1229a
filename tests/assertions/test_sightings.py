"""What one document tells of whom it names."""

import pytest

from kg.assertions import Sighting, page
from kg.model import Assertion, Document, Entity, EventReport, Extraction, Mention, Span
from kg.namespaces import slug

ROTH = Entity("e1", "person/joe-roth", "Joe Roth", "Person")


def sighting(
    body: str, *mentions: Mention, entity: Entity = ROTH, position: str = "", published: str = "2024-05-01"
) -> Sighting:
    start = body.index("Roth") - 4 if "Joe Roth" in body else body.index("Roth")
    named = Mention("m1", start, body.index("Roth") + 4, "Person", "e1", phrase=Span(0, body.index("Roth") + 4))
    claims = (Assertion("position", "m1", None, Span(0, 9), value=position),) if position else ()
    (found,) = page(
        Extraction(Document("d", body, published=published), (named, *mentions), (entity,), claims)
    ).sightings
    return found


TOLD = [
    ("Mr. Joe Roth spoke.", "", {"gender": "m"}),
    ("Joe Roth spoke.", "", {"gender": "~m"}),
    ("Joe Roth spoke.", "an Australian senator", {"roles": ("senator",), "ties": ("state/AU",)}),
    ("South Korean senator Joe Roth spoke.", "", {"roles": ("senator",), "ties": ("state/KR",)}),
    ("Joe Roth, 45, spoke.", "", {"born": 1979}),
    ("The 45-year-old Joe Roth spoke.", "", {"born": 1979}),
    ("Joe Roth spoke.", "brother", {"roles": ()}),
    ("Joe Roth spoke.", "actress", {"gender": "f"}),
]


@pytest.mark.parametrize(("body", "position", "expected"), TOLD)
def test_what_a_text_tells_of_a_person(body: str, position: str, expected: dict[str, object]) -> None:
    found = sighting(body, position=position)
    assert {name: getattr(found, name) for name in expected} == expected


def test_pronouns_tell_the_gender_where_the_name_does_not() -> None:
    entity = Entity("e1", "person/roth", "Roth", "Person")
    she = Mention("m2", 14, 17, "Person", "e1", form="pronoun")
    assert sighting("Roth said that she won.", entity=entity).gender == ""
    assert sighting("Roth said ... she won.", she, entity=entity).gender == "~f"


def test_a_persons_own_acts_tell_the_years() -> None:
    text = "Joe Roth won."
    mention = Mention("m1", 0, 8, "Person", "e1")
    acts = [
        EventReport(f"v{n}", "AID", Span(9, 12), Span(0, 13), actor=("m1",), time=t)
        for n, t in enumerate(("1902", "1911-02"))
    ]
    (found,) = page(Extraction(Document("d", text), (mention,), (ROTH,), events=tuple(acts))).sightings
    assert found.told == (1902, 1911)


def test_a_label_from_the_tables_is_no_form_of_the_text() -> None:
    known = Entity("e1", "person/known", "Joseph Roth", "Person", aliases=("Joe Roth", "Roth"))
    found = sighting("Joe Roth spoke.", entity=known)
    assert (found.fixed, found.forms, found.name) == (True, ("Joe Roth", "Roth"), "Joe Roth")


def test_a_page_is_known_by_its_company_and_listed_places_are_no_sightings() -> None:
    names = [
        ("State", "state/GE", "Georgia"),
        ("Place", "place/baku", "Baku"),
        ("Person", "person/ann-hill", "Ann Hill"),
    ]
    entities = [Entity(f"e{n}", key, label, kind) for n, (kind, key, label) in enumerate(names)]  # type: ignore[arg-type]
    group = Entity("e9", "group/x/analysts", "analysts", "Group", named=False)
    mentions = [Mention(f"m{n}", n, n + 1, e.type, e.id) for n, e in enumerate([*entities, group])]
    found = page(Extraction(Document("d", " " * 9), tuple(mentions), (*entities, group)))
    assert found.company == {"state/GE", "place/baku", "person/hill"}
    assert [s.label for s in found.sightings] == ["Ann Hill"]
    assert slug("Ann Hill") in found.sightings[0].key
