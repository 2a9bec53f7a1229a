"""Nouns that name deeds, read for who does them and whom they befall, wherever they stand in a sentence.

``light``   the subject of a verb that only carries the noun: "launched an attack on", "came to blows after ... strikes"
``borne``   the subject of a verb of undergoing: "drew criticism from", "came under attack by"
``pair``    both parties: "talks between A and B", "the A-B border clash"
``led``     who leads: "the US-led invasion"
``patient`` of a noun made from a verb, its object: "the expulsion of diplomats", "arms deliveries"
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.factuality.implicatives import occurs
from kg.language.frames.reading import Reading, merge
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import Arguments, arguments
from kg.language.syntax.clauses import is_passive
from kg.language.syntax.forms import (
    has_form,
    is_adjective,
    is_adposition,
    is_nominal,
    is_proper,
    is_verb,
    is_verbal,
)
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import first_conjunct, hyphened_pair, is_definite, prepositional
from kg.lexica import dictionary, nominalisations
from kg.lexica.classes import word_class

_NO_NAME = fn.COMPOUND | fn.ADJECTIVE | fn.NOUN_MODIFIER | fn.ADVERBIAL_NOUN
_DEED_OF = ("light", "poss", "prep_by", "led", "mod")
# Whose a noun is, the surest first.
_OWNERS = ("poss", "prep_by", "light", "led", "prep_from", "mod", "prep_of")


def read_event_noun(noun: Token) -> Reading | None:
    """Read a noun with its own phrases and those of the verb that carries it; None for mere modifiers."""
    if not (is_nominal(noun) or _is_gerund_of_parties(noun)) or serves_as(noun, _NO_NAME):
        return None
    slots = deed_slots(noun)
    slots["comp"] = [c for c in dependents(noun, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE) if has_form(c, forms.BASE_FORM)]
    between = parties(slots.get("prep_between", [])) or hyphened_pair(noun)
    slots["pair"] = between if len(between) > 1 else []
    return Reading(noun, noun, slots, _carrier(noun))


def _is_gerund_of_parties(word: Token) -> bool:
    """Tell whether a gerund is a noun in all but its tag: "fighting between rebels and the army drove out"."""
    if not has_form(word, forms.GERUND) or not serves_as(word, fn.SUBJECT):
        return False
    return any(child.lower_ == "between" for child in dependents(word, fn.PREPOSITION))


def read_deed(noun: Token) -> Reading | None:
    """Read a noun made from a verb as the verb is read: "the blocking of exports by Iran" as "Iran blocked exports"."""
    reading = read_event_noun(noun)
    if reading is None:
        return None
    slots = reading.slots
    made = nominalisations.of(noun.lemma_.lower())
    slots["patient"] = [t for name in (made.objects if made else ()) for t in slots.get(f"prep_{name}", ())]
    if not slots["patient"]:
        goods = (c for c in dependents(noun, fn.COMPOUND) if not is_proper(c))  # "prisoner release"
        slots["patient"] = [c for c in goods if c.lower_ not in word_class("martial")]
    slots["agent"] = next((slots[name] for name in _DEED_OF if slots.get(name)), [])
    slots["object"] = [t for name, found in slots.items() if name == "patient" or name[:5] == "prep_" for t in found]
    slots["topic"] = slots["patient"]
    return reading


def deed_slots(noun: Token) -> Arguments:
    """Return who stands by a noun: its own phrases, those of a noun coordinated with it, of a verb that carries it."""
    slots = nominal_slots(noun)
    _share(noun, slots)
    merge(slots, _strayed(noun))
    head = _standing(noun)
    first = first_conjunct(head)
    if head is not noun and not serves_as(noun, fn.CONJUNCT):  # "a Russian wave of strikes on"
        merge(slots, ((name, t) for name, t in prepositional(head) if name != "of"))
        for name in ("poss", "mod"):
            slots.setdefault(name, []).extend(nominal_slots(head).get(name, []))
    verb = carrying_verb(first)
    if verb is not None and not _is_owned_by_another(first):
        light = arguments(verb)
        slots["light"] = light.get("agent", [])
        merge(
            slots,
            ((name[5:], t) for name, ts in light.items() if name[:5] == "prep_" for t in ts if _fits(name, t, noun)),
        )
    else:
        slots["light"] = _by_clause(first) or _within(first)
    _add_bearer(first, slots)
    carriers = [first.head] if comes_about(first) else []
    carriers += [
        c for c in dependents(first, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE) if c.lemma_ in word_class("light-verb")
    ]
    for carrier in carriers:
        merge(slots, ((name, t) for name, t in prepositional(carrier) if name in word_class("deed-preposition")))
    for before in (c for c in dependents(noun, fn.COMPOUND) if not is_proper(c)):  # "Russian arms deliveries"
        slots.setdefault("mod", []).extend(dependents(before, fn.ADJECTIVE))
    slots["led"] = [left for left in map(_leader, dependents(noun, fn.PREMODIFIER)) if left is not None]
    for inner in slots.get("prep_of", ()):
        if inner.lemma_.lower() in word_class("aggression-noun"):  # "its war of aggression against Norland"
            merge(slots, ((name, t) for name, t in prepositional(inner) if name != "of"))
    slots["compound"] = [c for c in dependents(noun, fn.COMPOUND) if is_proper(c)]
    return slots


def nominal_slots(noun: Token) -> Arguments:
    """Return a noun's possessors, modifiers and prepositional objects by slot."""
    return {name: found for name, found in arguments(noun).items() if name in {"poss", "mod"} or name[:5] == "prep_"}


