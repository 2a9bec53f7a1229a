"""What a role ties a person to: states, bodies and places."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.annotations import MentionDict
from kg.language.factuality.effects import Effect
from kg.language.names.nominals import noun_types
from kg.language.offices.branches import is_branch, is_over_department, is_party
from kg.language.offices.role_nouns import kind_of, office_effect
from kg.language.offices.roles import Role
from kg.language.offices.surroundings import Surroundings, is_body, is_of_state, is_state
from kg.language.syntax import forms
from kg.language.syntax.forms import has_form
from kg.language.syntax.functions import (
    ACTIVE_SUBJECT,
    APPOSITION,
    DETERMINER,
    NOUN_CLAUSE,
    POSSESSOR,
    PREMODIFIER,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
    dependents,
    serves_as,
)
from kg.language.syntax.phrases import first_conjunct
from kg.lexica.classes import word_class

type Tie = tuple[str, MentionDict]  # (relation, object)

type KnownTie = tuple[str, str]  # (relation, key of the object)

PUBLIC = frozenset({"state_head", "government_head", "head", "official", "spokesperson", "rank"})
OVER_STATES = {"state_head": "headOfStateOf", "government_head": "headOfGovernmentOf"}
_CITIZENS = frozenset({"private", "creator", "wealth"})
_LASTING = frozenset({"rank", "private", "creator"})  # whose bearer stays a citizen when it is past
_NOT_HELD = frozenset({Effect.ALLEGED, Effect.UNREAL, Effect.NOT_YET})
_DESCRIBING = forms.GENITIVE | forms.ADJECTIVE_FORM | forms.PAST_PARTICIPLE | forms.HYPHEN


def effects(role: Role) -> set[Effect]:
    """Return what a role's words make of the office: "former deputy minister" is a lesser one, and past."""
    doc = role.noun.doc
    found = {office_effect(token) for token in doc[role.start : role.end] if token.i != role.noun.i}
    if "-" in role.noun.lower_:  # "ex-minister" in one token
        found.add(office_effect(role.noun))
    return {effect for effect in found if effect} | ({Effect.ENDED} if shared_past(role) else set())


def is_held(role: Role) -> bool:
    """Tell whether an office is told as held now: not former, nor elect, alleged or sought."""
    told = effects(role)
    return not told & _NOT_HELD and Effect.ENDED not in told


def shared_past(role: Role) -> Token | None:
    """Return the "former" before several offices that tells of a later one too: "former mayor and senator Hill"."""
    doc = role.noun.doc
    if role.form == "apposition":
        return _past_before(role)
    before = doc[role.outer : role.start]
    if role.form != "title" or not len(before) or not has_form(before[-1], forms.COORDINATOR_FORM):
        return None
    if any(token.lower_ in word_class("in-office") for token in doc[role.start : role.end]):
        return None
    return next((token for token in before if office_effect(token) is Effect.ENDED), None)


def _past_before(role: Role) -> Token | None:
    """Return the "then" before an apposition, or the "former" of the first of several that one article opens."""
    doc, first = role.noun.doc, first_conjunct(role.noun)
    then = doc[max(role.outer - 1, role.noun.sent.start) : role.start]
    found = next((token for token in then if token.lower_ in word_class("then")), None)
    if found is not None or first == role.noun or dependents(role.noun, DETERMINER | POSSESSOR):
        return found
    if any(token.lower_ in word_class("in-office") for token in doc[role.start : role.end]):
        return None
    return next((token for token in dependents(first, PREMODIFIER) if office_effect(token) is Effect.ENDED), None)


def kind(role: Role) -> str:
    """Return the kind of a role with its words taken together: "prime minister", "Secretary General"."""
    word, before = role.noun.lower_, {token.lower_ for token in role.noun.doc[role.start : role.noun.i]}
    for name, made in _COMPOUND_KINDS:
        nouns, modifiers = word_class(f"{name}-noun"), word_class(f"{name}-modifier")
        if word in nouns and before & modifiers:
            return made
    return kind_of(role.noun) or "other"


_COMPOUND_KINDS = (
    ("head-of-government", "government_head"),
    ("head-of-state", "state_head"),
    ("stage-director", "creator"),
    ("general-head", "head"),
    ("general-secretary", "head"),
    ("heir", "official"),
    ("general-official", "official"),
)


def ties(role: Role, around: Surroundings) -> Iterator[Tie]:
    """Yield the relations that a role implies, by the mentions before its noun, then those after it."""
    for relation, mention in _ties(role, around):
        if not around.means_bodies_in_general(mention):
            yield relation, mention


