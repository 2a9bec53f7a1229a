"""Corrections over whole builds: what they change is seen wherever it shows, and taken back without a trace."""

import shutil
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg.building import remove
from kg.cli.parser import main
from kg.corrections.amendments import DOCUMENT
from kg.errors import InputError
from kg.network import corrections

TEXTS = {
    "one.txt": """---
title: Talks
date: 2025-08-19
source: The Harbour Gazette
---
President Nina Orlova of Georgia arrived in Baku. Russia attacked Ukraine on 12 August 2025. Russia opposes Georgia.
""",
    "two.txt": """---
title: More talks
date: 2025-08-20
source: Steppe Courier
---
Nino Orlowa, the Georgian president, condemned Russia. Russia is an ally of Belarus.
""",
}
HEAD = "action,subject,object,value,author,date,reason\n"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corrected")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(texts: Path, tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Path:
    folder = tmp_path_factory.mktemp("plain") / "graph"
    kg.build(texts, folder, nlp=nlp).close()
    return folder


@pytest.fixture
def plain(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "graph")


def quads(out: Path) -> bytes:
    with kg.open(out) as graph:
        return b"".join(graph.store.nquads())


def corrected(out: Path, texts: Path, nlp: Language, *rows: str) -> kg.Graph:
    file = out.parent / "corrections.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return kg.build(texts, out, corrections=file, nlp=nlp)


MERGE = 'merge,Nino Orlowa,Nina Orlova,,Ana Kim,2026-11-01,"one president, two spellings"'


def test_a_merge_is_one_entity_with_its_reason_in_every_view(plain: Path, texts: Path, nlp: Language) -> None:
    with corrected(plain, texts, nlp, MERGE) as graph:
        assert [o.state for o in graph.build_report.corrections] == ["applied"]
        assert "Nino Orlowa" not in set(graph.entities()["entity"])
        told = [row.text() for row in graph.identity("Nino Orlowa")]
        assert any("corrected by Ana Kim, 2026-11-01: one president, two spellings" in line for line in told)
        assert told[-1].startswith("corrected by Ana Kim, 2026-11-01 (merge: Nino Orlowa, Nina Orlova)")
        rows = graph.query(name="corrections", parameters={"of": "Nina Orlova"})
        assert rows["author"].tolist() == ["Ana Kim"]
        (said,) = graph.entity("Nino Orlowa").corrections
        assert said.text() == told[-1]
        assert corrections(graph.network()) == (said,)
        assert f"<li><bdi>{said.text()}</bdi></li>" in graph.report()
        assert graph.validate().conforms


def test_later_builds_replay_what_the_graph_remembers_and_an_empty_file_takes_it_back(
    plain: Path, texts: Path, nlp: Language
) -> None:
    before = quads(plain)
    corrected(plain, texts, nlp, MERGE, "rename,Belarus,,White Rus", "add,Georgia,Ukraine,partnerOf").close()
    after = quads(plain)
    assert after != before
    with kg.build(texts, plain, nlp=nlp) as again:
        assert [o.state for o in again.build_report.corrections] == ["applied"] * 3
    assert quads(plain) == after
    remove(plain, "two.txt")
    with kg.build(texts / "one.txt", plain, nlp=nlp) as fewer:
        assert [o.state for o in fewer.build_report.corrections] == ["stale", "stale", "applied"]
    with corrected(plain, texts, nlp) as back:
        assert back.build_report.corrections == ()
    assert quads(plain) == before


def test_the_corrections_of_a_graph_can_be_exported_as_turtle_and_given_to_another(
    plain: Path, texts: Path, tmp_path: Path, nlp: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (MERGE, "rename,Belarus,,White Rus,Ben Ode", "add,Georgia,Ukraine,partnerOf,Ana Kim,2026,treaty")
    corrected(plain, texts, nlp, *rows).close()
    construct = "CONSTRUCT { ?s ?p ?o } { GRAPH <https://w3id.org/influence-kg/id/corrections> { ?s ?p ?o } }"
    assert main(["query", str(plain), construct, "--format", "ttl"]) == 0
    file = tmp_path / "exported.ttl"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["corrections", "check", str(file), str(plain)]) == 0
    kg.build(texts, tmp_path / "other", corrections=file, nlp=nlp).close()
    assert quads(tmp_path / "other") == quads(plain)
    file.write_text('[] a kg:Correction ; kg:action "delete" ; kg:givenSubject "Zzyzx" .', encoding="utf-8")
    with pytest.raises(InputError, match=r"exported\.ttl:1: the graph knows nobody named 'Zzyzx'"):
        kg.build(texts, plain, corrections=file, nlp=nlp)
    assert quads(tmp_path / "other") == quads(plain)


def test_a_rejected_edge_leaves_network_and_facts(plain: Path, texts: Path, nlp: Language) -> None:
    with kg.open(plain) as graph:
        assert graph.facts("Belarus")["relation"].tolist() == ["alliedWith"]
    with corrected(plain, texts, nlp, "reject,Belarus,Russia,alliedWith") as graph:
        assert graph.facts("Belarus").empty
        assert not [key for u, v, key in graph.network().edges(keys=True) if "state/BY" in u + v]


