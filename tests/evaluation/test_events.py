"""How events are scored, on items small enough to count by hand."""

import pytest
from written_lines import event, line, spot

from kg.evaluation.counts import total
from kg.evaluation.events import CASE_ROOTS, score_case, score_gsr, score_police
from kg.evaluation.pairs import score_pairs

TEXT = "Norland accused Sudria of lies and vowed revenge."
STATES = {"e1": {"label": "Norland", "type": "State"}, "e2": {"label": "Sudria", "type": "State"}}
MENTIONS = {"m1": ("Norland", "e1"), "m2": ("Sudria", "e2")}


def record(root: str, source: list[str], target: list[str], trigger: str, *, reciprocal: bool = False) -> dict:
    parties = [
        [{"text": w, "spans": [spot(TEXT, w)], "heads": [spot(TEXT, w)]} for w in side] for side in (source, target)
    ]
    spots = [spot(TEXT, trigger)]
    return {"root": root, "reciprocal": reciprocal, "source": parties[0], "target": parties[1], "trigger": spots}


def right(tallies) -> dict[str, list[float]]:
    return {mode: [sum(cell[k] for cell in tally.counts.values()) for k in range(3)] for mode, tally in tallies.items()}


def test_an_event_has_its_root_then_its_actor_then_its_recipient() -> None:
    events = [event(TEXT, "ACCUSE", "accused", actor=["m1"], recipient=["m1"]), event(TEXT, "THREATEN", "revenge")]
    gold = {"events": [record("ACCUSE", ["Norland"], ["Sudria"], "accused")]}
    tallies, mistakes = score_gsr(gold, line(TEXT, MENTIONS, STATES, events=events), {"text": TEXT})
    assert right(tallies) == {
        "root": [1, 1, 1],
        "actor": [1, 1, 1],
        "recipient": [0, 1, 1],
        "spurious": [1, 1, 1],
        "sentences": [1, 1, 1],
    }
    assert [(m["kind"], m["label"]) for m in mistakes] == [("missed", "ACCUSE")]


def test_another_root_at_the_trigger_counts_as_predicted_and_the_label_of_an_entity_is_read() -> None:
    named = {"e1": {"label": "Kingdom of Sudria", "type": "State"}}
    text_line = line(TEXT, {"m1": ("lies", "e1")}, named, events=[event(TEXT, "REJECT", "accused", actor=["m1"])])
    gold = {"events": [record("ACCUSE", ["Norland"], [], "accused")]}
    assert right(score_gsr(gold, text_line, {"text": TEXT})[0])["root"] == [0, 1, 1]
    gold = {"events": [record("REJECT", ["Sudria"], [], "revenge")]}
    assert right(score_gsr(gold, text_line, {"text": TEXT})[0])["recipient"] == [1, 1, 1]


def test_what_is_mutual_asks_for_both_parties_on_either_side() -> None:
    gold = {"events": [record("CONSULT", ["Norland", "Sudria"], [], "accused", reciprocal=True)]}
    for actor, recipient, found in ((["m2"], ["m1"], 1), (["m1", "m2"], [], 1), (["m1"], [], 0)):
        events = [event(TEXT, "CONSULT", "accused", actor=actor, recipient=recipient)]
        tallies, _ = score_gsr(gold, line(TEXT, MENTIONS, STATES, events=events), {"text": TEXT})
        assert (right(tallies)["actor"][0], right(tallies)["recipient"][0]) == (1, found)


