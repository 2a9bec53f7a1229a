"""Series, bursts, changes and heat, against figures worked out by hand."""

import itertools
import math
from dataclasses import replace

import pytest
from dated import dated, said

from kg.errors import InputError
from kg.network import Series, bursts, change_points, series
from kg.network.periods import period, periods


def counts(*numbers, net=None):
    calendar = tuple(f"2020-{month + 1:02}-01" for month in range(12))[: len(numbers)]
    values = tuple(float(n) for n in (net or numbers))
    return Series("a", "b", calendar, values, (0.0,) * len(values), values, tuple(numbers))


PERIODS = [
    ("2024-12-25", "month", "2024-12-01"),
    ("2024-12-25", "week", "2024-12-23"),
    ("2024-12", "month", "2024-12-01"),
    ("2024-12", "week", None),
    ("2024", "month", None),
    ("", "month", None),
    ("2025-01-01", "week", "2024-12-30"),
    ("2024-02-30", "month", None),
    ("last week", "week", None),
    ("2024-12-25T10:00:00Z", "month", "2024-12-01"),
]


@pytest.mark.parametrize(("time", "step", "start"), PERIODS)
def test_a_time_falls_in_a_period_if_it_is_exact_enough(time, step, start):
    assert len(PERIODS) == 10
    assert period(time, step) == start


def test_periods_leave_no_gap():
    assert periods(["2024-02-01", "2023-11-01"], "month") == ("2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01")
    assert periods(["2024-12-23", "2025-01-06"], "week") == ("2024-12-23", "2024-12-30", "2025-01-06")
    assert periods([], "month") == ()


def test_a_mention_of_a_war_long_past_makes_no_calendar_of_a_century():
    calendar = periods(["1918-11-01", "2025-03-01"], "month")
    assert (len(calendar), calendar[0], calendar[-1]) == (600, "1975-04-01", "2025-03-01")
    graph = dated(
        ("a", "b", "ASSAULT", [said("1", "1918-11-11"), said("2", "2025-03-02")]),
        ("c", "d", "ASSAULT", [said("3", "1914-08-01")]),
    )
    (one,) = series(graph)
    assert (sum(one.counts), one.undated, len(one.periods)) == (1, 1, 600)


def test_a_step_that_is_neither_month_nor_week_is_refused():
    with pytest.raises(InputError, match="month or week"):
        series(dated(("a", "b", "AID", [said("1", "2024-01-05")])), step="day")


def test_series_sum_goldstein_values_of_independent_reports_by_month():
    same = {"event": "e:1"}
    graph = dated(
        # two reports of one assault in January and a wire copy of the first, one in March
        ("a", "b", "ASSAULT", [said("1", "2024-01-05"), said("2", "2024-01-05", **same)]),
        ("b", "a", "ASSAULT", [said("3", "2024-03-02"), said("4", "2024-03-09", event="e:3", origin="d:3")]),
        ("b", "a", "AID", [said("5", "2024-03-02"), said("6", "2024")]),
        ("a", "b", "headOfStateOf", [said("7", "2024-05-02")]),
        ("b", "c", "REQUEST", [said("8", "2024-02-02")]),
    )
    first, second = series(graph)
    assert (first.a, first.b) == ("a", "b")
    # on to the month of the last text, which tells of no act
    assert first.periods == ("2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01") == second.periods
    assert first.conflict == (18.0, 0.0, 9.0, 0.0, 0.0)
    assert first.cooperation == (0.0, 0.0, 7.0, 0.0, 0.0)
    assert first.net == (-18.0, 0.0, -2.0, 0.0, 0.0)
    assert first.counts == (2, 0, 2, 0, 0)
    assert first.undated == 1
    assert (second.net, second.counts) == ((0.0,) * 5, (0, 1, 0, 0, 0))


def test_the_two_arcs_of_a_symmetric_relation_count_once():
    graph = dated(*((u, v, "AID", [said("1", "2024-01-05")]) for u, v in ("ab", "ba")))
    for *_, data in graph.edges(data=True):
        data["symmetric"] = True
    assert series(graph)[0].cooperation == (7.0,)


def test_actors_choose_pairs_but_not_the_calendar():
    graph = dated(("a", "b", "AID", [said("1", "2024-01-05")]), ("b", "c", "AID", [said("2", "2024-02-05")]))
    (only,) = series(graph, actors={"a", "b"})
    assert only.counts == (1, 0)
    assert series(dated()) == []


def test_claims_count_only_where_there_is_nothing_else():
    claim = {"kind": "claim", "event": "e:1"}
    graph = dated(
        ("a", "b", "AID", [said("1", "2024-01-05"), said("2", "2024-01-06", **claim)]),
        ("b", "c", "AID", [said("3", "2024-01-05", **claim)]),
    )
    assert [one.counts for one in series(graph)] == [(1,), (1,)]


