"""States that only the office of a known leader tells: Israel in "Prime Minister Netanyahu rejected the offer"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.language.annotations import EntityDict, MentionDict
from kg.language.offices.known_offices import known_office, told_by_its_name
from kg.language.offices.roles import Role, roles_of
from kg.language.offices.ties import KnownTie
from kg.lexica import gazetteer


def with_implied(
    doc: Doc, entities: list[EntityDict], mentions: list[MentionDict]
) -> tuple[list[EntityDict], list[MentionDict]]:
    """Return entities and mentions with the states that the text does not name; the words of the office mention them.

    The mentions are numbered anew, in text order.
    """
    implied = list(_implied(doc, entities, mentions))
    if not implied:
        return entities, mentions
    listed, found = list(entities), list(mentions)
    for key, role in implied:
        entry = gazetteer.entry(key)
        state = EntityDict(
            id=len(listed),
            key=key,
            label=entry.label,
            type=entry.type,
            same_as=list(entry.same_as),
            named=True,
            gender="n",
            number="sing",
            part_of=entry.part_of,
        )
        listed.append(state)
        found.append(_mention(role, state))
    found.sort(key=lambda m: (m["start"], -m["end"]))
    for number, mention in enumerate(found):
        mention["id"] = number
    return listed, found


def _implied(doc: Doc, entities: list[EntityDict], mentions: list[MentionDict]) -> Iterator[tuple[str, Role]]:
    """Yield the key of each state that is only implied, with the first office that tells it."""
    known = {entity["key"] for entity in entities}
    taken = {(m["start"], m["end"]) for m in mentions}
    for mention in mentions:
        holder = None if mention["entity"] is None else entities[mention["entity"]]
        if holder is None or mention["form"] != "name" or holder["type"] != "Person":
            continue
        for role in roles_of(doc, mention):
            tie = _tie(doc, role, holder)
            if tie and tie[1] not in known and gazetteer.known(tie[1]) and (role.start, role.noun.i + 1) not in taken:
                known.add(tie[1])
                yield tie[1], role


def _tie(doc: Doc, role: Role, holder: EntityDict) -> KnownTie | None:
    """Return what an office in front of a name tells of its state: by who holds it, or by what it is called."""
    if role.form != "title":
        return None
    known = (holder["key"] or "").startswith("person/")
    return (known_office(doc, role, holder) if known else None) or told_by_its_name(doc, role)


def _mention(role: Role, state: EntityDict) -> MentionDict:
    start, end = role.start, role.noun.i + 1
    return {
        "id": 0,
        "start": start,
        "end": end,
        "np_start": start,
        "np_end": end,
        "head": role.noun.i,
        "type": "State",
        "form": "nominal",
        "key": state["key"],
        "metonym": False,
        "entity": state["id"],
        "identified_by": "office",
    }
