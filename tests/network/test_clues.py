"""Acts are compared where they have clues in common, and not where a clue leads to very many."""

from types import SimpleNamespace

from kg.network.clues import groups_by, pairs_by


def acts(*clues):
    return [SimpleNamespace(key=str(number), clues=each) for number, each in enumerate(clues)]


def keys(pairs):
    return [(one.key, other.key) for one, other in pairs]


def test_acts_that_share_clues_are_paired_once():
    few = acts([("a",), ("b",)], [("b",), ("a",)], [("b",), ("c",)], [("d",)])
    assert keys(pairs_by(few, lambda act: act.clues)) == [("0", "1"), ("0", "2"), ("1", "2")]
    assert keys(pairs_by(few, lambda act: act.clues, least=2)) == [("0", "1")]


def test_a_clue_that_leads_to_very_many_tells_nothing():
    many = acts(*[[("war",)]] * 17)
    assert groups_by(many, lambda act: act.clues) == []
    assert len(groups_by(many[:16], lambda act: act.clues)) == 1
