"""What counts as found and as right where all that holds of a text is written down; the floors of the reading set."""

from pathlib import Path

import pytest
from spacy.language import Language
from written_lines import event, line, spot

from kg.evaluation import evaluate
from kg.evaluation.answers import Answer
from kg.evaluation.reading import judged, score_reading

TEXT = "On 3 May Norland and Sudria bombed Port Vell. Estland condemned the raid, said President Nina Orlova."
ENTITIES = {
    "e1": {"label": "Norland", "type": "State"},
    "e2": {"label": "Sudria", "type": "State"},
    "e3": {"label": "Port Vell", "type": "Place"},
    "e4": {"label": "Estland", "type": "State"},
    "e5": {"label": "Nina Orlova", "type": "Person"},
}
MENTIONS = {"m1": ("Norland", "e1"), "m2": ("Sudria", "e2"), "m3": ("Port Vell", "e3"), "m4": ("Estland", "e4"),
            "m5": ("Nina Orlova", "e5")}  # fmt: skip
HAPPENED = "Happened|Ongoing"
RAID = {"event": "ASSAULT", "recipient": "Port Vell", "status": HAPPENED, "time": "2025-05-03", "place": "Port Vell"}
GOLD = {
    "id": "d1",
    "kind": "written",
    "expect": [
        {**RAID, "actor": "Norland"},
        {**RAID, "actor": "Sudria"},
        {"any": [{"event": "ACCUSE", "actor": "Estland", "recipient": who, "status": HAPPENED}
                 for who in (None, "Norland|Sudria")]},
        {"relation": "leads", "subject": "Nina Orlova", "object": "Estland"},
        {"position": "President", "person": "Nina Orlova"},
        {"attribution": "Nina Orlova", "says": "condemned the raid"},
    ],
    "may": [
        {"event": "AGREE", "parties": ["Norland", "Sudria"], "status": "Planned"},
        {"event": "COERCE", "actor": "Norland", "recipient": "Port Vell", "dead": 4},
        {"relation": "opposes", "subject": "Norland", "object": "Estland"},
    ],
}  # fmt: skip


def raid(root: str = "ASSAULT", trigger: str = "bombed", **more: object) -> dict:
    return event(TEXT, root, trigger, **more)


def claim(relation: str, subject: str, target: str | None, **more: object) -> dict:
    start, end = spot(TEXT, "Norland")
    told = {"polarity": "Affirmed", "certainty": "Certain", "evidence": {"start": start, "end": end}}
    return {"relation": relation, "subject": subject, "object": target, **told, **more}


def said(speaker: str, words: str) -> dict:
    (a, b), (c, d) = spot(TEXT, "Nina Orlova"), spot(TEXT, words)
    source = {"start": a, "end": b, "mention": speaker}
    return {"source": source, "content": [{"start": c, "end": d}], "stance": "asserts", "quotation": "indirect"}


def figures(**found: list[dict]) -> dict[str, tuple[float, float]]:
    tallies, _ = score_reading(GOLD, line(TEXT, MENTIONS, ENTITIES, **found), {"id": "d1", "text": TEXT})
    cells = {name: tally.counts.get("written", [0, 0, 0]) for name, tally in tallies.items()}
    return {name: (cell[0], cell[2]) for name, cell in cells.items()}


def right(**found: list[dict]) -> list[bool]:
    answer = Answer(line(TEXT, MENTIONS, ENTITIES, **found), TEXT)
    return [verdict for _, _, verdict in judged(GOLD, answer)]


def test_an_empty_answer_finds_nothing_and_says_nothing_wrong():
    found = figures()
    assert found["events"] == (0, 3)
    assert found["relations"] == found["positions"] == found["attributions"] == (0, 1)
    assert found["events right"] == found["relations right"] == (0, 0)


def test_an_event_counts_apart_for_its_participants_status_time_and_place():
    planned = raid(actor=["m1"], recipient=["m3"], status="Planned", time="2025-05-03")
    found = figures(events=[planned])
    assert found["events"] == (1, 3)
    assert found["events with status"] == (0, 3)
    assert found["events with time"] == (1, 2)
    assert found["events with place"] == (0, 2)
    assert found["events right"] == (0, 1)
    assert found["happened events right"] == (0, 0)


