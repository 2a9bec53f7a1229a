"""Who stands for whom: unnamed forces for their state, people and organisations for theirs on request."""

from kg.evidence import Event
from kg.network.reading import Content

# Which tie takes an actor to its state, the most telling first.
BELONGING = (
    "headOfStateOf",
    "headOfGovernmentOf",
    "leads",
    "spokespersonOf",
    "affiliatedWith",
    "partOf",
    "ownedBy",
    "citizenOf",
)


def arcs(event: Event, held: Content) -> list[tuple[str, str]]:
    """Return who did it to whom, without any of the unnamed who only stand for others (see `_principals`)."""
    doers, targets = (_principals(side, held) for side in (event.actors, event.recipients))
    return [(doer, target) for doer in doers for target in targets if doer != target]


def _principals(iris: tuple[str, ...], held: Content) -> list[str]:
    """Return the participants that count.

    One without a name stands aside where whom it belongs to takes part as well ("Russian air defenses" and "Russian");
    where not, an armed force without a name ("the Azerbaijani army") acts for the one state it belongs to.
    """
    found = []
    for iri in iris:
        above, actor = held.owners.get(iri, ()), held.actors.get(iri)
        if actor is None or (not actor.named and any(owner in iris for owner in above)):
            continue
        stands_for = not actor.named and actor.kind == "ArmedForce" and len(above) == 1
        found.append(above[0] if stands_for else iri)
    return sorted(set(found))


def state_of(iri: str, held: Content) -> str | None:
    """Return the state an actor belongs to, over at most three ties (spokesman, ministry, state), or None."""
    if held.actors[iri].kind in {"State", "Alliance"}:
        return None
    level = [iri]
    for _ in range(3):
        level = [owner for member in level for owner in held.owners.get(member, ())]
        states = [owner for owner in level if held.actors[owner].kind == "State"]
        if states:
            return states[0]
    return None
