"""The HTML of representations: no script, nothing fetched, every name and word escaped, readable on dark and light."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from kg.notebook.evidence import EvidenceRows
from kg.notebook.overview import Overview
from kg.notebook.profile import EntityProfile
from kg.store.explain import Evidence

SENTENCES = 40  # shown of evidence
LINES = 12  # shown of each list of an entity
LONGEST = 200  # characters of a name
_WEB = re.compile(r"https?://", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

type Piece = tuple[str, str]  # words, and how they are marked: "trigger", "party" or ""


def overview_html(value: Overview) -> str:
    """Return a graph at a glance: counts, sources, dates, key actors, and what to ask next."""
    top = max((influence for _, _, influence in value.actors), default=1.0) or 1.0
    actors = [(label, kind, influence, round(100 * influence / top)) for label, kind, influence in value.actors]
    return _render("overview.html.jinja", graph=value, actors=actors)


def profile_html(value: EntityProfile) -> str:
    """Return an entity: names, identities, rank, facts, events."""
    dated = sorted(value.events, key=lambda event: event.time, reverse=True)
    facts = sorted(value.facts, key=lambda fact: (-fact.documents, fact))
    return _render("profile.html.jinja", entity=value, facts=facts, events=dated, most=LINES)


def evidence_html(rows: EvidenceRows) -> str:
    """Return sentences by source, the words that matter marked; what one sentence states stands together."""
    shown, left, sources = 0, 0, []
    for source, of_source in _groups(rows, lambda row: row.source or row.document):
        sentences = [(said[0], _pieces(said), _statements(said)) for said in _sentences(of_source)]
        room = max(SENTENCES - shown, 0)
        shown, left = shown + len(sentences[:room]), left + len(sentences[room:])
        sources.append((source, sentences[:room], len(sentences)))
    counts = Counter(row.kind for row in rows)
    return _render("evidence.html.jinja", counts=counts, sources=sources, left=left)


def _groups(rows: Iterable[Evidence], key: Callable[[Evidence], Any]) -> Iterator[tuple[Any, list[Evidence]]]:
    for name, group in groupby(sorted(rows, key=key), key=key):
        yield name, list(group)


def _sentences(rows: Iterable[Evidence]) -> Iterator[list[Evidence]]:
    """Yield rows by sentence, the oldest document first; a part of a sentence follows the whole."""
    for _, of_document in _groups(rows, lambda row: (row.date, row.document)):
        said: list[Evidence] = []
        for row in sorted(of_document, key=lambda row: (row.start, -row.end)):
            if said and row.end > said[0].end:
                yield said
                said = []
            said.append(row)
        yield said


def _statements(rows: list[Evidence]) -> list[tuple[Evidence, str]]:
    """Return what a sentence states, each once, with how: denied, possible, planned, and by whom."""
    found: dict[tuple[str, ...], tuple[Evidence, str]] = {}
    for row in rows:
        certainty = "certainty unknown" if row.certainty == "Unknown" else row.certainty
        manner = [part for part in (row.polarity, certainty, row.status) if part and part not in _PLAIN]
        found.setdefault((row.kind, row.statement, row.speaker, *manner), (row, ", ".join(dict.fromkeys(manner))))
    return list(found.values())


_PLAIN = frozenset({"Affirmed", "Certain", "Happened"})  # what goes without saying


def _pieces(rows: list[Evidence]) -> list[Piece]:
    """Cut a sentence where a mark begins or ends; a trigger goes before a party where both cover the same letters."""
    start, words = rows[0].start, rows[0].sentence
    kinds = [""] * len(words)
    for kind, spots in (
        ("party", [s for r in rows for s in r.marks]),
        ("trigger", [s for r in rows for s in r.trigger]),
    ):
        for begin, end in spots:
            if start <= begin < end <= start + len(words):
                kinds[begin - start : end - start] = [kind] * (end - begin)
    cut = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    pieces, at = [], 0
    for kind, length in cut:
        pieces.append((words[at : at + length], kind))
        at += length
    return pieces


def _render(name: str, **values: Any) -> str:
    return _templates().get_template(name).render(**values)


@cache
def _templates() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("kg.notebook"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (Path(__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
    templates.globals["style"] = Markup(" ".join(style.split()))
    templates.filters |= {
        "name": _name,
        "words": _words,
        "web": lambda iri: bool(_WEB.match(iri)),
        "number": "{:,}".format,
        "of": _counted,
    }
    return templates


def _counted(number: int, one: str, many: str = "") -> str:
    """Return a number with what it counts.

    >>> _counted(1, "fact"), _counted(2_000, "fact"), _counted(0, "entity", "entities")
    ('1 fact', '2,000 facts', '0 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _name(text: str) -> str:
    """Return a name on one line, cut where nobody would read on."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _words(term: str) -> str:
    """Return a relation in plain words.

    >>> _words("suppliesArmsTo")
    'supplies arms to'
    """
    return _CAMEL.sub(" ", term).lower()
