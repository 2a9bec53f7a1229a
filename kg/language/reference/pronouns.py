"""What pronouns refer to: people by `antecedent_ranker`, things and groups by syntax, speakers by quotation.

A pronoun whose antecedent is open stays unresolved.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.reference import antecedent_ranker, mention_positions
from kg.language.reference.antecedent_features import Antecedent, query
from kg.language.reference.description_words import stands_for
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.reference.mention_positions import Site
from kg.language.reference.pronoun_forms import form_of
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import PLURAL, POSSESSIVE_PRONOUN, PROPER, SINGULAR, has_form, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import antecedent, conjuncts, shared_possessor
from kg.lexica.classes import word_class

LEAST = 0.35  # probability below which "he" and "she" stay unresolved
SURE = 0.6  # probability from which on a pronoun tells the gender of a name, or that an unknown name is a person's
_SINGULAR = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Group"})
_PLURAL = frozenset({"Group", "ArmedForce", "Organization"})  # "they" for one state is too rare to trust
_MEMBERS = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Group", "Person"})
_MISTAKEN = frozenset({"Organization", "State", "Place"})
_CLAUSES = fn.COMPLEMENT | fn.CLAUSAL_SUBJECT | fn.ADVERBIAL_CLAUSE | fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE


@dataclass(slots=True)
class _PronounReading:
    """The state of reading a document's pronouns; ``of_head`` leads from head tokens to referents."""

    draft: Draft
    of_head: dict[int, int] = field(default_factory=dict)
    people: dict[int, Antecedent] = field(default_factory=dict)
    said_by: dict[int, Token] = field(default_factory=dict)


def resolve(draft: Draft) -> None:
    """Resolve the pronouns of a document in text order; "their" after "Iran and Iraq" gets both as ``members``."""
    pronouns = [m for m in draft.mentions if m["form"] == "pronoun"]
    if not pronouns:
        return
    reading = _begin(draft, people=any(draft.doc[m["head"]].lower_ in word_class("he-or-she") for m in pronouns))
    for mention in pronouns:
        found = _antecedents(reading, mention)
        if len(found) == 1:
            draft.join(mention, found[0], by="pronoun")
            reading.of_head[draft.sites[mention["id"]].head] = found[0]
            mention["type"] = draft.referents[found[0]].type
        elif found:
            mention["members"] = found
            mention["identified_by"] = "joint"


def _begin(draft: Draft, *, people: bool) -> _PronounReading:
    reading = _PronounReading(draft, said_by=mention_positions.speakers(draft.where))
    for number, referent in enumerate(draft.referents):
        for i in referent.mentions:
            if i in draft.sites:
                reading.of_head[draft.sites[i].head] = number
            reading.of_head[draft.mentions[i]["head"]] = number
        if people and _may_be_person(draft, referent):
            own = [draft.sites[i] for i in referent.mentions if i in draft.sites]
            own.sort(key=lambda site: (site.head, site.mention))
            short = frozenset(
                i for i in referent.mentions if draft.mentions[i]["end"] - draft.mentions[i]["start"] == 1
            )
            gender = referent.gender if referent.type == "Person" else None
            heads = [site.head for site in own]
            reading.people[number] = Antecedent(number, own, [], gender, short, referent.type, heads)
    return reading


def _may_be_person(draft: Draft, referent: Referent) -> bool:
    """Tell whether "he" can mean a referent: a person, or an unknown short name taken for something else."""
    if referent.type == "Person":
        return referent.number == "sing"
    if any(draft.mentions[i]["form"] == "nominal" for i in referent.mentions):  # "the museum"
        return False
    first = draft.mentions[referent.mentions[0]]
    words = draft.doc[first["start"] : first["end"]]
    unknown = referent.key is None and referent.named and first["form"] == "name" and referent.type in _MISTAKEN
    capital = all(has_form(t, SINGULAR & PROPER) and t.text[:1].isupper() for t in words)
    if not unknown or len(words) > 2 or not capital or words[0].is_upper:
        return False
    return not any(_is_placed(draft.doc, draft.mentions[i]) for i in referent.mentions)


def _is_placed(doc: Doc, mention: MentionDict) -> bool:
    return mention["np_start"] > 0 and doc[mention["np_start"] - 1].lower_ in word_class("placing-preposition")


def _antecedents(reading: _PronounReading, mention: MentionDict) -> list[int]:
    """Return the numbers of the referents that a pronoun means: none, one, or several joined by "and"."""
    token = reading.draft.doc[mention["head"]]
    form, here = form_of(token), reading.draft.sites[mention["id"]]
    if form is None:
        return []
    if form.gender in {"m", "f"} and form.case != "reflexive":
        case = "possessive" if has_form(token, POSSESSIVE_PRONOUN) else here.role
        return _known(_person(reading, here, form.gender, case))
    if form.first_person:
        return _known(_speakers(reading, here, token) if form.plural else _speaker(reading, here))
    if form.case == "relative":
        noun = antecedent(token)
        return _known(reading.of_head.get(noun.i) if noun.i != token.i else None)
    if form.case == "reflexive":
        return _known(_own_subject(reading, here))
    plural = form.plural is True
    return [] if not plural and _is_empty(token) else _by_subject(reading, here, token, plural=plural)


