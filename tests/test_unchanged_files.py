"""A build reads again only the files that changed on the disk, and never trusts a time that may hide a change."""

import json
import os
import time
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg.building import remove
from kg.errors import KgError
from kg.ledger import files
from kg.texts import reading
from kg.texts.isolation import Found
from kg.texts.known import Stamp
from kg.texts.sources import Source

OLD = time.time_ns() - 3_600_000_000_000  # an hour ago: long before any tick that a build is in


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("---\ndate: 2024-03-01\n---\nRussia criticised Ukraine.\n")
    lines = [{"id": one, "text": f"{one} met Chad in Lagos.", "published": "2024-03-02"} for one in ("Niger", "Mali")]
    (folder / "b.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    for path in folder.iterdir():
        os.utime(path, ns=(OLD, OLD))
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are read as texts."""
    names: list[str] = []
    whole = reading._from_file

    def noted(source: Source, **more: bool) -> Found:
        names.append(source.name)
        return whole(source, **more)

    monkeypatch.setattr(reading, "_from_file", noted)
    return names


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are read for their content alone."""
    names: list[str] = []
    whole = files.content

    def noted(path: Path) -> str:
        names.append(path.name)
        return whole(path)

    monkeypatch.setattr(files, "content", noted)
    return names


def built(texts: Path, out: Path, nlp: Language) -> tuple[int, int]:
    with kg.build(texts, out, nlp=nlp) as graph:
        return graph.build_report.built, graph.build_report.unchanged


def test_files_that_did_not_change_are_not_opened(
    texts: Path, tmp_path: Path, nlp: Language, opened: list[str], hashed: list[str]
) -> None:
    out = tmp_path / "graph"
    assert built(texts, out, nlp) == (3, 0)
    opened.clear()
    hashed.clear()
    before = (out / "kg.json").read_bytes()
    seen: list[str] = []
    with kg.build(texts, out, nlp=nlp, on_document=lambda document: seen.append(document.id)) as graph:
        assert (graph.build_report.built, graph.build_report.unchanged) == (0, 3)
    assert seen == ["a.txt", "Niger", "Mali"]
    assert (opened, hashed) == ([], [])
    assert (out / "kg.json").read_bytes() == before  # no new state


def test_a_file_that_was_touched_is_compared_and_one_that_changed_is_read(
    texts: Path, tmp_path: Path, nlp: Language, opened: list[str], hashed: list[str]
) -> None:
    out = tmp_path / "graph"
    built(texts, out, nlp)
    opened.clear()
    hashed.clear()
    (texts / "b.jsonl").touch()
    assert built(texts, out, nlp) == (0, 3)
    assert (opened, hashed) == ([], ["b.jsonl"])
    hashed.clear()
    (texts / "a.txt").write_text("---\ndate: 2024-03-01\n---\nRussia attacked Ukraine.\n\n")
    assert built(texts, out, nlp) == (1, 2)
    assert (opened, hashed) == (["a.txt"], ["a.txt", "b.jsonl"])


def test_a_change_that_leaves_size_and_time_as_they_were_is_seen(
    texts: Path, tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, path = tmp_path / "graph", texts / "a.txt"
    now = time.time_ns()
    os.utime(path, ns=(now, now))  # read within the tick that it was written in
    built(texts, out, nlp)
    frozen = path.stat()
    path.write_text(path.read_text().replace("Russia", "Serbia"))
    os.utime(path, ns=(now, now))

    def unmoved(of: Path) -> Stamp | None:
        seen = stamp(of)
        return Stamp(frozen.st_size, now, frozen.st_ctime_ns, frozen.st_ino) if of == path else seen

    stamp = files.stamp
    monkeypatch.setattr(files, "stamp", unmoved)
    assert built(texts, out, nlp) == (1, 2)


def test_a_text_that_was_removed_or_read_otherwise_is_read_again(
    texts: Path, tmp_path: Path, nlp: Language, opened: list[str]
) -> None:
    out = tmp_path / "graph"
    built(texts, out, nlp)
    remove(out, "Mali")
    opened.clear()
    assert built(texts, out, nlp) == (1, 2)
    assert opened == ["b.jsonl"]
    with kg.build(texts, out, nlp=nlp, jsonl=True) as graph:  # may read other files otherwise
        assert (graph.build_report.built, graph.build_report.unchanged) == (0, 3)
    assert opened == ["b.jsonl", "a.txt", "b.jsonl"]


def test_problems_are_told_of_each_time_and_ids_stay_unique(
    texts: Path, tmp_path: Path, nlp: Language, opened: list[str]
) -> None:
    out, problems = tmp_path / "graph", list[KgError]()
    (texts / "c.jsonl").write_text(json.dumps({"id": "Mali", "text": "Mali met Togo."}) + "\n{\n")
    for _ in range(2):
        problems.clear()
        with kg.build(texts, out, nlp=nlp, on_problem=problems.append) as graph:
            assert len(graph.build_report.problems) == 2
        assert ["was used before" in str(one) for one in problems] == [True, False]
    assert opened.count("c.jsonl") == 2
    assert opened.count("b.jsonl") == 1


def test_a_gazetteer_that_is_not_there_is_told_of_though_nothing_is_read(
    nlp: Language, texts: Path, tmp_path: Path
) -> None:
    kg.build(texts, tmp_path / "graph", nlp=nlp).close()
    with pytest.raises(KgError, match=r"none\.csv: gazetteer not found; check the path"):
        kg.build(texts, tmp_path / "graph", nlp=nlp, gazetteer=tmp_path / "none.csv")
