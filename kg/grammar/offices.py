"""What a role says about a person: the words of the position, and the ties to states, bodies and places it implies."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.grammar import roles
from kg.grammar.annotations import MentionDict
from kg.grammar.clauses import prepositional
from kg.grammar.roles import Role

type Tie = tuple[str, MentionDict]  # (relation, object)

_BODIES = frozenset({"Organization", "Alliance", "ArmedForce"})
_STATES = frozenset({"State"})
_OFFICES = {"state_head": "headOfStateOf", "government_head": "headOfGovernmentOf"}
_PUBLIC = frozenset({"state_head", "government_head", "head", "official", "spokesperson", "rank"})
# prepositions that join a role with what it belongs to; "to" joins an envoy with where he is sent
_OF = frozenset({"of", "for"})
_AT = frozenset({"of", "for", "at", "with", "from", "in", "within"})
_ADVISERS = frozenset({"adviser", "advisor", "aide", "counsellor"})
# "Russian affairs analyst": the adjective tells what he knows, not whose citizen he is
_SUBJECTS_OF_STUDY = frozenset(
    {"affairs", "studies", "language", "literature", "history", "politics", "policy", "economy", "law"}
)
_FOCUS = frozenset({"even", "only", "just", "also", "not", "perhaps", "including", "especially"})
# who has left a school has no place there
_PAST_MEMBERS = frozenset({"graduate", "alumnus", "alumna", "alum", "dropout"})
_STAGES = frozenset({"film", "movie", "theatre", "theater", "stage", "television", "opera", "documentary"})
_FIRST = frozenset({"prime", "supreme", "federal"})
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


def wording(doc: Doc, role: Role, around: Surroundings) -> list[Token]:
    """Return the tokens of a position as written, without article and nationality: "retired General".

    A following "of ..." or "for ..." phrase belongs to it ("head of the World Bank"), unless the role is a title.
    """
    end = role.end
    if role.form != "title":
        for child in role.noun.children:
            if child.dep_ == "prep" and child.i == end and child.lower_ in _OF and child.right_edge.i - end < 10:
                end = _before_clause(doc, end, child.right_edge.i + 1)
    public = roles.kind_of(role.noun) in _PUBLIC
    dropped = {
        i
        for mention in around.within(role.start, role.noun.i)
        if _state(mention)
        and (mention["form"] == "adjective" or (public and mention["start"] == role.start and not mention["metonym"]))
        for i in range(mention["start"], mention["end"])
    }
    kept = [token for token in doc[role.start : end] if token.i not in dropped]
    while kept and (kept[0].tag_ in {"POS", "CC"} or kept[0].is_punct or kept[0].lower_ in _FOCUS):
        kept.pop(0)
    if len(kept) > 1 and kept[-1].tag_ == "IN":  # "author of" a title in quotes
        kept.pop()
    return [] if role.form == "copula" and _is_counted(role.noun) else kept


def _is_counted(noun: Token) -> bool:
    """Tell whether a predicate noun tells a rank among others, not what someone is: "the third judge who"."""
    ordered = any(c.ent_type_ == "ORDINAL" or c.lower_ == "only" for c in noun.children if c.i < noun.i)
    return ordered and any(c.dep_ == "relcl" for c in noun.children)


def _before_clause(doc: Doc, start: int, end: int) -> int:
    for token in doc[start:end]:
        if token.tag_ == "CC" and token.i + 1 < end and doc[token.i + 1].tag_ == "DT":  # "head of X and an adviser"
            return token.i
        if (token.is_punct and token.text not in {"-", "–", "'"}) or token.dep_ in {"relcl", "acl"}:
            return min(token.i, token.left_edge.i) if token.dep_ in {"relcl", "acl"} else token.i
    return end


def effect(doc: Doc, role: Role) -> str | None:
    """Return what a role's words tell of the office: past, future, lesser, disputed or outside; None if held now."""
    found = set()
    for token in doc[role.start : role.end]:
        word = token.lower_.removeprefix("then-")
        if token.i != role.noun.i:
            found.add(roles.modifiers().get(word, "past" if word != token.lower_ else ""))
        elif word.startswith("ex-"):
            found.add("past")
    return next((name for name in ("disputed", "future", "past", "outside", "lesser") if name in found), None)


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
    what, state = kind(role), effect(doc, role)
    if state in {"disputed", "future"}:
        return
    if state == "past":
        if what in {"rank", "private", "creator"}:
            yield from _citizenship(doc, role, around)
        yield from _places_of_work(role.noun, around)
        return
    if what in {"private", "creator"} or state == "outside":
        yield from _citizenship(doc, role, around)
        if what == "private" and state != "outside":
            yield from _workplaces(role, around)
    elif what in {"resident", "citizen"}:
        yield from _homes(doc, role, around, what)
    elif what in _PUBLIC:
        yield from _office(doc, role, around, what, lesser=state == "lesser")
        yield from _workplaces(role, around)


