"""What a definite description points back to: "the city" to Basra, "the agency" to the one agency named before."""

from collections.abc import Sequence
from functools import cache

from kg.language.names.name_types import is_public_body, name_word_type
from kg.language.reference.description_words import GeneralNoun
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.reference.mention_positions import Site
from kg.language.reference.salience import REACH, nearest, stands_out
from kg.language.syntax.functions import OBJECT, PASSIVE_SUBJECT, serves_as
from kg.language.syntax.tree import tokens_of
from kg.lexica import gazetteer
from kg.lexica.classes import word_class
from kg.lexica.containment import containment

FOREMOST = 0.6  # share of all mentions of states that those of the one which a text is about have
ENOUGH = 4  # mentions of states from which on that share tells something
_BODIES = frozenset({"Organization", "ArmedForce", "Alliance"})


def pointed(draft: Draft, here: Site, noun: str, general: GeneralNoun, *, own: bool = False) -> int | None:
    """Return the number of the named thing that a definite description leads back to, or None where that is open.

    Args:
        draft: With names and the descriptions before.
        here: The description's site.
        noun: Its head in the singular.
        general: What the noun tells of the thing.
        own: It is "this" or "our" country, which may be the one that the whole text is about.
    """
    if general.named or not general.types.isdisjoint(_BODIES):
        own_name, whole = frozenset({noun}), len(draft.where.bounds)
        held = nearest(draft, here, general.types, lambda n: _holds(draft, n, own_name), reach=whole)
        held = held or nearest(draft, here, general.types, lambda n: _holds(draft, n, general.also))
        if held or general.named:
            return stands_out(held)
    near = nearest(draft, here, general.types, lambda number: _fits(draft, number, noun, general))
    if "State" not in general.types:
        return stands_out(near)
    found = _entered(draft, near) if len({number for _, number in near}) > 1 else stands_out(near)
    return _foremost_state(draft) if found is None and own else found


def pointed_alone(
    draft: Draft, here: Site, noun: str, general: GeneralNoun, states: Sequence[str | None]
) -> int | None:
    """Return the only named thing near before that a description with words of its own can mean, or None.

    Args:
        draft: With names and the descriptions before.
        here: The description's site.
        noun: Its head in the singular.
        general: What the noun tells of the thing.
        states: Keys of the states whose adjectives it has; the thing must be known to lie in one or belong to it.
    """
    near = _within_reach(draft, here, general.types)
    fitting = {n for n in near if draft.referents[n].named and _fits(draft, n, noun, general)}
    if len(fitting) != 1 or any(not draft.referents[n].named for n in near):
        return None
    found = fitting.pop()
    return found if not states or _state_of(draft, found) in states else None


def _within_reach(draft: Draft, here: Site, types: frozenset[str]) -> set[int]:
    """Return the referents of some types in the singular that are mentioned in this or the two sentences before."""
    found = set()
    for i in range(here.mention - 1, -1, -1):
        site = draft.sites.get(i)
        if site is not None and here.sentence - site.sentence > REACH:
            break
        number = draft.of.get(i)
        if site is not None and site.head < here.start and number is not None:
            referent = draft.referents[number]
            if referent.type in types and referent.number == "sing":
                found.add(number)
    return found


def _state_of(draft: Draft, number: int) -> str | None:
    referent = draft.referents[number]
    lies = containment(referent.key) if referent.key else None
    return lies.holder if lies is not None else referent.part_of


def capital(draft: Draft, here: Site, states: Sequence[str]) -> int | None:
    """Return the capital that "the Ukrainian capital" means, made known if no name of it stands before.

    Args:
        draft: With names and the descriptions before.
        here: The description's site.
        states: Keys of the states whose adjectives it has; without any, the one that stands out is taken.
    """
    if not states:
        number = stands_out(nearest(draft, here, frozenset({"State"})))
        states = [] if number is None else [draft.referents[number].key or ""]
    key = gazetteer.capital(states[0]) if len(states) == 1 else None
    if key is None:
        return None
    found = next((n for n, referent in enumerate(draft.referents) if referent.key == key), None)
    if found is None:
        draft.referents.append(Referent("Place", key=key, gender="n"))
        found = len(draft.referents) - 1
    return found


