"""What a role says about a person: the words of the position, and the ties to states, bodies and places it implies."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.names.name_types import is_generic
from kg.language.offices import roles
from kg.language.offices.branches import is_branch, is_over_department, is_party
from kg.language.offices.roles import Role

type Tie = tuple[str, MentionDict]  # (relation, object)

_BODIES = frozenset({"Organization", "Alliance", "ArmedForce"})
_STATES = frozenset({"State"})
_OFFICES = {"state_head": "headOfStateOf", "government_head": "headOfGovernmentOf"}
PUBLIC = frozenset({"state_head", "government_head", "head", "official", "spokesperson", "rank"})
# prepositions that join a role with what it belongs to; "to" joins an envoy with where he is sent
_OF = frozenset({"of", "for"})
_AT = frozenset({"of", "for", "at", "with", "from", "in", "within"})
_ADVISERS = frozenset({"adviser", "advisor", "aide", "counsellor"})
# "Russian affairs analyst": the adjective tells what he knows, not whose citizen he is
_SUBJECTS_OF_STUDY = frozenset(
    {"affairs", "studies", "language", "literature", "history", "politics", "policy", "economy", "law"}
)
# who has left a school has no place there
_PAST_MEMBERS = frozenset({"graduate", "alumnus", "alumna", "alum", "dropout"})
_STAGES = frozenset({"film", "movie", "theatre", "theater", "stage", "television", "opera", "documentary"})
_FIRST = frozenset({"prime", "supreme", "federal"})
_CURRENT = frozenset({"current", "now", "present", "incumbent"})
_MINISTERS = frozenset({"secretary", "minister", "undersecretary"})
_HYPHENS = frozenset({"-", "–", "‑"})
_BELONGING = frozenset({"sit", "serve", "work", "teach", "base"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The mentions of a Doc, sorted by start, with their starts and by head token."""

    doc: Doc
    mentions: list[MentionDict]
    starts: list[int]
    by_head: dict[int, list[MentionDict]]

    def within(self, start: int, end: int) -> list[MentionDict]:
        """Return the mentions that are no pronouns in tokens ``start`` to ``end``, in text order."""
        found = []
        for mention in self.mentions[bisect_left(self.starts, start) :]:
            if mention["start"] >= end:
                break
            joined = mention["end"] < end and self.doc[mention["end"]].tag_ == "HYPH"  # "Ivy League-trained surgeon"
            if mention["end"] <= end and _refers(mention) and not joined:
                found.append(mention)
        return found


def effect(doc: Doc, role: Role) -> str | None:
    """Return what a role's words tell of the office: past, future, lesser, disputed or outside; None if held now."""
    found = {"past"} if shared_past(doc, role) else set()
    for token in doc[role.start : role.end]:
        word = token.lower_.removeprefix("then-")
        if token.i != role.noun.i:
            found.add(roles.modifiers().get(word, "past" if word != token.lower_ else ""))
        elif word.startswith("ex-"):
            found.add("past")
    return next((name for name in ("disputed", "future", "past", "outside", "lesser") if name in found), None)


def shared_past(doc: Doc, role: Role) -> Token | None:
    """Return the "former" before several offices that tells of a later one too: "former mayor and senator Hill"."""
    before = doc[role.outer : role.start]
    if role.form != "title" or not len(before) or before[-1].tag_ != "CC":
        return None
    if any(token.lower_ in _CURRENT for token in doc[role.start : role.end]):
        return None
    return next((token for token in before if roles.modifiers().get(token.lower_) == "past"), None)


def kind(role: Role) -> str:
    """Return the kind of a role with its words taken together: "prime minister", "Secretary General"."""
    noun, doc = role.noun, role.noun.doc
    before = [token.lower_ for token in doc[role.start : noun.i]]
    plain = roles.kind_of(noun) or "other"
    if noun.lower_ == "minister" and "prime" in before:
        return "government_head"
    if noun.lower_ == "director" and set(before) & _STAGES:
        return "creator"
    if noun.lower_ == "leader" and "supreme" in before:
        return "state_head"
    if noun.lower_ == "general" and set(before) & {"secretary", "director"}:
        return "head"
    if noun.lower_ == "general" and set(before) & {"attorney", "prosecutor", "consul", "inspector", "solicitor"}:
        return "official"
    return plain


def ties(doc: Doc, role: Role, around: Surroundings) -> Iterator[Tie]:
    """Yield the relations that a role implies, by the mentions before its noun, then those after it."""
    for relation, mention in _ties(doc, role, around):
        if not _is_generic(doc, mention):
            yield relation, mention


