"""What README, tutorial and reference show is what a reader gets: sessions, commands, queries run on the examples."""

import contextlib
import doctest
import re
import runpy
import shlex
from pathlib import Path

import pytest
from rdflib import OWL, RDFS, URIRef

import kg
from kg import cli
from kg.cli.parser import command_parser
from kg.namespaces import KG

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
REFERENCE = runpy.run_path(str(ROOT / "scripts" / "write_reference.py"))
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def block(page: str, marker: str, language: str) -> str:
    found = re.search(rf"<!-- {marker}: .*?-->\n```{language}\n(.*?)```", page, re.S)
    assert found, marker
    return found[1]


def run_session(page: str, folder: Path) -> tuple[int, str]:
    """Return how many lines the Python session of a page has, and what the failures among them say."""
    lines = doctest.DocTestParser().get_doctest(block(page, "session", "python"), {}, "page", "page", 0)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    with contextlib.chdir(folder):
        runner.run(lines, out=report.append)
    assert bool(runner.summarize(verbose=False).failed) == bool(report)
    return len(lines.examples), "".join(report)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, str]:
    """Run the tutorial's session in a folder of its own, where it builds the graph: folder, lines, failures."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder, *run_session(TUTORIAL, folder)


def test_the_tutorials_session_gives_the_output_shown(session: tuple[Path, int, str]) -> None:
    _, lines, failures = session
    assert lines >= 7
    assert not failures


def test_the_readmes_session_gives_the_output_shown(session: tuple[Path, int, str]) -> None:
    """It opens the graph that the tutorial has built."""
    lines, failures = run_session(README, session[0])
    assert lines >= 5
    assert not failures


@pytest.mark.parametrize(
    ("page", "marker"),
    [(README, "query"), (TUTORIAL, "query"), (TUTORIAL, "ask"), (TUTORIAL, "network")],
    ids=["readme-query", "tutorial-query", "tutorial-ask", "tutorial-network"],
)
def test_a_command_prints_what_is_shown(
    session: tuple[Path, int, str], capsys: pytest.CaptureFixture[str], page: str, marker: str
) -> None:
    command, shown = block(page, marker, "console").split("\n", 1)
    words = shlex.split(command.removeprefix("$ "))
    assert (words[0], words[2]) == ("kg", "graph")
    assert cli.main([words[1], str(session[0] / "graph"), *words[3:]]) == 0
    printed = capsys.readouterr().out
    assert doctest.OutputChecker().check_output(shown, f"{printed.rstrip()}\n", OPTIONS), printed


def test_every_term_is_told_with_a_query_that_finds_it_where_the_examples_have_it(
    session: tuple[Path, int, str],
) -> None:
    """A term of the default graph has rows; so has one of a text's evidence, unless it is a relation only claimed."""
    page, known = REFERENCE["ontology_page"](), REFERENCE["ontology"]()
    with kg.open(session[0] / "graph") as graph:
        used = {
            place: {str(term) for term in graph.query(f"SELECT DISTINCT ?t {{ {pattern} }}")["t"]}
            for place, pattern in {
                "facts": "{ ?s ?t ?o } UNION { ?s ?p ?t FILTER(isIRI(?t)) }",
                "evidence": "GRAPH ?g { { ?s ?t ?o } UNION { ?s ?p ?t FILTER(isIRI(?t)) } }",
            }.items()
        }
        found = {term: len(graph.query(REFERENCE["query_for"](known, term))) for term in REFERENCE["terms"](known)}
    assert len(found) >= 230
    assert sum(map(bool, found.values())) >= 120
    for term, rows in found.items():
        assert f"### {REFERENCE['name_of'](term)}\n" in page
        base = known.value(term, OWL.inverseOf) or term  # inverses stand among what is inferred
        relation = URIRef(KG + "relation") in known.transitive_objects(base, RDFS.subPropertyOf)
        if str(term) in used["facts"] or (str(term) in used["evidence"] and not relation):
            assert rows, REFERENCE["query_for"](known, term)


def test_every_command_is_in_the_table() -> None:
    commands = [name for action in command_parser()._actions if action.choices for name in action.choices]
    assert len(commands) >= 12
    for name in commands:
        assert f"`kg {name}" in README, name


def test_a_newcomer_can_read_the_readme_at_a_sitting() -> None:
    assert len(README.splitlines()) <= 160
    assert "make test" in README
