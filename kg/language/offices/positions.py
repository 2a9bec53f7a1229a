"""People's positions, and what these tie them to: states they are citizens of or serve, bodies they lead or belong to.

An office that is past, claimed, deputised or only sought gives the words of the position and no present office.
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from kg import dates
from kg.language import annotations
from kg.language.annotations import MentionDict, RelationDict
from kg.language.factuality.effects import Effect, holds_now
from kg.language.names.person_names import is_title
from kg.language.names.spellings import folded
from kg.language.numbers.time_index import TimeIndex, time_index
from kg.language.numbers.validity import Validity, dated, validity
from kg.language.offices import roles, ties
from kg.language.offices.known_offices import known_office, nearest, told_by_its_name
from kg.language.offices.position_titles import title
from kg.language.offices.role_nouns import is_role
from kg.language.offices.roles import Role
from kg.language.offices.surroundings import Surroundings
from kg.language.offices.unsaid_states import unsaid_state
from kg.language.syntax import blocks
from kg.language.syntax.forms import FINITE, MODAL, has_form
from kg.language.syntax.functions import THAT_CLAUSE, serves_as
from kg.language.syntax.tree import sentence_of
from kg.language.syntax.verbs import is_past
from kg.lexica import leaders
from kg.lexica.classes import word_class

NAME = "kg_positions"  # the extractor of the relations
_CONFIDENCE = {"title": 0.9, "apposition": 0.85, "copula": 0.85, "appointment": 0.8}
_UNREAD = frozenset({"heading", "table"})  # blocks that are no prose
_HELD = ties.PUBLIC - {"rank"}
_OFFICES = frozenset({"headOfStateOf", "headOfGovernmentOf", "leads", "affiliatedWith", "spokespersonOf"})


def positions(doc: Doc) -> Iterator[RelationDict]:
    """Yield the relations of people's roles, each once: those of names first, then those of descriptions."""
    around, times = Surroundings.of(doc), time_index(doc)
    unread = _unread(doc)
    found: list[RelationDict] = []
    told: set[int] = set()  # role nouns beside a name, so that the description itself need not be read again
    people = [m for m in around.mentions if _is_named_person(doc, m) and m["head"] not in unread]
    for person in sorted(people, key=lambda m: (m["form"] == "nominal", m["id"])):
        if person["head"] not in told:
            given = roles.roles_of(doc, person)
            told.update(role.noun.i for role in given)
            found.extend(_frames(person, given, around, times))
    yield from _once(found)


def _unread(doc: Doc) -> frozenset[int]:
    """Return the tokens of headings and table rows."""
    if not doc._.kg_blocks:
        return frozenset()
    kinds = zip(blocks.sentences(doc), blocks.block_kinds(doc), strict=True)
    return frozenset(i for (start, end), kind in kinds if kind in _UNREAD for i in range(start, end))


def _is_named_person(doc: Doc, mention: MentionDict) -> bool:
    if mention["type"] != "Person":
        return False
    if mention["form"] == "name":
        return not _is_mere_title(doc[mention["start"] : mention["end"]])
    entity = mention["entity"]
    if entity is None or mention.get("identified_by") == "office":  # by the office: it would prove itself
        return False
    return annotations.entities(doc)[entity]["named"]


def _is_mere_title(name: Span) -> bool:
    """Tell whether what was taken for a name is a rank or an office alone: "Navy Capt", "Counsel"."""
    last = name[-1]
    if len(name) == 1:
        return last.lower_ in word_class("office-word") or is_title(last.text)
    return last.lower_ in word_class("rank-abbreviation") and is_title(last.text)


def _frames(
    person: MentionDict, given: Sequence[Role], around: Surroundings, times: TimeIndex
) -> Iterator[RelationDict]:
    """Yield what its roles and its clause tell of a person, negated or not: the trigger's factuality decides."""
    head = around.doc[person["head"]]
    for role in given:
        kind = ties.kind(role)
        if kind == "kin":
            continue
        confidence = _CONFIDENCE[role.form]
        words = title(role, around)
        told = kind != "wealth" and (kind != "other" or role.form != "title")
        holds = _validity(role, around, times)
        if words and told and not _is_gone(role, kind, around):
            yield dated(_frame(person, "position", role.trigger, confidence, value=words), _of_words(holds))
        over, held = bool(holds.get("former")), list(ties.ties(role, around))
        ended = list(ties.past_ties(role, around))
        if over and not ended and Effect.ENDED not in ties.effects(role):
            ended, held = [tie for tie in held if tie[0] in _OFFICES], []
        for relation, target in ended:
            yield dated(_frame(person, relation, role.trigger, confidence, target=target), holds)
        present = list(_present(role, held))
        unsaid = present or over or ended
        for relation, target in present or (() if unsaid else _present(role, _implied(person, role, around))):
            frame = _frame(person, relation, role.trigger, confidence, target=target)
            yield dated(frame, {**holds, "former": False}) if relation in _OFFICES and not over else frame
    if person["form"] == "nominal":
        for relation, target in _own_ties(person, around):
            yield _frame(person, relation, head, 0.75, target=target)
    if person["form"] == "name":
        for target in ties.employers(head, around):
            yield _frame(person, "affiliatedWith", head, 0.75, target=target)
    for relation, verb, target in ties.verbal_ties(head, around):
        yield _frame(person, relation, verb, 0.85, target=target)


