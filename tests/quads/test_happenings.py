"""Which reports become one event."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.quads.events import happenings_of
from kg.quads.happenings import Report, across_documents, in_documents

BASE = Report(
    iri="r1",
    document="d1",
    root="ASSAULT",
    actors=frozenset({"XO"}),
    recipients=frozenset({"AZ"}),
    time="2024-12-25",
    fatalities=38,
)


def grouped(*reports):
    return sorted(sorted(r.iri for r in h.reports) for h in across_documents(in_documents(reports)))


def elsewhere(**change):
    return replace(BASE, iri="r2", document="d2", **change)


SAME = [
    {},
    {"time": "2024-12"},
    {"time": "2024"},
    {"time": "2024-12", "fatalities": None},
    {"time": "", "fatalities": 38},
    {"actors": frozenset()},
    {"recipients": frozenset(), "time": "2024-12"},
    {"actors": frozenset({"XO", "XP"})},
    {"place": "aktau"},
    {"fatalities": 40},
    {"status": "Ongoing"},
    {"status": "Denied"},
]
OTHER = [
    {"time": "2024-12-26"},
    {"time": "2023"},
    {"time": "", "fatalities": None},
    {"actors": frozenset({"XP"})},
    {"actors": frozenset({"AZ"}), "recipients": frozenset({"XO"})},
    {"actors": frozenset(), "recipients": frozenset()},
    {"recipients": frozenset(), "time": "2024", "fatalities": None},
    {"time": "2024-12", "fatalities": 4},
    {"status": "Threatened"},
    {"root": "COERCE"},
]


@pytest.mark.parametrize("change", SAME)
def test_reports_in_two_documents_that_agree_are_one_happening(change):
    assert grouped(BASE, elsewhere(**change)) == [["r1", "r2"]]


@pytest.mark.parametrize("change", OTHER)
def test_reports_that_contradict_or_share_too_little_stay_apart(change):
    assert grouped(BASE, elsewhere(**change)) == [["r1"], ["r2"]]


def test_two_places_keep_happenings_apart_unless_one_lies_in_the_other():
    here = replace(BASE, place="aktau", within=frozenset({"KZ"}), fatalities=None)
    assert grouped(here, elsewhere(place="KZ", fatalities=None)) == [["r1", "r2"]]
    assert grouped(here, elsewhere(place="grozny", fatalities=None)) == [["r1"], ["r2"]]


def test_an_undated_report_joins_the_only_such_happening_of_its_own_document():
    undated = replace(BASE, iri="r2", time="", fatalities=None)
    assert grouped(BASE, undated) == [["r1", "r2"]]


def test_a_vague_report_that_fits_two_happenings_joins_neither():
    later = replace(BASE, iri="r2", time="2024-05-01", fatalities=None)
    vague = replace(BASE, iri="r3", time="2024", fatalities=None)
    assert grouped(replace(BASE, fatalities=None), later, vague) == [["r1"], ["r2"], ["r3"]]


def test_who_is_named_first_does_not_matter_where_both_sides_do_the_same():
    met = replace(BASE, root="CONSULT", fatalities=None)
    other = elsewhere(root="CONSULT", fatalities=None, actors=frozenset({"AZ"}), recipients=frozenset({"XO"}))
    (happening,) = across_documents(in_documents([met, other]))
    assert (happening.actors, happening.recipients) == ({"AZ"}, {"XO"})


def test_what_an_author_denies_is_not_what_the_same_author_tells():
    denied = replace(BASE, iri="r2", status="Denied")
    assert grouped(BASE, denied) == [["r1"], ["r2"]]
    assert grouped(BASE, replace(denied, voice="speaker")) == [["r1", "r2"]]
    assert grouped(BASE, replace(denied, document="d2")) == [["r1", "r2"]]


def test_the_suites_above_hold_the_cases_they_claim():
    assert (len(SAME), len(OTHER)) == (12, 10)


names = st.sampled_from(["XO", "AZ", "XP"])
reports = st.lists(
    st.builds(
        Report,
        iri=st.just(""),
        document=st.sampled_from(["d1", "d2", "d3"]),
        root=st.sampled_from(["ASSAULT", "CONSULT"]),
        actors=st.frozensets(names, max_size=2),
        recipients=st.frozensets(names, max_size=2),
        time=st.sampled_from(["", "2024", "2024-12", "2024-12-25", "2023-01"]),
        place=st.sampled_from([None, "aktau", "grozny"]),
        fatalities=st.sampled_from([None, 38, 40]),
        status=st.sampled_from(["Happened", "Denied", "Threatened"]),
        voice=st.sampled_from(["author", "speaker"]),
    ),
    max_size=7,
).map(lambda found: [replace(report, iri=f"r{n}") for n, report in enumerate(found)])


@given(found=reports, seed=st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter_and_none_is_lost(found, seed):
    shuffled = list(found)
    seed.shuffle(shuffled)
    assert grouped(*found) == grouped(*shuffled)
    assert sorted(iri for group in grouped(*found) for iri in group) == [r.iri for r in found]


def test_three_reports_give_the_same_in_every_order():
    three = [BASE, elsewhere(time="2024-12"), replace(BASE, iri="r3", document="d3", actors=frozenset())]
    assert {str(grouped(*order)) for order in permutations(three)} == {str([["r1", "r2", "r3"]])}
    assert len(happenings_of(three)) == 1
