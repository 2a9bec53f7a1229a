"""How two actors treat each other over time, by month or week."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from kg.evidence import Evidence
from kg.network.coverage import covered, looking_back, placed, texts, told_of
from kg.network.graph import Network, counted
from kg.network.periods import Step, period


@dataclass(frozen=True, slots=True)
class Series:
    """Cooperation and conflict of two actors, ``a < b``, in both directions together.

    Attributes:
        a: IRI of the one.
        b: IRI of the other.
        periods: First day of each month or week, as ISO 8601 dates, without a gap.
        cooperation: By period, the summed Goldstein values of friendly reports, 0 or more.
        conflict: By period, the summed absolute Goldstein values of hostile reports, 0 or more.
        net: Cooperation less conflict.
        counts: By period, the number of independent reports of all acts, friendly, hostile or neither.
        undated: Number of further reports whose time is unknown, less exact than the period, or before the first one.
        published: By period, how many of ``counts`` stand there by publication alone: no text gives their time.
        texts: By period, the number of independent texts published in it that tell of both actors, with whomever;
            where there are none, that nothing is told means nothing.
        retold: Number of further reports without a time of their own, of texts that look back
            (`kg.network.looking_back`).
    """

    a: str
    b: str
    periods: tuple[str, ...]
    cooperation: tuple[float, ...]
    conflict: tuple[float, ...]
    net: tuple[float, ...]
    counts: tuple[int, ...]
    undated: int = 0
    published: tuple[int, ...] = ()
    texts: tuple[int, ...] = ()
    retold: int = 0


def independent(passages: Iterable[Evidence]) -> list[Evidence]:
    """Return the earliest passage of each independent report, by time; undated ones come last.

    A wire copy of a text, another sentence of the same document, and the same sentence elsewhere repeat a report.
    """
    texts: set[tuple[str, str]] = set()
    sentences: set[tuple[str, str]] = set()
    found = []
    for passage in sorted(passages, key=lambda p: (p.when or "9999", p)):
        text, sentence = (passage.event, passage.origin or passage.graph), (passage.event, passage.sentence)
        if text not in texts and sentence not in sentences:
            texts.add(text)
            sentences.add(sentence)
            found.append(passage)
    return found


def series(graph: Network, *, step: Step = "month", actors: Collection[str] | None = None) -> list[Series]:
    """Return the series of every pair of actors with a dated act between them, sorted by pair.

    Each independent report of an act (see `independent`) adds the Goldstein value of its term (Goldstein, Journal of
    Conflict Resolution 36(2), 1992) to the month or week it happened in; where no text gives the time, to that of
    publication, unless the text looks back (`kg.network.coverage.placed`). All series run over the same periods, from
    the first act to the last act or text of the whole network (at most the last 600), so that they can be compared.
    Office and affiliation are no acts. Of an edge that is only claimed, the claims count.

    Args:
        graph: A network as `kg.network.project` makes it.
        step: ``month`` or ``week``.
        actors: IRIs; only pairs of two of them are returned, over the periods of the whole network.

    Raises:
        InputError: If the step is unknown.
    """
    found: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(dict)
    undated: dict[tuple[str, str], int] = defaultdict(int)
    retold: dict[tuple[str, str], int] = defaultdict(int)
    back = looking_back(graph, step)
    for u, v, data in graph.edges(data=True):
        if not data.get("acts", True) or (data.get("symmetric") and u > v):
            continue
        pair = (min(u, v), max(u, v))
        for passage in independent(counted(data.get("evidence", ()))):
            start = placed(passage, step, back)
            if start is None:
                (retold if period(passage.when, step) else undated)[pair] += 1
                continue
            sums = found[pair].setdefault(start, [0.0, 0.0, 0, 0])
            sums[2] += 1
            sums[3] += not passage.dated
            if data["sign"]:
                sums[0 if data["sign"] > 0 else 1] += data.get("strength", 1.0)
    told, none = told_of(texts(graph), step), frozenset[str]()
    calendar = covered({start for sums in found.values() for start in sums}, told, step)
    wanted = None if actors is None else frozenset(actors)
    return [
        replace(
            _series(pair, calendar, found[pair], undated[pair]),
            texts=tuple(len(told[pair[0]].get(start, none) & told[pair[1]].get(start, none)) for start in calendar),
            retold=retold[pair],
        )
        for pair in sorted(found)
        if (wanted is None or wanted.issuperset(pair)) and max(found[pair]) >= calendar[0]
    ]


def _series(pair: tuple[str, str], calendar: tuple[str, ...], sums: dict[str, list[float]], undated: int) -> Series:
    rows = [sums.get(start, (0.0, 0.0, 0, 0)) for start in calendar]
    cooperation, conflict = tuple(row[0] for row in rows), tuple(row[1] for row in rows)
    net = tuple(row[0] - row[1] for row in rows)
    counts, published = (tuple(int(row[place]) for row in rows) for place in (2, 3))
    early = int(sum(row[2] for row in sums.values())) - sum(counts)
    return Series(*pair, calendar, cooperation, conflict, net, counts, undated + early, published)
