"""What "it", "its", "they", "their" mean: the nearest subject that agrees and commands them, or the one just before."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.reference.draft_entities import Draft, Referent
from kg.language.reference.mention_positions import Site
from kg.language.reference.pronoun_forms import form_of
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import INFINITIVE_TO, PLURAL, POSSESSIVE_PRONOUN, has_form, is_nominal, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import antecedent, conjuncts, first_conjunct, shared_possessor
from kg.lexica.classes import word_class

MEMBERS = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Group", "Person"})
_SINGULAR = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Group"})
_PLURAL = frozenset({"Group", "ArmedForce", "Organization"})  # "they" for one state is too rare to trust
_CLAUSES = fn.COMPLEMENT | fn.CLAUSAL_SUBJECT | fn.ADVERBIAL_CLAUSE | fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE
_OBJECTS = fn.OBJECT | fn.INDIRECT_OBJECT


def commanding(draft: Draft, of_head: dict[int, int], here: Site, pronoun: Token, *, plural: bool) -> list[int]:
    """Return the referents that a pronoun of things and groups means: none, one, or several joined by "and".

    The nearest noun that agrees decides: if it is no known actor that fits, or the text leaves it open, nothing is
    returned. An owner in the phrase goes before subjects ("Iran and its allies", "Iran's pact and its trade").

    Args:
        draft: With all referents but those of later pronouns.
        of_head: The numbers of referents by the head tokens of their mentions.
        here: The pronoun's site.
        pronoun: Its token.
        plural: It is "they" or a form of it.
    """
    owner = _owner(pronoun)
    for noun in [owner] if owner is not None else _subjects(draft, here, pronoun):
        joined = conjuncts(noun)
        numbers = [of_head.get(word.i) for word in joined]
        if len(joined) > 1 and owner is None:
            if not plural:
                return []
            known = [n for n in numbers if n is not None and draft.referents[n].type in MEMBERS]
            return known if len(known) == len(joined) else []
        number = numbers[0]
        if _disagrees(draft, pronoun, noun, number, plural=plural):
            continue
        told = _told(draft, of_head, here, pronoun, noun)
        if told is not None and any(
            has_form(child, INFINITIVE_TO) for child in draft.doc[told].lefts
        ):  # "warned officials to guard their offices"
            continue
        if number is None or told is not None:
            return []
        referent = draft.referents[number]
        if plural:
            fits = referent.type in _PLURAL and (referent.number == "plur" or referent.named)
            fits = fits or (owner is not None and referent.type in MEMBERS - {"Person"})
        else:
            fits = referent.type in _SINGULAR and referent.number == "sing" and not _is_plural_name(noun)
        return [number] if fits else []
    return []


def _owner(pronoun: Token) -> Token | None:
    """Return what owns the phrase before "and", or is named there: "Iran and its allies"."""
    shared = shared_possessor(pronoun)
    if shared is not None or not serves_as(pronoun, fn.POSSESSOR):
        return shared
    noun = pronoun.head
    if not serves_as(noun, fn.CONJUNCT):
        return None
    first = first_conjunct(noun)
    return first if is_nominal(first) and noun.head.i == first.i else None


def _disagrees(draft: Draft, pronoun: Token, noun: Token, number: int | None, *, plural: bool) -> bool:
    """Tell whether a subject can't be meant, so that the next one is asked: by number, kind, or what is done."""
    form = form_of(noun)
    if form is not None and (form.first_person or form.gender in {"m", "f"} or form.plural is not plural):
        return True
    if noun.lower_ in word_class("addressed-pronoun"):
        return True
    referent = draft.referents[number] if number is not None else None
    if referent is not None and referent.type == "Person" and referent.number == "sing":
        return True
    if referent is None and not plural:
        if has_form(noun, PLURAL) or noun.ent_type_ == "PERSON":
            return True
        return serves_as(pronoun, fn.SUBJECT) and pronoun.head.lemma_ in word_class("speech-verb")
    if referent is not None and referent.type == "State" and _heads_body(pronoun):
        return True
    if not serves_as(noun, fn.SUBJECT):
        return False
    return _is_victims(pronoun, noun.head) or (_is_wanted(pronoun) and _is_body(referent))


def _heads_body(pronoun: Token) -> bool:
    """Tell whether a pronoun owns an office that no state has: "its director general" is that of an agency."""
    if not serves_as(pronoun, fn.POSSESSOR):
        return False
    title = (pronoun.head, *dependents(pronoun.head, fn.COMPOUND))
    return any(word.lemma_.lower() in word_class("head-of-body") for word in title)


def _is_victims(pronoun: Token, verb: Token) -> bool:
    """Tell whether a pronoun owns what a hostile deed hits, hardly the doer's: "Moscow attacked its plants"."""
    thing = pronoun.head
    hit = serves_as(pronoun, fn.POSSESSOR) and serves_as(thing, fn.OBJECT) and thing.head.i == verb.i
    return hit and verb.lemma_ in word_class("hostile-verb")


def _is_wanted(pronoun: Token) -> bool:
    """Tell whether a pronoun is of those for whom something is demanded: "demanded their release", "called for its"."""
    deed = pronoun.head
    owned = serves_as(pronoun, fn.POSSESSOR) and deed.lemma_.lower() in word_class("undergone-deed")
    return owned and any(verb.lemma_ in word_class("demanding-verb") for verb in (deed.head, deed.head.head))


def _is_body(referent: Referent | None) -> bool:
    """Tell whether a referent is a state or body, which nobody holds or sends home."""
    return referent is not None and referent.type in {"State", "Organization", "Alliance"}


