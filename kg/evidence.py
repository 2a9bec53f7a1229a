"""What a graph tells, read back: sentences with what they state, events, texts. Values alone, no graph.

`kg.store` reads them, the network carries them, and the pages and notebooks show them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg import dates
from kg.rules import Voice, is_put_forward, voice

type Kind = Literal["fact", "event", "claim", "attribution"]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One sentence, with what it states and who says so.

    Attributes:
        graph: IRI of the document, which is the name of its evidence graph.
        start: First character of the sentence in the document's stored text.
        end: One past its last character.
        sentence: The exact words.
        kind: ``fact`` and ``event`` where it supports what counts as having happened, ``claim`` where it is only said,
            likely, planned or denied, ``attribution`` where it tells that somebody speaks. `kg.store.explain` calls
            every report an event, whatever its status.
        polarity: ``Affirmed`` or ``Denied``; empty of an attribution.
        certainty: ``Certain``, ``Probable``, ``Possible`` or ``Unknown`` (FactBank); empty where it is not stated.
        status: Of an event report: ``Happened``, ``Planned``, ...; empty for relations.
        speaker: Who says so, and through whom it is known; empty where it is nobody's word but the author's.
        factive: The words that attribute it commit the author as well (confirmed, admitted).
        outlet: Publisher, or empty.
        date: ISO 8601 date of publication, or empty.
        headline: Title of the document, or empty.
        url: Web address of the document, or empty.
        trigger: Characters of the document that name the happening or the act of speech, (0, 0) where there are none.
        marks: Characters of the document, within the sentence, that refer to those who take part; sorted.
        event: IRI of the event it reports, or empty.
        confidence: 0 to 1.
        origin: IRI of the document that this one is a wire copy of, or empty.
        time: ISO 8601 day, month or year that is told of what it states, or empty.
        earliest: First day (ISO 8601) that the time of an event allows, or empty.
        latest: Last day that it allows, or empty.
        dating: How these were found: ``stated``, ``relative``, ``publication``, or empty.
        since: Since when a relation is told to hold (ISO 8601, as exact as the text), or empty.
        until: Until when, or empty.
        former: The relation held once and does no more; ``polarity`` is ``Denied`` then, but of an office's words.
        iri: IRI of the assertion, report or attribution.
        document: Id of the document.
        statement: What is stated, in words ("Azerbaijan alliedWith Türkiye"), where it has been put so.
        term: Relation, PLOVER root or stance.
        subjects: IRIs of the subject, the actors or the source; sorted.
        objects: IRIs of the object, of the recipients or of whom the words speak; sorted.
        value: A text that stands in place of an object.
        speakers: IRIs of who says so.
        attributions: IRIs of the attributions whose content holds it.
        mediators: IRIs of those who mediate the event, sorted.
        mode: PLOVER mode of an event, or empty.
        place: IRI of where it happened, or empty.
        denies: IRIs of the reports that it points back to and denies, sorted.
        dead: Number of dead, where one is told.
        harmed: Other harm (injured, missing, displaced, detained) with the number of people, where one is told.
        bounds: Which of these numbers are bounds: the count (``fatalities``, ``injured``, ...) with ``atLeast`` or
            ``atMost``, sorted.
        extractor: Name of the component that found it.
        through: In a network that is folded into states, names of those through whom the state acts; sorted.
        upon: The same of those in whose person it is acted upon.
    """

    graph: str
    start: int
    end: int
    sentence: str
    kind: Kind = "fact"
    polarity: str = "Affirmed"
    certainty: str = "Certain"
    status: str = ""
    speaker: str = ""
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
    iri: str = ""
    document: str = ""
    statement: str = ""
    term: str = ""
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    value: str = ""
    speakers: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    mode: str = ""
    place: str = ""
    dead: int | None = None
    harmed: tuple[tuple[str, int], ...] = ()
    extractor: str = ""
    through: tuple[str, ...] = ()
    upon: tuple[str, ...] = ()
    earliest: str = ""
    latest: str = ""
    dating: str = ""
    since: str = ""
    until: str = ""
    former: bool = False
    denies: tuple[str, ...] = ()
    bounds: tuple[tuple[str, str], ...] = ()

    @property
    def voice(self) -> Voice:
        """Who vouches for it."""
        return voice(attributed=bool(self.speaker), factive=self.factive)

    @property
    def trigger_words(self) -> str:
        """The words of its sentence that name the happening or the act of speech; empty where there are none."""
        return self.sentence[max(self.trigger[0] - self.start, 0) : max(self.trigger[1] - self.start, 0)]

    @property
    def when(self) -> str:
        """The time of what it states, or where none is told, the date of publication.

        Nothing where what is told allows many years: an event of "decades ago" is not of the day it is told of.
        """
        if self.time or self.dating in {"", "publication"}:
            return self.time or self.date
        return within(self.earliest, self.latest)

    @property
    def dated(self) -> bool:
        """Whether ``when`` is the time of what it states; else it is that of publication, which is at most later."""
        return has_time(self.time, self.dating)

    @property
    def span(self) -> tuple[str, str]:
        """First and last day that it allows, an open side empty: of what is only published, all up to that day."""
        return spanned(self.time, self.earliest, self.latest or ("" if self.dated else self.date))

    @property
    def source(self) -> str:
        """The outlet, as the columns of evidence name it."""
        return self.outlet

    @property
    def title(self) -> str:
        """The headline, as the columns of evidence name it."""
        return self.headline

    def text(self) -> str:
        """Return it as three lines for reading: what, the words, where from."""
        holds = f"{self.since or '...'} to {self.until or '...'}" if self.since or self.until else ""
        polarity = "former" if self.former else self.polarity
        manner = [part for part in (polarity, self.certainty, self.status, holds) if part]
        by = f", by {self.speaker}" if self.speaker else ""
        where = ", ".join(part for part in (self.outlet, self.headline, self.date, self.document) if part)
        head = f"[{self.kind}] {self.statement}" + (f" ({', '.join(manner)}{by})" if manner else "")
        return f"{head}\n  “{' '.join(self.sentence.split())}”\n  {where}, characters {self.start} to {self.end}"


