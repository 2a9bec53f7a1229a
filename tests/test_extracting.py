"""One bad text never kills a build: it is left out with one line, and the graph is that of the other texts."""

import json
import multiprocessing
import os
import sys
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

import kg
from kg import cli, extracting, writing
from kg.errors import InputError, KgError, PipelineError
from kg.language import annotations

TEXTS = {
    "a.txt": "Georgia signed a transport agreement with Kazakhstan on Monday.",
    "b.txt": "A storm kept the ministers of Georgia and Armenia in the harbour.",
    "c.txt": "Armenia is an ally of Russia. Russia threatened Georgia with sanctions.",
}


@Language.component("test_broken_by_storms")
def broken_by_storms(doc: Doc) -> Doc:
    if "storm" in doc.text:
        raise KeyError("storm")
    return doc


@Language.component("test_broken_by_all")
def broken_by_all(doc: Doc) -> Doc:
    raise KeyError("all")


@Language.component("test_ends_its_process_in_storms")
def ends_its_process_in_storms(doc: Doc) -> Doc:
    if "storm" in doc.text:
        assert multiprocessing.parent_process(), "not in the process of the tests"
        os._exit(9)
    return doc


@Language.component("test_looks_for_itself_in_storms")
def looks_for_itself_in_storms(doc: Doc) -> Doc:
    if "storm" in doc.text:
        assert multiprocessing.parent_process(), "texts are read by workers alone"
    return doc


def leave(doc: Doc, **changed: object) -> Doc:
    if "storm" in doc.text:
        subject, target = (mention["id"] for mention in annotations.mentions(doc) if mention["key"])
        frame = {"relation": "partnerOf", "subject": subject, "object": target, "value": None, "trigger": 0, "start": 0}
        frame |= {"end": len(doc), "extractor": "test", "confidence": 0.5, "time": None}
        doc._.kg_relations = [frame | changed]
    return doc


@Language.component("test_unknown_in_storms")
def unknown_in_storms(doc: Doc) -> Doc:
    return leave(doc, relation="twinnedWith")


@Language.component("test_half_a_frame_in_storms")
def half_a_frame_in_storms(doc: Doc) -> Doc:
    return leave(doc, confidence=None)


@Language.component("test_odd_number_in_storms")
def odd_number_in_storms(doc: Doc) -> Doc:
    return leave(doc, value=np.float32(2.5))  # which JSON does not know