def _told(draft: Draft, of_head: dict[int, int], here: Site, pronoun: Token, subject: Token) -> int | None:
    """Return the verb of what a subject tells or bids another actor, who may be meant as well, or None.

    "Russia warned Finland that its army ..." leaves it open.
    """
    verb = subject.head
    if verb.i not in here.path or not serves_as(subject, fn.SUBJECT):
        return None
    told = (of_head.get(child.i) for child in dependents(verb, _OBJECTS) if child.i < pronoun.i)
    if not any(n is not None and draft.referents[n].type in MEMBERS - {"Person"} for n in told):
        return None
    below = next((i for i in (pronoun.i, *here.path) if draft.doc[i].head.i == verb.i), None)
    return below if below is not None and serves_as(draft.doc[below], fn.COMPLEMENT) else None


def _is_plural_name(noun: Token) -> bool:
    """Tell whether a noun alone names many: "Republicans", not "United Technologies"."""
    return has_form(noun, PLURAL) and not has(noun, fn.COMPOUND)


def _subjects(draft: Draft, here: Site, pronoun: Token) -> Iterator[Token]:
    """Yield the subjects above a pronoun, nearest first, each before its objects.

    Without any, or where no noun stands before the pronoun, the main subject of the sentence before comes last.
    """
    doc, where = draft.doc, draft.where
    verbs = [i for i in here.path if is_verbal(doc[i])]
    above, below = False, pronoun
    for i in verbs if has_form(pronoun, POSSESSIVE_PRONOUN) else verbs[_local(draft, verbs) :]:
        before = [child for child in dependents(doc[i], fn.SUBJECT) if child.i < pronoun.i]
        yield from map(antecedent, before)
        if (before or serves_as(below, fn.OPEN_COMPLEMENT)) and _may_be_object(pronoun, below):
            objects = (child for child in dependents(doc[i], fn.OBJECT) if child.i < pronoun.i)
            yield from (child for child in objects if child.i not in here.path)
        above = above or (bool(before) and not _is_victims(pronoun, doc[i]))
        below = doc[i]
    if here.sentence and (not above or _is_first_noun(draft, here, pronoun)) and _follows(draft, here, pronoun):
        start, end = where.bounds[here.sentence - 1]
        root = doc[start:end].root
        if serves_as(pronoun, _OBJECTS) and pronoun.head.lemma_ == root.lemma_:
            yield from dependents(root, _OBJECTS)  # "Norland condemned the accords. Sudria condemned them as well"
        if _takes_time(root):  # "It took Norland a day to end the war. Its army ..."
            yield from dependents(root, _OBJECTS)
        yield from dependents(root, fn.SUBJECT)
        if _heads_body(pronoun):
            yield from dependents(root, _OBJECTS)


def _takes_time(verb: Token) -> bool:
    """Tell whether "it" stands for an infinitive that took somebody time: "it took them a day to leave"."""
    if not (has(verb, _OBJECTS) and verb.lemma_ in word_class("verb-of-need")):
        return False
    later = any(has_form(child, INFINITIVE_TO) for below in verb.rights if is_verbal(below) for child in below.lefts)
    return later and any(form_of(noun) is not None for noun in dependents(verb, fn.SUBJECT))


def _local(draft: Draft, verbs: list[int]) -> int:
    """Return how many verbs above a pronoun have a subject that it can't mean: "Norland continues to claim it"."""
    depth = 1
    while depth < len(verbs):
        verb, above = draft.doc[verbs[depth - 1]], draft.doc[verbs[depth]]
        if not serves_as(verb, fn.OPEN_COMPLEMENT) or has(verb, fn.SUBJECT) or has(above, fn.OBJECT):
            break
        depth += 1
    return depth


def _may_be_object(pronoun: Token, below: Token) -> bool:
    """Tell whether a pronoun in a clause below a verb can mean its object, not in "proxies to vote for them"."""
    return serves_as(pronoun, fn.SUBJECT | fn.POSSESSOR) or serves_as(below, fn.CONJUNCT)


def _is_first_noun(draft: Draft, here: Site, pronoun: Token) -> bool:
    """Tell whether no noun stands before a pronoun that is a subject or owns something."""
    if not serves_as(pronoun, fn.SUBJECT | fn.POSSESSOR):
        return False
    start = draft.where.bounds[here.sentence][0]
    return not any(is_nominal(token) for token in draft.doc[start : pronoun.i])


def _follows(draft: Draft, here: Site, pronoun: Token) -> bool:
    """Tell whether the sentence before counts: of the same paragraph, or where the pronoun speaks ("It said")."""
    paragraph = draft.where.paragraph_of
    speaks = serves_as(pronoun, fn.SUBJECT) and pronoun.head.lemma_ in word_class("speech-verb")
    return speaks or paragraph[here.sentence] == paragraph[here.sentence - 1]


def is_empty(pronoun: Token) -> bool:
    """Tell whether "it" is a mere placeholder: "it is likely that", "it seems"."""
    verb = pronoun.head
    empty = serves_as(pronoun, fn.SUBJECT) and verb.lemma_ in word_class("empty-it-verb")
    if serves_as(pronoun, fn.EXPLETIVE) or empty:
        return True
    predicates = dependents(verb, fn.PREDICATE)
    if verb.lemma_ in word_class("plain-copula") and any(
        word.lower_ in word_class("empty-it-predicate") for word in predicates
    ):
        return True
    below = (child for word in (verb, *predicates) for child in dependents(word, _CLAUSES))
    return verb.lemma_ in word_class("plain-copula") and bool(predicates) and any(child.i > verb.i for child in below)