def within(earliest: str, latest: str) -> str:
    """Return the day, month or year that holds an interval of days, or nothing where none does or a side is open."""
    ends = (earliest[:size] for size in (10, 7, 4) if earliest and earliest[:size] == latest[:size])
    return next(ends, "")


def has_time(time: str, dating: str) -> bool:
    """Tell whether a text gives the time of a happening; else only the day of publication bounds it."""
    return bool(time) or dating in {"stated", "relative"}


def spanned(time: str, earliest: str, latest: str) -> tuple[str, str]:
    """Return the first and last day that a time allows: the days told, else those of the ISO 8601 time itself."""
    meant = None if earliest or latest else dates.parse(time)
    return (str(meant.first), str(meant.last)) if meant else (earliest, latest)


def asserts(said: Evidence) -> bool:
    """Tell whether a report or an assertion puts forward that it is so: whether a denial would contradict it."""
    if said.status:
        manner = {"polarity": said.polarity, "certainty": said.certainty or "Certain"}
        return is_put_forward(said.status, **manner, attributed=bool(said.speaker))
    return said.polarity == "Affirmed" and said.certainty in {"Certain", ""}


def denies(said: Evidence) -> bool:
    """Tell whether a report or an assertion denies that it is or was so; "would not visit" denies nothing yet."""
    return "Denied" in {said.polarity, said.status} and said.certainty in {"Certain", ""} and not said.former


def independent(passages: Iterable[Evidence]) -> int:
    """Return how many independent origins sentences have.

    Wire copies of one text (``kg:origin``) count once, and so do texts that print the very same sentence.
    """
    found = list(passages)
    return min(len({said.origin or said.graph for said in found}), len({said.sentence for said in found}))


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Words of a document that mean somebody or something: their characters, its IRI and its name."""

    begin: int
    end: int
    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event, with the sentences that report it.

    Attributes:
        iri: Its IRI.
        label: A line to know it by.
        root: PLOVER root.
        status: ``Happened``, ``Planned``, ...
        time: ISO 8601 day, month or year, or empty.
        place: IRI of its place, or empty.
        where: Name of its place, or empty.
        dead: Number of dead, where one is told.
        harmed: As in `Evidence`.
        bounds: As in `Evidence`.
        actors: IRIs of those who did it, sorted.
        recipients: IRIs of those it was done to, sorted.
        reports: IRIs of its reports, sorted.
        earliest: First day (ISO 8601) that its time allows, or empty.
        latest: Last day that it allows, or empty.
        dating: How these were found: ``stated``, ``relative``, ``publication``, or empty.
        names: Names of the actors and of the recipients, sorted, of those that are known.
        arcs: Of an event of a network, who did it to whom, by IRI, sorted; empty where only one side is known.
        quad: Of an event of a network, its PLOVER quad class, such as ``material conflict``.
        evidence: Its sentences, sorted.
        tolls: Statements that give its number of dead without telling it, sorted.
    """

    iri: str
    label: str
    root: str
    status: str
    time: str = ""
    place: str = ""
    where: str = ""
    dead: int | None = None
    harmed: tuple[tuple[str, int], ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    names: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    arcs: tuple[tuple[str, str], ...] = ()
    quad: str = ""
    evidence: tuple[Evidence, ...] = ()
    earliest: str = ""
    latest: str = ""
    dating: str = ""
    bounds: tuple[tuple[str, str], ...] = ()
    tolls: tuple[Evidence, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether the texts give its time; else it is only known to lie on or before the day of a publication."""
        return has_time(self.time, self.dating)

    @property
    def span(self) -> tuple[str, str]:
        """First and last day that its time allows, an open side empty."""
        return spanned(self.time, self.earliest, self.latest)

    @property
    def documents(self) -> int:
        """Number of texts that its sentences are from."""
        return len({said.graph for said in self.evidence})

    @property
    def origins(self) -> int:
        """Number of independent origins among these texts."""
        return independent(self.evidence)


@dataclass(frozen=True, slots=True)
class Source:
    """A document: IRI, id, headline, outlet, date, address, IRI of what it is a copy of, SHA-256 of its text."""

    iri: str
    id: str = ""
    headline: str = ""
    outlet: str = ""
    date: str = ""
    url: str = ""
    origin: str = ""
    sha256: str = ""