def test_all_kinds_are_found_and_right():
    found = figures(
        events=[raid(actor=["m1", "m2"], recipient=["m3"], place="m3"), raid("ACCUSE", "condemned", actor=["m4"])],
        assertions=[claim("leads", "m5", "m4"), claim("position", "m5", None, value="President")],
        attributions=[said("m5", "Estland condemned the raid")],
    )
    assert all(count == gold for name, (count, gold) in found.items() if name != "events with time"), found
    assert found["happened events right"] == (2, 2)


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (raid(actor=["m1", "m2"], recipient=["m3"]), True),
        (raid(recipient=["m3"]), True),
        (raid(actor=["m1", "m4"], recipient=["m3"]), False),
        (raid(actor=["m1"], recipient=["m2"]), False),
        (raid(actor=["m1"], recipient=["m3"], time="2025"), True),
        (raid(actor=["m1"], recipient=["m3"], time="2024"), False),
        (raid(actor=["m1"], recipient=["m3"], status="Planned"), False),
        (raid("PROTEST", actor=["m1"], recipient=["m3"]), False),
        (raid("ACCUSE", actor=["m4"], recipient=["m5"]), False),
        (raid("AGREE", actor=["m1"], recipient=["m2"], status="Planned"), True),
        (raid("AGREE", actor=["m1"], recipient=["m4"], status="Planned"), False),
        (raid("AGREE", actor=["m1", "m2"], status="Planned"), True),
        (raid("COERCE", actor=["m1"], recipient=["m3"]) | {"fatalities": 4}, True),
        (raid("COERCE", actor=["m1"], recipient=["m3"]) | {"fatalities": 5}, False),
    ],
)
def test_what_an_event_says_must_be_so(told, verdict):
    assert right(events=[told]) == [verdict]


def test_what_may_be_said_is_right_and_what_nothing_bears_out_is_wrong():
    assert right(assertions=[claim("opposes", "m1", "m4"), claim("opposes", "m4", "m1")]) == [True, False]
    assert right(assertions=[claim("opposes", "m1", "m4", polarity="Denied")]) == [False]
    assert right(assertions=[claim("position", "m5", None, value="Minister")]) == [False]
    assert right(attributions=[said("m5", "On 3 May")]) == [False]


def test_what_once_held_is_what_is_told_as_former():
    told = figures(assertions=[claim("opposes", "m1", "m4", polarity="Denied", former=True)])
    assert told["relations right"] == (1, 1)
    turned = figures(assertions=[claim("opposes", "m4", "m1", polarity="Denied", former=True)])
    assert turned["relations right"] == (0, 1)


def test_a_statement_counts_once_and_a_possible_one_not_at_all():
    twice = [claim("leads", "m5", "m4"), claim("leads", "m5", "m4")]
    assert right(assertions=[*twice, claim("opposes", "m2", "m4", certainty="Possible")]) == [True]


def test_mistakes_name_what_was_missed_and_what_was_said():
    found = line(TEXT, MENTIONS, ENTITIES, assertions=[claim("opposes", "m4", "m1")])
    _, mistakes = score_reading(GOLD, found, {"id": "d1", "text": TEXT})
    assert [item["label"] for item in mistakes if item["kind"] == "missed"] == [
        "event", "event", "event", "relation", "position", "attribution",
    ]  # fmt: skip
    assert [item["said"] for item in mistakes if item["kind"] == "spurious"] == ["opposes Estland > Norland Affirmed"]


DATA = Path(__file__).parents[1] / "data" / "reading"
FLOORS = {
    "read": {
        "events": 0.3,
        "relations": 0.23,
        "positions": 0.74,
        "attributions": 0.86,
        "attributions right": 0.93,
        "events right": 0.79,
    },
    "unread": {
        "events": 0.27,
        "relations": 0.25,
        "positions": 0.72,
        "attributions": 0.82,
        "attributions right": 0.88,
        "events right": 0.78,
    },
}


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_a_careful_readers_notes_are_found(half: str, nlp: Language) -> None:
    result = evaluate("reading", DATA / half, nlp)
    assert result.documents == {"read": 216, "unread": 239}[half]
    found = {mode: round(result.modes[mode].micro().recall, 3) for mode in FLOORS[half]}
    assert all(found[mode] >= floor for mode, floor in FLOORS[half].items()), found
