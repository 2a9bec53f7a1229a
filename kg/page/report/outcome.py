"""What an attack came to: those who were struck give in, or the ruler of the land whose capital fell is gone."""

from collections.abc import Iterable

from kg.evidence import Event, Evidence
from kg.lexica.classes import word_class
from kg.page.report.sayings import Sayings
from kg.page.report.weighing import takes_capital
from kg.page.report.wording import quoted
from kg.rules import HAPPENED

NEAR = 400  # characters behind the sentence that tells the attack
_DONE = HAPPENED | {"Planned"}  # "agreed to lay down their arms" is told as a plan


def outcome(event: Event, told: Evidence, others: Iterable[Event], known: Sayings) -> tuple[Evidence, str] | None:
    """Return the first sentence soon after that tells what an attack came to, with its words; None if none does.

    Args:
        event: An attack on somebody.
        told: The sentence that is quoted of it.
        others: Events of the same graph.
        known: What is known beside the sentences.
    """
    if event.root != "ASSAULT" or not event.recipients:
        return None
    found = [
        said
        for other in others
        if other.root == "YIELD" and other.status in _DONE
        for said in other.evidence
        if {*said.speakers} <= {*said.subjects}  # what others say that somebody will do is no outcome
        and said.graph == told.graph
        and told.end <= said.start < told.end + NEAR
        and (set(other.actors) & set(event.recipients) or (takes_capital(event) and _is_gone(said)))
    ]
    if not found:
        return None
    said = min(found, key=lambda one: (one.start, one))
    return said, quoted(said, (), known.known(said)).words


def _is_gone(said: Evidence) -> bool:
    """Tell whether somebody flees or leaves his office."""
    return said.trigger_words.casefold() in word_class("ruler-gone")