def _is_generic(doc: Doc, mention: MentionDict) -> bool:
    """Tell whether a mention means bodies in general: "a broker for corporations"."""
    plural = doc[mention["head"]].tag_ in {"NNS", "NNPS"}
    return mention["form"] == "nominal" and mention["type"] == "Organization" and plural


def _ties(doc: Doc, role: Role, around: Surroundings) -> Iterator[Tie]:
    what, state = kind(role), effect(doc, role)
    if state in {"disputed", "future"}:
        return
    if state == "past":
        if what in {"rank", "private", "creator"}:
            yield from _citizenship(doc, role, around)
        yield from _places_of_work(role.noun, around)
        return
    if what in {"private", "creator", "wealth"} or state == "outside":
        yield from _citizenship(doc, role, around)
        if what == "private" and state != "outside":
            yield from _workplaces(role, around)
    elif what in {"resident", "citizen"}:
        yield from _homes(doc, role, around, what)
    elif what in PUBLIC:
        yield from _office(doc, role, around, what, lesser=state == "lesser")
        yield from _workplaces(role, around)


def _office(doc: Doc, role: Role, around: Surroundings, what: str, *, lesser: bool) -> Iterator[Tie]:
    """Yield what an office is over, or belongs to."""
    before = [m for m in around.within(role.outer, role.noun.i) if m["type"] in _BODIES or is_state(m)]
    objects: list[tuple[MentionDict, bool]] = []  # with whether it qualifies the noun itself
    bodies = [m for m in before if m["type"] in _BODIES and not _is_portfolio(doc, m, role.noun)]
    if bodies:
        objects.append((bodies[-1], _plain_between(doc, bodies[-1]["end"], role)))
    elif before and before[-1]["type"] not in _BODIES:
        objects.append((before[-1], _plain_between(doc, before[-1]["end"], role)))
    direct_of, lesser = False, lesser or is_over_department(role.noun)
    for name, mention in _after(role.noun, around):
        if role.form == "title" and mention["start"] < role.end:
            continue  # "Secretary of State"
        adviser = name == "to" and role.noun.lower_ in _ADVISERS and mention["type"] in _BODIES
        if (name in _OF or adviser or (what == "rank" and name in {"in", "with"})) and (
            mention["type"] in _BODIES or is_state(mention)
        ):
            objects.append((mention, name == "of"))
            direct_of = True
    if role.form == "title" and not direct_of:
        objects += [
            (m, True)
            for name, m in _after(doc[_name_head(around, role)], around)
            if name == "of" and is_state(m) and what in _OFFICES
        ]
    for mention, direct in objects:
        over_state = is_state(mention)
        lesser = lesser or (not over_state and is_branch(role.noun, mention, around.doc, around.by_head))
        if what in _OFFICES and direct and not lesser:
            yield (_OFFICES[what] if over_state else "leads"), mention
        elif what == "head" and direct and not lesser and (not over_state or role.noun.lower_ in {"leader", "head"}):
            yield "leads", mention
        elif what == "spokesperson" and (not over_state or mention["form"] == "name"):
            yield "spokespersonOf", mention
        elif not (what in _OFFICES and not over_state):
            yield "affiliatedWith", mention


def _is_portfolio(doc: Doc, body: MentionDict, noun: Token) -> bool:
    """Tell whether a word is what a minister is over, taken for a name: "Labor" in "Labor Secretary Hill"."""
    whole = body["end"] == noun.i and body["end"] - body["start"] == 1
    return whole and body["key"] is None and noun.lower_ in _MINISTERS and is_generic([doc[body["start"]].text])


def _name_head(around: Surroundings, role: Role) -> int:
    return around.mentions[role.person]["head"]


def _plain_between(doc: Doc, start: int, role: Role) -> bool:
    """Tell whether a modifier belongs to the role noun itself: only "prime" and plain adjectives between."""
    return all(
        t.lower_ in _FIRST or t.tag_ in {"POS", "JJ", "VBN", "HYPH"} or (t.lower_ in {"secretary", "director"})
        for t in doc[start : role.noun.i]
    )


def _citizenship(doc: Doc, role: Role, around: Surroundings) -> Iterator[Tie]:
    for mention in around.within(role.outer, role.noun.i):
        if mention["form"] == "adjective" and (mention["key"] or "").startswith("state/"):
            between = {token.lower_ for token in doc[mention["end"] : role.noun.i]}
            if not between & _SUBJECTS_OF_STUDY and not any(
                m["type"] in _BODIES for m in around.within(mention["end"], role.noun.i)
            ):
                yield "citizenOf", mention


