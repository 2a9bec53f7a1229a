import pytest

from kg.errors import LexiconError
from kg.lexica import dictionary, nominalisations, tables
from kg.lexica.nominalisations import Made


def test_a_noun_leads_to_its_verb() -> None:
    assert nominalisations.of("annulment") == Made("annul", ("of",))
    assert nominalisations.of("blocking") == Made("block", ("of",))
    assert nominalisations.of("seizing") == Made("seize", ("of",))
    assert nominalisations.of("banning") == Made("ban", ("of",))
    assert nominalisations.of("quitting") == Made("quit", ("of",))
    assert nominalisations.of("planing") is None
    assert nominalisations.of("table") is None


def test_nouns_with_events_of_their_own_and_those_decided_against_are_left_alone() -> None:
    assert "bombing" in dictionary.having("event")
    assert nominalisations.of("bombing") is None
    assert nominalisations.of("building") is None


def test_a_noun_tells_what_its_verb_tells_of_whoever_does_it() -> None:
    [verb] = [s for s in dictionary.having("event")["annul"] if s.kind == "VERB"][:1]
    [noun] = nominalisations.senses()["annulment"][:1]
    assert (noun.kind, noun.event, noun.conditions) == ("DEED", verb.event, verb.conditions)
    assert noun.first == ("light", "poss", "prep_by", "led", "mod")


def test_both_parties_of_a_deed_done_to_each_other_come_first() -> None:
    assert any(sense.first[0] == "pair" for sense in nominalisations.senses()["exchange"])
    assert not any(sense.first[0] == "pair" for sense in nominalisations.senses()["mediation"])


def test_the_table_is_sorted_and_each_noun_is_decided_once() -> None:
    nouns = [row["noun"] for row in tables.rows("nominalisations.tsv")]
    assert nouns == sorted(set(nouns))
    assert all(row["note"] != "-" for row in tables.rows("nominalisations.tsv") if row["verb"] == "-")


def test_a_row_of_a_verb_without_an_event_is_refused(monkeypatch) -> None:
    row = {"noun": "zap", "verb": "zip", "objects": "of", "note": "-"}
    monkeypatch.setattr(tables, "numbered", lambda name: iter([("nominalisations.tsv:5", row)]))
    with pytest.raises(LexiconError, match="no event of the verb 'zip'"):
        nominalisations._made.__wrapped__()
    monkeypatch.setattr(tables, "numbered", lambda name: iter([("x:5", row | {"verb": "-"})] * 2))
    with pytest.raises(LexiconError, match="second row of 'zap'"):
        nominalisations._made.__wrapped__()
