"""Kinship, birth, education, founding, owning, parts, participation and seats, read by the whole pipeline."""

from typing import TYPE_CHECKING

import pytest

from kg.assertions import collect
from kg.model import Document

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.model import Assertion


def read(nlp: "Language", text: str) -> list[tuple["Assertion", str]]:
    """Return the assertions between entities, each with "subject relation object" by the entities' labels."""
    found = collect(Document("d", text), nlp(text))
    entity_of = {mention.id: mention.entity for mention in found.mentions}
    label_of = {entity.id: entity.label for entity in found.entities}
    return [
        (a, f"{label_of[entity_of[a.subject]]} {a.relation} {label_of[entity_of[a.object]]}")
        for a in found.assertions
        if a.object is not None
    ]


STATED = [
    ("Anna Hill was born in Leeds.", "Anna Hill bornIn Leeds"),
    ("Maria Lopez, born in Quito to Juan Lopez and Elena Lopez, resigned.", "Maria Lopez bornIn Quito"),
    ("Maria Lopez, born in Quito to Juan Lopez and Elena Lopez, resigned.", "Juan Lopez parentOf Maria Lopez"),
    ("Maria Lopez, born in Quito to Juan Lopez and Elena Lopez, resigned.", "Elena Lopez parentOf Maria Lopez"),
    ("London-born banker John Marsh resigned.", "John Marsh bornIn London"),
    ("John Marsh studied at Oxford University.", "John Marsh educatedAt Oxford University"),
    ("John Marsh attended Oxford University.", "John Marsh educatedAt Oxford University"),
    ("John Marsh graduated from Oxford University.", "John Marsh educatedAt Oxford University"),
    ("John Marsh holds a degree from Oxford University.", "John Marsh educatedAt Oxford University"),
    ("John Marsh, a graduate of Oxford University, resigned.", "John Marsh educatedAt Oxford University"),
    ("The Green Party was founded by Eva Stern.", "Green Party foundedBy Eva Stern"),
    ("Eva Stern, the founder of the Stern Foundation, resigned.", "Stern Foundation foundedBy Eva Stern"),
    ("Eva Stern founded the Stern Foundation.", "Stern Foundation foundedBy Eva Stern"),
    ("Instagram is owned by Facebook.", "Instagram ownedBy Facebook"),
    ("Facebook owns Instagram.", "Instagram ownedBy Facebook"),
    ("Opel is a subsidiary of Stellantis.", "Opel ownedBy Stellantis"),
    (
        "The Cyber Directorate, a department of the Interior Ministry, denied it.",
        "Cyber Directorate partOf Interior Ministry",
    ),
    ("Peter Stern is the son of Oleg Stern.", "Oleg Stern parentOf Peter Stern"),
    ("Peter Stern's daughter Eva resigned.", "Peter Stern parentOf Eva"),
    ("Peter Stern, the father of Eva Brandt, resigned.", "Peter Stern parentOf Eva Brandt"),
    ("Peter Stern and his wife, Clara Stern, left.", "Peter Stern spouseOf Clara Stern"),
    ("Peter Stern is married to Clara Stern.", "Peter Stern spouseOf Clara Stern"),
    ("Peter Stern's brother, Karl Stern, was arrested.", "Peter Stern siblingOf Karl Stern"),
    ("John Marsh fought in the Korean War.", "John Marsh participantIn Korean War"),
    ("John Marsh, a veteran of the Vietnam War, won.", "John Marsh participantIn Vietnam War"),
    (
        "John Marsh took part in the Munich Security Conference.",
        "John Marsh participantIn Munich Security Conference",
    ),
    ("Republican Senator John Marsh voted against it.", "John Marsh memberOf Republicans"),
    ("Erik Olsen (Conservative Party) voted against it.", "Erik Olsen memberOf Conservative Party"),
    ("Ukraine's Azov Brigade denied it.", "Azov Brigade affiliatedWith Ukraine"),
    ("Germany's Siemens denied it.", "Siemens locatedIn Germany"),
    ("The Turkish newspaper Cumhuriyet denied it.", "Cumhuriyet locatedIn Türkiye"),
    ("Siemens, a German company, denied it.", "Siemens locatedIn Germany"),
    ("Siemens has its headquarters in Munich.", "Siemens locatedIn Munich"),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_stated_relation_is_a_fact(nlp: "Language", text: str, expected: str) -> None:
    facts = {said for a, said in read(nlp, text) if a.polarity == "Affirmed" and a.certainty == "Certain"}
    assert expected in facts


UNSTATED = [
    ("Anna Hill found the Stern Foundation in chaos.", "foundedBy"),
    ("Peter Stern's son-in-law, Karl Brandt, was arrested.", "parentOf"),
    ("Peter Stern's former wife, Clara Brandt, was arrested.", "spouseOf"),
    ("John Marsh spoke at Oxford University.", "educatedAt"),
    ("John Marsh never attended Oxford University.", "educatedAt"),
    ("Republican pollster John Marsh voted against it.", "memberOf"),
    ("Instagram is not owned by Facebook.", "ownedBy"),
    ("Peter Stern may be the son of Oleg Stern.", "parentOf"),
    ("An Oslo-born judge can be impartial.", "bornIn"),
    ("Peter Stern met Clara Stern, a mother of two.", "parentOf"),
    ("Germany's ties with Siemens are old.", "locatedIn"),
    ("Russia's UN envoy met Vladimir Putin.", "locatedIn"),
    ("Clara Stern spoke. Her husband, Peter Stern, left.", "spouseOf"),
    ("Women found more companies, and companies founded by women last.", "foundedBy"),
    ("Those invited were Gov. John Marsh, his wife, Betsy, and Peter Stern.", "spouseOf"),
]


@pytest.mark.parametrize(("text", "relation"), UNSTATED)
def test_what_is_not_stated_is_no_fact(nlp: "Language", text: str, relation: str) -> None:
    facts = {a.relation for a, _ in read(nlp, text) if a.polarity == "Affirmed" and a.certainty == "Certain"}
    assert relation not in facts


def test_number_of_cases() -> None:
    assert (len(STATED), len(UNSTATED)) == (33, 15)