def _foremost_state(draft: Draft) -> int | None:
    """Return the state that most mentions of states in the text are of (`FOREMOST`), if there are `ENOUGH`, or None."""
    counts = {n: len(r.mentions) for n, r in enumerate(draft.referents) if r.type == "State" and r.named}
    total = sum(counts.values())
    found = max(counts, key=lambda n: (counts[n], -n), default=None)
    return found if found is not None and total >= ENOUGH and counts[found] >= FOREMOST * total else None


def _entered(draft: Draft, near: list[tuple[Site, int]]) -> int | None:
    """Return the one of several states where something happens or goes: "They sent troops to Mali. The country ..."."""
    found = set()
    for site, number in near:
        token = draft.doc[site.head]
        over, verb = token.head, draft.doc[site.verb].lemma_
        if serves_as(token, OBJECT | PASSIVE_SUBJECT):
            inside = verb in word_class("entering-verb")
        else:
            going = verb in word_class("place-motion") or verb in word_class("place-sender")
            inside = over.lower_ in word_class("inner-preposition") or (over.lower_ == "to" and going)
        if inside:
            found.add(number)
    return found.pop() if len(found) == 1 else None


def _holds(draft: Draft, number: int, nouns: frozenset[str]) -> bool:
    """Tell whether a name has one of some nouns as its head ("Bank of Norland"), or, of a place, anywhere."""
    referent = draft.referents[number]
    return referent.named and any(not heads.isdisjoint(nouns) for heads in _heads(draft, number))


def _heads(draft: Draft, number: int) -> list[frozenset[str]]:
    referent = draft.referents[number]
    found = [_known_heads(referent.key)] if referent.key and gazetteer.known(referent.key) else []
    for i in referent.mentions:
        mention = draft.mentions[i]
        if mention["form"] == "name":
            words = tuple(token.lower_ for token in tokens_of(draft.doc, mention["start"], mention["end"]))
            found.append(_head_words(words, place=referent.type == "Place"))
    return found


@cache
def _known_heads(key: str) -> frozenset[str]:
    entry = gazetteer.entry(key)
    place = entry.type == "Place"
    return frozenset().union(
        *(_head_words(tuple(name.lower().split()), place=place) for name in (entry.label, *entry.aliases))
    )


def _head_words(words: tuple[str, ...], *, place: bool) -> frozenset[str]:
    """Return the words of a name that can be its head, in lower case: the last one, and the last before "of"."""
    if place:
        return frozenset(words)
    cut = next((at for at, word in enumerate(words) if at and word in word_class("preposition-of-field")), len(words))
    return frozenset({words[-1], words[cut - 1]}) if len(words) > 1 else frozenset()


def _fits(draft: Draft, number: int, noun: str, general: GeneralNoun) -> bool:
    """Tell whether a thing can be what a noun stands for, by what is known of it and by the words of its name."""
    referent = draft.referents[number]
    if referent.type == "Place":
        return _fits_place(draft, number, noun, general)
    if not referent.named or not general.kind:
        return True
    words = [word.title() for heads in _heads(draft, number) for word in heads]
    public = is_public_body(words) or (referent.part_of or "").startswith("state/")
    return public == (general.kind == "public")


def _fits_place(draft: Draft, number: int, noun: str, general: GeneralNoun) -> bool:
    referent = draft.referents[number]
    words = {word for heads in _heads(draft, number) for word in heads}
    told = {word for word in words if name_word_type(word.title()) == "Place"}
    if told:
        return noun in told
    if not referent.named:
        return False
    inside = referent.key is not None and containment(referent.key) is not None
    names = (draft.mentions[i] for i in referent.mentions if draft.mentions[i]["form"] == "name")
    town = any(draft.doc[name["head"]].ent_type_ == "GPE" for name in names)
    if general.kind == "settlement":
        return inside or (referent.key is None and town)
    return general.kind != "region" or not inside
