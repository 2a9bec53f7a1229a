"""An entity, as a notebook shows it."""

from dataclasses import dataclass, fields

from kg.known import Known
from kg.network import ActorRow, Network, Summary, stands_for
from kg.notebook.evidence import EvidenceRows

LINES = 12  # shown of each list


@dataclass(frozen=True, slots=True)
class EntityProfile(Known):
    """An entity as the texts show it, with its place among the actors.

    Attributes beyond those of `kg.evidence.Known`, whose evidence is one of `EvidenceRows` here:

    Attributes:
        rank: Its place among the actors by influence, from 1, or that of the state for which it acts; None for what is
            in no tie.
        ranked: How many actors are ranked.
        row: The measures of that place (`kg.network.ActorRow`), or None as above.
    """

    rank: int | None = None
    ranked: int = 0
    row: ActorRow | None = None

    def __str__(self) -> str:
        state = f" as {self.row.label}" if self.row and self.row.iri != self.iri else ""
        place = f", rank {self.rank} of {self.ranked} by influence{state}" if self.rank else ""
        return (
            f"{self.label} ({self.kind}){place}: {self.mentions} mentions in {self.documents} documents, "
            f"{len(self.facts)} facts, {len(self.events)} events"
        )

    def _repr_html_(self) -> str:
        """Return names, identities, corrections, rank, facts, what follows from them, events."""
        from kg.notebook.html import render

        dated = sorted(self.events, key=lambda event: event.time, reverse=True)
        facts = sorted(self.facts, key=lambda fact: (-fact.documents, fact))
        # A fact seen from its other end is no news beside the fact.
        news = [one for one in self.inferred if set(one.rules) - {"by symmetry", "by the inverse"}]
        return render("profile.html.jinja", entity=self, facts=facts, events=dated, inferred=news, most=LINES)


def profile(known: Known, graph: Network, figures: Summary) -> EntityProfile:
    """Return what is known of an entity with its place among the actors of a network."""
    counted = stands_for(graph, known.iri)
    place = next((number for number, row in enumerate(figures.actors, start=1) if row.iri == counted), None)
    held = {field.name: getattr(known, field.name) for field in fields(Known)}
    return EntityProfile(
        **(held | {"evidence": EvidenceRows(known.evidence)}),
        rank=place,
        ranked=len(figures.actors),
        row=figures.actors[place - 1] if place else None,
    )
