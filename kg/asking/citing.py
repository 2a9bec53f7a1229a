"""Statements of the graph as cited sentences: what is said, by whom, where, and how far it goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode

from kg import rules, verbs
from kg.evidence import Evidence
from kg.lexica import tables
from kg.namespaces import KG
from kg.ontology import relations, roots
from kg.quads import terms as t
from kg.store.evidence import DEFAULT, EvidenceReader
from kg.store.readable import Readable
from kg.store.referring import offsets
from kg.verbs import Act

COUNTED = frozenset({"stated", "said", "background"})
BACKGROUND = "background"  # the document of what no text tells
ORDER = ("stated", "said", "background", "former", "possible", "planned", "threatened", "demanded", "denied")
_OPEN = {"Planned": "planned", "Threatened": "threatened", "Demanded": "demanded", "Denied": "denied"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that answers, or speaks to, a question.

    Attributes:
        answers: Names of who or what it gives as answer, sorted.
        standing: ``stated`` in the text's own voice, ``said`` in the words of a speaker, ``background`` (known
            beforehand, from no text), ``former``, ``possible``, ``planned``, ``threatened``, ``demanded``, ``denied``.
        statement: What it states, in words of the graph: "Russia threatened Azerbaijan".
        sentence: The exact words; of background knowledge, its source.
        speaker: Who says so, or empty where it is the author.
        outlet: Publisher, or empty.
        date: Day of publication (ISO 8601), or empty.
        time: When it happened, as exact as it is told (ISO 8601), or empty.
        since: Since when it holds, or empty.
        until: Until when it held, or empty.
        document: Id of the document, or ``background``.
        start: First character of the sentence in the document's text.
        end: One past its last.
        headline: Title of the document, or empty.
        url: Its address, or empty.
        iri: IRI of the statement.
        event: IRI of the event that it reports, or empty.
        number: How many people were harmed, where a toll is asked for; with ``bound`` at least or at most so many.
        bound: ``at least``, ``at most`` or empty.
    """

    answers: tuple[str, ...]
    standing: str
    statement: str
    sentence: str
    speaker: str = ""
    outlet: str = ""
    date: str = ""
    time: str = ""
    since: str = ""
    until: str = ""
    document: str = ""
    start: int = 0
    end: int = 0
    headline: str = ""
    url: str = ""
    iri: str = ""
    event: str = ""
    number: int | None = None
    bound: str = ""

    def text(self) -> str:
        """Return it as lines for reading: the words, and where they stand."""
        words = f"“{' '.join(self.sentence.split())}”" if self.document != BACKGROUND else self.sentence
        where = ", ".join(part for part in (self.outlet, self.date, self.document) if part)
        place = f"{where}, characters {self.start} to {self.end}" if self.end else where
        by = f", {self.speaker}" if self.speaker else ""
        held = f"{self.since or '...'} to {self.until or '...'}" if self.since or self.until else ""
        when = "".join(f", {part}" for part in (self.time, held) if part)
        return f"[{self.standing}{by}] {self.statement}{when}\n  {words}\n  {place}"


def of_text(reader: EvidenceReader, said: Evidence, *, answer: str, act: Act, event: str, number: str = "") -> Cited:
    """Return what a text states as a cited sentence.

    Args:
        reader: The evidence of the graph.
        said: The statement.
        answer: Name of what it gives as answer.
        act: What is asked about.
        event: IRI of the event that it reports, or empty.
        number: The number of people that it tells of, where a toll is asked for.
    """
    bound = next((name for count, name in said.bounds if number and count == _count(act.term)), "")
    return Cited(
        answers=(answer,) if answer else (),
        standing=standing(said, act),
        statement=_statement(reader, said),
        sentence=said.sentence,
        speaker=speaker(reader, said),
        outlet=said.outlet,
        date=said.date,
        time=said.time,
        since=said.since,
        until=said.until,
        document=said.document,
        start=said.start,
        end=said.end,
        headline=said.headline,
        url=said.url,
        iri=said.iri,
        event=event,
        number=int(number) if number else None,
        bound={"atLeast": "at least", "atMost": "at most"}.get(bound, ""),
    )


def _count(harm: str) -> str:
    return {"killed": "fatalities"}.get(harm, harm)


def standing(said: Evidence, act: Act) -> str:
    """Return how far a statement goes; whatever is told as threatened counts as a threat that was made."""
    voice = "said" if said.voice == "speaker" else "stated"
    if said.kind == "attribution":
        return "said"
    if not said.status:
        if said.former:
            return "former"
        if said.polarity == "Denied":
            return "denied"
        return voice if said.certainty == "Certain" else "possible"
    stands = rules.standing(said.status, polarity=said.polarity, certainty=said.certainty)
    threat = any(root == "THREATEN" for root, _ in act.roots)
    if stands in rules.HAPPENED or (threat and stands == "Threatened"):
        return voice
    put = rules.is_put_forward(
        said.status, polarity=said.polarity, certainty=said.certainty, attributed=bool(said.speaker)
    )
    return "said" if put else _OPEN.get(stands, "possible")


