"""The entities of one document, and which mention means which.

Names come first (gazetteer keys, people by full and short names, organisations by acronym and short form), then
descriptions ("the general", "the country", "both sides"), then pronouns. Where the text leaves it open, a mention gets
no entity: a wrong one would put words and deeds on the wrong actor.
"""

from spacy.tokens import Doc

from kg.language.annotations import EntityDict, MentionDict
from kg.language.names.matching import is_demonym
from kg.language.reference import (
    communities,
    descriptions,
    draft_entities,
    implied_states,
    institutions,
    known_leaders,
    name_groups,
    office_holders,
    pronouns,
)
from kg.language.reference.description_words import label_start
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.reference.told_of_forces import told_name
from kg.language.syntax.forms import PROPER, has_form
from kg.lexica import gazetteer

_LONG = 6  # letters


def entities(doc: Doc) -> tuple[list[EntityDict], list[MentionDict]]:
    """Return the entities in order of first mention, and copies of the mentions with their entities or members."""
    draft = draft_entities.draft(doc)
    name_groups.mend_types(draft)
    communities.recast(draft)
    institutions.resolve(draft)
    name_groups.keyed(draft)
    name_groups.people(draft)
    name_groups.other_names(draft)
    name_groups.beside_descriptions(draft)
    known_leaders.identify(draft)
    descriptions.resolve(draft)
    office_holders.identify(draft)
    pronouns.resolve(draft)
    return implied_states.with_implied(doc, _entities(draft), draft.mentions)


def _entities(draft: Draft) -> list[EntityDict]:
    """Return the entities in order of first mention, and write their ids into the mentions."""
    order = sorted(range(len(draft.referents)), key=lambda number: (draft.referents[number].mentions[0], number))
    place = {number: at for at, number in enumerate(order)}
    for mention in draft.mentions:
        number = draft.of.get(mention["id"])
        if number is not None:
            mention["entity"] = place[number]
        if "members" in mention:
            mention["members"] = [place[member] for member in mention["members"]]
    return [_entity(draft, at, draft.referents[number]) for at, number in enumerate(order)]


def _entity(draft: Draft, at: int, referent: Referent) -> EntityDict:
    same_as: list[str] = []
    if gazetteer.known(referent.key):
        entry = gazetteer.entry(referent.key or "")
        label, same_as = entry.label, list(entry.same_as)
    elif referent.key is not None:  # a state's body of a kind
        label = referent.label
    elif referent.named:
        label = max(_longest_name(draft, referent), referent.label, key=len)
    else:
        described = (draft.mentions[i] for i in referent.mentions if draft.mentions[i]["form"] != "pronoun")
        label = _description(draft, next(described)) + told_name(draft, referent)
    return EntityDict(
        id=at,
        key=referent.key,
        label=label,
        type=referent.type,
        same_as=same_as,
        named=referent.named,
        gender=referent.gender,
        number=referent.number,
        part_of=referent.part_of,
    )


def _longest_name(draft: Draft, referent: Referent) -> str:
    """Return the longest name as written, the first of equals; capitals throughout only where it is a fuller name."""
    names = [draft.mentions[i] for i in referent.mentions if draft.mentions[i]["form"] in {"name", "adjective"}]
    written = [draft_entities.words(draft.doc, m["start"], m["end"]) for m in names]
    small = {name.casefold() for name in written if not name.isupper()}
    shouted = {name for name in written if name.isupper() and (" " in name or _is_shouted(name, small))}
    longest = max(written, key=lambda name: (name not in shouted, len(name)))
    fullest = max(written, key=len)
    if referent.type == "Person" and fullest.isupper() and fullest.count(" ") > longest.count(" "):
        return fullest.title()
    return longest


def _is_shouted(name: str, small: set[str]) -> bool:
    """Tell whether a word in capitals is written in small letters too, and too long for an acronym: "SEATTLE"."""
    return len(name) >= _LONG and name.casefold() in small


def _description(draft: Draft, mention: MentionDict) -> str:
    """Return a description without article and number; a capital that only opens the sentence goes."""
    start = label_start(draft.doc, mention)
    text = draft_entities.words(draft.doc, start, mention["end"])
    first = draft.doc[start]
    common = not has_form(first, PROPER) and mention["form"] == "nominal" and first.is_title
    return text[0].lower() + text[1:] if common and first.is_sent_start and not is_demonym(first) else text