def _known(number: int | None) -> list[int]:
    return [] if number is None else [number]


def _speaker(reading: _PronounReading, here: Site) -> int | None:
    if here.quote is None or here.quote not in reading.said_by:
        return None
    number = reading.of_head.get(reading.said_by[here.quote].i)
    return number if number is not None and reading.draft.referents[number].type == "Person" else None


def _speakers(reading: _PronounReading, here: Site, token: Token) -> int | None:
    """Return who says "we": a state or organisation that is quoted, or with "our country" the state of the speaker."""
    if here.quote is None or here.quote not in reading.said_by:
        return None
    draft, number = reading.draft, reading.of_head.get(reading.said_by[here.quote].i)
    if number is None:
        return None
    speaker = draft.referents[number]
    if speaker.type in _MEMBERS - {"Person", "Group"}:
        return number
    if (
        not has_form(token, POSSESSIVE_PRONOUN)
        or "State" not in stands_for(token.head.lemma_.lower())
        or len(speaker.nations) != 1
    ):
        return None
    (nation,) = speaker.nations
    return next((n for n, referent in enumerate(draft.referents) if referent.key == nation), None)


def _own_subject(reading: _PronounReading, here: Site) -> int | None:
    before = (child for child in dependents(reading.draft.doc[here.verb], fn.SUBJECT) if child.i < here.head)
    subject = next(before, None)
    return None if subject is None else reading.of_head.get(subject.i)


def _person(reading: _PronounReading, here: Site, gender: str, case: str) -> int | None:
    speaker = _speaker(reading, here)
    options = [candidate for number, candidate in reading.people.items() if number != speaker]
    found = antecedent_ranker.choose(query(reading.draft.where, here, gender, case), options, least=LEAST)
    if found is None:
        return None
    number, likely = found
    chosen, referent = reading.people[number], reading.draft.referents[number]
    if referent.type != "Person":
        if likely < SURE:
            return None
        chosen.type = referent.type = "Person"
        for i in referent.mentions:
            reading.draft.mentions[i]["type"] = "Person"
    chosen.pronouns.append(here)
    if likely >= SURE:
        chosen.gender = referent.gender = gender
    return number


def _by_subject(reading: _PronounReading, here: Site, token: Token, *, plural: bool) -> list[int]:
    """Resolve "it", "its", "they", "their" to a subject that commands it, or to the subject of the sentence before.

    The nearest subject decides: if it is no known actor that fits, the pronoun stays unresolved. "Iran's pact with
    Oman and its trade with Russia": a possessor in the first of two joined phrases goes before all subjects.
    """
    possessor = shared_possessor(token)
    for noun in [possessor] if possessor is not None else _subjects(reading, here, token):
        joined = conjuncts(noun)
        numbers = [reading.of_head.get(word.i) for word in joined]
        if len(joined) > 1 and plural:
            known = [n for n in numbers if n is not None and reading.draft.referents[n].type in _MEMBERS]
            return known if len(known) == len(joined) else []
        number = numbers[0]
        if number is None or len(joined) > 1:
            return []
        referent = reading.draft.referents[number]
        if plural:
            fits = referent.type in _PLURAL and (referent.number == "plur" or referent.named)
        else:
            fits = referent.type in _SINGULAR and referent.number == "sing" and not _is_plural_name(noun)
        return [number] if fits else []
    return []


def _is_plural_name(noun: Token) -> bool:
    """Tell whether a noun alone names many: "Republicans", not "United Technologies"."""
    return has_form(noun, PLURAL) and not has(noun, fn.COMPOUND)


def _subjects(reading: _PronounReading, here: Site, token: Token) -> Iterator[Token]:
    """Yield the subjects above a pronoun, nearest first, else the main subject of the sentence before."""
    doc, where = reading.draft.doc, reading.draft.where
    verbs = [i for i in here.path if is_verbal(doc[i])]
    above = False
    for i in verbs if has_form(token, POSSESSIVE_PRONOUN) else verbs[1:]:
        for child in dependents(doc[i], fn.SUBJECT):
            if child.i < token.i:
                above = True
                yield antecedent(child)
    if not above and here.sentence and where.paragraph_of[here.sentence] == where.paragraph_of[here.sentence - 1]:
        start, end = where.bounds[here.sentence - 1]
        yield from dependents(doc[start:end].root, fn.SUBJECT)


def _is_empty(token: Token) -> bool:
    """Tell whether "it" is a mere placeholder: "it is likely that", "it seems"."""
    verb = token.head
    if serves_as(token, fn.EXPLETIVE) or (serves_as(token, fn.SUBJECT) and verb.lemma_ in word_class("empty-it-verb")):
        return True
    predicates = dependents(verb, fn.PREDICATE)
    below = (child for word in (verb, *predicates) for child in dependents(word, _CLAUSES))
    return verb.lemma_ == "be" and bool(predicates) and any(child.i > verb.i for child in below)