def owners(noun: Token) -> Iterator[list[Token]]:
    """Yield groups of tokens that may name whose deed, word or thing a noun is, the surest first."""
    slots = deed_slots(noun) if is_deed(noun) else nominal_slots(noun)
    for name in _OWNERS:
        if slots.get(name) and not (name == "prep_of" and befalls(noun)):  # not "the killing of civilians"
            yield slots[name]


def is_deed(noun: Token) -> bool:
    """Tell whether a noun names an event, by itself or as the noun of a verb."""
    lemma = noun.lemma_.lower()
    named = any(sense.kind == "NOUN" for sense in dictionary.having("event").get(lemma, ()))
    return named or nominalisations.of(lemma) is not None


def befalls(noun: Token) -> bool:
    """Tell whether the of-phrase of a noun is whom it befalls: "the killing of", not "the support of its allies"."""
    lemma = noun.lemma_.lower()
    senses = [sense for sense in dictionary.having("event").get(lemma, ()) if sense.kind == "NOUN"]
    return any("prep_of" in sense.second for sense in senses) or nominalisations.of(lemma) is not None


def parties(actors: list[Token]) -> list[Token]:
    """Return several actors of one deed: "Iran and Iraq", or those whose plural "ministers of Iran and Iraq" are."""
    if len(actors) == 1 and has_form(actors[0], forms.PLURAL):
        slots = nominal_slots(actors[0])
        return max((slots.get(name, []) for name in ("prep_of", "poss", "mod", "prep_from")), key=len)
    return actors


def carrying_verb(noun: Token) -> Token | None:
    """Return the verb that only carries the deed that a noun names: "launched an attack", "responded with strikes"."""
    verb = noun.head
    if serves_as(noun, fn.OBJECT | fn.PASSIVE_SUBJECT) and is_verb(verb):
        pair = f"{verb.lemma_} {noun.lemma_.lower()}"
        light = verb.lemma_ in word_class("light-verb") or pair in word_class("light-pair")
        light = light and (serves_as(noun, fn.OBJECT) or is_passive(verb))
        return verb if light else None
    if not serves_as(noun, fn.PREPOSITIONAL_OBJECT) or not is_adposition(verb):
        return None
    pair, above = f"{verb.head.lemma_.lower()} {verb.lower_}", verb.head
    if pair not in word_class("light-phrase"):
        return None
    return above if is_verb(above) else above.head if is_verb(above.head) and serves_as(above, fn.OBJECT) else None


def _carrier(noun: Token) -> Token | None:
    """Return the word whose status a carried deed has: the verb, but what is only announced is not yet done."""
    if not serves_as(noun, fn.OBJECT | fn.PASSIVE_SUBJECT):
        return None
    verb = carrying_verb(noun)
    return noun if verb is not None and verb.lemma_ in word_class("announcing-verb") else verb


def _fits(slot: str, token: Token, noun: Token) -> bool:
    return slot != "prep_of" and token != noun and not token.is_ancestor(noun)


def _is_owned_by_another(noun: Token) -> bool:
    """Tell whether a noun has an owner of its own, by name: "continued Norland's siege"."""
    return any(is_proper(owner) for owner in dependents(noun, fn.POSSESSOR))


def _share(noun: Token, slots: Arguments) -> None:
    """Add what coordinated deeds share: "Russia's invasion and occupation of Ukraine"."""
    first = first_conjunct(noun)
    if first is not noun:
        for name, found in nominal_slots(first).items():
            if name in {"poss", "mod"} and not slots.get(name) and not slots.get("poss"):
                slots[name] = [t for t in found if is_proper(t) or is_adjective(t) or name == "poss"]
    last = next(iter(dependents(noun, fn.CONJUNCT)), None)
    if last is not None and is_nominal(last) and not has(noun, fn.PREPOSITION):
        merge(slots, prepositional(last))


def _standing(noun: Token) -> Token:
    """Return the word that stands for a deed in its clause: "wave" for "a wave of strikes", else itself."""
    first = first_conjunct(noun)
    if serves_as(first, fn.PREPOSITIONAL_OBJECT) and first.head.lower_ in word_class("preposition-of-belonging"):
        outer = first.head.head
        if is_nominal(outer) and outer.lemma_.lower() in word_class("deed-partitive"):
            return outer
    return noun


