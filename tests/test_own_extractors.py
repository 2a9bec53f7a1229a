"""A user's own spaCy component joins the build by its name."""

import linecache
from collections.abc import Callable, Iterator

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import kg
from kg import annotated, cli
from kg.annotated import COMPONENTS, with_additions
from kg.errors import PipelineError
from kg.language import annotations

TEXT = "Spain twinned itself with France in 2020. Germany never twinned itself with Poland."


@Language.component("test_twinning")
def twinning(doc: Doc) -> Doc:
    """Two states that are twinned are partners."""
    found = [
        {
            "relation": "partnerOf",
            "subject": states[0]["id"],
            "object": states[1]["id"],
            "value": None,
            "trigger": word.i,
            "start": sentence.start,
            "end": sentence.end,
            "extractor": "test_twinning",
            "confidence": 0.8,
            "time": None,
        }
        for sentence in doc.sents
        for word in sentence
        if word.lower_ == "twinned"
        and len(
            states := [m for m in annotations.mentions(doc) if sentence.start <= m["start"] < sentence.end and m["key"]]
        )
        == 2
    ]
    doc._.kg_relations = [*annotations.relations(doc), *found]
    return doc


@Language.factory("test_unknown_relation")
def make_unknown(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    def annotate(doc: Doc) -> Doc:
        doc = twinning(doc)
        doc._.kg_relations = [frame | {"relation": "twinnedWith"} for frame in annotations.relations(doc)]
        return doc

    return annotate


@pytest.fixture
def texts(tmp_path) -> Iterator[str]:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    return str(tmp_path / "text.txt")


def partners(graph) -> list[tuple[str, str]]:
    return [tuple(row) for row in graph.facts(relation="partnerOf")[["subject", "object"]].itertuples(index=False)]


def test_what_it_finds_is_a_fact_unless_it_is_denied(texts, tmp_path):
    with kg.build(texts, tmp_path / "graph", extractors=["test_twinning"]) as graph:
        assert partners(graph) == [("Spain", "France")]
        denied = [row for row in graph.explain("Germany", "Poland") if "partnerOf" in row.statement]
        assert [(row.kind, row.polarity) for row in denied] == [("claim", "Denied")]


def test_a_graph_built_without_it_reads_its_texts_anew_and_the_other_way_round(texts, tmp_path):
    with kg.build(texts, tmp_path / "graph") as graph:
        assert (graph.build_report.built, partners(graph)) == (1, [])
    for extractors, built, number in ((["test_twinning"], 1, 1), (["test_twinning"], 0, 1), ([], 1, 0)):
        with kg.build(texts, tmp_path / "graph", extractors=extractors) as graph:
            assert (graph.build_report.built, len(partners(graph))) == (built, number)


def test_it_stands_after_ours_and_before_factuality():
    names = with_additions(["test_twinning"])
    assert names[-2:] == ("test_twinning", "kg_factuality")
    assert tuple(name for name in names if name != "test_twinning") == COMPONENTS


def test_a_component_that_is_written_anew_has_another_stamp():
    namespace = {"Language": Language}
    stamps = []
    for number in (1, 2):
        source = f"@Language.component('test_again')\ndef again(doc):\n    return doc  # {number}\n"
        linecache.cache[f"<cell {number}>"] = (len(source), None, source.splitlines(True), f"<cell {number}>")
        exec(compile(source, f"<cell {number}>", "exec"), namespace | {"__name__": f"cell{number}"})
        stamps.append(annotated.stamp(["test_again"]))
    assert len(set(stamps)) == 2
    assert annotated.stamp([]) == ""


def test_a_component_that_nobody_made_is_an_error_and_leaves_no_graph(texts, tmp_path):
    with pytest.raises(PipelineError, match=r"no component 'nobodys'; define it with @Language\.factory"):
        kg.build(texts, tmp_path / "graph", extractors=["nobodys"])
    assert not (tmp_path / "graph").exists()


def test_a_relation_that_the_ontology_lacks_is_an_error_that_names_those_it_has(texts, tmp_path):
    with pytest.raises(PipelineError, match=r"text.*: an extractor gave the relation 'twinnedWith'; relations are aff"):
        kg.build(texts, tmp_path / "graph", extractors=["test_unknown_relation"])


def test_extract_and_the_command_line_take_it_too(texts, tmp_path, capsys):
    (extraction,) = kg.extract(texts, extractors=["test_twinning"])
    assert {claim.relation for claim in extraction.assertions} == {"partnerOf"}
    assert cli.main(["build", texts, "-o", str(tmp_path / "graph"), "--extractor", "test_twinning"]) == 0
    with kg.open(tmp_path / "graph") as graph:
        assert len(partners(graph)) == 1
    assert cli.main(["build", texts, "-o", str(tmp_path / "other"), "--extractor", "nobodys"]) == 2
    assert "no component 'nobodys'" in capsys.readouterr().err
