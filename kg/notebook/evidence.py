"""What `Graph.explain` gives: a tuple of `Evidence` that a notebook shows as marked sentences by source."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, Self, SupportsIndex, overload

from kg.evidence import Evidence

if TYPE_CHECKING:
    import pandas as pd


COLUMNS = (
    *("kind", "statement", "sentence", "start", "end", "document", "title", "source", "date", "url", "speaker"),
    *("polarity", "certainty", "status", "time", "confidence", "trigger", "marks", "place", "dead", "extractor"),
)


class EvidenceRows(tuple[Evidence, ...]):
    """Sentences as evidence: a tuple, in the order of `kg.store.explain`; slices and `only` stay of this kind."""

    __slots__ = ()

    def __new__(cls, rows: Iterable[Evidence] = ()) -> Self:
        """Hold these rows, in this order."""
        return super().__new__(cls, rows)

    @overload
    def __getitem__(self, at: SupportsIndex, /) -> Evidence: ...
    @overload
    def __getitem__(self, at: slice, /) -> "EvidenceRows": ...
    def __getitem__(self, at: SupportsIndex | slice, /) -> "Evidence | EvidenceRows":
        """Return one row, or some of them as `EvidenceRows`."""
        return EvidenceRows(super().__getitem__(at)) if isinstance(at, slice) else super().__getitem__(at)

    def only(self, **values: str) -> "EvidenceRows":
        """Return the rows whose fields have these values, such as ``kind="claim"`` or ``speaker="Sergey Lavrov"``.

        Raises:
            AttributeError: If a row has no such field; `kg.evidence.Evidence` lists them.
        """
        return EvidenceRows(row for row in self if all(getattr(row, name) == value for name, value in values.items()))

    def records(self) -> list[dict[str, Any]]:
        """Return a dictionary for each sentence with `COLUMNS` as keys; ``trigger`` is a tuple of none or one."""
        return [
            {name: getattr(row, name) for name in COLUMNS} | {"trigger": (row.trigger,) if row.trigger[1] else ()}
            for row in self
        ]

    def to_pandas(self) -> "pd.DataFrame":
        """Return a table with a row for each sentence, `COLUMNS` as columns."""
        import pandas as pd

        return pd.DataFrame(self.records(), columns=list(COLUMNS))

    def __repr__(self) -> str:
        return "\n".join([_head(self), *(row.text() for row in self[:SHOWN]), *_more(len(self) - SHOWN)])

    def _repr_html_(self) -> str:
        """Return the sentences by source, the words that matter marked; what one sentence states stands together."""
        from kg.notebook.html import render

        shown, left, sources = 0, 0, []
        for source, of_source in _groups(self, lambda row: row.outlet or row.document):
            sentences = [(said[0], _pieces(said), _statements(said)) for said in _sentences(of_source)]
            room = max(SENTENCES - shown, 0)
            shown, left = shown + len(sentences[:room]), left + len(sentences[room:])
            sources.append((source, sentences[:room], len(sentences)))
        counts = Counter(row.kind for row in self)
        return render("evidence.html.jinja", counts=counts, sources=sources, left=left)

    def __reduce__(self) -> Any:
        return (EvidenceRows, (tuple(self),))


SHOWN = 20  # rows in plain text
SENTENCES = 40  # sentences in HTML

type Piece = tuple[str, str]  # words, and how they are marked: "trigger", "party" or ""


def _head(rows: EvidenceRows) -> str:
    sources = {row.outlet or row.document for row in rows}
    return f"{len(rows)} rows of evidence from {len(sources)} {'source' if len(sources) == 1 else 'sources'}"


def _more(number: int) -> list[str]:
    return [f"... and {number} more"] if number > 0 else []


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
        ("trigger", [r.trigger for r in rows]),
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
