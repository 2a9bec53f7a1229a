"""The dead of the other side: where one side's are told, and the text counts more on the other near by, both stand."""

from collections.abc import Iterable
from typing import Any

from kg.evidence import Event, Evidence
from kg.page.report.sayings import Sayings
from kg.page.report.wording import is_named, quoted
from kg.page.words.words import name

BESIDE = 400  # characters between what counts the dead of two sides


def more_dead(
    event: Event, others: Iterable[Event], doers: Iterable[Any], known: Sayings
) -> tuple[Evidence, str] | None:
    """Return the sentence near by that counts more dead of those who did an event, and its words with whose they are.

    None if there is none. It counts dead alone, without saying who killed them: of whom they are tells whoever
    counts ("Norland counted").

    Args:
        event: With dead, done by somebody.
        others: Events of the same graph.
        doers: Attributes of the nodes that did the event.
        known: What is known beside the sentences.
    """
    if not (event.dead and event.actors):
        return None
    spots = [(said.graph, said.start) for said in (*event.evidence, *event.tolls)]
    sides = [end for end in doers if end.get("named", True)]
    found = []
    for other in others:
        if not other.dead or other.dead <= event.dead or other.actors or other.recipients:
            continue
        for said in other.evidence:
            near = min((abs(said.start - start) for graph, start in spots if graph == said.graph), default=BESIDE)
            side = next((end for end in sides if is_named(said.sentence, end)), None)
            if said.kind != "claim" and 0 < near < BESIDE and side is not None:
                found.append((-other.dead, near, said, name(str(side["label"]))))
    if not found:
        return None
    *_, said, side = min(found, key=lambda one: one[:3])
    words = quoted(said, (), known.known(said)).words
    return said, f"{words.rstrip('.')} [{side}’s own]."
