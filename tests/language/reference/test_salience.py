"""What stands out right before a place in the text."""

import pytest
from marked import marked

from kg.annotated import make_doc
from kg.language import annotations
from kg.language.reference import document_entities
from kg.model import Document

IRAN, IRAQ, TURKEY = "[Iran|State|name|state/IR]", "[Iraq|State|name|state/IQ]", "[Turkey|State|name|state/TR]"
COUNTRY = "The [country|State|nominal] voted."
SALIENT = [
    (f"{IRAN} talked. {COUNTRY}", "Iran"),
    (f"{IRAN} talked. It rained. {IRAQ} slept. {COUNTRY}", "Iraq"),
    (f"{IRAN} and {IRAQ} talked. {COUNTRY}", None),
    (f"{IRAQ} and {IRAN} talked. It rained. It snowed. {COUNTRY}", None),
    (f"{COUNTRY} {IRAN} talked.", None),
    ("[Acme|Organization] sued [Dawn|Organization]. The [company|Organization|nominal] fell.", "Acme"),  # the subject
    (
        f"A [firm|Organization|nominal] met {IRAN}. [Acme|Organization] left. It rained. It snowed. It froze. "
        "The [company|Organization|nominal] fell.",
        None,
    ),  # an unnamed one may be meant
]


@pytest.mark.parametrize(("text", "label"), SALIENT)
def test_the_one_that_stands_out_is_meant(parser, text, label):
    entities, mentions = document_entities.entities(marked(parser, text))
    country = [m for m in mentions if m["form"] == "nominal"][-1]
    assert (None if country["entity"] is None else entities[country["entity"]]["label"]) == label


SIDES = "Both [sides|Group|nominal] agreed."
PAIRS = [
    (f"{IRAN} met {IRAQ}. {SIDES}", ["Iran", "Iraq"]),
    (f"{IRAN} talked. {IRAQ} slept. {SIDES}", ["Iran", "Iraq"]),
    (f"{IRAN} talked. {SIDES}", None),
    (f"{TURKEY} watched {IRAN} and {IRAQ}. {SIDES}", ["Iran", "Iraq"]),
    (f"{TURKEY} watched {IRAN}, {IRAQ} and Oman. {SIDES}", None),
    (f"{TURKEY} saw that {IRAN} met {IRAQ}. {SIDES}", None),
]

LEADERS = "Both [leaders|Group|nominal] agreed."
PAIRS += [
    (f"[Ann Hill|Person] met [Bob Roth|Person] in {IRAN}. {LEADERS}", ["Ann Hill", "Bob Roth"]),
    (f"[Ann Hill|Person] met {IRAN}. {LEADERS}", None),
]


@pytest.mark.parametrize(("text", "labels"), PAIRS)
def test_two_states_near_by_or_joined_are_the_two_sides(parser, text, labels):
    entities, mentions = document_entities.entities(marked(parser, text))
    members = mentions[-1].get("members")
    assert (members and [entities[number]["label"] for number in members]) == labels


PAIRS = [
    ("Norway met Sweden. Iran threatened both countries.", {"Norway", "Sweden"}),
    ("Norway met Sweden. Iran threatened the two neighbours.", {"Norway", "Sweden"}),
    ("Norway met Sweden. Iran accused both governments of theft.", {"Norway", "Sweden"}),
    ("Norway voted. It rained. Sweden slept. Nobody came. Iran threatened both countries.", {"Norway", "Sweden"}),
    ("Norway, Finland and Poland voted. It rained. Nobody came. Sweden slept. Iran threatened both countries.", None),
    ("Norway met Sweden. Iran threatened both allies of Finland.", None),
    ("Norway met Sweden. Iran threatened two neighbours.", None),
]


@pytest.mark.parametrize(("text", "both"), PAIRS)
def test_two_with_whom_somebody_deals_are_not_he_himself(nlp, text, both):
    doc = nlp(make_doc(nlp, Document("d", text)))
    entities = annotations.entities(doc)
    members = [{entities[i]["label"] for i in m["members"]} for m in annotations.mentions(doc) if m.get("members")]
    assert members == ([] if both is None else [both])
