"""What an entry of the kinds of language asks for, and when a line meets it."""

import pytest
from written_lines import event, line, spot

from kg.evaluation.answers import Answer, plain
from kg.evaluation.kinds import met, score_kinds

TEXT = "On 3 May Norland's army shelled Port Vell, killing 4. “We regret it,” said President Nina Orlova. She left."
ENTITIES = {
    "e1": {"label": "Norland", "type": "State", "key": "state/NO", "sameAs": ["http://www.wikidata.org/entity/Q0"]},
    "e2": {"label": "army", "type": "ArmedForce", "named": False, "partOf": "state/NO"},
    "e3": {"label": "Port Vell", "type": "Place", "aliases": ["Porto Véll"]},
    "e4": {"label": "Nina Orlova", "type": "Person"},
    "e5": {"label": "truce", "type": "Agreement"},
}
MENTIONS = {"m1": ("Norland", "e1"), "m2": ("army", "e2"), "m3": ("Port Vell", "e3"), "m4": ("Nina Orlova", "e4"),
            "m5": ("She", "e4"), "m6": ("regret", "e5")}  # fmt: skip


def claim(relation: str, subject: str, target: str | None, **more: object) -> dict:
    told = {"polarity": "Affirmed", "certainty": "Certain", "attributedTo": None}
    return {"relation": relation, "subject": subject, "object": target, **told, **more}


def span(words: str) -> dict:
    start, end = spot(TEXT, words)
    return {"start": start, "end": end}


LINE = line(
    TEXT,
    MENTIONS,
    ENTITIES,
    events=[
        event(TEXT, "ASSAULT", "shelled", actor=["m2"], recipient=["m3"], time="2025-05-03", mode="artillery")
        | {"fatalities": 4}
    ],
    assertions=[
        claim("position", "m4", None, value="President"),
        claim("leads", "m4", "m1", attributedTo="m4", attribution="a1"),
        claim("alliedWith", "m1", "m3", polarity="Denied"),
        claim("partyTo", "m1", "m6"),
    ],
    attributions=[
        {"source": {**span("Nina Orlova"), "mention": "m4"}, "content": [span("We regret it")], "stance": "asserts",
         "quotation": "direct"},
        {"source": None, "content": [span("She left")], "stance": "asserts", "quotation": "indirect"},
    ],
)  # fmt: skip

MET = [
    {"event": "ASSAULT|COERCE", "actor": "Norland", "recipient": "port vell", "dead": 4, "mode": "artillery"},
    {"event": "*", "time": "2025-05", "by": None, "fact": True, "status": "Happened|Ongoing", "place": None},
    {"event": "ASSAULT", "parties": ["~army", "Porto Vell"], "mediator": None},
    {"event": "ASSAULT", "time": "=2025-05-03", "polarity": "Affirmed", "certainty": "Certain"},
    {"relation": "leads", "subject": "Orlova|Nina Orlova", "object": "=Norland", "by": "Nina Orlova"},
    {"relation": "alliedWith", "subject": "Port Vell", "object": "Norland", "symmetric": True, "polarity": "Denied"},
    {"position": "president", "person": "=Nina Orlova", "fact": True},
    {"attribution": "~Orlova", "says": "regret", "not_says": "left", "stance": "asserts", "quotation": "direct"},
    {"attribution": None, "says": "She left"},
    {"entity": "Norland", "type": "State", "wikidata": "Q0"},
    {"label": "Port Vell"},
    {"one_entity": ["Nina Orlova", "She"]},
    {"agreement": "*", "parties": ["Norland"]},
    {"any": [{"label": "Sudria"}, {"label": "Norland"}]},
]
NOT_MET = [
    {"event": "ASSAULT", "actor": "=Norland"},
    {"event": "ASSAULT", "dead": 5},
    {"event": "ASSAULT", "time": "=2025-05"},
    {"event": "ASSAULT", "recipient": None},
    {"event": "*", "by": "Nina Orlova"},
    {"relation": "leads", "fact": True},
    {"relation": "leads", "by": None},
    {"relation": "alliedWith", "subject": "Norland"},
    {"relation": "alliedWith", "subject": "Port Vell", "object": "Norland", "polarity": "Denied"},
    {"position": "minister", "person": "Nina Orlova"},
    {"attribution": "Norland", "says": "regret"},
    {"attribution": None, "says": "regret"},
    {"entity": "Norland", "type": "Place"},
    {"entity": "Norland", "wikidata": "Q1"},
    {"one_entity": ["Norland", "She"]},
    {"agreement": "*", "parties": ["Nina Orlova"]},
    {"agreement": "army"},
]


@pytest.mark.parametrize("entry", MET)
def test_an_entry_is_met(entry: dict) -> None:
    assert met(Answer(LINE, TEXT), entry)


@pytest.mark.parametrize("entry", NOT_MET)
def test_an_entry_is_not_met(entry: dict) -> None:
    assert not met(Answer(LINE, TEXT), entry)


def test_an_unnamed_organ_is_its_state_only_where_that_is_wanted() -> None:
    entry = {"event": "ASSAULT", "actor": "Norland"}
    assert met(Answer(LINE, TEXT), entry)
    assert not met(Answer(LINE, TEXT, banned=True), entry)


def test_a_text_is_right_if_all_is_met_and_respected() -> None:
    gold = {"kind": "k", "expect": [MET[0], NOT_MET[0]], "forbid": [NOT_MET[1]]}
    tallies, mistakes = score_kinds(gold, LINE, {"text": TEXT})
    assert {mode: tally.counts for mode, tally in tallies.items()} == {
        "items": {"k": [0, 1, 1]},
        "expect": {"k": [1, 2, 2]},
        "forbid": {"k": [1, 1, 1]},
    }
    assert mistakes == [{"kind": "missed", "label": "k", "entry": NOT_MET[0]}]
    assert score_kinds({**gold, "expect": []}, {}, {"text": TEXT})[0]["items"].counts == {"k": [1, 1, 1]}


def test_forms_that_must_not_be_one() -> None:
    gold = {"kind": "k", "expect": [], "forbid": [{"one_entity": ["Nina Orlova", "She", "Norland"]}]}
    assert score_kinds(gold, LINE, {"text": TEXT})[1][0]["kind"] == "spurious"


def test_an_entry_of_another_shape_or_a_form_that_the_text_lacks_is_told_of() -> None:
    with pytest.raises(KeyError, match="one_entity or any"):
        met(Answer(LINE, TEXT), {"colour": "red"})
    with pytest.raises(KeyError, match="Sudria"):
        met(Answer(LINE, TEXT), {"one_entity": ["Sudria", "She"]})


def test_names_are_compared_without_what_varies() -> None:
    assert plain("“The Île-de-France’s") == plain("ile de france")
