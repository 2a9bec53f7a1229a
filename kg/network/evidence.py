"""The evidence that an edge of the network carries, what of it counts, and the type of the network itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.rules import voice

if TYPE_CHECKING:
    import networkx as nx

type Network = "nx.MultiDiGraph[str]"
type EdgeKind = Literal["fact", "event", "claim"]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """One sentence that speaks for (or against) an edge.

    Attributes:
        document: IRI of the document; also the name of its evidence graph.
        start: First character of the sentence in the document's stored text.
        end: One past its last character.
        sentence: The exact words.
        kind: ``fact`` and ``event`` where it supports what counts as having happened, ``claim`` where it is only said,
            planned, possible or denied.
        polarity: ``Affirmed`` or ``Denied``.
        certainty: ``Certain``, ``Probable``, ``Possible`` or ``Unknown`` (FactBank); empty where it is not stated.
        status: Of an event report: ``Happened``, ``Planned``, ...; empty for relations.
        speaker: Label or words of whom it is attributed to; empty in the author's own voice.
        speaker_iri: IRI of that actor, or empty.
        factive: The words that attribute it commit the author as well (confirmed, admitted).
        outlet: Publisher, or empty.
        date: ISO 8601 date of publication, or empty.
        headline: Title of the document, or empty.
        url: Web address of the document, or empty.
        trigger: Characters of the document that name the happening, (0, 0) where unknown.
        marks: Characters of the document, within the sentence, that refer to the two ends of the edge; sorted.
        event: IRI of the event it reports, or empty.
        confidence: 0 to 1.
        origin: IRI of the document that this one is a wire copy of, or empty.
        time: ISO 8601 day, month or year that the text gives to what it tells, else the date of publication, or empty.
    """

    document: str
    start: int
    end: int
    sentence: str
    kind: EdgeKind = "fact"
    polarity: str = "Affirmed"
    certainty: str = "Certain"
    status: str = ""
    speaker: str = ""
    speaker_iri: str = ""
    factive: bool = False
    outlet: str = ""
    date: str = ""
    headline: str = ""
    url: str = ""
    trigger: tuple[int, int] = (0, 0)
    marks: tuple[tuple[int, int], ...] = ()
    event: str = ""
    confidence: float = 1.0
    origin: str = ""
    time: str = ""


def counted(evidence: Sequence[Passage]) -> list[Passage]:
    """Return the passages that an edge's weight rests on.

    Those that support it as a fact or event; of an edge that is only claimed, those that affirm it; else all.
    """
    support = [passage for passage in evidence if passage.kind != "claim"]
    return support or [passage for passage in evidence if passage.polarity == "Affirmed"] or list(evidence)


def origins(passages: Iterable[Passage]) -> int:
    """Return how many independent reports the passages hold.

    Distinct pairs of event (or fact) and document, where wire copies of one text count once, and so do documents that
    print the very same sentence.
    """
    found = list(passages)
    texts = {(passage.event, passage.origin or passage.document) for passage in found}
    return min(len(texts), len({(passage.event, passage.sentence) for passage in found}))


def credence(passage: Passage) -> float:
    """Return the confidence of a passage; half of it where only a speaker says so."""
    said = voice(attributed=bool(passage.speaker), factive=passage.factive)
    return passage.confidence * (0.5 if said == "speaker" else 1.0)