def test_a_burst_is_the_cheapest_run_of_the_busy_state():
    found = bursts(counts(1, 0, 1, 8, 9, 1, 0, 0))
    assert [(b.start, b.end, b.count) for b in found] == [("2020-04-01", "2020-05-01", 17)]
    # Poisson with mean 2.5 and 5: the gain is the sum over both months of (2.5 - 5) + r ln 2.
    assert found[0].gain == pytest.approx(17 * math.log(2) - 2 * 2.5)


@pytest.mark.parametrize("numbers", [(1, 0, 1, 8, 9, 1, 0, 0), (5, 1, 7, 0, 0, 6), (2, 2, 2, 2), (9, 0, 0, 0, 0, 0)])
def test_no_other_sequence_of_states_is_cheaper_than_the_bursts_found(numbers):
    mean, size = sum(numbers) / len(numbers), len(numbers)

    def cost(states):
        total, before = 0.0, False
        for r, busy in zip(numbers, states, strict=True):
            rate = mean * (2 if busy else 1)
            total += rate - r * math.log(rate) + (math.log(size) if busy and not before else 0)
            before = busy
        return total

    starts = {b.start: b.end for b in bursts(counts(*numbers))}
    states, inside = [], ""
    for start in counts(*numbers).periods:
        inside = starts.get(start, inside)
        states.append(bool(inside))
        inside = "" if inside == start else inside
    assert cost(states) == pytest.approx(min(map(cost, itertools.product((False, True), repeat=size))))


def test_no_burst_where_all_reports_grew_alike():
    quiet = counts(1, 1, 8, 8)
    assert bursts(quiet)
    assert bursts(quiet, totals=(10, 10, 80, 80)) == []
    assert bursts(counts(1, 1, 8, 8), totals=(80, 80, 80, 80), ratio=1.5)


def test_bursts_of_nothing_and_of_wrong_totals():
    assert bursts(counts(0, 0, 0)) == []
    assert bursts(counts(3)) == []
    with pytest.raises(InputError, match="1 totals for 2 periods"):
        bursts(counts(1, 2), totals=(4,))
    with pytest.raises(InputError, match="above 1"):
        bursts(counts(1, 2), ratio=1)


def test_a_change_point_stands_where_the_mean_steps():
    (change,) = change_points(counts(*[0] * 10, net=[1, 2, 1, 2, 1, 7, 8, 7, 8, 7]))
    assert (change.start, change.before, change.after) == ("2020-06-01", 1.4, 7.4)


def test_two_steps_are_two_changes_even_without_noise():
    found = change_points(counts(*[0] * 9, net=[0, 0, 0, 5, 5, 5, 1, 1, 1]))
    assert [(c.start, c.before, c.after) for c in found] == [("2020-04-01", 0, 5), ("2020-07-01", 5, 1)]


def test_periods_in_which_no_text_tells_of_both_are_no_level():
    step = counts(*[0] * 12, net=[-7, -8, -7, -8, -7, -8, 0, 0, 0, 0, 0, 0])
    assert [c.start for c in change_points(step)] == ["2020-07-01"]
    told = (1,) * 6
    assert change_points(replace(step, texts=told + (0,) * 6)) == []
    assert [c.start for c in change_points(replace(step, texts=(*told, 0, 1, 1, 1, 1, 1)))] == ["2020-08-01"]


def test_a_lone_spike_is_no_change_but_a_run_of_them_is():
    spike, run = [0.0] * 12, [0.0] * 12
    spike[1], run[7:10] = -9.0, [-9.0, -8.0, -9.0]
    assert change_points(counts(*[0] * 12, net=spike)) == []
    assert change_points(counts(*[0] * 12, net=spike), orders=0) != []
    assert [c.start for c in change_points(counts(*[0] * 12, net=run))] == ["2020-08-01", "2020-11-01"]


@pytest.mark.parametrize("values", [[], [3], [1, 5], [2] * 8, [1, 2, 1, 2, 1, 2, 1, 2]])
def test_no_change_in_short_level_or_merely_noisy_series(values):
    assert change_points(counts(*[0] * len(values), net=values)) == []


def test_the_best_split_is_the_best_of_all():
    values = [3, 1, 4, 1, 5, 9, 12, 6, 15, 13, 5, 8]

    def rss(at):
        return sum(sum((v - sum(part) / len(part)) ** 2 for v in part) for part in (values[:at], values[at:]))

    best = min(range(2, 11), key=rss)
    found = change_points(counts(*[0] * 12, net=values), most=1, orders=0)
    assert [c.start for c in found] == [counts(*values).periods[best]]
