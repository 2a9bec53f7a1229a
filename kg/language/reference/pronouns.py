"""What pronouns refer to: people by `antecedent_ranker`, things and groups by syntax, speakers by quotation.

A pronoun whose antecedent is open stays unresolved.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.reference import antecedent_ranker, first_person, mention_positions
from kg.language.reference.antecedent_features import Antecedent, query
from kg.language.reference.commanding import commanding, is_empty
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.reference.mention_positions import Site
from kg.language.reference.pronoun_forms import form_of
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import POSSESSIVE_PRONOUN, PROPER, SINGULAR, has_form
from kg.language.syntax.functions import dependents
from kg.language.syntax.phrases import antecedent
from kg.lexica.classes import word_class

LEAST = 0.35  # probability below which "he" and "she" stay unresolved
SURE = 0.6  # probability from which on a pronoun tells the gender of a name, or that an unknown name is a person's
_MISTAKEN = frozenset({"Organization", "State", "Place"})


@dataclass(slots=True)
class _PronounReading:
    """The state of reading a document's pronouns; ``of_head`` leads from head tokens to referents.

    ``told_in`` holds, by sentence, which of the people it tells of.
    """

    draft: Draft
    of_head: dict[int, int] = field(default_factory=dict)
    people: dict[int, Antecedent] = field(default_factory=dict)
    told_in: dict[int, set[int]] = field(default_factory=dict)
    said_by: dict[int, Token] = field(default_factory=dict)


def resolve(draft: Draft) -> None:
    """Resolve the pronouns of a document in text order; "their" after "Iran and Iraq" gets both as ``members``.

    "I" and "we" come last: their speaker may be named by a pronoun that follows ("I won," he said).
    """
    pronouns = [m for m in draft.mentions if m["form"] == "pronoun"]
    if not pronouns:
        return
    reading = _begin(draft, people=any(draft.doc[m["head"]].lower_ in word_class("he-or-she") for m in pronouns))
    for mention in sorted(pronouns, key=lambda m: _is_first_person(draft.doc[m["head"]])):
        found = _antecedents(reading, mention)
        if len(found) == 1:
            draft.join(mention, found[0], by="pronoun")
            reading.of_head[draft.sites[mention["id"]].head] = found[0]
            mention["type"] = draft.referents[found[0]].type
        elif found:
            mention["members"] = found
            mention["identified_by"] = "joint"


def _is_first_person(token: Token) -> bool:
    form = form_of(token)
    return form is not None and form.first_person


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
            for site in own:
                reading.told_in.setdefault(site.sentence, set()).add(number)
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
        told = (reading.draft, reading.of_head, reading.said_by, here)
        return _known(first_person.side(*told, token) if form.plural else first_person.speaker(*told))
    if form.case == "relative":
        noun = antecedent(token)
        return _known(reading.of_head.get(noun.i) if noun.i != token.i else None)
    if form.case == "reflexive":
        return _known(_own_subject(reading, here))
    plural = form.plural is True
    if not plural and is_empty(token):
        return []
    return commanding(reading.draft, reading.of_head, here, token, plural=plural)


def _known(number: int | None) -> list[int]:
    return [] if number is None else [number]


def _own_subject(reading: _PronounReading, here: Site) -> int | None:
    before = (child for child in dependents(reading.draft.doc[here.verb], fn.SUBJECT) if child.i < here.head)
    subject = next(before, None)
    return None if subject is None else reading.of_head.get(subject.i)


def _person(reading: _PronounReading, here: Site, gender: str, case: str) -> int | None:
    speaker = first_person.speaker(reading.draft, reading.of_head, reading.said_by, here)
    reach = range(here.sentence - antecedent_ranker.REACH, here.sentence + 1)
    near = set[int]().union(*(reading.told_in.get(sentence, ()) for sentence in reach)) - {speaker}
    options = [reading.people[number] for number in sorted(near)]
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
    reading.told_in.setdefault(here.sentence, set()).add(number)
    if likely >= SURE:
        chosen.gender = referent.gender = gender
    return number
