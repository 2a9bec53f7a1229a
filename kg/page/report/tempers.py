"""Which pairs heat up or cool down, in a few sentences, or why that can't be said, and what they did all the same."""

from collections.abc import Iterable, Iterator, Sequence

from kg import dates
from kg.evidence import Evidence
from kg.network import Network, Trend, sources
from kg.network.trends import LEAST
from kg.page.report.period import days_between
from kg.page.report.weighing import NEAR
from kg.page.words.courses import course, when
from kg.page.words.words import counted, day, in_text, listed, name

MOST = 3  # pairs told of in either direction
CLEAR = frozenset({"heating up", "cooling down"})
NAMED = 2  # pairs that are named where nothing is clear


def tempers(graph: Network, found: Sequence[Trend]) -> tuple[str, ...]:
    """Return how the conflict of pairs goes, each change with the texts that it rests on.

    Where too few texts tell of pairs to say so, the attacks of these months are told that texts give a day: a want of
    texts is no calm.

    Args:
        graph: The network, for names and acts.
        found: What `kg.network.trends` finds, the strongest rise first.
    """
    if not any(source.date for source in sources(graph)):
        return ("No text has a date, so nobody can be said to heat up or cool down.",)
    known = [one for one in found if all(graph.nodes.get(end, {}).get("named", False) for end in (one.a, one.b))]
    if not known:
        return ("No act of conflict between named actors is told of in the latest months.",)
    clear = [one for one in known if one.course in CLEAR]
    chosen = sorted(clear, key=lambda one: (-abs(one.change), one.a, one.b))[:MOST]
    told = tuple(f"{_begun(_pair(graph, one))}: {course(one)}." for one in chosen)
    return (*told, *_rest(graph, [one for one in known if one not in chosen], whole=not chosen))


def _rest(graph: Network, others: Sequence[Trend], *, whole: bool) -> tuple[str, ...]:
    """Return how many pairs show no clear change, and how many can't be compared, for want of texts."""
    if not others:
        return ()
    before, after = when(others[0].before), when(others[0].after)
    steady = [one for one in others if one.course == "no clear change"]
    open_ = [one for one in others if one.course not in CLEAR | {"no clear change"}]
    told = []
    if steady:
        told.append(
            f"{counted(len(steady), 'pair')} in conflict ({_named(graph, steady)}) {_show(steady)} no clear change."
        )
    if not open_:
        return tuple(told)
    if len(open_) == 1:
        pair = _pair(graph, open_[0])
        told.append(f"Of {pair} too few texts tell in {before} or in {after} to say whether they heat up or cool down.")
    elif whole and not steady:
        told.append(f"No pair can be shown to heat up or cool down: {_why_not(graph, open_, before, after)}.")
    else:
        told.append(f"Of {counted(len(open_), 'pair')} too few texts tell in {before} or in {after} to say so.")
    acts = sorted(_attacks(graph, open_))[:NAMED]
    return (*told, *([f"That is no sign of calm: {'; '.join(words for *_, words in acts)}."] if acts else []))


def _why_not(graph: Network, open_: Sequence[Trend], before: str, after: str) -> str:
    """Return why none of several pairs can be compared: of most too few texts tell, some only other outlets do."""
    apart = [one for one in open_ if one.course == "other outlets"]
    needed = f"that takes {LEAST} texts on a pair in {before} and {LEAST} in {after}"
    few = len(open_) - len(apart)
    which = f"{few} of the {len(open_)} in conflict lack" if apart else f"none of the {len(open_)} in conflict has"
    outlets = f"those on {_named(graph, apart)} are from different outlets"
    return needed + (f", which {which}" if few else "") + (f"; {outlets}" if apart else "")


def _attacks(graph: Network, pairs: Iterable[Trend]) -> Iterator[tuple[bool, int, str, str]]:
    """Yield who attacked whom on which days of these months, by how many texts; those who did so both ways first."""
    for one in pairs:
        ways = {(u, v): tuple(_within(graph, u, v, one)) for u, v in ((one.a, one.b), (one.b, one.a))}
        held = [said for way in ways.values() for said in way]
        days = sorted(said.time for said in held if dates.is_day(said.time))
        if not days:
            continue
        both, texts = all(ways.values()), len({said.graph for said in held})
        who, whom = next(way for way, told in ways.items() if told)
        words = (
            f"{_pair(graph, one)} attacked each other" if both else f"{_name(graph, who)} attacked {_name(graph, whom)}"
        )
        when_ = _time(days[0], days[-1], _open_end(held, days[-1]), row=both)
        yield not both, -texts, days[0], f"{words} {when_} ({counted(texts, 'text')})"


def _open_end(held: Iterable[Evidence], last: str) -> str:
    """Return the last day on which acts without a day may have been that began no later than the last known day."""
    bounds = [said.span for said in held if not dates.is_day(said.time) and all(said.span)]
    return max((end for begin, end in bounds if begin <= last and days_between(begin, end) <= NEAR), default="")


def _within(graph: Network, u: str, v: str, one: Trend) -> Iterator[Evidence]:
    """Yield what tells that one attacked another at a time that lies in the two windows."""
    held = graph.edges[u, v, "ASSAULT"].get("evidence", ()) if graph.has_edge(u, v, "ASSAULT") else ()
    for said in held:
        first, last = said.span
        if said.kind == "event" and said.dated and one.before.first <= first and last <= one.after.last:
            yield said


def _time(first: str, last: str, later: str, *, row: bool) -> str:
    """Return from the first to the last day in words, or the month where it may have gone on to a ``later`` day of it.

    ``row``: acts of both, which in one month are a row of them.
    """
    if later > last and first[:7] == later[:7]:
        return f"in {day(first[:7])}"
    if first == last:
        return f"on {day(first)}"
    begin = str(int(first[8:])) if first[:7] == last[:7] else day(first)
    return (
        f"from {begin} to {day(last)}"
        if row and days_between(first, last) <= NEAR
        else f"between {begin} and {day(last)}"
    )


def _show(pairs: Sequence[Trend]) -> str:
    return "shows" if len(pairs) == 1 else "show"


def _named(graph: Network, pairs: Iterable[Trend]) -> str:
    names = [_pair(graph, one) for one in pairs]
    return "; ".join(names[:NAMED]) + ("; and others" if len(names) > NAMED else "")


def _pair(graph: Network, one: Trend) -> str:
    return listed([_name(graph, end) for end in (one.a, one.b)])


def _name(graph: Network, iri: str) -> str:
    return in_text(name(str(graph.nodes[iri]["label"])))


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