def _statement(reader: EvidenceReader, said: Evidence) -> str:
    if said.kind == "attribution":
        return _speech(reader, said)
    subjects, objects = (" and ".join(map(reader.name, iris)) for iris in (said.subjects, said.objects))
    if said.term in roots():
        root = roots()[said.term]
        told = f"{root.phrase} {objects}" if objects else root.alone
        return f"{subjects or 'somebody'} {told}" + (f" ({said.mode})" if said.mode else "")
    phrase = relations()[said.term].phrase if said.term in relations() else said.term
    return f"{subjects} {phrase} {objects or said.value}"


def speaker(reader: EvidenceReader, said: Evidence) -> str:
    """Return who says so, in the words of the text where it gives no name."""
    unnamed = [iri for iri in said.speakers if _is_unnamed(reader, iri)]
    if said.kind == "attribution" or not unnamed or len(unnamed) < len(said.speakers):
        return said.speaker
    for attribution in said.attributions:
        for quad in reader.match(NamedNode(attribution), t.SOURCE_PASSAGE, None, NamedNode(said.graph)):
            passage = NamedNode(quad.object.value)
            words = next((q.object.value for q in reader.match(passage, t.ANCHOR, None, NamedNode(said.graph))), "")
            if words:
                return " ".join(words.split())
    return said.speaker


def _is_unnamed(reader: EvidenceReader, iri: str) -> bool:
    return any(True for _ in reader.store.quads_for_pattern(NamedNode(iri), t.NAMED, t.boolean(False), DEFAULT))


def _speech(reader: EvidenceReader, said: Evidence) -> str:
    """Return what somebody says, from the word that tells so on where what is said comes after it."""
    graph = NamedNode(said.graph)
    spots = [offsets(quad.object.value) for quad in reader.match(NamedNode(said.iri), t.CONTENT, None, graph)]
    start, end = said.trigger
    if spots and end and end <= min(spots)[0] and said.start <= start:
        words = said.sentence[start - said.start : max(last for _, last in spots) - said.start]
        return f"{said.speaker} {' '.join(words.split())}"
    return f"{said.speaker} {said.term}: {' '.join(' '.join(reader.content(said)).split())}"


def of_background(store: Readable, node: NamedNode, graph: NamedNode, reader: EvidenceReader, *, answer: str) -> Cited:
    """Return a statement of background knowledge, with its source in place of a sentence."""

    def one(predicate: NamedNode) -> str:
        found = (quad.object for quad in store.quads_for_pattern(node, predicate, None, graph))
        return min((str(getattr(value, "value", "")) for value in found), default="")

    relation, title = one(t.PREDICATE).removeprefix(KG), one(t.LABEL)
    phrase = relations()[relation].phrase if relation in relations() else relation
    held = f"{reader.name(one(t.SUBJECT))} {phrase} {reader.name(one(t.OBJECT))}" + (f" ({title})" if title else "")
    return Cited(
        answers=(answer,) if answer else (),
        standing="background",
        statement=held,
        sentence=f"background knowledge: {one(t.SOURCE_OF_RECORD) or 'the gazetteer'}",
        since=one(t.VALID_FROM),
        until=one(t.VALID_UNTIL),
        document=BACKGROUND,
        iri=node.value,
    )


def of_mention(reader: EvidenceReader, node: NamedNode, graph: NamedNode, *, answer: str) -> Cited:
    """Return the place of a text where an entity is named."""
    source, (start, end) = reader.source(graph.value), offsets(node.value)
    words = next((quad.object.value for quad in reader.match(node, t.ANCHOR, None, graph)), "")
    return Cited(
        answers=(answer,) if answer else (),
        standing="stated",
        statement=f"{answer} is named",
        sentence=words,
        outlet=source.outlet,
        date=source.date,
        document=source.id,
        start=start,
        end=end,
        headline=source.headline,
        url=source.url,
        iri=node.value,
    )


@cache
def _nouns() -> dict[str, str]:
    """Return the verbs of nouns that are made from them."""
    return {row["noun"]: row["verb"] for row in tables.rows("nominalisations.tsv") if row["verb"] != "-"}


def names_it(said: Evidence, act: Act) -> bool:
    """Tell whether a report counts for a verb: by its root and mode, or because the text has the verb or its noun."""
    if not (act.roots or act.kin or act.others):
        return True
    if not (act.kin or act.others):
        return _is_of(said, act.roots) or (said.status == "Threatened" and _is_threat(act))
    if _is_of(said, act.roots) or (said.status == "Threatened" and _is_threat(act)):
        return True
    start, end = said.trigger
    words = said.sentence[max(0, start - said.start) : max(0, end - said.start)].lower().split()
    return any(act.term in _lemmas(word) for word in words)


def is_kin(said: Evidence, act: Act) -> bool:
    """Tell whether a report is of the same kind as what a verb tells of, in other words."""
    return _is_of(said, act.kin)


def _is_threat(act: Act) -> bool:
    return any(root == "THREATEN" for root, _ in act.roots)


def _is_of(said: Evidence, kinds: tuple[tuple[str, tuple[str, ...]], ...]) -> bool:
    return any(said.term == root and (not modes or (said.mode or "-") in modes) for root, modes in kinds)


def _lemmas(word: str) -> Iterator[str]:
    """Yield the verbs that a word of a text may be a form of, or a noun made from."""
    yield word
    yield from (form.lemma for form in verbs.forms(word))
    for noun in (word, word.removesuffix("s"), word.removesuffix("es")):
        yield noun
        if noun in _nouns():
            yield _nouns()[noun]
