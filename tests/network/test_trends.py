"""Pairs that heat up or cool down: only where texts of both windows tell of them, and chance would not do as much."""

import itertools

import networkx as nx
import pytest
from dated import dated, said

from kg.errors import InputError
from kg.network import trends

MONTHS = ("2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06")


def told(month, number, **more):
    """A text of that month, of one of two outlets, on something of its eleventh day."""
    return said(f"{month}/{number}", f"{month}-11", **({"outlet": ("Post", "Wire")[number % 2]} | more))


def of_both(*counts):
    """Acts of no hostility between a and b, so many a month; each is a text that tells of both."""
    texts = [told(month, 100 + n) for month, count in zip(MONTHS, counts, strict=True) for n in range(count)]
    return ("a", "b", "CONSULT", texts)


def hostile(*counts, **more):
    texts = [told(month, n, **more) for month, count in zip(MONTHS, counts, strict=True) for n in range(count)]
    return ("a", "b", "ASSAULT", texts)


def only(*arcs, **switches):
    (found,) = [one for one in trends(dated(*arcs), **switches) if (one.a, one.b) == ("a", "b")]
    return found


def test_a_pair_heats_up_where_the_texts_of_both_windows_tell_of_it():
    found = only(of_both(2, 2, 1, 0, 0, 1), hostile(0, 0, 0, 2, 1, 1))
    assert found.course == "heating up"
    assert (found.before.first, found.before.last, found.after.first, found.after.last) == (
        "2024-01-01",
        "2024-03-31",
        "2024-04-01",
        "2024-06-30",
    )
    # five texts of no conflict against four with an assault (Goldstein 9) and one without
    assert (found.before.texts, found.before.conflict, found.after.texts, found.after.conflict) == (5, 0.0, 5, 7.2)
    assert found.change == 7.2
    # of the 252 ways to share ten texts among two windows of five, those that put all four assaults into one
    apart = [sum(9 * (n < 4) for n in side) for side in itertools.combinations(range(10), 5)]
    assert found.chance == pytest.approx(sum(abs(2 * one - 36) >= 36 for one in apart) / 252)


def test_the_same_the_other_way_round_cools_down():
    found = only(of_both(0, 0, 1, 2, 2, 1), hostile(2, 1, 1, 0, 0, 0))
    assert (found.course, found.change) == ("cooling down", -7.2)


def test_texts_that_end_cool_nothing_down():
    elsewhere = ("c", "d", "AID", [told(month, 50) for month in MONTHS])
    found = only(hostile(3, 3, 2, 0, 0, 0), elsewhere)
    assert (found.course, found.chance, found.change) == ("no texts", None, 0.0)
    assert (found.before.texts, found.after.texts, found.after.conflict) == (8, 0, None)
    one = ("a", "d", "AID", [told("2024-05", 51)])  # a text that tells of one of them alone says nothing of the pair
    assert only(hostile(3, 3, 2, 0, 0, 0), elsewhere, one).after.texts == 0


def test_texts_that_tell_of_both_with_others_say_that_nothing_happened_between_them():
    texts = [told("2024-05", 50 + n) for n in range(5)]
    found = only(hostile(2, 2, 1, 0, 0, 0), ("a", "c", "AID", texts), ("d", "b", "AID", texts))
    assert (found.course, found.after.texts, found.after.conflict) == ("cooling down", 5, 0.0)


def test_more_texts_are_not_more_conflict():
    found = only(of_both(1, 0, 0, 2, 2, 2), hostile(2, 2, 0, 8, 8, 8))
    assert (found.course, found.before.conflict, found.after.conflict) == ("no clear change", 7.2, 7.2)
    assert found.chance == 1.0


@pytest.mark.parametrize(("before", "course"), [(0, "no texts"), (1, "too few texts"), (2, "heating up")])
def test_too_few_texts_are_not_compared(before, course):
    assert (
        only(of_both(before, 0, 0, 0, 0, 0), hostile(0, 0, 0, 2, 2, 1), ("c", "d", "AID", [told(MONTHS[0], 9)])).course
        == course
    )


def test_wire_copies_are_one_text():
    copies = [told("2024-01", n, origin="d:0", event="e:0") for n in range(4)]
    found = only(("a", "b", "CONSULT", copies), hostile(0, 0, 0, 2, 2, 2))
    assert (found.course, found.before.texts) == ("too few texts", 1)


