"""Who does what to whom in an event, with unnamed forces standing for their state."""

from kg.evidence import Event
from kg.network.folding import against
from kg.network.reading import Content


def arcs(event: Event, held: Content) -> list[tuple[str, str]]:
    """Return who did it to whom, without any of the unnamed who only stand for others (see `_principals`)."""
    doers, targets = (_principals(side, held) for side in (event.actors, event.recipients))
    return [(doer, target) for doer in doers for target in targets if doer != target]


def unanswered(event: Event, held: Content) -> list[str]:
    """Return who did it where no text says to whom; nobody where one does."""
    return [] if _principals(event.recipients, held) else _principals(event.actors, held)


def _principals(iris: tuple[str, ...], held: Content) -> list[str]:
    """Return the participants that count.

    One without a name stands aside where whom it belongs to takes part as well ("Russian air defenses" and "Russian");
    where not, an armed force without a name ("the Azerbaijani army") acts for the one state it belongs to, but for
    rebels and the like.
    """
    found = []
    for iri in iris:
        above, actor = [owner for _, owner in held.owners.get(iri, ())], held.actors.get(iri)
        if actor is None or (not actor.named and any(owner in iris for owner in above)):
            continue
        stands_for = not actor.named and actor.kind == "ArmedForce" and len(above) == 1 and not against(iri, held)
        found.append(above[0] if stands_for else iri)
    return sorted(set(found))
