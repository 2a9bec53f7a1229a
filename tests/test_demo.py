"""What the pages of the demo say of the example articles, against a reading of the articles by hand.

Every page (report, network, timeline, map) words the ties and events of one network; so they are asked here.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from spacy.language import Language

import kg
from kg.contest import Conflict
from kg.evidence import Event, denies
from kg.lexica import tables
from kg.network import events
from kg.ontology import phrase
from kg.rules import HAPPENED

TABLE = Path(__file__).parent / "data" / "demo.tsv"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


class Row(NamedTuple):
    """One expectation; the fields are told in the table."""

    document: str
    must: str
    kind: str
    who: str
    what: str
    whom: str
    when: str
    how: str
    today: str
    reason: str


ROWS = [Row(*line.split("\t")) for line in LINES[1:]]


class Said(NamedTuple):
    """What a page says: one tie, event, denial ..."""

    who: set[str]
    what: str
    whom: set[str]
    when: str = ""
    how: str = ""


@pytest.fixture(scope="module")
def said(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Said]]:
    """What pages say of the examples, by kind."""
    with kg.build([str(kg.examples())], tmp_path_factory.mktemp("demo") / "graph", nlp=nlp) as graph:
        ties = graph.network(to_states=False)
        whole = graph.network(to_states=False, claims=True, unnamed=True)
        facts = graph.facts()
        happened = [event for event in events(whole) if event.status in HAPPENED]
        assert graph.validate().conforms
        return {
            "tie": [
                Said({str(ties.nodes[u]["label"])}, term, {str(ties.nodes[v]["label"])})
                for u, v, term in ties.edges(keys=True)
                if term != "speaksAbout"
            ],
            "fact": [
                Said({one}, relation, {other})
                for one, relation, other in zip(facts["subject"], facts["relation"], facts["object"], strict=True)
            ],
            "event": [_event(event, event.status) for event in events(whole)],
            "toll": [_event(event, str(event.dead)) for event in happened],
            "contested": [
                _contested(conflict) for conflict in graph.conflicts(kinds=("denied", "account")) if conflict.events
            ],
            "line": list(_lines(graph.report(appendix=False))),
            "rank": [
                Said({actor}, "influence", set(), "", str(place))
                for place, actor in enumerate(graph.actors()["actor"], start=1)
            ],
            "denied": [
                Said({str(whole.nodes[u]["label"])}, term, {str(whole.nodes[v]["label"])})
                for u, v, term, data in whole.edges(keys=True, data=True)
                if any(denies(passage) for passage in data["evidence"])
            ],
        }


def _lines(html: str) -> Iterator[Said]:
    """Yield the words of each chapter on the report's first pages; the opening is called so."""
    chapters = [("opening", html[html.index("<header") : html.index("<section")])]
    chapters += re.findall(r'<section aria-labelledby="(\w+)-title">(.*?)</section>', html, re.DOTALL)
    for chapter, part in chapters:
        yield Said({chapter}, " ".join(unescape(re.sub(r"<[^>]*>", " ", part)).split()), set())


def _event(event: Event, how: str) -> Said:
    who, whom = event.names
    return Said(set(who), event.root, set(whom), event.time, how)


def _contested(conflict: Conflict) -> Said:
    if conflict.kind == "account":
        accusers = {who for side in conflict.sides for who in side.by}
        return Said(accusers, conflict.term, accusers, "", "each other")
    found = re.match(r"\w+: (.+) -> (.+?)(?: \((.+)\))?$", conflict.what)
    assert found, conflict.what
    against = ", ".join(name for side in conflict.sides if side.said == "denied" for name in side.by)
    who, whom = (set(names.split(", ")) for names in found.group(1, 2))
    return Said(who, conflict.term, whom, found[3] or "", against)


def _modes(root: str) -> list[str]:
    return [row["mode"] for row in tables.rows("mode_phrases.tsv") if row["root"] == root]


def _is(row: Row, said: Said) -> bool:
    """Tell whether what is said is what a row is about."""
    if row.kind == "line":
        return row.who in said.who and row.what in said.what
    terms = {row.what, phrase(row.what), *(phrase(row.what, {mode}) for mode in _modes(row.what))}
    sides = all(
        wanted == "*" or wanted in found or (wanted == "-" and not found)
        for wanted, found in ((row.who, said.who), (row.whom, said.whom))
    )
    when = not said.when if row.when == "-" else said.when.startswith(row.when)
    if row.kind == "rank":
        return row.who in said.who and int(said.how) <= int(row.how)
    how = said.how == row.how or row.how == "" or (row.kind == "contested" and row.how in said.how)
    return sides and when and how and (row.what == "*" or said.what in terms)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row, marks=[pytest.mark.xfail(strict=True, reason=row.reason)] if row.today else [], id="-".join(row[:7])
        )
        for row in ROWS
    ],
)
def test_the_demo_says_what_its_articles_say(said: dict[str, list[Said]], row: Row) -> None:
    found = [one for one in said[row.kind] if _is(row, one)]
    assert bool(found) == (row.must == "yes"), f"{row.reason}: {found}"


def test_the_expectations_are_of_every_article(said: dict[str, list[Said]]) -> None:
    documents = {path.stem for path in kg.examples().iterdir() if path.suffix != ".jsonl"} - {"SOURCES"}
    assert {row.document for row in ROWS if not row.document.startswith(("wire-", "all"))} == documents
    assert {row.kind for row in ROWS} == said.keys()
