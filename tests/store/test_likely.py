"""Which gatherings are tried as one: all that could be, and not many more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evidence import Evidence
from kg.store import gathering, likely
from kg.store.gathering import across_documents, in_documents
from kg.store.likely import Shelf
from kg.store.reported import alone

BASE = Evidence(graph="d", start=0, end=9, sentence="", iri="r", status="Happened", term="ACCUSE")
TOLD = "The minister said on Tuesday that the pipeline had been cut by divers who came at night."

sides = st.frozensets(st.sampled_from(["XO", "AZ", "XP"]), max_size=2).map(lambda side: tuple(sorted(side)))
days = st.dates(date(2024, 12, 25), date(2025, 3, 5)).map(date.isoformat)
reports = st.lists(
    st.fixed_dictionaries(
        {
            "graph": st.sampled_from(["d1", "d2", "d3", "d4"]),
            "subjects": sides,
            "objects": sides,
            "time": st.sampled_from(["", "", "2024", "2024-12", "2024-12-25", "2025-01"]),
            "date": days,
            "place": st.sampled_from(["", "x/place/aktau", "x/place/grozny", "x/state/XO"]),
            "dead": st.sampled_from([None, None, 38, 40]),
            "status": st.sampled_from(["Happened", "Denied"]),
            "speakers": st.sampled_from([(), ("XO",), ("AZ",)]),
            "denies": st.sampled_from([(), (), ("r0",), ("r3",)]),
            "start": st.sampled_from([0, 300, 1200]),
        }
    ),
    max_size=9,
).map(lambda found: [replace(BASE, iri=f"r{n}", **values) for n, values in enumerate(found)])


def gathered(found):
    told = (alone(report, sentence=TOLD if report.start == 1200 else "") for report in found)
    return sorted(sorted(r.iri for r in one.reports) for one in across_documents(in_documents(told)))


@given(found=reports)
def test_none_is_missed_that_comparing_all_with_all_would_find(found):
    class All(Shelf):
        def like(self, gathering):
            super().like(gathering)
            return sorted({number for held in self._held.values() for number in held})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering, "Shelf", All)
        patch.setattr("kg.store.likely._common", lambda one: iter([("all",)]))
        expected = gathered(found)
    assert gathered(found) == expected


@pytest.mark.parametrize("change", [{}, {"time": ""}, {"dead": None}])
def test_comparisons_grow_with_the_number_of_happenings_not_with_its_square(monkeypatch, change):
    tried = []
    compatible = gathering._compatible
    monkeypatch.setattr(gathering, "_compatible", lambda a, b: tried.append(1) or compatible(a, b))

    def comparisons(number):
        tried.clear()
        for n in range(number):
            day = (date(2020, 1, 1) + timedelta(n)).isoformat()
            told = {"subjects": ("XO",), "objects": ("AZ",), "time": day, "date": day, "dead": n, **change}
            found.append(replace(BASE, iri=f"r{n}", graph=f"d{n}", **told))
        across_documents(in_documents(map(alone, found)))
        found.clear()
        return len(tried)

    found = []
    assert comparisons(800) <= 2 * comparisons(400) + 100


def test_of_many_that_tell_the_same_each_is_shelved_by_its_own_part(monkeypatch):
    shelved = []
    inner = likely._shown
    monkeypatch.setattr(likely, "_shown", lambda one: shelved.append(len(one.reports)) or inner(one))
    same = {"subjects": ("XO",), "objects": ("AZ",), "time": "2024-12-25", "date": "2024-12-26"}
    [one] = across_documents(in_documents(alone(replace(BASE, iri=f"r{n}", graph=f"d{n}", **same)) for n in range(40)))
    assert len(one.reports) == 40
    assert shelved == [1] * 80  # in its document, and across


DAY = "2024-12-25"
BOTH = {"subjects": ("XO",), "objects": ("AZ",)}
SPOT = {"time": DAY, "place": "x/place/aktau"}
DENIED = {**BOTH, "status": "Denied", "speakers": ("XO",), "date": "2025-01-07"}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({}, {"denies": ("r1",)}),
        ({"denies": ("r2",)}, {}),
        ({"graph": "d2"}, {}),
        ({"subjects": ("XO",), "start": 1200}, {"objects": ("XO",), "start": 1200}),
        (SPOT, SPOT),
        ({**BOTH, "time": DAY}, {**BOTH, "time": "2024"}),
        ({"subjects": ("XO",), "time": DAY}, {"subjects": ("XO",), "time": "2024-12"}),
        ({"subjects": ("XO",), "dead": 38}, {"objects": ("XO",), "dead": 38}),
        ({**BOTH, "time": DAY}, DENIED),
        (DENIED, {**BOTH, "date": "2024-12-27"}),
    ],
)
def test_each_clue_finds_by_itself(first, then):
    def told(name, values):
        report = replace(BASE, **{"iri": name, "graph": name.replace("r", "d"), **values})
        return alone(report, sentence=TOLD if report.start == 1200 else "")

    shelf = Shelf()
    shelf.put(7, told("r1", first))
    assert shelf.like(told("r2", then)) == [7]
    assert shelf.like(told("r3", {"subjects": ("XP",), "time": "2023"})) == []
