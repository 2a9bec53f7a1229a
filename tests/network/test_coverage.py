"""Which texts tell of whom, which look back, and in which period a report stands."""

import pytest
from dated import dated, said

from kg.evidence import Event, Source
from kg.network import looking_back, ranks_over_time, series, texts
from kg.network.coverage import last_day, placed


def test_a_text_with_its_copies_is_one_first_published_when_the_first_was():
    copy = said("2", "2024-01-03", origin="d:1", outlet="Post")
    graph = dated(("a", "b", "AID", [said("1", "2024-01-05", outlet="Wire"), copy]))
    graph.graph["sources"] = (Source("d:3", date="2024-02-01", outlet="Post"),)  # it made no edge
    graph.graph["events"] = (
        Event("e:9", "", "ASSAULT", "Happened", recipients=("c",), evidence=(said("1", "2024-01-05"),)),
    )
    first, second = texts(graph)
    assert (first.iri, first.date, first.outlets) == ("d:1", "2024-01-03", {"Wire", "Post"})
    assert first.actors == {"a", "b", "c"}
    assert (second.iri, second.actors) == ("d:3", frozenset())


HISTORY = {"date": "2024-06-10"}
LAGS = [
    (("2024-06-09",), False),
    (("2024-05-10",), False),  # 31 days
    (("2024-05-09",), True),
    (("2024-05-01", "2024-06-01"), False),  # half of it is no more than half
    (("2024-05-01", "2024-04-01", "2024-06-01"), True),
    (("2024",), False),  # a year that is not over
    (("2023",), True),
    (("2024-07",), False),  # still to come
    (("",), False),  # it dates nothing
]


@pytest.mark.parametrize(("times", "back"), LAGS)
def test_a_text_looks_back_if_most_of_what_it_dates_is_old(times, back):
    assert len(LAGS) == 9
    told = [said("1", time, event=f"e:{n}", **HISTORY) for n, time in enumerate(times)]
    assert looking_back(dated(("a", "b", "ASSAULT", told))) == ({"d:1"} if back else frozenset())


def test_by_week_a_text_looks_back_sooner():
    graph = dated(("a", "b", "ASSAULT", [said("1", "2024-06-01", **HISTORY)]))
    assert (looking_back(graph), looking_back(graph, "week")) == (frozenset(), {"d:1"})


def test_what_only_one_side_of_is_known_or_is_planned_dates_a_text_or_not():
    graph = dated(("a", "b", "AID", [said("1", "2024-06-09", **HISTORY)]))
    old = said("1", "2020", event="e:8", **HISTORY), said("1", "2020", event="e:9", **HISTORY)
    graph.graph["events"] = tuple(
        Event(one.event, "", "ASSAULT", "Happened", recipients=("c",), evidence=(one,)) for one in old
    )
    assert looking_back(graph) == {"d:1"}
    graph.graph["events"] = tuple(
        Event(one.event, "", "ASSAULT", "Planned", recipients=("c",), evidence=(one,)) for one in old
    )
    assert looking_back(graph) == frozenset()


def test_a_report_without_a_time_stands_in_the_month_of_its_text_unless_that_looks_back():
    undated = said("1", "2024-06-10", time="", dating="publication")
    assert placed(undated, "month", frozenset()) == "2024-06-01"
    assert placed(undated, "month", frozenset({"d:1"})) is None
    assert placed(said("1", "2023-02-03"), "month", frozenset({"d:1"})) == "2023-02-01"
    loose = said("1", "2024-06-10", time="", dating="relative", earliest="2024-03-02", latest="2024-03-08")
    assert placed(loose, "month", frozenset({"d:1"})) == "2024-03-01"


def test_series_count_apart_what_only_publication_dates_and_say_which_texts_tell_of_both():
    graph = dated(
        ("a", "b", "ASSAULT", [said("1", "2024-01-05"), said("2", "2024-02-05", time="", dating="publication")]),
        ("a", "b", "AID", [said("3", "2024-03-01", time="", dating="publication")]),
        ("a", "c", "ASSAULT", [said("3", "2020-01-01", date="2024-03-01", event="e:old")]),
        ("b", "c", "AID", [said("4", "2024-04-20")]),
        ("a", "c", "AID", [said("4", "2024-04-20")]),
    )
    one = series(graph, actors={"a", "b"})[0]
    months = [place for place, start in enumerate(one.periods) if start >= "2024"]
    assert [one.counts[place] for place in months] == [1, 1, 0, 0]
    assert [one.published[place] for place in months] == [0, 1, 0, 0]
    assert [one.texts[place] for place in months] == [1, 1, 1, 1]
    assert (one.retold, one.undated) == (1, 0)


def test_the_calendar_goes_on_to_the_last_text():
    graph = dated(("a", "b", "ASSAULT", [said("1", "2024-01-05", date="2024-01-06")]))
    graph.graph["events"] = (
        Event("e:9", "", "AID", "Happened", actors=("a",), evidence=(said("2", "", date="2024-03-06"),)),
    )
    (one,) = series(graph)
    assert (one.periods[-1], one.counts, one.texts) == ("2024-03-01", (1, 0, 0), (1, 0, 0))


def test_ranks_say_which_texts_tell_of_the_actor():
    graph = dated(
        ("a", "b", "AID", [said("1", "2024-01-05"), said("2", "2024-01-06")]),
        ("c", "b", "ASSAULT", [said("3", "2024-03-05")]),
    )
    found = {one.actor: one for one in ranks_over_time(graph)}
    assert (found["a"].texts, found["b"].texts, found["c"].texts) == ((2, 0, 0), (2, 0, 1), (0, 0, 1))


def test_ranks_leave_out_what_texts_that_look_back_do_not_date():
    old = said("1", "2020-01-01", date="2024-03-01", event="e:old")
    graph = dated(
        ("a", "b", "AID", [old]), ("c", "b", "ASSAULT", [said("1", "2024-03-01", time="", dating="publication")])
    )
    assert [one.actor for one in ranks_over_time(graph)] == ["a", "b"]


def test_the_last_day_of_a_month_and_of_a_week():
    assert (last_day("2024-02-01", "month"), last_day("2024-02-26", "week")) == ("2024-02-29", "2024-03-03")
