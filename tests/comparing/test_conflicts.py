"""What sources tell against each other, and its twins that are no conflict, from text to finding."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg.cli.parser import main
from kg.comparing import opposed, rivals, telling
from kg.contest import Conflict
from kg.errors import InputError, UnknownNameError
from kg.graph import Graph
from kg.store import ask, sweeping
from kg.store.evidence import EvidenceReader

WIRE = (
    "Georgia said that Armenia shelled the village of Kesh on 4 April 2025. Officials in the capital spoke of heavy "
    "damage to houses and a school and promised help to all the families who had lost their homes in the night, and "
    "asked the neighbours to open the border for those who wanted to leave."
)

TEXTS = [
    # denied: by another text, of what a wire tells, of a relation; a refusal and a change of things are no denial
    ("accused", "2025-03-12", "Gazette", "Norway accused Sweden of supplying weapons to Hamas."),
    ("denied", "2025-03-20", "Courier", "Sweden denied that it supplies weapons to Hamas."),
    ("wire-1", "2025-04-05", "Wire One", WIRE),
    ("wire-2", "2025-04-05", "Wire Two", WIRE),
    ("wire-3", "2025-04-07", "Post", "Armenia denied that it shelled the village of Kesh on 4 April 2025."),
    ("ally", "2025-01-01", "Gazette", "Chad is an ally of Niger."),
    ("no-ally", "2025-02-01", "Courier", "Chad is not an ally of Niger."),
    ("office", "2025-01-01", "Gazette", "Dana Wood is a chief economist."),
    ("no-office", "2025-02-01", "Courier", "Dana Wood is not a chief economist."),
    ("outside", "2010-01-01", "Gazette", "Finland is not a member of NATO."),
    ("inside", "2025-01-01", "Courier", "Finland is a member of NATO."),
    ("endorsed", "2025-05-02", "Gazette", "Bob Hill endorsed Ana Kim on Friday."),
    ("refused", "2025-05-02", "Courier", "Bob Hill refused to endorse Ana Kim."),
    ("before", "2025-05-01", "Gazette", "Peru has not attacked Chile."),
    ("after", "2025-06-20", "Courier", "Peru attacked Chile on 18 June 2025."),
    # tolls: rivals; raised by the same outlet; a bound that allows the other number
    ("toll-1", "2025-06-02", "Gazette", "On 1 June 2025 a bomb attack in Oslo killed 12 people."),
    ("toll-2", "2025-06-02", "Courier", "On 1 June 2025 a bomb attack in Oslo killed 20 people."),
    ("rise-1", "2025-07-02", "Gazette", "On 1 July 2025 a bomb attack in Bergen killed 12 people."),
    ("rise-2", "2025-07-04", "Gazette", "On 1 July 2025 a bomb attack in Bergen killed 20 people."),
    ("hurt-1", "2025-02-02", "Gazette", "On 1 February 2025 a bomb attack in Rome wounded 30 people."),
    ("hurt-2", "2025-02-02", "Courier", "On 1 February 2025 a bomb attack in Rome wounded 50 people."),
    ("least", "2025-08-02", "Gazette", "On 1 August 2025 a bomb attack in Lyon killed at least 12 people."),
    ("exact", "2025-08-02", "Courier", "On 1 August 2025 a bomb attack in Lyon killed 20 people."),
    # dates: of one raid; two raids that one text tells apart are no rivals
    ("day-1", "2025-09-20", "Gazette", "Russia attacked Moldova on 12 September 2025, killing 38 people."),
    ("day-2", "2025-09-21", "Courier", "Russia attacked Moldova on 13 September 2025, killing 38 people."),
    (
        "both",
        "2025-10-20",
        "Gazette",
        "Iran attacked Iraq on 12 October 2025, killing 5 people. "
        "Iran attacked Iraq again on 14 October 2025, killing 5 people.",
    ),
    ("one", "2025-10-21", "Courier", "Iran attacked Iraq on 12 October 2025, killing 5 people."),
    # beginnings: of a life, a membership, an agreement; a year that holds the month is no rival
    ("born-1", "2025-01-01", "Gazette", "Bob Hill was born in Oslo in 1961."),
    ("born-2", "2025-01-02", "Courier", "Bob Hill was born in Oslo in 1963."),
    ("since-1", "2025-01-01", "Gazette", "Sweden has been a member of NATO since March 2024."),
    ("since-2", "2025-01-02", "Courier", "Sweden has been a member of NATO since 2024."),
    ("since-3", "2025-01-02", "Post", "Norway joined the European Union in 2004."),
    ("since-4", "2025-01-02", "Courier", "Norway joined the European Union in 2005."),
    ("signed-1", "2025-01-01", "Gazette", "Kenya and Uganda signed the Algiers Agreement on 3 December 2024."),
    ("signed-2", "2025-01-02", "Courier", "Kenya and Uganda signed the Algiers Agreement on 5 December 2024."),
    # accounts: of two speakers, of two outlets; two raids of one day on one state are no rivals
    (
        "blame",
        "2025-11-11",
        "Gazette",
        "Finland said that Estonia attacked its border post on 10 November 2025. "
        "Estonia said that Finland attacked its village on 10 November 2025.",
    ),
    ("who-1", "2025-11-12", "Gazette", "On 11 November 2025 Israel shelled Lebanon near Tyre, killing 17 people."),
    ("who-2", "2025-11-12", "Courier", "On 11 November 2025 Syria shelled Lebanon near Tyre, killing 17 people."),
    ("raid-1", "2025-12-02", "Gazette", "On 1 December 2025 Mali attacked Ghana."),
    ("raid-2", "2025-12-02", "Courier", "On 1 December 2025 Togo attacked Ghana."),
    # courses: a threat and a plan carried out; a visit; what is planned after the deed is another one
    ("threat", "2025-01-05", "Gazette", "China threatened to impose sanctions on Japan."),
    ("plan", "2025-01-10", "Courier", "China plans to impose sanctions on Japan in February 2025."),
    ("deed", "2025-02-12", "Gazette", "China imposed sanctions on Japan on 10 February 2025."),
    ("invade", "2025-05-01", "Gazette", "India plans to invade Nepal."),
    ("invaded", "2025-05-20", "Courier", "India invaded Nepal on 18 May 2025."),
    ("never", "2025-05-21", "Post", "India denied that it invaded Nepal."),
    ("warned", "2025-05-05", "Gazette", "Laos threatened to attack Bhutan."),
    ("struck", "2025-05-20", "Courier", "Laos attacked Bhutan."),
    ("which", "2025-05-05", "Gazette", "Cuba plans to attack Haiti."),
    ("first", "2025-05-20", "Courier", "Cuba attacked Haiti on 12 May 2025."),
    ("second", "2025-05-25", "Courier", "Cuba attacked Haiti on 22 May 2025."),
    ("late", "2025-06-25", "Gazette", "Peru plans to attack Chile."),
    ("again", "2025-06-20", "Courier", "Egypt attacked Libya on 18 June 2025. Egypt plans to attack Libya again."),
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Graph:
    folder = tmp_path_factory.mktemp("conflicts")
    records = [dict(zip(("id", "published", "source", "text"), row, strict=True)) for row in TEXTS]
    (folder / "texts.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return kg.build(folder / "texts.jsonl", folder / "graph", nlp=nlp)


def of(graph: Graph, kind: str) -> list[Conflict]:
    return list(graph.conflicts(kinds=[kind]))


def told(found: Conflict) -> list[tuple[str, tuple[str, ...], list[str]]]:
    return [(side.said, side.by, [one.document for one in side.evidence]) for side in found.sides]


def test_what_one_affirms_and_another_denies_is_a_conflict(graph: Graph) -> None:
    found = {one.what: one for one in of(graph, "denied")}
    assert sorted(found) == [
        "AID: Sweden -> Hamas",
        "ASSAULT: Armenia (2025-04-04)",
        "ASSAULT: India -> Nepal (2025-05-18)",
        "Dana Wood has the position of chief economist",
        "Niger is allied with Chad",
    ]
    aid = found["AID: Sweden -> Hamas"]
    assert told(aid) == [("affirmed", ("Norway",), ["accused"]), ("denied", ("Sweden",), ["denied"])]
    assert (aid.since, aid.until, aid.term) == ("2025-03-20", "2025-03-20", "AID")
    office = found["Dana Wood has the position of chief economist"]  # a value in words is no actor
    assert office.actors == (f"{graph.store.base_iri}person/dana-wood",)
    assert told(found["Niger is allied with Chad"]) == [
        ("affirmed", ("Gazette",), ["ally"]),
        ("denied", ("Courier",), ["no-ally"]),
    ]


def test_wire_copies_count_as_one_origin(graph: Graph) -> None:
    (found,) = [one for one in of(graph, "denied") if "Armenia" in one.what]
    assert [(side.documents, side.origins) for side in found.sides] == [(2, 1), (1, 1)]


def test_the_findings_on_events_are_those_of_the_packaged_question(graph: Graph) -> None:
    rows = ask(graph.store.raw, name="contested").table().rows
    assert {row[0] for row in rows} == {one.what for one in of(graph, "denied") if one.events}


def test_rival_tolls_exclude_each_other_and_come_from_two_sources(graph: Graph) -> None:
    hurt, found = of(graph, "toll")
    assert told(hurt) == [("30 injured", ("Gazette",), ["hurt-1"]), ("50 injured", ("Courier",), ["hurt-2"])]
    assert told(found) == [("12 killed", ("Gazette",), ["toll-1"]), ("20 killed", ("Courier",), ["toll-2"])]


def test_one_raid_of_two_days_is_a_conflict_and_two_raids_are_none(graph: Graph) -> None:
    (found,) = [one for one in of(graph, "date") if one.events]
    assert told(found) == [
        ("on 2025-09-12", ("Gazette",), ["day-1"]),
        ("on 2025-09-13", ("Courier",), ["day-2"]),
    ]


def test_what_begins_once_is_dated_otherwise(graph: Graph) -> None:
    found = {one.what: [side.said for side in one.sides] for one in of(graph, "date") if not one.events}
    assert found.pop("Bob Hill was born in Oslo") == ["in 1961", "in 1963"]
    assert found.pop("Norway is a member of European Union") == ["since 2004", "since 2005"]
    assert list(found.values()) == [["on 2024-12-03", "on 2024-12-05"]]  # once, and not for each party


def test_who_did_it_is_told_otherwise_side_by_side_or_of_one_spot(graph: Graph) -> None:
    found = [told(one) for one in of(graph, "account")]
    assert found == [
        [("Finland did it", ("Estonia",), ["blame"]), ("Estonia did it", ("Finland",), ["blame"])],
        [("Israel did it", ("Gazette",), ["who-1"]), ("Syria did it", ("Courier",), ["who-2"])],
    ]


def test_a_course_has_the_sentence_and_date_of_each_change(graph: Graph) -> None:
    found = [
        [(side.said, side.since, one.document) for side in c.sides for one in side.evidence]
        for c in of(graph, "course")
    ]
    assert found == [
        [("threatened", "2025-01-05", "threat"), ("planned", "2025-01-10", "plan"), ("happened", "2025-02-12", "deed")],
        [("planned", "2025-05-01", "invade"), ("happened", "2025-05-20", "invaded"), ("denied", "2025-05-21", "never")],
        [("threatened", "2025-05-05", "warned"), ("happened", "2025-05-20", "struck")],
    ]


def test_filters_narrow_by_actor_kind_and_time(graph: Graph) -> None:
    assert {one.kind for one in graph.conflicts(actor="India")} == {"denied", "course"}
    late = graph.conflicts(since="2025-11")
    assert [one.kind for one in late] == ["account", "account"]
    assert {one.since for one in graph.conflicts(until="2025-02", kinds=["course", "denied"])} == {
        "2025-01-10",
        "2025-02-01",
    }
    with pytest.raises(InputError, match="no kind of conflict 'rumour'"):
        graph.conflicts(kinds=["rumour"])
    with pytest.raises(UnknownNameError):
        graph.conflicts(actor="Atlantis Unknown")


def test_the_command_prints_sentences_json_or_a_page(
    graph: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, page = str(graph.path), tmp_path / "conflicts.html"
    assert main(["conflicts", folder, "--kind", "toll"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(
        "[toll] ASSAULT: ? -> people (2025-02-01), since 2025-02-02\n  30 injured: Gazette (1 text, 1 origin"
    )
    assert err == "2 conflicts\n"
    assert main(["conflicts", folder, "--json", "--actor", "Hamas"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["sides"][1]["evidence"][0]["sentence"] == "Sweden denied that it supplies weapons to Hamas."
    assert main(["conflicts", folder, "--html", str(page)]) == 0
    assert "Rival tolls (2)" in page.read_text(encoding="utf-8")
    assert "Whether Sweden aided Hamas" in page.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["conflicts", folder, "--actor", "Ghana"]) == 0
    assert capsys.readouterr() == ("", "kg: 0 rows: no source contradicts another\n")
    assert main(["conflicts", folder, "--since", "May"]) == 2
    assert "'May' is no date" in capsys.readouterr().err


def test_what_one_text_tells_in_its_own_voice_is_never_set_against_itself(graph: Graph) -> None:
    """Else a text of a thousand happenings would take a million looks."""
    held = telling.told(graph.store)
    pairs = list(rivals._candidates(held, rivals._of_a_deed))
    silent = [
        (one, other)
        for one, other in pairs
        if not {said.graph for said in held.reports[one.iri]} - {said.graph for said in held.reports[other.iri]}
        and not any(said.speakers for event in (one, other) for said in held.reports[event.iri])
    ]
    assert pairs
    assert silent == []


def test_what_stands_against_each_other_is_found_among_positions_as_among_ties(graph: Graph) -> None:
    store = graph.store
    held = [*telling.told(store).facts.values()]
    for term, number in (("position", 1), ("memberOf", 0), ("alliedWith", 1)):
        among = {said.iri for found in held for said in found if said.term == term}
        assert len(opposed(store, among).pairs) == number


def test_bare_positions_are_not_read_where_none_of_them_matters(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = EvidenceReader(graph.store.raw, graph.store.base_iri)
    ties = {said.iri for said in reader.tied().values()}
    whole = opposed(graph.store, ties)
    read = []
    monkeypatch.setattr(
        sweeping,
        "stated",
        lambda store, kind, part, plain=sweeping.stated: read.append(part) or plain(store, kind, part),
    )
    assert opposed(graph.store, ties) == whole
    assert "bare" not in read
