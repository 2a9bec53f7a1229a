"""The sentences that stand in answers to agents: one value, made of evidence or of what answers a question.

It has no slots: the SDK takes a class attribute for the default of a field.
"""

from dataclasses import dataclass
from urllib.parse import quote

from kg.asking.citing import Cited
from kg.evidence import Evidence


@dataclass(frozen=True)
class Citation:
    """A sentence of a text, with what it states, who says so and where it stands; empty where something is not told.

    ``standing``: event, fact, claim or attribution, or how far an answer goes (stated, said, denied ...). ``start`` and
    ``end`` count characters of the document, end-exclusive; ``uri`` is the resource with its text.
    """

    statement: str
    standing: str
    sentence: str
    speaker: str
    outlet: str
    date: str
    document: str
    start: int
    end: int
    status: str = ""
    polarity: str = ""
    certainty: str = ""
    time: str = ""
    headline: str = ""
    url: str = ""
    iri: str = ""
    event: str = ""
    uri: str = ""

    def text(self) -> str:
        """Return it as lines for reading."""
        manner = ", ".join(p for p in (self.standing, self.polarity, self.certainty, self.status, self.time) if p)
        by = f", by {self.speaker}" if self.speaker else ""
        where = ", ".join(part for part in (self.outlet, self.headline, self.date, self.document) if part)
        place = f", characters {self.start} to {self.end}" if self.end else ""
        return f"- {self.statement} ({manner}{by})\n  “{' '.join(self.sentence.split())}”\n  {where}{place}"


def of_evidence(said: Evidence) -> Citation:
    """Return evidence as a citation."""
    return Citation(
        statement=said.statement,
        standing=said.kind,
        sentence=said.sentence,
        speaker=said.speaker,
        outlet=said.outlet,
        date=said.date,
        document=said.document,
        start=said.start,
        end=said.end,
        status=said.status,
        polarity="Former" if said.former else said.polarity,
        certainty=said.certainty,
        time=" to ".join(part for part in (said.since, said.until) if part) or said.time,
        headline=said.headline,
        url=said.url,
        iri=said.iri,
        event=said.event,
        uri=document_uri(said.document),
    )


def of_cited(row: Cited) -> Citation:
    """Return a sentence that answers a question as a citation."""
    held = " to ".join(part for part in (row.since, row.until) if part)
    return Citation(
        statement=row.statement,
        standing=row.standing,
        sentence=row.sentence,
        speaker=row.speaker,
        outlet=row.outlet,
        date=row.date,
        document=row.document,
        start=row.start,
        end=row.end,
        time=held or row.time,
        headline=row.headline,
        url=row.url,
        iri=row.iri,
        event=row.event,
        uri=document_uri(row.document) if row.end else "",
    )


def document_uri(document: str) -> str:
    """Return the address of a document's text as a resource."""
    return f"kg://document/{quote(document, safe='')}"
