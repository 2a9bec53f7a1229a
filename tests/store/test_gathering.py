"""Which reports become one event."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evidence import Evidence
from kg.store.gathering import across_documents, in_documents
from kg.store.reported import alone

BASE = Evidence(
    graph="d1",
    start=0,
    end=9,
    sentence="",
    iri="r1",
    status="Happened",
    term="ASSAULT",
    subjects=("XO",),
    objects=("AZ",),
    time="2024-12-25",
    dead=38,
)
WITHIN = {"aktau": ["KZ"]}


def told(report):
    """A report alone; its sentence holds the stems of its words."""
    words = frozenset(report.sentence.split()) if report.time else None
    return alone(report, within=WITHIN.get(report.place, ()), words=words)


def gathered(reports):
    return across_documents(in_documents(map(told, reports)))


def grouped(*reports):
    return sorted(sorted(r.iri for r in h.reports) for h in gathered(reports))


def elsewhere(**change):
    return replace(BASE, iri="r2", graph="d2", **change)


DENIAL = {"status": "Denied", "speakers": ("XO",), "time": "", "dead": None, "date": "2025-01-07"}
SAME = [
    DENIAL,
    {"denies": ("r1",), "objects": (), "time": "", "status": "Denied"},
    {"status": "Hypothetical", "certainty": "Probable", "speakers": ("AZ",)},
    {},
    {"time": "2024-12"},
    {"time": "2024"},
    {"time": "2024-12", "dead": None},
    {"time": "", "dead": 38},
    {"subjects": ()},
    {"objects": (), "time": "2024-12"},
    {
        "subjects": (
            "XO",
            "XP",
        )
    },
    {"place": "aktau"},
    {"dead": 40},
    {"status": "Ongoing"},
    {"status": "Denied"},
]
OTHER = [
    {**DENIAL, "date": "2025-03-07"},
    {**DENIAL, "date": "2024-12-20"},
    {**DENIAL, "speakers": ()},
    {**DENIAL, "objects": ("AM",)},
    {"status": "Hypothetical", "certainty": "Possible", "speakers": ("AZ",)},
    {"time": "2024-12-26"},
    {"time": "2023"},
    {"time": "", "dead": None},
    {"subjects": ("XP",)},
    {"subjects": ("AZ",), "objects": ("XO",)},
    {"subjects": (), "objects": ()},
    {"objects": (), "time": "2024", "dead": None},
    {"time": "2024-12", "dead": 4},
    {"status": "Threatened"},
    {"term": "COERCE"},
]


@pytest.mark.parametrize("change", SAME)
def test_reports_in_two_documents_that_agree_are_one_happening(change):
    assert grouped(BASE, elsewhere(**change)) == [["r1", "r2"]]


@pytest.mark.parametrize("change", OTHER)
def test_reports_that_contradict_or_share_too_little_stay_apart(change):
    assert grouped(BASE, elsewhere(**change)) == [["r1"], ["r2"]]


def test_two_places_keep_happenings_apart_unless_one_lies_in_the_other():
    here = replace(BASE, place="aktau", dead=None)
    assert grouped(here, elsewhere(place="KZ", dead=None)) == [["r1", "r2"]]
    assert grouped(here, elsewhere(place="grozny", dead=None)) == [["r1"], ["r2"]]


def test_an_undated_report_joins_the_only_such_happening_of_its_own_document():
    undated = replace(BASE, iri="r2", time="", dead=None)
    assert grouped(BASE, undated) == [["r1", "r2"]]


def test_a_vague_report_that_fits_two_happenings_joins_neither():
    later = replace(BASE, iri="r2", time="2024-05-01", dead=None)
    vague = replace(BASE, iri="r3", time="2024", dead=None)
    assert grouped(replace(BASE, dead=None), later, vague) == [["r1"], ["r2"], ["r3"]]


def test_who_is_named_first_does_not_matter_where_both_sides_do_the_same():
    met = replace(BASE, term="CONSULT", dead=None)
    other = elsewhere(term="CONSULT", dead=None, subjects=("AZ",), objects=("XO",))
    (happening,) = gathered([met, other])
    assert (happening.actors, happening.recipients) == ({"AZ"}, {"XO"})


def test_what_an_author_denies_is_not_what_the_same_author_tells():
    denied = replace(BASE, iri="r2", status="Denied")
    assert grouped(BASE, denied) == [["r1"], ["r2"]]
    assert grouped(BASE, replace(denied, speaker="Marsh")) == [["r1", "r2"]]
    assert grouped(BASE, replace(denied, graph="d2")) == [["r1", "r2"]]


def test_the_suites_above_hold_the_cases_they_claim():
    assert (len(SAME), len(OTHER)) == (15, 15)


sides = st.frozensets(st.sampled_from(["XO", "AZ", "XP"]), max_size=2).map(lambda side: tuple(sorted(side)))
given_values = st.fixed_dictionaries(
    {
        "graph": st.sampled_from(["d1", "d2", "d3"]),
        "term": st.sampled_from(["ASSAULT", "CONSULT"]),
        "subjects": sides,
        "objects": sides,
        "time": st.sampled_from(["", "2024", "2024-12", "2024-12-25", "2023-01"]),
        "place": st.sampled_from(["", "aktau", "grozny"]),
        "dead": st.sampled_from([None, 38, 40]),
        "status": st.sampled_from(["Happened", "Denied", "Threatened"]),
        "speaker": st.sampled_from(["", "Marsh"]),
        "sentence": st.sampled_from(["", "~attack depot", "~attack", "~took island port", "~burn island port"]),
    }
)
reports = st.lists(given_values, max_size=7).map(
    lambda found: [replace(BASE, iri=f"r{n}", **values) for n, values in enumerate(found)]
)


@given(found=reports, seed=st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter_and_none_is_lost(found, seed):
    shuffled = list(found)
    seed.shuffle(shuffled)
    assert grouped(*found) == grouped(*shuffled)
    assert sorted(iri for group in grouped(*found) for iri in group) == [r.iri for r in found]


def test_three_reports_give_the_same_in_every_order():
    three = [BASE, elsewhere(time="2024-12"), replace(BASE, iri="r3", graph="d3", subjects=())]
    assert {str(grouped(*order)) for order in permutations(three)} == {str([["r1", "r2", "r3"]])}
    assert len(gathered(three)) == 1


@pytest.mark.parametrize(
    ("days", "together"),
    [
        ({"earliest": "2024-12-20", "latest": "2024-12-27"}, True),
        ({"latest": "2025-01-03"}, True),
        ({"earliest": "2025-01-01", "latest": "2025-01-08"}, False),
        ({"latest": "2024-12-24"}, False),
    ],
)
def test_what_the_days_of_undated_reports_rule_out_is_kept_apart(days, together):
    dated = replace(BASE, earliest="2024-12-25", latest="2024-12-25")
    reports = grouped(dated, replace(BASE, iri="r2", graph="d2", time="", **days))
    assert reports == ([["r1", "r2"]] if together else [["r1"], ["r2"]])


ATTACK = replace(BASE, dead=None, sentence="~attack depot fuel")
TAKING = "~took island port"


@pytest.mark.parametrize(
    ("change", "together"),
    [
        ({"sentence": "~bomb depot fuel night"}, True),  # its words
        ({"sentence": "~attack depot"}, True),  # the same deed, and what it was done to
        ({"sentence": "~attack depot", "time": "2024-12"}, True),
        ({"subjects": (), "objects": ("AZ",), "sentence": "~hit depot fuel"}, True),
        ({"sentence": TAKING, "graph": "d1"}, True),  # its own text
        ({"sentence": TAKING, "status": "Denied"}, True),  # what is denied is told elsewhere
        ({"sentence": TAKING}, False),
        ({"sentence": "~attack school"}, False),
        ({"sentence": "~attack"}, False),
        ({"sentence": "~attack", "time": "2024-12"}, False),
        ({"sentence": "~took fuel"}, False),
        ({"sentence": "~bomb fuel depot", "time": "2024"}, False),
        ({"subjects": (), "objects": ("AZ",), "sentence": TAKING}, False),
    ],
)
def test_a_day_and_a_doer_alone_make_no_two_texts_tell_one_act(change, together):
    other = replace(BASE, **{"iri": "r2", "graph": "d2", "dead": None, "objects": (), **change})
    assert grouped(ATTACK, other) == ([["r1", "r2"]] if together else [["r1"], ["r2"]])
    numbered = grouped(replace(ATTACK, dead=38), replace(other, dead=38, time="2024-12-25"))
    assert numbered == [["r1", "r2"]]


@pytest.mark.parametrize(
    ("places", "together"),
    [(("aktau", "aktau"), True), (("aktau", ""), False), (("AZ", "AZ"), True), (("XO", "XO"), False)],
)
def test_a_place_that_takes_part_in_both_makes_no_two_texts_tell_one_act(places, together):
    one, other = replace(ATTACK, place=places[0]), elsewhere(dead=None, objects=(), sentence=TAKING, place=places[1])
    assert grouped(one, other) == ([["r1", "r2"]] if together else [["r1"], ["r2"]])


@pytest.mark.parametrize(("other", "together"), [("2024-12-25", True), ("2024-12", False)])
def test_the_word_of_an_act_is_enough_where_both_texts_tell_no_more_of_the_day(other, together):
    bare = elsewhere(dead=None, objects=(), sentence="~attack", time=other)
    assert grouped(replace(ATTACK, sentence="~attack"), bare) == ([["r1", "r2"]] if together else [["r1"], ["r2"]])


SPOT = {"place": "https://x/place/oslo", "subjects": (), "objects": ("https://x/group/d1/villagers",)}
THERE = {**SPOT, "objects": ("https://x/group/d2/people",), "dead": 40}


@pytest.mark.parametrize(
    ("change", "together"),
    [
        ({}, True),  # one day, one town: two tolls of one thing
        ({"place": "https://x/place/bergen"}, False),
        ({"time": "2024-12-26"}, False),
        ({"time": "2024-12"}, False),
        ({"place": "https://x/state/NO"}, False),
        ({"term": "PROTEST"}, False),
    ],
)
def test_unnamed_people_of_two_texts_may_be_the_same(change, together):
    one = replace(BASE, **SPOT)
    state = {"place": change["place"]} if "state" in change.get("place", "") else {}
    found = grouped(replace(one, **state), elsewhere(**{**THERE, **change}))
    assert found == ([["r1", "r2"]] if together else [["r1"], ["r2"]])


@pytest.mark.parametrize(
    ("change", "together"),
    [({}, True), ({"start": 900, "end": 950}, False), ({"speakers": ("NO",)}, False), ({"speakers": ()}, False)],
)
def test_two_speakers_side_by_side_tell_of_one_thing(change, together):
    one = replace(BASE, subjects=(), objects=("AZ",), time="", dead=14, speaker="x", speakers=("NO",))
    other = replace(one, **{"iri": "r2", "start": 60, "end": 99, "dead": 40, "speakers": ("SE",), **change})
    assert grouped(one, other) == ([["r1", "r2"]] if together else [["r1"], ["r2"]])


COPIED = "Norland condemned the raid and promised to send new weapons to Sudria."


@pytest.mark.parametrize(
    ("one", "other", "change", "events"),
    [
        (COPIED, COPIED, {}, 1),
        (COPIED, COPIED.replace("raid and", "raid\nand"), {}, 1),
        (COPIED, COPIED, {"objects": ()}, 1),
        (COPIED, COPIED, {"graph": "d1"}, 1),
        (COPIED, COPIED.replace("new", "old"), {}, 2),
        (COPIED, COPIED, {"subjects": ("XP",), "objects": ()}, 2),
        ("Norland agreed.", "Norland agreed.", {}, 2),
    ],
)
def test_copies_of_a_sentence_tell_of_one_event_without_a_date(one, other, change, events):
    undated = replace(BASE, time="", dead=None)
    copy = replace(undated, **{"iri": "r2", "graph": "d2", **change})
    told = in_documents([alone(undated, sentence=one), alone(copy, sentence=other)])
    assert len(across_documents(told)) == events


def charge(iri, start, about, **change):
    """A charge of one text without a time, and what it is about."""
    values = {"term": "ACCUSE", "time": "", "dead": None, "start": start, "end": start + 9}
    return alone(replace(BASE, iri=iri, **(values | change)), about=frozenset(about.split()) or None)


@pytest.mark.parametrize(
    ("one", "other", "acts"),
    [
        ("drone ship port", "spy telephon", 2),
        ("drone ship port", "drone arrest", 2),
        ("drone ship port", "ship drone", 1),
        ("drone ship port", "", 1),  # a headline, or nothing is said of what it is about
    ],
)
def test_charges_of_one_text_are_told_apart_by_what_they_are_about(one, other, acts):
    found = across_documents(in_documents([charge("r1", 0, one), charge("r2", 900, other)]))
    assert len(found) == acts
