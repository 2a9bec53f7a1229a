"""Questions in plain English answered from the graph, each with the sentences it rests on; no model, no guess."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from pyoxigraph import NamedNode

from kg import dates
from kg.asking.citing import (
    BACKGROUND,
    COUNTED,
    ORDER,
    Cited,
    is_kin,
    names_it,
    of_background,
    of_mention,
    of_text,
    speaker,
)
from kg.asking.heads import head
from kg.asking.queries import sparql
from kg.asking.question import Question
from kg.asking.reading import read
from kg.bounds import Bounds
from kg.evidence import Evidence
from kg.quads.background import background_graph
from kg.store.evidence import EvidenceReader
from kg.store.graph import GraphStore
from kg.store.names import Directory
from kg.store.queries import ask

_USUAL = Bounds()
_BY_VERB = frozenset({"when", "where", "whether", "who", "whom", "why", "denials", "list"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    Attributes:
        question: The question as it was understood.
        head: The answer in one line, true to the sentences: "3 texts say that ...".
        cited: The sentences it rests on: what is stated first, then what is said, possible, denied; by date and place.
        kin: Sentences that tell of the same kind of act in other words than the question's.
        maybe: Sentences whose time is told less exactly than the question asks: they may belong to it or not.
        notes: What was read into the question, and what was not counted.
        sparql: The query that finds them.
    """

    question: Question
    head: str
    cited: tuple[Cited, ...]
    kin: tuple[Cited, ...]
    maybe: tuple[Cited, ...]
    notes: tuple[str, ...]
    sparql: str

    def text(self, limit: int | None = None) -> str:
        """Return it for reading: the answer, then at most ``limit`` sentences of each kind."""
        lines = [self.head, *(f"({note})" for note in self.notes)]
        for title, rows in (("", self.cited), ("In other words", self.kin), ("Perhaps of that time", self.maybe)):
            if rows:
                lines += ["", *([f"{title}:"] if title else []), *(row.text() for row in rows[:limit])]
                more = len(rows) - len(rows[:limit])
                lines += [f"... and {more} more"] if more else []
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON has it: the answer, how the question was read, and all sentences."""
        return {
            "question": self.question.text,
            "read_as": self.question.reading(),
            "answer": self.head,
            "notes": list(self.notes),
            **{name: [asdict(row) for row in getattr(self, name)] for name in ("cited", "kin", "maybe")},
            "sparql": self.sparql,
        }


def answer(store: GraphStore, text: str, bounds: Bounds = _USUAL) -> Answer:
    """Answer a question in plain English.

    Args:
        store: The graph.
        text: The question, such as "Who threatened Azerbaijan in August 2025?".
        bounds: What its query may cost.

    Raises:
        NotUnderstoodError: If it is not understood; with what was, and what can be asked instead.
        UnknownNameError: If the graph holds nobody of a name; the hint has names that are near.
        AmbiguousNameError: If several entities bear a name; the hint lists them.
        QueryError: If it takes more time, rows or memory than it may.
    """
    reader = EvidenceReader(store.raw, store.base_iri)
    newest = _newest(reader)
    question = read(text, Directory.of(store), newest)
    query = sparql(question)
    cited: list[Cited] = []
    kin: list[Cited] = []
    maybe: list[Cited] = []
    undated = 0
    for row, counts, days in _rows(store, reader, question, query, bounds):
        if question.period and days is None:
            undated += 1
        elif question.period and days and not _within(*days, question, row):
            maybe.append(row)
        else:
            (cited if counts else kin).append(row)
    if question.present:
        cited = list(_as_of(newest.isoformat() if newest else "9999", cited))
    if question.kind == "stance":
        cited = list(_without_echoes(cited))
    counted, alike, perhaps = map(_ordered, (cited, kin, maybe))
    if question.present and newest is not None and (question.act.relations or question.kind == "office"):
        question = replace(question, notes=(*question.notes, f"today is the day of the newest text, {newest}"))
    notes = question.notes + ((f"{undated} without a date not counted",) if undated else ())
    return Answer(question, head(question, counted, len(alike), len(perhaps)), counted, alike, perhaps, notes, query)


def _rows(
    store: GraphStore, reader: EvidenceReader, question: Question, query: str, bounds: Bounds
) -> Iterator[tuple[Cited, bool, tuple[str, str] | None]]:
    """Yield what the query finds, whether it counts or is only of the same kind, and the days that it allows."""
    background = background_graph(base=store.base_iri)
    with store.guarded(bounds) as guarded:
        rows = ask(guarded, query, most=bounds.rows).table().rows
    for said, document, event, found, first, last in rows:
        node, graph, name = NamedNode(str(said)), NamedNode(str(document)), _name(reader, found)
        days = (str(first), str(last)) if first is not None else None
        if graph == background:
            yield of_background(store.raw, node, graph, reader, answer=name), True, days
        elif question.classes and question.kind == "list":
            yield of_mention(reader, node, graph, answer=name), True, days
        elif (evidence := reader.read(node, graph)) is not None:
            counts = not evidence.status or question.kind not in _BY_VERB or names_it(evidence, question.act)
            if counts or is_kin(evidence, question.act):
                yield _cited(reader, question, evidence, name, event=str(event or "")), counts, days


def _cited(reader: EvidenceReader, question: Question, evidence: Evidence, name: str, *, event: str) -> Cited:
    if question.kind == "toll":
        return of_text(reader, evidence, answer="", act=question.act, event=event, number=name)
    if question.kind == "whether":
        name = ""
    elif question.kind == "denials":
        name = speaker(reader, evidence) or evidence.outlet or evidence.document
    row = of_text(reader, evidence, answer=name, act=question.act, event=event)
    return replace(row, statement=f"{row.statement} ({question.act.term})") if question.kind == "office" else row


def _without_echoes(rows: list[Cited]) -> Iterator[Cited]:
    """Leave out an act that is told by a sentence whose words are there as well: "demanded that ..."."""
    spoken = [(row.document, row.start, row.end) for row in rows if not row.event]
    for row in rows:
        inside = (d == row.document and start < row.end and row.start < end for d, start, end in spoken)
        if not row.event or not any(inside):
            yield row


def _as_of(today: str, rows: list[Cited]) -> Iterator[Cited]:
    """Tell apart what was so once: it is known to have ended after the text that tells of it as going on.

    Background knowledge of what is over, or has not begun, is left out, but for what explains that.
    """
    told = {name for row in rows if row.document != BACKGROUND for name in row.answers}
    ended: dict[str, str] = {}
    for row in rows:
        for name in row.answers if row.document == BACKGROUND else ():
            ended[name] = max(ended.get(name, ""), row.until or "9999")
    for row in rows:
        if row.document != BACKGROUND:
            over = min((ended.get(name, "9999") for name in row.answers), default="9999")
            gone = row.standing in COUNTED and "" < row.date <= over < today
            yield replace(row, standing="former", until=over) if gone else row
        elif not row.until or row.until >= today:
            if row.since <= today:
                yield row
        elif told.intersection(row.answers):
            yield replace(row, standing="former")


def _newest(reader: EvidenceReader) -> date | None:
    days = [found.last for source in reader.sources() if (found := dates.parse(source.date))]
    return max(days, default=None)


def _name(reader: EvidenceReader, found: object) -> str:
    text = "" if found is None else str(found)
    return reader.name(text) if text.startswith(reader.base) else text


def _within(first: str, last: str, question: Question, row: Cited) -> bool:
    """Tell whether all days that a statement allows are of the period asked for; what holds need only reach into it."""
    period = question.period
    if period is None or row.since or row.until or row.document == BACKGROUND:
        return True
    if not row.event and (told := dates.parse(row.time)):
        first, last = told.first.isoformat(), told.last.isoformat()
    begins = period.first is None or first >= period.first.isoformat()
    return begins and (period.last is None or last <= period.last.isoformat())


def _ordered(rows: list[Cited]) -> tuple[Cited, ...]:
    """Sort what is cited; what one sentence states in several ways that answer alike is told once."""
    ranked = sorted(
        rows,
        key=lambda r: (ORDER.index(r.standing), r.date, r.document, r.start, r.end, not r.event, r.statement, r.iri),
    )
    several: dict[tuple[str, str, int | None], Cited] = {}  # one statement, whatever it answers
    for row in ranked:
        key = (row.iri, row.standing, row.number)
        if key in several:
            answers = sorted({*several[key].answers, *row.answers})
            several[key] = replace(several[key], answers=tuple(answers))
        else:
            several[key] = row
    kept: dict[tuple[object, ...], Cited] = {}
    for row in several.values():
        sentence = (row.document, row.start, row.end) if row.end else (row.iri,)
        kept.setdefault((row.answers, row.standing, row.number, *sentence, "" if row.answers else row.statement), row)
    return tuple(kept.values())