def test_windows_told_of_by_different_outlets_are_not_compared():
    found = only(
        ("a", "b", "CONSULT", [told("2024-02", n, outlet="Gazette") for n in range(5)]),
        hostile(0, 0, 0, 2, 2, 2),
        ("c", "d", "AID", [told("2024-01", 9)]),
    )
    assert (found.course, found.before.outlets, found.after.outlets) == ("other outlets", 1, 2)
    unnamed = only(
        ("a", "b", "CONSULT", [told("2024-02", n, outlet="") for n in range(5)]),
        hostile(0, 0, 0, 2, 2, 2, outlet=""),
        ("c", "d", "AID", [told("2024-01", 9)]),
    )
    assert unnamed.course == "heating up"


def test_what_later_texts_retell_is_no_act_of_the_window_they_are_not_of():
    later = [told("2024-05", n, time="2024-02-03") for n in range(6)]
    found = only(of_both(2, 2, 1, 2, 2, 1), ("a", "b", "ASSAULT", later))
    assert (found.before.conflict, found.after.conflict, found.course) == (0.0, 0.0, "no clear change")


def test_undated_background_of_texts_that_look_back_is_no_act_of_their_month():
    arcs = [of_both(2, 2, 1, 0, 0, 0)]
    undated = [told("2024-05", n, time="", dating="publication") for n in range(5)]
    assert only(*arcs, ("a", "b", "ASSAULT", undated)).course == "heating up"
    history = [said(f"2024-05/{n}", "2024-05-11", time="2020-09-27", event=f"w:{n}") for n in range(5)]
    found = trends(dated(*arcs, ("a", "b", "ASSAULT", undated), ("a", "c", "ASSAULT", history)))
    assert [one.course for one in found if one.b == "b"] == []  # nothing hostile is known to lie in either window


def test_where_texts_span_less_than_two_windows_their_time_is_halved():
    found = only(of_both(0, 0, 0, 4, 0, 0), hostile(0, 0, 0, 0, 4, 0))
    assert (found.before.first, found.after.first, found.after.last) == ("2024-04-01", "2024-05-01", "2024-05-31")
    assert found.course == "heating up"
    assert trends(dated(hostile(3, 0, 0, 0, 0, 0))) == []


def test_weeks_and_windows_can_be_chosen():
    found = only(of_both(2, 2, 2, 2, 2, 2), hostile(0, 0, 0, 0, 0, 2), window=1)
    assert (found.before.first, found.before.texts, found.after.texts) == ("2024-05-01", 2, 4)
    found = only(of_both(2, 2, 2, 2, 2, 2), hostile(0, 0, 0, 0, 0, 2), window=3, step="week")
    assert (found.after.first, found.after.last) == ("2024-05-27", "2024-06-16")
    with pytest.raises(InputError, match="1 or more"):
        trends(nx.MultiDiGraph(), window=0)


def test_a_stricter_level_calls_fewer_changes():
    arcs = of_both(2, 2, 1, 0, 0, 1), hostile(0, 0, 0, 2, 1, 1)
    assert only(*arcs, level=0.01).course == "no clear change"


def test_where_there_are_too_many_ways_some_are_drawn_the_same_every_time():
    found = only(of_both(8, 8, 8, 4, 4, 4), hostile(0, 0, 0, 4, 4, 4))
    assert found.course == "heating up"
    assert 0 < found.chance < 0.01
    assert found == only(of_both(8, 8, 8, 4, 4, 4), hostile(0, 0, 0, 4, 4, 4))


def test_rises_stand_first_falls_last_and_what_cannot_be_compared_between():
    others = [("c", "d", "CONSULT", [told(m, 60 + n) for m in MONTHS[3:] for n in range(2)])]
    others += [("c", "d", "ASSAULT", [told(m, 70 + n) for m in MONTHS[:3] for n in range(2)])]
    others += [("e", "f", "ASSAULT", [told(MONTHS[0], 80)])]
    found = trends(dated(of_both(2, 2, 2, 0, 0, 0), hostile(0, 0, 0, 2, 2, 2), *others))
    assert [(one.a, one.course) for one in found] == [("a", "heating up"), ("e", "no texts"), ("c", "cooling down")]