def test_a_correction_that_finds_nothing_to_correct_stands_nowhere_in_the_graph(
    plain: Path, texts: Path, nlp: Language
) -> None:
    before = quads(plain)
    rows = ("reject,Georgia,Belarus,alliedWith,Ana Kim", "status,http://example.org/none,,Denied,Ana Kim")
    with corrected(plain, texts, nlp, *rows) as graph:
        assert [o.state for o in graph.build_report.corrections] == ["stale", "stale"]
        assert graph.entity("Georgia").corrections == ()
    assert quads(plain) == before
    with kg.build(texts, plain, nlp=nlp) as again:
        assert [o.state for o in again.build_report.corrections] == ["stale", "stale"]


def test_what_is_added_is_an_edge_that_leads_to_the_analyst(plain: Path, texts: Path, nlp: Language) -> None:
    with corrected(plain, texts, nlp, "add,Ukraine,Georgia,partnerOf,Ana Kim,2026-11-02,treaty of May") as graph:
        (row,) = [row for row in graph.explain("Ukraine", "Georgia") if row.term == "partnerOf"]
        assert (row.outlet, row.kind) == ("corrections", "fact")
        assert row.sentence.endswith("(added by Ana Kim, 2026-11-02: treaty of May).")
        assert graph.validate().conforms
    with pytest.raises(InputError, match="an empty corrections file takes"):
        remove(plain, DOCUMENT)


def test_an_event_takes_the_analysts_status_and_date_and_keeps_its_iri(plain: Path, texts: Path, nlp: Language) -> None:
    find = "SELECT ?e ?s ?t ?l { ?e kg:eventType plover:ASSAULT ; kg:status ?s ; rdfs:label ?l ; sem:hasTimeStamp ?t }"
    with kg.open(plain) as graph:
        (before,) = graph.query(find).itertuples(index=False)
    rows = (f"status,{before.e},,Denied,Ana Kim", f"date,{before.e},,2025-08-13,Ana Kim")
    with corrected(plain, texts, nlp, *rows) as graph:
        (after,) = graph.query(find).itertuples(index=False)
        assert after.e == before.e
        assert (after.s.rpartition("#")[2], after.t) == ("Denied", "2025-08-13")
        assert after.l == "ASSAULT: Russia -> Ukraine (2025-08-13)"
        assert "ASSAULT" not in {key for _, _, key in graph.network().edges(keys=True)}
        assert graph.validate().conforms


def test_an_event_that_is_not_there_is_told_of(plain: Path, texts: Path, nlp: Language) -> None:
    with corrected(plain, texts, nlp, "status,http://example.org/none,,Denied") as graph:
        (outcome,) = graph.build_report.corrections
        assert (outcome.state, outcome.why) == ("stale", "the graph has no such event")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            "merge,Nina Orlava,Georgia",
            "corrections.csv:2: the graph knows nobody named 'Nina Orlava'; did you mean Nina",
        ),
        ("delete,Zzyzx", "corrections.csv:2: the graph knows nobody named 'Zzyzx'; kg query"),
    ],
)
def test_a_file_that_means_nobody_changes_nothing(plain: Path, texts: Path, nlp: Language, row: str, told: str) -> None:
    before = quads(plain)
    with pytest.raises(InputError) as refused:
        corrected(plain, texts, nlp, row)
    assert told in str(refused.value)
    assert quads(plain) == before
    assert not list(plain.rglob("corrections.csv"))


def test_a_circle_changes_nothing(plain: Path, texts: Path, nlp: Language) -> None:
    before = quads(plain)
    with pytest.raises(InputError, match=r"corrections\.csv:3: .*; merge all into one"):
        corrected(plain, texts, nlp, "merge,Russia,Belarus", "merge,Belarus,Russia")
    assert quads(plain) == before


def test_a_file_can_be_tried_without_a_change(plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = quads(plain)
    file = tmp_path / "try.csv"
    file.write_text(HEAD + MERGE + "\nreject,Russia,Georgia,partnerOf\nreject,Russia,Georgia,opposes\n")
    assert main(["corrections", "check", str(file), str(plain)]) == 1
    out, err = capsys.readouterr()
    assert [line.split("\t")[4] for line in out.splitlines()[1:4]] == ["applied", "stale", "applied"]
    assert out.endswith("corrections: 2 applied, 1 stale\n")
    assert "try.csv:3: reject stale: no text states this; the row can go" in err
    assert quads(plain) == before


def test_likely_duplicates_come_as_rows_that_can_be_pasted(
    plain: Path, texts: Path, nlp: Language, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["duplicates", str(plain)]) == 0
    proposed = capsys.readouterr().out
    assert "nearly the same letters; both of Georgia" in proposed
    file = tmp_path / "pasted.csv"
    file.write_text(proposed, encoding="utf-8")
    with kg.build(texts, plain, corrections=file, nlp=nlp) as graph:
        assert {outcome.state for outcome in graph.build_report.corrections} == {"applied"}
    assert main(["duplicates", str(plain)]) == 0
    assert "owa" not in capsys.readouterr().out


def test_two_that_an_analyst_keeps_apart_are_not_proposed(
    plain: Path, texts: Path, nlp: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected(plain, texts, nlp, "separate,Nino Orlowa,Nina Orlova").close()
    assert main(["duplicates", str(plain)]) == 0
    assert "owa" not in capsys.readouterr().out