def past_ties(role: Role, around: Surroundings) -> Iterator[Tie]:
    """Yield what an office was over or belonged to that is told as past: "former president of Norland"."""
    told, what = effects(role), kind(role)
    if Effect.ENDED in told and what in PUBLIC and not told & _NOT_HELD:
        for relation, mention in _office(role, around, what, lesser=Effect.LESSER in told):
            if not around.means_bodies_in_general(mention):
                yield relation, mention


def _ties(role: Role, around: Surroundings) -> Iterator[Tie]:
    what, told = kind(role), effects(role)
    if told & _NOT_HELD:
        return
    if Effect.ENDED in told:
        if what in _LASTING:
            yield from _citizenship(role, around)
        yield from _places_of_work(role.noun, around)
        return
    doc = around.doc
    outside = any(t.lower_ in word_class("outside-the-state") for t in doc[role.start : role.end] if t.i != role.noun.i)
    if what in _CITIZENS or outside:
        yield from _citizenship(role, around)
        if what == "private" and not outside:
            yield from _workplaces(role, around)
    elif what in {"resident", "citizen"}:
        yield from _homes(role, around, what)
    elif what in PUBLIC:
        yield from _office(role, around, what, lesser=Effect.LESSER in told)
        yield from _workplaces(role, around)


def _office(role: Role, around: Surroundings, what: str, *, lesser: bool) -> Iterator[Tie]:
    """Yield what an office is over, or belongs to."""
    noun, doc = role.noun, around.doc
    lesser = lesser or is_over_department(noun)
    for mention, direct in _objects(role, around, what):
        over_state = is_state(mention)
        lesser = lesser or (not over_state and is_branch(noun, mention, doc, around.by_head))
        over = direct and not lesser
        if what in OVER_STATES and over:
            yield (OVER_STATES[what] if over_state else "leads"), mention
        elif what == "head" and over and (not over_state or noun.lower_ in word_class("leader")):
            yield "leads", mention
        elif what == "spokesperson" and (not over_state or mention["form"] == "name"):
            yield "spokespersonOf", mention
        elif what not in OVER_STATES or (over_state and (direct or lesser)):  # "American Bridge President" is none's
            yield "affiliatedWith", mention


def _objects(role: Role, around: Surroundings, what: str) -> Iterator[tuple[MentionDict, bool]]:
    """Yield the states and bodies that an office belongs to, and whether it is over them rather than within them."""
    noun = role.noun
    before = [m for m in around.within(role.outer, noun.i) if is_body(m) or is_state(m)]
    bodies = [m for m in before if is_body(m) and not around.is_portfolio(m, noun)]
    owner = None if before else around.owner(noun)
    if owner is not None:  # "its foreign minister"
        yield owner, _plain_between(owner["end"], role)
    nearest = bodies[-1:] or [m for m in before[-1:] if not is_body(m) and not _of_people(m["end"], noun)]
    for mention in nearest:
        yield mention, _plain_between(mention["end"], role)
    joining = word_class("preposition-of-office") | (word_class("rank-preposition") if what == "rank" else frozenset())
    belonging, behind = word_class("preposition-of-belonging"), False
    for name, mention in (*_field(role, around), *around.after(noun)):
        advises = (
            name in word_class("preposition-of-service") and noun.lower_ in word_class("adviser") and is_body(mention)
        )
        sent = (
            name not in belonging and noun.lower_ in word_class("posted") and is_state(mention)
        )  # "envoy for Norland"
        if advises or (name in joining and not sent and (is_body(mention) or is_state(mention))):
            yield mention, name in belonging
            behind = True
    if role.form == "title" and not behind and what in OVER_STATES:  # "King Omar of Norland"
        for name, mention in around.after(around.doc[around.mentions[role.person]["head"]]):
            if name in belonging and is_state(mention):
                yield mention, True


def _field(role: Role, around: Surroundings) -> Iterator[tuple[str, MentionDict]]:
    """Yield (preposition, mention) of what a title before a name is over, however parsed: "Head of the Court Hill"."""
    doc = around.doc
    for mention in around.within(role.noun.i + 1, role.end) if role.form == "title" else ():
        before = mention["start"] - 1
        before -= doc[before].lower_ in word_class("article")
        if before > role.noun.i - 1 and doc[before].lower_ in word_class("preposition-of-field"):
            yield doc[before].lower_, mention


def _of_people(start: int, noun: Token) -> bool:
    """Tell whether people stand between a state and an office: "the Syrian refugees President Hill met"."""
    return any(has_form(t, forms.PLURAL) and noun_types().get(t.lower_) == "Group" for t in noun.doc[start : noun.i])


