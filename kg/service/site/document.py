"""A text with its mentions and statements marked.

Marks overlap and lie in each other, which HTML elements can't; so the text is cut wherever a mark begins or ends, and
each piece knows all that covers it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import NamedNode

from kg.evidence import Evidence, Source
from kg.page.words.citations import Citations
from kg.page.words.words import day, name
from kg.quads import terms as t
from kg.service.site.links import Link, address
from kg.service.site.state import State
from kg.service.site.statements import Writer, manner, validity
from kg.store.referring import offsets

type Spot = tuple[int, int]
type Mention = tuple[Spot, str]
"""Where in the text, and the IRI of what it refers to."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text within which nothing begins or ends.

    Attributes:
        begin: Its first character in the stored text.
        text: Its characters.
        mention: The IRI of what it refers to, by the shortest mention that covers it; or empty.
        trigger: Whether it names a happening or an act of speech.
        statements: Numbers of the statements whose sentence covers it.
        anchors: The passages that begin here, as ``char=BEGIN,END``.
    """

    begin: int
    text: str
    mention: str = ""
    trigger: bool = False
    statements: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.begin + len(self.text)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence states: number, kind, words with links, how and by whom, and the anchor of its sentence."""

    number: int
    kind: str
    words: tuple[Link, ...]
    manner: tuple[str, ...]
    when: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """All that the page of a document shows."""

    source: Source
    author: str
    language: str
    pieces: tuple[Piece, ...]
    statements: tuple[Statement, ...]
    mentioned: tuple[tuple[Link, int], ...]
    origin: Link | None
    names: dict[str, Link]


def document_page(state: State, iri: str) -> DocumentPage:
    """Return what the page of a document shows, by its IRI."""
    graph, reader, writer = NamedNode(iri), state.reader, Writer(state, Citations())
    held = {quad.predicate: quad.object.value for quad in reader.match(graph, None, None, graph)}
    mentions = sorted((offsets(q.subject.value), q.object.value) for q in reader.match(None, t.REFERS_TO, None, graph))
    kinds = (t.ASSERTION, t.EVENT_REPORT, t.ATTRIBUTION_CLASS)
    nodes = sorted(quad.subject.value for kind in kinds for quad in reader.match(None, t.TYPE, kind, graph))
    read = (reader.read(NamedNode(node), graph) for node in nodes)
    rows = sorted(row for row in read if row is not None)
    rows.sort(key=lambda row: (row.start, -row.end))
    source, times = reader.source(iri), defaultdict[str, int](int)
    for _, entity in mentions:
        times[entity] += 1
    names = {entity: writer.link(entity) for entity in times}
    often = sorted(times.items(), key=lambda item: (-item[1], names[item[0]].text))
    origin = reader.source(source.origin) if source.origin else None
    return DocumentPage(
        source=source,
        author=held.get(t.AUTHOR, ""),
        language=held.get(t.LANGUAGE, ""),
        pieces=pieces(
            printable(held.get(t.IS_STRING, "")),
            mentions,
            [(row.start, row.end) for row in rows],
            [row.trigger for row in rows],
        ),
        statements=tuple(_statement(writer, number, row) for number, row in enumerate(rows, start=1)),
        mentioned=tuple((names[entity], count) for entity, count in often),
        origin=Link(name(origin.headline or origin.id, 200), address(origin.iri, base=state.base)) if origin else None,
        names=names,
    )


def _statement(writer: Writer, number: int, row: Evidence) -> Statement:
    when = validity([row]) if row.kind != "attribution" and not row.status else day(row.time) if row.time else ""
    told = ("former",) if row.former else () if row.kind == "attribution" else manner([row])
    kind = "event" if row.status else row.kind
    return Statement(number, kind, writer.in_words(row), told, when, f"char={row.start},{row.end}")


def printable(text: str) -> str:
    """Return a text with what no page can hold replaced, character for character, so that offsets stay."""
    return "".join(c if c.isprintable() or c.isspace() or ord(c) > 0x9F else "\ufffd" for c in text)


def pieces(
    text: str, mentions: Iterable[Mention], sentences: Sequence[Spot], triggers: Iterable[Spot] = ()
) -> tuple[Piece, ...]:
    """Cut a text where a mark begins or ends; the pieces together are the text.

    Args:
        text: The stored text.
        mentions: Its mentions; of those that cover a piece the shortest counts, of equal ones the first.
        sentences: The passages of its statements, which are numbered from 1 in this order.
        triggers: Words that name happenings and acts of speech; (0, 0) stands for none.
    """
    size = len(text)
    inner = [(max(0, b), min(e, size), iri) for (b, e), iri in mentions if b < e]
    inner = sorted((m for m in inner if m[0] < m[1]), key=lambda m: (m[1] - m[0], m[0], m[2]))
    named = _covered(size, [(b, e) for b, e, _ in reversed(inner)])
    cued = _covered(size, sorted({(b, min(e, size)) for b, e in triggers if 0 <= b < min(e, size)}))
    cuts = {0, size, *(edge for b, e, _ in inner for edge in (b, e))}
    begins: dict[int, set[str]] = defaultdict(set)
    opening, closing = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for number, (b, e) in enumerate(sentences, start=1):
        if 0 <= b < e <= size:
            cuts |= {b, e}
            begins[b].add(f"char={b},{e}")
            opening[b].append(number)
            closing[e].append(number)
    for b, e, _ in inner:
        begins[b].add(f"char={b},{e}")
    cuts |= {edge for edge in range(1, size) if cued[edge] != cued[edge - 1]}
    edges, found, open_now = sorted(cuts), [], set[int]()
    for b, e in pairwise(edges):
        open_now = (open_now - set(closing[b])) | set(opening[b])
        over = named[b]
        mention = inner[len(inner) - over][2] if over else ""
        found.append(
            Piece(b, text[b:e], mention, bool(cued[b]), tuple(sorted(open_now)), tuple(sorted(begins.get(b, ()))))
        )
    return tuple(found)


def _covered(size: int, spots: Sequence[Spot]) -> list[int]:
    """Return for each character the number, from 1, of the last spot that covers it, or 0."""
    over = [0] * size
    for number, (begin, end) in enumerate(spots, start=1):
        over[begin:end] = [number] * (end - begin)
    return over
