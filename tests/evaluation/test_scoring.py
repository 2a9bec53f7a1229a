"""Each scorer's matching rules, on items small enough to count by hand."""

from kg.evaluation.attributions import score_attribution
from kg.evaluation.docred import score_docred
from kg.evaluation.scoring import score_entities, score_gap, score_plover, score_relations, trimmed

TEXT = "The Ruritanian army met Nina Orlova's team in Strelsau."


def span(words: str, type_: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "type": type_}


def test_trimming_drops_the_article_and_the_possessive() -> None:
    start, end = trimmed(TEXT, (0, 19))
    assert TEXT[start:end] == "Ruritanian army"
    start, end = trimmed(TEXT, (TEXT.index("Nina"), TEXT.index(" team")))
    assert TEXT[start:end] == "Nina Orlova"


def test_entities_count_exactly_and_by_overlap() -> None:
    gold = {"entities": [span("The Ruritanian army", "Organisation"), span("Strelsau", "Location")], "ignore": []}
    predicted = {"entities": [span("Ruritanian army", "Organisation"), span("Strelsau", "Person")]}
    tallies, mistakes = score_entities(gold, predicted, {"text": TEXT})
    assert tallies["exact"].micro().f1 == 0.0
    assert tallies["overlap"].micro().f1 == 0.5
    assert tallies["untyped"].micro().f1 == 1.0
    assert sorted((m["kind"], m["label"]) for m in mistakes) == [("missed", "Location"), ("spurious", "Person")]


def test_predictions_on_ignored_spans_do_not_count() -> None:
    ignored = {"entities": [], "ignore": [span("team", "Organisation")]}
    tallies, mistakes = score_entities(ignored, {"entities": [span("team", "Organisation")]}, {"text": TEXT})
    assert tallies["overlap"].counts == {}
    assert mistakes == []


def relation(a: str, b: str, type_: str, confidence: float = 1.0) -> dict[str, object]:
    x, y = span(a, ""), span(b, "")
    return {
        "source_start": x["start"],
        "source_end": x["end"],
        "target_start": y["start"],
        "target_end": y["end"],
        "type": type_,
        "confidence": confidence,
    }


def test_symmetric_relations_match_in_either_direction_and_others_do_not() -> None:
    for type_, expected in (("CommWith", 1.0), ("InChargeOf", 0.0)):
        gold = {"relations": [relation("army", "team", type_)], "ignore": []}
        predicted = {"relations": [relation("team", "army", type_)]}
        assert score_relations(gold, predicted, {"text": TEXT})[0]["typed"].micro().f1 == expected
        assert score_relations(gold, predicted, {"text": TEXT})[0]["untyped"].micro().f1 == 1.0


def test_plover_roots_give_the_pentacode_and_the_half() -> None:
    tallies, mistakes = score_plover({"root": "ACCUSE", "penta": 3}, {"root": "REJECT"}, {"text": TEXT})
    assert [tallies[level].micro().f1 for level in ("root", "penta", "binary")] == [0.0, 1.0, 1.0]
    assert mistakes[0]["answer"] == "REJECT"


def test_a_whole_attribution_needs_the_source_and_half_of_the_content() -> None:
    text = "The minister said that the port would open. Critics disagreed."
    gold = {"attributions": [{"source": [0, 12], "source_head": [4, 12], "cue": [13, 17], "content": [[18, 42]]}]}
    right = {"attributions": [{"source": [4, 12], "cue": [13, 17], "content": [[23, 42]]}]}
    wrong = {"attributions": [{"source": None, "cue": [13, 17], "content": [[18, 42]]}]}
    assert score_attribution(gold, right, {"text": text})[0]["whole"].micro().f1 == 1.0
    assert score_attribution(gold, wrong, {"text": text})[0]["whole"].micro().f1 == 0.0
    assert score_attribution(gold, right, {"text": text})[0]["exact"].counts["cue"] == [1, 1, 1]


def test_gap_counts_each_name_of_the_pair() -> None:
    gold = {"a": True, "b": False, "gender": "F"}
    tallies, mistakes = score_gap(gold, {"a": True, "b": True}, {"pronoun": [0, 3]})
    assert tallies["all"].counts["pair"] == [1, 2, 1]
    assert tallies["M"].counts == {}
    assert [m["kind"] for m in mistakes] == ["spurious"]


def test_facts_between_names_match_any_name_of_an_entity() -> None:
    gold = {"entities": [["Ruritania", "the Kingdom"], ["Strelsau"]], "relations": [[1, "P1376", 0]]}
    predicted = {
        "facts": [
            {"head": "strelsau", "relation": "P1376", "tail": "Kingdom"},
            {"head": "Strelsau", "relation": "P17", "tail": "Ruritania"},
        ]
    }
    tallies, _ = score_docred(gold, predicted, {"text": TEXT})
    assert tallies["political"].micro().precision == 0.5
    assert tallies["political"].micro().recall == 1.0
