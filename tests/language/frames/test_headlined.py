"""Events that a headline tells of."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.language.syntax import blocks
from kg.model import Document
from kg.texts import layout


def read(nlp, headline, body):
    text = f"{headline}\n\n{body}"
    return nlp(make_doc(nlp, Document(id="d", text=text, published="2024-05-10", blocks=layout.blocks(text))))


def headlined(doc):
    """Return (root, trigger, status, certainty, time) of each event of the headline that is told."""
    stop = blocks.headline_stop(doc)
    found = [e for e in annotations.events(doc) if doc[e["trigger"]].idx < stop and e["fact"]["told"]]
    return [(e["root"], doc[e["trigger"]].text, e["fact"]["status"], e["fact"]["certainty"], e["time"]) for e in found]


TOLD = [
    (
        "Poland expels Russian diplomats",
        "Poland expelled 45 Russian diplomats on Wednesday. Moscow vowed to answer.",
        [("SANCTION", "expels", "Happened", "Certain", "2024-05-08")],
    ),
    (
        "Poland expels Russian diplomats",
        "The number of spies has grown, an official said. Moscow was silent.",
        [("SANCTION", "expels", "Happened", "Probable", None)],
    ),
    (
        "Poland expels Russian diplomats",
        "Officials said that Poland had expelled Russian diplomats on Wednesday. Moscow was silent.",
        [],  # told below, as the word of others
    ),
    (
        "Aliyev and Pashinyan sign declaration",
        "The leaders of Poland and Germany signed a declaration on Wednesday. It is short.",
        [],
    ),
    (
        "Aliyev and Pashinyan sign declaration",
        "Poland will sign a declaration with Germany. It is short.",
        [("SUPPORT", "sign", "Happened", "Probable", None)],
    ),
    (
        "Poland expels Russian diplomats",
        "Poland did not expel the Russian diplomats, contrary to reports. It only warned them.",
        [("SANCTION", "expels", "Happened", "Probable", None)],
    ),
    (
        "Poland expels Russian diplomats",
        "Russia expelled Polish diplomats on Wednesday. It was a surprise.",
        [("SANCTION", "expels", "Happened", "Probable", None)],
    ),
    (
        "Bomb kills 12 in Quetta",
        "A bomb killed 12 people at a station in Quetta on Saturday. Nobody said why.",
        [("ASSAULT", "kills", "Happened", "Certain", "2024-05-04")],
    ),
    (
        "Bomb kills 12 in Quetta",
        "A bomb killed 20 people at a station in Kabul on Saturday. Nobody said why.",
        [("ASSAULT", "kills", "Happened", "Probable", None)],
    ),
    (
        "Two killed in blast in Kabul",
        "A bomb went off at a market on Wednesday. It was a quiet day.",
        [("ASSAULT", "killed", "Happened", "Probable", None)],
    ),
    (
        "Germany to send tanks to Ukraine",
        "The chancellor announced it on Monday. Soldiers will be trained in spring.",
        [("AID", "send", "Planned", "Probable", None)],
    ),
    (
        "China Sanctions US Arms Makers Over Taiwan Sales",
        "China sanctioned three arms makers of the United States on Thursday. Beijing was angry.",
        [("SANCTION", "sanctions", "Happened", "Certain", "2024-05-09")],
    ),
    ("Did Israel strike Syria?", "Explosions were heard near Damascus on Monday. No one has claimed them.", []),
    ("Why Armenia left Moscow's alliance", "Armenia froze its membership in 2024. People felt let down.", []),
    ("The war in Ukraine: what we know", "Russia invaded Ukraine in February 2022. Thousands have died.", []),
    ("The war in Ukraine", "Russia invaded Ukraine in February 2022. Thousands have died.", []),
]


@pytest.mark.parametrize(("headline", "body", "events"), TOLD)
def test_a_headline_is_as_certain_as_its_text_makes_it(nlp, headline, body, events):
    assert headlined(read(nlp, headline, body)) == events


def test_headings_further_below_are_no_statements(nlp):
    text = (
        "Poland acts\n\nA year went by. It ended.\n\nRussia attacks Ukraine\n\nMuch was said about it. Little was done."
    )
    doc = nlp(make_doc(nlp, Document(id="d", text=text, blocks=layout.blocks(text))))
    assert [kind for _, _, kind in doc._.kg_blocks] == ["headline", "prose", "heading", "prose"]
    assert annotations.events(doc) == []


def test_a_description_in_a_headline_loses_the_capitals_of_a_title(nlp):
    doc = read(nlp, "Wealthy Voters Abandon Republican Party", "Many of them stay at home. They are tired.")
    assert "wealthy voters" in {entity["label"] for entity in annotations.entities(doc)}