CASES = [
    ("ATTACK", [("ASSAULT", "Happened")], {"snippets": [1, 1, 1], "main": [1, 1, 1], "false": [0, 0, 0]}),
    ("ATTACK", [("ASSAULT", "Planned")], {"snippets": [0, 0, 1], "main": [0, 1, 1], "false": [0, 0, 0]}),
    ("MOB_VIOL", [("PROTEST", "Ongoing")], {"snippets": [1, 1, 1], "main": [0, 1, 1], "false": [0, 0, 0]}),
    ("DISR_WEAP", [], {"snippets": [0, 0, 0], "main": [0, 0, 0], "false": [0, 0, 0]}),
    ("DISR_WEAP", [("ASSAULT", "Happened")], {"snippets": [0, 1, 0], "main": [0, 0, 0], "false": [0, 0, 0]}),
    ("NATURAL_DISASTER", [("AID", "Happened")], {"snippets": [0, 1, 0], "main": [0, 0, 0], "false": [1, 1, 1]}),
    ("NATURAL_DISASTER", [], {"snippets": [0, 0, 0], "main": [0, 0, 0], "false": [0, 1, 1]}),
    ("OTHER", [("AID", "Happened")], {"snippets": [0, 0, 0], "main": [0, 0, 0], "false": [0, 0, 0]}),
]


@pytest.mark.parametrize(("label", "events", "expected"), CASES)
def test_a_snippet_is_scored_by_its_class(label: str, events: list, expected: dict) -> None:
    told = [event(TEXT, root, "accused", status=status) for root, status in events]
    tallies, _ = score_case({"label": label}, line(TEXT, {}, {}, events=told), {"text": TEXT})
    assert right(tallies) == expected


def test_the_classes_of_case_are_twenty_six() -> None:
    assert len(CASE_ROOTS) == 26


POLICE = "officers fired at the crowd and killed two. rebels were held. soldiers shot a man."
SENTENCES = [("officers fired at the crowd and killed two.", ["FORCE", "KILL"]), ("rebels were held.", ["ARREST"]),
             ("soldiers shot a man.", [])]  # fmt: skip


def test_sentences_have_the_labels_of_what_the_police_do_or_nobody_is_said_to_do() -> None:
    who = {"m1": ("officers", "e1"), "m2": ("soldiers", "e2")}
    kinds = {"e1": {"label": "officers", "type": "Group"}, "e2": {"label": "soldiers", "type": "ArmedForce"}}
    events = [
        event(POLICE, "ASSAULT", "killed", actor=["m1"]),
        event(POLICE, "COERCE", "held", mode="arrest"),
        event(POLICE, "COERCE", "held", mode="curfew"),
        event(POLICE, "ASSAULT", "shot", actor=["m2"]),
        event(POLICE, "ASSAULT", "fired", actor=["m1"], status="Planned"),
    ]
    places = [(spot(POLICE, words), labels) for words, labels in SENTENCES]
    gold = {"sentences": [{"start": s, "end": e, "labels": [*labels, "ANY_ACTION"]} for (s, e), labels in places]}
    tallies, mistakes = score_police(gold, line(POLICE, who, kinds, events=events), {"text": POLICE})
    assert tallies["sentence"].counts == {"KILL": [1, 1, 1], "FORCE": [1, 1, 1], "ARREST": [1, 1, 1]}
    assert mistakes == []
    assert right(score_police(gold, {}, {"text": POLICE})[0])["document"] == [0, 0, 3]


def test_a_marked_pair_has_an_event_a_root_and_a_status() -> None:
    gold = {"origin": "written", "source": spot(TEXT, "Norland"), "target": spot(TEXT, "Sudria")}
    events = [event(TEXT, "ACCUSE", "accused", actor=["m1"], recipient=["m2"], status="Ongoing")]
    answer = line(TEXT, MENTIONS, STATES, events=events)
    found = [
        score_pairs({**gold, "root": root, "status": status}, answer, {"text": TEXT})[0]
        for root, status in (("ACCUSE", "Happened"), ("ACCUSE", "Planned"), ("REJECT", "Happened"), ("NONE", None))
    ]
    assert right({mode: total(item[mode] for item in found) for mode in found[0]}) == {
        **{f"real {level}": [0, 0, 0] for level in ("root", "pair", "status")},
        "written root": [2, 4, 3],
        "written pair": [3, 4, 3],
        "written status": [1, 4, 3],
    }
    turned = {**gold, "source": gold["target"], "target": gold["source"], "root": "ACCUSE", "status": "Happened"}
    assert right(score_pairs(turned, answer, {"text": TEXT})[0])["written pair"] == [0, 0, 1]