def _strayed(noun: Token) -> Iterator[tuple[str, Token]]:
    """Yield phrases of a deed that the parser hung on its object or on the verb before it."""
    straying = word_class("straying-preposition")
    for preposition, inner in prepositional(noun):
        authored = preposition in word_class("preposition-of-author")
        strayed = straying | word_class("preposition-of-victim") if authored else straying
        if not is_deed(inner) or inner.lemma_.lower() in word_class("traded"):
            yield from ((name, t) for name, t in prepositional(inner) if name in strayed)
    if serves_as(noun, fn.OBJECT) and is_verb(noun.head):
        for name, t in prepositional(noun.head):
            beside = name in word_class("preposition-of-reach") and t.doc[noun.i + 1].lower_ == name
            if t.i > noun.i and (name in straying or beside):  # "discussed its aid to Norland"
                yield name, t


def _by_clause(noun: Token) -> list[Token]:
    """Return who does a deed by the clause under it: "sanctions imposed by Iran", "an attack that Iran launched"."""
    verb = clause_carrying(noun)
    return [] if verb is None else arguments(verb).get("agent", [])


def clause_carrying(noun: Token) -> Token | None:
    """Return the verb of the clause under a noun that only carries the deed that it names: "a war that Iran began"."""
    light = word_class("light-verb") | word_class("owning-verb")
    clauses = dependents(noun, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE)
    return next((v for v in clauses if v.lemma_ in light and noun in arguments(v).get("patient", ())), None)


def _within(noun: Token) -> list[Token]:
    """Return who does a deed in the course of another: "Iran killed a man in a strike on the town"."""
    verb = noun.head.head
    if not (serves_as(noun, fn.PREPOSITIONAL_OBJECT) and noun.head.lower_ in word_class("preposition-of-course")):
        return []
    if not (is_verb(verb) and verb.lemma_ in dictionary.having("event")) or is_definite(noun):
        return []
    return arguments(verb).get("agent", [])


def _add_bearer(noun: Token, slots: Arguments) -> None:
    """Add whom a deed befalls as the subject of a verb of undergoing, with the verb's by- and from-phrases."""
    verb, inflicted = noun.head, False
    if serves_as(noun, fn.OBJECT):
        undergoes = verb.lemma_ in word_class("undergoing-verb") or (
            verb.lemma_ in word_class("having-verb") and noun.lemma_ in word_class("support") and is_definite(noun)
        )
    elif serves_as(noun, fn.PREPOSITIONAL_OBJECT) and is_adposition(verb):
        preposition, verb = verb, verb.head
        if is_nominal(verb) and serves_as(verb, fn.PREDICATE_NOUN) and verb.lemma_ in word_class("target-noun"):
            verb, undergoes = verb.head, preposition.lower_ in word_class("preposition-of-belonging")
        elif not is_verbal(verb):
            return
        else:
            particle = f"{preposition.nbor(-1).lower_} " if preposition.i - verb.i == 2 else ""  # "came in for"
            phrases = {f"{verb.lemma_.lower()} {before}{preposition.lower_}" for before in {"", particle}}
            inflicted = not phrases.isdisjoint(word_class("inflicting-phrase"))
            undergoes = not phrases.isdisjoint(word_class("undergoing-phrase")) or _suffers(verb, preposition)
            undergoes = inflicted or undergoes
    else:
        return
    if serves_as(noun, fn.PREPOSITIONAL_OBJECT) and is_verbal(verb) and _attends(noun):
        slots["borne"] = arguments(verb).get("agent", [])  # "with Norland's help, Sudria won"
        return
    if undergoes and not slots.get("poss"):
        found = arguments(verb)
        slots["borne"] = found.get("patient" if inflicted or is_passive(verb) else "agent", [])
        slots["light"] = found.get("agent", []) if inflicted else []
        merge(slots, ((name, t) for name, t in prepositional(verb) if name in word_class("preposition-of-author")))


def _attends(noun: Token) -> bool:
    """Tell whether a phrase tells with whose help, or at whose request, its clause's subject does something."""
    return f"{noun.head.lower_} {noun.lemma_.lower()}" in word_class("attending-phrase")


def _suffers(verb: Token, preposition: Token) -> bool:
    """Tell whether a verb tells what its subject suffered in the course of a deed: "died in", "were killed in"."""
    if preposition.lower_ not in word_class("preposition-of-course"):
        return False
    return verb.lemma_ in word_class("dying-verb") or (
        is_passive(verb) and verb.lemma_ in word_class("stricken-verb") and not has(verb, fn.BY_PHRASE)
    )


def comes_about(noun: Token) -> bool:
    """Tell whether the verb of an event noun says that it came about: "clashes broke out", "a rally was held"."""
    verb = noun.head
    if serves_as(noun, fn.PASSIVE_SUBJECT):
        return verb.lemma_ in word_class("light-verb") or verb.lemma_ in word_class("staging-verb")
    return serves_as(noun, fn.ACTIVE_SUBJECT) and (occurs(verb) or verb.lemma_ in word_class("impact-verb"))


def _leader(modifier: Token) -> Token | None:
    """Return who leads in "US-led", or None."""
    doc, i = modifier.doc, modifier.i
    joined = i > 1 and doc[i - 1].text == "-" and modifier.lower_ in word_class("leading-suffix")
    return doc[i - 2] if joined else None