BROKEN = {
    "test_broken_by_storms": "component 'test_broken_by_storms' failed (KeyError: 'storm'); the text is left out; mend",
    "test_unknown_in_storms": "an extractor gave the relation 'twinnedWith'; relations are affiliatedWith",
    "test_half_a_frame_in_storms": "what components left can't be used (TypeError: ",
    "test_odd_number_in_storms": "what components left can't be used (TypeError: Object of type float32",
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The quads of the two texts without a storm."""
    folder = tmp_path_factory.mktemp("others")
    for name in ("a.txt", "c.txt"):
        (folder / name).write_text(TEXTS[name], encoding="utf-8")
    with kg.build(folder, folder / "graph") as graph:
        return b"".join(graph.store.nquads())


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("component", BROKEN)
def test_the_graph_is_that_of_the_other_texts(
    component: str, jobs: int, texts: Path, others: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("build", str(texts), "-o", str(tmp_path / "graph"), "--extractor", component, "--jobs", str(jobs))
    assert cli.main(list(words)) == 2
    captured = capsys.readouterr()
    assert captured.out.startswith("2 documents read, 0 unchanged, 1 not usable\n")
    said = [line for line in captured.err.splitlines() if "undated" not in line]
    assert len(said) == 1
    assert "b.txt: " + BROKEN[component] in said[0]
    with kg.open(tmp_path / "graph") as graph:
        assert b"".join(graph.store.nquads()) == others


@pytest.mark.skipif(sys.platform != "linux", reason="components of a test are known to forked processes alone")
def test_a_text_that_ends_its_process_is_left_out_and_the_others_are_read_again(
    texts: Path, others: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    component = "test_ends_its_process_in_storms"
    words = ("build", str(texts), "-o", str(tmp_path / "graph"), "--extractor", component, "--jobs", "2")
    assert cli.main(list(words)) == 2
    captured = capsys.readouterr()
    assert captured.out.startswith("2 documents read, 0 unchanged, 1 not usable\n")
    noticed, left_out = [line for line in captured.err.splitlines() if "undated" not in line]
    assert noticed == "kg: a process ended with code 9; its 3 texts are done again, one by one"
    assert left_out.startswith(f"kg: {texts / 'b.txt'}: the process that reads it ended with code 9; the text is left")
    with kg.open(tmp_path / "graph") as graph:
        assert b"".join(graph.store.nquads()) == others


@pytest.mark.skipif(sys.platform != "linux", reason="components of a test are known to forked processes alone")
def test_what_two_processes_extract_is_what_one_does(texts: Path) -> None:
    found = list(kg.extract(texts, jobs=2, extractors=["test_looks_for_itself_in_storms"]))
    assert found == list(kg.extract(texts))


def test_no_processes_are_refused(texts: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"jobs: 0 processes can't read texts; give 1 or more"):
        kg.build(texts, tmp_path / "graph", jobs=0)
    assert not (tmp_path / "graph").exists()


def test_a_text_that_fails_later_keeps_what_the_graph_held_of_it(texts: Path, tmp_path: Path) -> None:
    with kg.build(texts, tmp_path / "graph") as graph:
        whole = b"".join(graph.store.nquads())
    problems: list[KgError] = []
    again = kg.build(texts, tmp_path / "graph", extractors=["test_broken_by_storms"], on_problem=problems.append)
    with again as graph:
        assert (graph.build_report.built, len(problems)) == (2, 1)
        assert b"".join(graph.store.nquads()) == whole


def test_where_every_text_fails_no_graph_is_made(texts: Path, tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"a.txt: component 'test_broken_by_all' failed"):
        kg.build(texts, tmp_path / "graph", extractors=["test_broken_by_all"])
    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize("component", ["test_broken_by_storms", "test_odd_number_in_storms"])
def test_extract_leaves_out_the_same_text(
    component: str, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    code = cli.main(["extract", str(texts), "-o", str(out), "--extractor", component])
    assert code == 2
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == ["a.txt", "c.txt"]
    assert capsys.readouterr().err.count("\n") == 1


def test_where_nobody_listens_extract_raises(texts: Path) -> None:
    with pytest.raises(PipelineError, match=r"b.txt: component"):
        list(kg.extract(texts, extractors=["test_broken_by_storms"]))


def test_what_collecting_stumbles_over_is_a_problem_of_its_text(
    texts: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stumble(document, doc):
        if "storm" in document.text:
            raise OverflowError("beyond\nmeasure")
        return collect(document, doc)

    collect = extracting.collect
    monkeypatch.setattr(extracting, "collect", stumble)
    problems: list[KgError] = []
    with kg.build(texts, tmp_path / "graph", on_problem=problems.append) as graph:
        assert graph.build_report.built == 2
    (problem,) = problems
    assert str(problem).startswith(f"{texts / 'b.txt'}: what components left can't be used (OverflowError: beyond mea")


def test_what_the_quads_cannot_say_leaves_the_graph_of_the_other_texts(
    texts: Path, others: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stumbling(written):
        def stumble(extraction, **given):
            if "storm" in extraction.document.text:
                raise OverflowError("beyond measure")
            return written(extraction, **given)

        return stumble

    problems: list[KgError] = []
    monkeypatch.setattr(writing, "document_lines", stumbling(writing.document_lines))
    with kg.build(texts, tmp_path / "graph", on_problem=problems.append) as graph:
        assert (graph.build_report.built, len(problems)) == (2, 1)
        assert b"".join(graph.store.nquads()) == others
    monkeypatch.undo()
    with kg.build(texts, tmp_path / "graph") as graph:
        assert (graph.build_report.built, graph.build_report.unchanged) == (1, 2)
