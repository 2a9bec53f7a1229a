"""What a page says where nothing fits what is chosen: what that was, and what the graph has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evidence import Source
from kg.page.words.words import counted, day, kind, listed, name, span

NOBODY = (
    "There are no actors to show: no text states a tie between two of them yet. "
    "Build the graph from more texts and open the page again."
)


@dataclass(frozen=True, slots=True)
class Absence:
    """What is chosen in words, a pair apart, and in a sentence which texts the graph has; empty where nothing is."""

    chosen: str = ""
    pair: str = ""
    has: str = ""

    @property
    def words(self) -> str:
        """All in two sentences, or nothing."""
        whole = "; ".join(filter(None, (self.pair, self.chosen)))
        return f"Nothing fits what is chosen: {whole}. {self.has}" if whole else ""

    @property
    def nobody(self) -> str:
        """The same on a page of actors, which also says why there may be none where nothing is chosen."""
        return self.words or NOBODY


type Absent = Callable[[], Absence]  # asked only where nothing fits


def nothing_chosen() -> Absence:
    """Return that nothing is chosen."""
    return Absence()


def absence(
    found: Sequence[Source], switches: Mapping[str, Any], *, scope: str = "", pair: Sequence[str] = ()
) -> Absence:
    """Return what to say where nothing fits.

    Args:
        found: All texts of the graph.
        switches: What `kg.network.project` was given.
        scope: Which actors are chosen, in words.
        pair: Two names, where only what is between these is shown.
    """
    given = {key: value for key, value in switches.items() if value is not None}
    parts = [
        name(scope) if scope else "",
        f"from {day(str(given['since']))} on" if "since" in given else "",
        f"until {day(str(given['until']))}" if "until" in given else "",
        f"kinds of actor: {listed(sorted(map(kind, given['kinds'])))}" if "kinds" in given else "",
        f"told by {counted(len(given['sources']), 'outlet or text', 'outlets or texts')}" if "sources" in given else "",
        {"verbal": "words alone", "material": "deeds alone"}.get(given.get("quad", ""), ""),
        f"at least {100 * given['min_confidence']:.0f} % likely" if "min_confidence" in given else "",
    ]
    chosen = "; ".join(filter(None, parts))
    between = f"between {name(pair[0])} and {name(pair[1])}" if pair else ""
    return Absence(chosen, between, _held(found)) if chosen or between else Absence()


def _held(found: Sequence[Source]) -> str:
    """Return in a sentence how many texts there are, and their first and last day of publication."""
    days = sorted(source.date for source in found if source.date)
    if not found:
        return "The graph has no text."
    texts = f"The graph has {counted(len(found), 'text')}"
    return f"{texts}, published {span(days[0], days[-1])}." if days else f"{texts}, without a day of publication."
