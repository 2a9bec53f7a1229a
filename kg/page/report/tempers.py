"""Which pairs heat up or cool down, in a few sentences, or why that can't be said."""

from collections.abc import Iterable, Sequence

from kg.network import Network, Trend, sources
from kg.page.words.courses import course, when
from kg.page.words.words import counted, in_text, listed, name

MOST = 3  # pairs told of in either direction
CLEAR = frozenset({"heating up", "cooling down"})
NAMED = 2  # pairs that are named where nothing is clear


def tempers(graph: Network, found: Sequence[Trend]) -> tuple[str, ...]:
    """Return how the conflict of pairs goes, each change with the texts that it rests on.

    Args:
        graph: The network, for names.
        found: What `kg.network.trends` finds, the strongest rise first.
    """
    if not any(source.date for source in sources(graph)):
        return ("No text has a date, so nobody can be said to heat up or cool down.",)
    known = [one for one in found if all(graph.nodes.get(end, {}).get("named", False) for end in (one.a, one.b))]
    if not known:
        return ("No act of conflict between named actors is told of in the latest months.",)
    clear = [one for one in known if one.course in CLEAR]
    chosen = sorted(clear, key=lambda one: (-abs(one.change), one.a, one.b))[:MOST]
    told = tuple(f"{pair[:1].upper()}{pair[1:]}: {course(one)}." for one in chosen for pair in (_pair(graph, one),))
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
    if len(open_) == 1:
        told.append(
            f"Of {_pair(graph, open_[0])} too few texts tell in {before} or in {after} to say whether they heat up "
            "or cool down; a want of texts is no calm."
        )
    elif open_:
        start = "No pair can be shown to heat up or cool down: of" if whole and not steady else "Of"
        told.append(
            f"{start} {counted(len(open_), 'pair')} with an act of conflict in these months ({_named(graph, open_)}) "
            f"too few texts tell in {before} or in {after}; a want of texts is no calm."
        )
    return tuple(told)


def _show(pairs: Sequence[Trend]) -> str:
    return "shows" if len(pairs) == 1 else "show"


def _named(graph: Network, pairs: Iterable[Trend]) -> str:
    names = [_pair(graph, one) for one in pairs]
    return "; ".join(names[:NAMED]) + ("; and others" if len(names) > NAMED else "")


def _pair(graph: Network, one: Trend) -> str:
    return listed([in_text(name(str(graph.nodes[end]["label"]))) for end in (one.a, one.b)])