def _validity(role: Role, around: Surroundings, times: TimeIndex) -> Validity:
    """Return since and until when an office is told to be held; "former" tells of the past without a date."""
    words = [role.trigger, role.noun] if role.form in {"copula", "appointment"} else [role.noun]
    begins = role.form == "appointment" or role.trigger.lemma_ in word_class("verb-of-beginning")
    ended = bool(ties.effects(role) & {Effect.ENDED})
    found = validity(around.doc, words, times, begins=begins, ended=ended) if times else {}
    past = role.form == "copula" and is_past(role.trigger) and not holds_now(role.trigger)
    year = dates.parse(found.get("time"))
    if (
        past
        and year is not None
        and year.precision == "year"
        and not (around.doc._.kg_published or "").startswith(str(year))
    ):
        found["former"] = True  # "was president in 2012"
    return found or ({"former": True} if ended else {})


def _of_words(holds: Validity) -> Validity:
    """Return the validity of an office's words: who is a "former president" is one today, but for a stated time."""
    dates_told = holds.get("valid_until") or holds.get("valid_from") or holds.get("time")
    return holds if dates_told else {**holds, "former": False}


def _present(role: Role, told: Iterable[ties.Tie]) -> Iterator[ties.Tie]:
    """Yield the ties that still hold: "was president" and "had been minister" give no office of today."""
    past = role.form == "copula" and not holds_now(role.trigger)
    for relation, target in told:
        if not (past and relation in _OFFICES):
            yield relation, target


def _implied(person: MentionDict, role: Role, around: Surroundings) -> Iterator[ties.Tie]:
    """Yield what an office is of that its words do not tell: that of a known leader, else of the state at issue."""
    known = list(_known(person, role, around))
    yield from known
    if known or leaders.by_surname(folded(around.doc[person["end"] - 1].text)):
        return  # who bears a known leader's name is one of the past, or of another state
    state = unsaid_state(role, around)
    if state is not None:
        yield ties.OVER_STATES.get(ties.kind(role), "affiliatedWith"), state


def _known(person: MentionDict, role: Role, around: Surroundings) -> Iterator[ties.Tie]:
    """Yield what the office of a known leader is of, if the text tells of it elsewhere: "Prime Minister Netanyahu"."""
    listed = annotations.entities(around.doc)
    holder = None if person["entity"] is None or not listed else listed[person["entity"]]
    tie = known_office(around.doc, role, holder) if holder is not None else None
    if tie is None and not around.within(role.outer, role.noun.i):
        tie = told_by_its_name(around.doc, role)
    target = nearest(around.mentions, listed, tie[1], person["start"]) if tie else None
    if tie and target:
        yield tie[0], target


def _is_gone(role: Role, kind: str, around: Surroundings) -> bool:
    """Tell whether an office is told as past without a time: "was mayor".

    Professions last, reports shift tense ("said she was mayor"), and "served as mayor" tells of the past by itself.
    """
    verb = role.trigger
    if role.form == "apposition" and kind not in ties.PUBLIC:
        return ties.shared_past(role) is not None  # "Hill, then a volunteer"
    held = kind in _HELD or role.noun.lower_ in word_class("seeker")
    if role.form != "copula" or not held or holds_now(verb) or serves_as(verb, THAT_CLAUSE):
        return False
    if verb.lemma_ not in word_class("plain-copula") or any(has_form(child, MODAL) for child in verb.children):
        return False
    end = next((t.i for t in verb.doc[verb.i + 1 : verb.sent.end] if has_form(t, FINITE | MODAL)), verb.sent.end)
    dated = around.within(verb.left_edge.i, max(end, verb.right_edge.i + 1))
    return not any(mention["type"] == "Time" for mention in dated)


def _own_ties(person: MentionDict, around: Surroundings) -> Iterator[ties.Tie]:
    """Yield the ties of a description that means someone named: "a former colonel serving on the senate's panel"."""
    noun = around.doc[person["head"]]
    if is_role(noun):
        role = Role(person["id"], noun, person["start"], noun.i + 1, person["np_start"], "apposition", noun)
        yield from ties.ties(role, around)


def _frame(
    person: MentionDict,
    relation: str,
    trigger: Token,
    confidence: float,
    *,
    target: MentionDict | None = None,
    value: str | None = None,
) -> RelationDict:
    start, end = sentence_of(trigger)
    return RelationDict(
        relation=relation,
        subject=person["id"],
        object=target["id"] if target else None,
        value=value,
        trigger=trigger.i,
        start=start,
        end=end,
        extractor=NAME,
        confidence=confidence,
        time=None,
    )


def _once(frames: list[RelationDict]) -> Iterator[RelationDict]:
    """Yield each statement about one mention once, the surest."""
    seen: set[tuple[str, int, int | None, str | None]] = set()
    for frame in frames:
        key = (frame["relation"], frame["subject"], frame["object"], frame["value"])
        if key not in seen:
            seen.add(key)
            yield frame