def _plain_between(start: int, role: Role) -> bool:
    """Tell whether a modifier belongs to the role noun itself: only "prime" and plain adjectives between."""
    return all(
        has_form(token, _DESCRIBING) or token.lower_ in word_class("first-word-of-office")
        for token in role.noun.doc[start : role.noun.i]
    )


def _citizenship(role: Role, around: Surroundings) -> Iterator[Tie]:
    for mention in around.within(role.outer, role.noun.i):
        if mention["form"] == "adjective" and is_of_state(mention):
            between = {token.lower_ for token in around.doc[mention["end"] : role.noun.i]}
            bodies = any(is_body(m) for m in around.within(mention["end"], role.noun.i))
            if not bodies and not between & word_class("field-of-study"):
                yield "citizenOf", mention


def _homes(role: Role, around: Surroundings, what: str) -> Iterator[Tie]:
    def fits(mention: MentionDict) -> bool:
        return is_state(mention) or (what == "resident" and mention["type"] == "Place")

    before = [m for m in around.within(role.outer, role.noun.i) if fits(m) and not around.is_hyphenated(m)]
    after = [m for name, m in around.after(role.noun) if name in word_class("preposition-of-belonging") and fits(m)]
    for mention in (*before[-1:], *after):
        yield f"{what}Of", mention


def _workplaces(role: Role, around: Surroundings) -> Iterator[Tie]:
    """Yield the bodies that someone works for: "a fellow at X", "X analyst", "a general sitting in X"."""
    noun = role.noun
    private, seeking = kind_of(noun) == "private", noun.lower_ in word_class("seeker")
    if noun.lower_ in word_class("past-member"):
        return
    if private:
        bodies = [m for m in around.within(role.outer, noun.i) if is_body(m) and m["form"] == "name"]
        if seeking:  # a Senate candidate sits in no senate
            bodies = [m for m in bodies if is_party(around.doc, m)]
        for mention in bodies[-1:]:
            yield "affiliatedWith", mention
    joining = word_class("preposition-of-work") - word_class(
        "preposition-of-belonging" if private else "preposition-of-office"
    )
    for name, mention in () if seeking else around.after(noun):
        if is_body(mention) and name in joining:
            yield "affiliatedWith", mention
    yield from _places_of_work(noun, around)


def _places_of_work(noun: Token, around: Surroundings) -> Iterator[Tie]:
    """Yield the bodies of "a general sitting in parliament" and "a judge serving at the court"."""
    for clause in dependents(noun, NOUN_CLAUSE):
        if clause.lemma_ in word_class("belonging-verb") and has_form(clause, forms.PARTICIPLE):
            for name, mention in around.after(clause):
                if name in word_class("preposition-of-work") and is_body(mention):
                    yield "affiliatedWith", mention


def verbal_ties(person: Token, around: Surroundings) -> Iterator[tuple[str, Token, MentionDict]]:
    """Yield (relation, verb, object) of where someone is said to live or work now: "X, who lives in Baku"."""
    verbs = [person.head] if serves_as(person, ACTIVE_SUBJECT) else []
    verbs += [
        clause
        for clause in (() if _is_of_another(person) else dependents(person, RELATIVE_CLAUSE))
        if any(c.lower_ in word_class("personal-relative") for c in clause.children)
    ]
    for verb in verbs:
        if not has_form(verb, forms.PRESENT_TENSE):
            continue
        for name, mention in around.after(verb):
            lives = verb.lemma_ in word_class("living-verb") and name in word_class("preposition-of-residence")
            if lives and mention["type"] in {"Place", "State"}:
                yield "residentOf", verb, mention
                continue
            works = verb.lemma_ in word_class("working-verb") and name in word_class("preposition-of-employer")
            if works and is_body(mention):
                yield "affiliatedWith", verb, mention


def _is_of_another(person: Token) -> bool:
    """Tell whether a name only says whose somebody is: "Ann Hill, a supporter of Omar Halim who lives in Elm"."""
    if not (serves_as(person, PREPOSITIONAL_OBJECT) and serves_as(person.head, PREPOSITION)):
        return False
    belongs = person.head.lower_ in word_class("preposition-of-belonging")
    return belongs and serves_as(person.head.head, APPOSITION)


def employers(person: Token, around: Surroundings) -> Iterator[MentionDict]:
    """Yield the organisations right after a name: "James Richardson of the Atlantic Council"."""
    for name, mention in around.after(person):
        if name in word_class("preposition-after-member") and mention["type"] == "Organization":
            yield mention