def _office(doc: Doc, role: Role, around: Surroundings, what: str, *, lesser: bool) -> Iterator[Tie]:
    """Yield what an office is over, or belongs to."""
    before = [m for m in around.within(role.outer, role.noun.i) if m["type"] in _BODIES or _state(m)]
    objects: list[tuple[MentionDict, bool]] = []  # with whether it qualifies the noun itself
    bodies = [m for m in before if m["type"] in _BODIES]
    if bodies:
        objects.append((bodies[-1], _plain_between(doc, bodies[-1]["end"], role)))
    elif before:
        objects.append((before[-1], _plain_between(doc, before[-1]["end"], role)))
    direct_of = False
    for name, mention in _after(role.noun, around):
        if role.form == "title" and mention["start"] < role.end:
            continue  # "Secretary of State"
        adviser = name == "to" and role.noun.lower_ in _ADVISERS and mention["type"] in _BODIES
        if (name in _OF or adviser or (what == "rank" and name in {"in", "with"})) and (
            mention["type"] in _BODIES or _state(mention)
        ):
            objects.append((mention, name == "of"))
            direct_of = True
    if role.form == "title" and not direct_of:
        objects += [
            (m, True)
            for name, m in _after(doc[_name_head(around, role)], around)
            if name == "of" and _state(m) and what in _OFFICES
        ]
    for mention, direct in objects:
        is_state = _state(mention)
        lesser = lesser or (not is_state and is_branch(role.noun, mention, around.doc, around.by_head))
        if what in _OFFICES and direct and not lesser:
            yield (_OFFICES[what] if is_state else "leads"), mention
        elif what == "head" and direct and not lesser and (not is_state or role.noun.lower_ in {"leader", "head"}):
            yield "leads", mention
        elif what == "spokesperson" and (not is_state or mention["form"] == "name"):
            yield "spokespersonOf", mention
        elif not (what in _OFFICES and not is_state):
            yield "affiliatedWith", mention


def is_branch(noun: Token, body: MentionDict, doc: Doc, heads: Mapping[int, list[MentionDict]]) -> bool:
    """Tell whether an office is over a body in one place only: "party chairman for Elm", "Elm County party chairman".

    Args:
        noun: The office.
        body: What the office is over.
        doc: The text.
        heads: Mentions by head token.
    """
    over = [place.i for t in (noun, doc[body["head"]]) for name, place in prepositional(t) if name in {"in", "for"}]
    if body["start"] < noun.i:
        over.append(body["start"] - 1)
    return any(mention["type"] in {"Place", "State"} for at in over for mention in heads.get(at, ()))


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
    before = [m for m in around.within(role.outer, role.noun.i) if m["type"] in wanted or _state(m)]
    after = [m for name, m in _after(role.noun, around) if name == "of" and (m["type"] in wanted or _state(m))]
    for mention in (*before[-1:], *after):
        yield relation, mention


def _workplaces(role: Role, around: Surroundings) -> Iterator[Tie]:
    """Yield the bodies that someone works for: "a fellow at X", "X analyst", "a general sitting in X"."""
    private = roles.kind_of(role.noun) == "private"
    if role.noun.lower_ in _PAST_MEMBERS:
        return
    if private:
        bodies = [m for m in around.within(role.outer, role.noun.i) if m["type"] in _BODIES and m["form"] == "name"]
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


def _state(mention: MentionDict) -> bool:
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
