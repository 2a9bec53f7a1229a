"""What "the city", "the agency", "the country" point back to."""

import pytest
from marked import marked

from kg.language.reference import document_entities

FRANCE, MALI = "[France|State|name|state/FR]", "[Mali|State|name|state/ML]"
SHELLS = "Shells hit [Mosul|Place|name|place/mosul]."
POINTED = [
    # a settlement, by what is known of the name or what the model takes it for
    ("Shells hit [Mosul|Place|name|place/mosul]. The [city|Place|nominal] burned.", "Mosul"),
    ("Shells hit [Chicago|Place]. The [city|Place|nominal] burned.", "Chicago"),
    ("Ships crossed the [Sea of Norland|Place]. The [city|Place|nominal] burned.", None),
    ("They left the [Middle East|Place|name|place/middle-east]. The [city|Place|nominal] burned.", None),
    ("They left the [Middle East|Place|name|place/middle-east]. The [region|Place|nominal] burned.", "Middle East"),
    ("Shells hit [Mosul|Place|name|place/mosul]. The [region|Place|nominal] burned.", None),
    ("They swam in [Lake Norland|Place]. The [lake|Place|nominal] was cold.", "Lake Norland"),
    ("They swam in [Norland|Place]. The [lake|Place|nominal] was cold.", None),
    # a body whose name has the noun as its head, however far back
    (
        "The [Bank of Norland|Organization] fell. It rained. It froze. It snowed. The [bank|Organization|nominal].",
        "Bank of Norland",
    ),
    ("The [Norland Bank Group|Organization] fell. The [bank|Organization|nominal] rose.", "bank"),
    # public bodies and others
    ("[Norland Border Guard|Organization] denied it. The [company|Organization|nominal] fell.", None),
    ("[Acme|Organization] denied it. The [company|Organization|nominal] fell.", "Acme"),
    ("[Acme|Organization] denied it. The [agency|Organization|nominal] fell.", None),
    (
        "The [FBI|Organization|name|organization/fbi] denied it. The [agency|Organization|nominal] fell.",
        "Federal Bureau of Investigation",
    ),
    ("[Acme|Organization] sued. The other [company|Organization|nominal] fell.", "company"),
    ("[Acme Academy|Organization] fell. The [school|Organization|nominal] rose.", "Acme Academy"),
    # one that says itself what it is
    ("[Acme|Organization] fell. The [company|Organization|nominal] that won rose.", "company"),
    # words of its own leave it to the only one that fits
    ("[Acme|Organization] fell. The embattled [company|Organization|nominal] rose.", "Acme"),
    (
        "[Acme|Organization] sued [Dawn|Organization]. The embattled [company|Organization|nominal] rose.",
        "company",
    ),
    (
        f"{SHELLS} The [Iraqi|Nationality|adjective|state/IQ] [city|Place|nominal] burned.",
        "Mosul",
    ),
    (
        f"{SHELLS} The [Malian|Nationality|adjective|state/ML] [city|Place|nominal] burned.",
        None,
    ),
    # the capital of a state is known
    (f"{MALI} voted. The [capital|Place|nominal] was calm.", "Bamako"),
    (f"{FRANCE} and {MALI} voted. The [capital|Place|nominal] was calm.", None),
    ("They left. The [Malian|Nationality|adjective|state/ML] [capital|Place|nominal] was calm.", "Bamako"),
    (f"{FRANCE} voted. They hold the [capital|Place|nominal] of {MALI}.", "Bamako"),
    (f"{FRANCE} voted. They hold the [capital|Place|nominal] and the north of {MALI}.", "Bamako"),
    (f"{FRANCE} voted. The [capital|Place|nominal] of the region was calm.", None),
    (f"{FRANCE} voted. They raised the [capital|Place|nominal] of the company.", None),
    # events
    ("The [Korean War|NamedEvent] began. The [war|NamedEvent|nominal] ended.", "Korean War"),
    ("The [Geneva Conference|NamedEvent] began. The [war|NamedEvent|nominal] ended.", None),
    # of several states the one where something happens or goes
    (f"{FRANCE} sent troops to {MALI}. The [country|State|nominal] is poor.", "Mali"),
    (f"{FRANCE} invaded {MALI}. The [country|State|nominal] is poor.", "Mali"),
    (f"{FRANCE} has tested missiles in {MALI}. The [country|State|nominal] is poor.", "Mali"),
    (f"{FRANCE} talked to {MALI}. The [country|State|nominal] is poor.", None),
    (f"{FRANCE} praised {MALI}. The [country|State|nominal] is poor.", None),
    # our country is the one that the text is about
    (f"{MALI} won. {MALI} lost. {MALI} and {FRANCE} voted. Our [country|State|nominal] is poor.", "Mali"),
    (f"{MALI} won. {FRANCE} lost. {MALI} and {FRANCE} voted. Our [country|State|nominal] is poor.", None),
    (f"{MALI} won. {MALI} lost. {MALI} and {FRANCE} voted. The [country|State|nominal] is poor.", None),
    # the only one of its kind, from farther back
    (f"{MALI} voted. It rained. It snowed. It froze. The [country|State|nominal] is poor.", "Mali"),
    (f"{MALI} and {FRANCE} voted. It rained. It snowed. It froze. The [country|State|nominal] is poor.", None),
]


@pytest.mark.parametrize(("text", "label"), POINTED)
def test_a_definite_description_points_back_to_the_one_that_fits(parser, text, label):
    entities, mentions = document_entities.entities(marked(parser, text))
    number = [m for m in mentions if m["form"] == "nominal"][-1]["entity"]
    assert (None if number is None else entities[number]["label"]) == label
