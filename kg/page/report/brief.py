"""The first part of the report: at most two pages that stand for themselves, each statement with its sentence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.contest import Conflict
from kg.evidence import Source
from kg.network import Interval, Network, Summary, Trend
from kg.page.report.contested import Contest, contested, distinct
from kg.page.report.deeds import Deed
from kg.page.report.footing import footing
from kg.page.report.happenings import Happening, happenings
from kg.page.report.period import Period
from kg.page.report.principals import Principal, leading, principals
from kg.page.report.sayings import Sayings
from kg.page.report.tempers import tempers
from kg.page.report.watching import Watched, watching
from kg.page.words.citations import Citations
from kg.page.words.statements import StatementWriter
from kg.page.words.words import span

# Words of each list. What other lists leave of theirs, who acted has beside its own, as far as the whole page has room.
HAPPENED, WHO, CONTESTED, MORE, WATCHED = 290, 95, 75, 30, 105
PAGE, FRAME = 900, 120  # words of the page as printed, and of its headings and what stands on every page
LED, NAMED = 2, 3  # happenings and actors that the opening tells


@dataclass(frozen=True, slots=True)
class Brief:
    """The first part: who, what happened, who heats up, what is contested, what to watch, how sure.

    Of the ``contests`` that were found, ``contested`` are told with their sentences, ``also`` only named.
    """

    period: Period
    who: tuple[Principal, ...] = ()
    happened: tuple[Happening, ...] = ()
    tempers: tuple[str, ...] = ()
    contested: tuple[Contest, ...] = ()
    also: tuple[str, ...] = ()
    contests: int = 0
    watch: tuple[Watched, ...] = ()
    sure: tuple[str, ...] = ()

    @property
    def time(self) -> str:
        """The time of what happened, in words: the period asked for, else from the first event to the last."""
        days = [day for one in self.happened if one.last for day in (one.first, one.last)]
        return self.period.words if self.period.asked else span(min(days), max(days)) if days else ""


def brief(
    whole: Network, writer: StatementWriter, figures: Summary, found: Sequence[Source], *,
    period: Period, ranges: Mapping[str, Interval], before: Mapping[str, int], conflicts: Sequence[Conflict],
    trends: Sequence[Trend], known: Sayings,
) -> Brief:  # fmt: skip
    """Return the first part of a report, cut to its length.

    Args:
        whole: The network of the period, with claims.
        writer: Of the part of it that counts as having happened.
        figures: Its measures.
        found: Its documents.
        period: Of which the report tells.
        ranges: How each rank would vary with other texts.
        before: Rank by IRI in the period before; empty where nothing is known of it.
        conflicts: What its sources tell against each other, the most widely told first.
        trends: How the conflict of its pairs goes, the strongest rise first.
        known: What is known beside its sentences.
    """
    citations = writer.citations
    told = _fitted(happenings(whole, period, known), HAPPENED, _of_happening, least=lambda one: one.weight)
    rows = leading(figures.actors)
    sentences = {(said.graph, said.start) for one in told for said in one.held}
    ahead_ = [one for one in watching(whole, period, known) if not sentences & {(s.graph, s.start) for s in one.held}]
    watched = _fitted([_with_matter(one, told) for one in ahead_], WATCHED, _of_watched)
    ahead = {(said.graph, said.start) for one in watched for said in one.held}
    acting = principals(rows, writer, period, found=told, ranges=ranges, before=before, known=known, ahead=ahead)
    full = _fitted_conflicts(conflicts, whole, known)
    named = contested(conflicts, whole, Citations(), known)
    others = [*distinct(named[len(full) :], named[: len(full)])]
    used = _length(told, _of_happening) + _length(watched, _of_watched) + _length(named[: len(full)], _of_contest)
    changing, also = tempers(whole, trends), _fitted([one.named for one in others], MORE, str) if others else ()
    shown = [(iri, one) for (_, iri), one in zip(rows, acting, strict=False)]
    sure = footing(whole, writer.graph, found, leading=shown, ranges=ranges, period=period)
    rest = used + _length((*changing, *also, *sure), str) + _head(told, acting, period) + FRAME
    who = _shortened(acting, min(PAGE - rest, WHO + max(0, HAPPENED + WATCHED + CONTESTED - used)))
    if len(who) < len(acting):
        sure = footing(whole, writer.graph, found, leading=shown[: len(who)], ranges=ranges, period=period)
    return Brief(
        period,
        tuple(
            replace(one, deeds=tuple(deed if deed.anchor else _cited(deed, citations) for deed in one.deeds))
            for one in who
        ),
        tuple(_cited(one, citations) for one in told),
        changing,
        contested(full, whole, citations, known),
        also,
        len(conflicts),
        tuple(_cited(one, citations) for one in watched),
        sure,
    )


def leading_happenings(told: Iterable[Happening]) -> list[Happening]:
    """Return what weighs most of what happened and may open a report, the heaviest first."""
    return sorted((one for one in told if one.leads), key=lambda one: -one.weight)[:LED]


def _head(told: Sequence[Happening], acting: Sequence[Principal], period: Period) -> int:
    """Return how many words stand above the lists: what leads, who has most influence, and twice the period asked."""
    led = _length(leading_happenings(told), lambda one: f"{one.when} {one.short}")
    return led + _length(acting[:NAMED], lambda one: one.name) + 2 * len(period.words.split()) * period.asked


def _with_matter(one: Watched, told: Sequence[Happening]) -> Watched:
    """Return what is ahead with what it is about before it, or where that stands among the happenings, its date."""
    if one.matter is None:
        return one
    said, words = one.matter
    there = next((item for item in told if (said.graph, said.start) in {(s.graph, s.start) for s in item.held}), None)
    return replace(one, words=f"{one.words} (See {there.when} above.)" if there else f"{words} {one.words}")


def _cited[T: (Happening, Deed, Watched)](one: T, citations: Citations) -> T:
    return replace(one, cites=citations.cite(one.held, most=2))


def _fitted_conflicts(conflicts: Sequence[Conflict], whole: Network, known: Sayings) -> list[Conflict]:
    """Return as many conflicts as the first part has words for."""
    worded = zip(conflicts, contested(conflicts, whole, Citations(), known), strict=True)
    return [conflict for conflict, _ in _fitted(list(worded), CONTESTED, lambda pair: _of_contest(pair[1]))]


def _fitted[T](
    rows: Sequence[T], most: int, words: Callable[[T], str], *, least: Callable[[T], float] | None = None
) -> tuple[T, ...]:
    """Return as many of some rows as have at most so many words together, one at least.

    What goes first is the last, or of the least weight.
    """
    kept = list(rows)
    while len(kept) > 1 and _length(kept, words) > most:
        kept.remove(min(kept, key=least) if least else kept[-1])
    return tuple(kept)


def _shortened(who: Sequence[Principal], most: int) -> tuple[Principal, ...]:
    """Return actors with fewer deeds, then fewer links, then fewer of them, until they have at most so many words."""
    kept = list(who)
    while _length(kept, _of_principal) > most:
        long = next((at for at in reversed(range(len(kept))) if len(kept[at].deeds) > 1), None)
        linked = next((at for at in reversed(range(len(kept))) if kept[at].deeds and kept[at].there), None)
        if long is not None:
            kept[long] = replace(kept[long], deeds=kept[long].deeds[:-1])
        elif linked is not None:
            kept[linked] = replace(kept[linked], there=kept[linked].there[:-1])
        elif len(kept) > 1:
            kept.pop()
        else:
            break
    return tuple(kept)


def _length[T](rows: Sequence[T], words: Callable[[T], str]) -> int:
    return sum(len(words(row).split()) for row in rows)


def _of_happening(one: Happening) -> str:
    return f"{one.when} {one.words} {one.source}"


def _of_principal(one: Principal) -> str:
    deeds = [f"{deed.words} {deed.when} {deed.source}" for deed in one.deeds]
    there = [f"see {day.when}" for day in one.there]
    rank = "(1 to 2)" if one.before is None else "(1 to 2; 3 in the period before)"
    return " ".join((one.name, rank, *deeds, *there))


def _of_contest(one: Contest) -> str:
    return " ".join((one.what, *(f"{by} {words}" for by, words in one.words)))


def _of_watched(one: Watched) -> str:
    return f"{one.kind} {one.when} {one.words} {one.source}"
