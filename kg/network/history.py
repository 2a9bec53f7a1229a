"""Rank over time."""

from dataclasses import dataclass, replace

import numpy as np

from kg.errors import InputError
from kg.network.coverage import covered, looking_back, placed, texts, told_of
from kg.network.graph import Network
from kg.network.periods import Step
from kg.network.ranking import parts, positions, scores
from kg.network.reports import reports, reweigh, sums


@dataclass(frozen=True, slots=True)
class RankSeries:
    """Influence of one actor by period: its rank among the actors then present, 1 for the highest, and its score.

    ``periods`` are first days of months or weeks without a gap; rank and score are None while the actor is not there.
    ``texts`` is how many independent texts published in each period tell of the actor: where there are none, the rank
    is only what is left of earlier ones.
    """

    actor: str
    periods: tuple[str, ...]
    ranks: tuple[int | None, ...]
    scores: tuple[float | None, ...]
    texts: tuple[int, ...] = ()


def ranks_over_time(graph: Network, *, step: Step = "month", window: int | None = None) -> list[RankSeries]:
    """Return the influence rank of each actor by period, sorted by the last rank (the absent last), then actor.

    Influence in a period is that of the network of the reports up to its end (cumulative), or with ``window`` of the
    last so many periods; edges are weighed by these reports alone, with the projection's formula. A report stands in
    the period it tells of (its publication's, where no text gives the time; see `kg.network.coverage.placed`); those
    with no time, or one less exact than the period, are left out, and so are actors with no dated act. Scores are
    shares of the whole network's actors, so that they compare between periods, of which there are at most the last 600.

    Raises:
        InputError: If the step is unknown or the window below 1.
    """
    if window is not None and window < 1:
        raise InputError(f"a window of {window} periods", hint="use 1 or more, or None for all up to then")
    found = reports(graph)
    back, told = looking_back(graph, step), told_of(texts(graph), step)
    starts = [placed(said, step, back) for said in found.passages]
    calendar = covered({start for start in starts if start}, told, step)
    if not calendar:
        return []
    number = {start: index for index, start in enumerate(calendar)}
    early = 0 if window is None else -1  # before the calendar: known from its beginning on, or forgotten
    at = np.array([number.get(start, early) if start else -1 for start in starts])[:, None]
    now = np.arange(len(calendar))[None]
    counts = (at >= 0) & (at <= now) & (at > now - (window or len(calendar)))
    found, size = replace(found, fixed=np.zeros_like(found.fixed)), len(found.nodes)
    score, present = np.zeros((size, len(calendar))), np.zeros((size, len(calendar)), dtype=bool)
    for part in parts(found, len(calendar)):
        weights = reweigh(found, counts[:, part].astype(float))
        present[:, part] = (sums(found.source, weights, size) + sums(found.target, weights, size + 1)[:size]) > 0
        score[:, part] = scores(found, weights)
    rank = positions(np.where(present, score, 0.0))
    rows = [
        RankSeries(
            found.nodes[row],
            calendar,
            tuple(int(r) if there else None for r, there in zip(rank[row], present[row], strict=True)),
            tuple(float(s) if there else None for s, there in zip(score[row], present[row], strict=True)),
            tuple(len(told[found.nodes[row]].get(start, ())) for start in calendar),
        )
        for row in np.flatnonzero(present.any(axis=1)).tolist()
    ]
    return sorted(rows, key=lambda row: (row.ranks[-1] or size + 1, row.actor))