def _homes(doc: Doc, role: Role, around: Surroundings, what: str) -> Iterator[Tie]:
    relation = "residentOf" if what == "resident" else "citizenOf"
    wanted = _STATES | {"Place"} if what == "resident" else _STATES
    before = [
        m
        for m in around.within(role.outer, role.noun.i)
        if (m["type"] in wanted or is_state(m)) and not is_hyphenated(doc, m)
    ]
    after = [m for name, m in _after(role.noun, around) if name == "of" and (m["type"] in wanted or is_state(m))]
    for mention in (*before[-1:], *after):
        yield relation, mention


def _workplaces(role: Role, around: Surroundings) -> Iterator[Tie]:
    """Yield the bodies that someone works for: "a fellow at X", "X analyst", "a general sitting in X"."""
    private = roles.kind_of(role.noun) == "private"
    if role.noun.lower_ in _PAST_MEMBERS:
        return
    if private:
        bodies = [m for m in around.within(role.outer, role.noun.i) if m["type"] in _BODIES and m["form"] == "name"]
        if role.noun.lower_ in roles.SEEKING:  # a Senate candidate sits in no senate
            bodies = [m for m in bodies if is_party(around.doc, m)]
        for mention in bodies[-1:]:
            yield "affiliatedWith", mention
    for name, mention in [] if role.noun.lower_ in roles.SEEKING else _after(role.noun, around):
        if mention["type"] in _BODIES and name in ((_AT - {"of"}) if private else (_AT - _OF)):
            yield "affiliatedWith", mention
    yield from _places_of_work(role.noun, around)


def _places_of_work(noun: Token, around: Surroundings) -> Iterator[Tie]:
    """Yield the bodies of "a general sitting in parliament" and "a judge serving at the court"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.lemma_ in _BELONGING and child.tag_ in {"VBG", "VBN"}:
            for name, mention in _after(child, around):
                if name in _AT and mention["type"] in _BODIES:
                    yield "affiliatedWith", mention


def _after(token: Token, around: Surroundings) -> Iterator[tuple[str, MentionDict]]:
    """Yield (preposition, mention) for the prepositional phrases right of a token, coordinated objects too."""
    for child in token.children:
        if child.dep_ == "prep" and child.i > token.i:
            objects = [noun for noun in child.children if noun.dep_ == "pobj"]
            while objects:
                noun = objects.pop(0)
                for mention in around.by_head.get(noun.i, ())[:1]:
                    if _refers(mention):
                        yield child.lower_, mention
                objects += [c for c in noun.children if c.dep_ == "conj"]


def _refers(mention: MentionDict) -> bool:
    """Tell whether a mention names something, or describes something that coreference found."""
    return mention["form"] in {"name", "adjective"} or (mention["form"] == "nominal" and mention["entity"] is not None)


def is_hyphenated(doc: Doc, mention: MentionDict) -> bool:
    """Tell whether a mention is the second part of a word with a hyphen: "American" in "Lebanese-American"."""
    at = mention["start"] - 1
    return at > 0 and doc[at].text in _HYPHENS and not doc[at].whitespace_


def is_state(mention: MentionDict) -> bool:
    """Tell whether a mention names a state or the people of one."""
    return mention["type"] in _STATES or (
        mention["type"] == "Nationality" and (mention["key"] or "").startswith("state/")
    )


def verbal_ties(person: Token, around: Surroundings) -> Iterator[tuple[str, Token, MentionDict]]:
    """Yield (relation, verb, object) of where someone is said to live or work now: "X, who lives in Baku"."""
    verbs = [person.head] if person.dep_ == "nsubj" else []
    verbs += [
        child for child in person.children if child.dep_ == "relcl" and any(c.lower_ == "who" for c in child.children)
    ]
    for verb in verbs:
        if verb.tag_ not in {"VBZ", "VBP"}:
            continue
        for name, mention in _after(verb, around):
            if verb.lemma_ in {"live", "reside"} and name == "in" and mention["type"] in {"Place", "State"}:
                yield "residentOf", verb, mention
            elif verb.lemma_ in {"work", "teach"} and name in {"at", "for"} and mention["type"] in _BODIES:
                yield "affiliatedWith", verb, mention


def employers(person: Token, around: Surroundings) -> Iterator[MentionDict]:
    """Yield the organisations right after a name: "James Richardson of the Atlantic Council"."""
    for name, mention in _after(person, around):
        if name in {"of", "from", "at", "with"} and mention["type"] == "Organization":
            yield mention
