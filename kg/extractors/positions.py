"""People's positions, and what these tie them to: states they are citizens of or serve, bodies they lead or belong to.

An office that is past, claimed, deputised or only sought gives the words of the position and no present office.
"""

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.language import annotations
from kg.language.annotations import MentionDict, RelationDict
from kg.language.names.person_names import is_title
from kg.language.offices import position_titles, roles, ties
from kg.language.offices.roles import Role
from kg.language.offices.ties import Surroundings

NAME = "kg_positions"
_CONFIDENCE = {"title": 0.9, "apposition": 0.85, "copula": 0.85, "appointment": 0.8}
# what the model takes for a name of its own before or after an office
_OFFICE_WORDS = frozenset({"assistant", "associate", "chief", "counsel", "deputy", "general", "senior", "vice"})
_RANKS = frozenset({"adm", "brig", "capt", "cmdr", "col", "cpl", "gen", "lt", "maj", "sgt"})
_NOW = frozenset({"VBZ", "VBP"})
_FINITE = _NOW | {"VBD", "MD"}
_HELD = ties.PUBLIC - {"rank"}
_OFFICES = frozenset({"headOfStateOf", "headOfGovernmentOf", "leads", "affiliatedWith", "spokespersonOf"})


def annotate(doc: Doc) -> Doc:
    """Append the relations of people's roles to ``doc._.kg_relations``, names first, then descriptions."""
    mentions = annotations.mentions(doc)
    around = Surroundings(doc, mentions, [m["start"] for m in mentions], annotations.by_head(doc))
    unread = _unread(doc)
    found: list[RelationDict] = []
    told: set[int] = set()  # role nouns beside a name, so that the description itself need not be read again
    people = [m for m in mentions if _is_named_person(doc, m) and m["head"] not in unread]
    for person in sorted(people, key=lambda m: (m["form"] == "nominal", m["id"])):
        if person["head"] not in told:
            given = list(roles.roles_of(doc, person))
            told.update(role.noun.i for role in given)
            found.extend(_frames(doc, person, given, around))
    doc._.kg_relations = [*annotations.relations(doc), *_once(found)]
    return doc


def _unread(doc: Doc) -> frozenset[int]:
    """Return the tokens of headings and table rows, which are not prose."""
    if not doc._.kg_blocks:
        return frozenset()
    kinds = zip(doc.sents, annotations.block_kinds(doc), strict=True)
    return frozenset(
        i for sentence, kind in kinds if kind in {"heading", "table"} for i in range(sentence.start, sentence.end)
    )


def _is_named_person(doc: Doc, mention: MentionDict) -> bool:
    if mention["type"] != "Person":
        return False
    if mention["form"] == "name":
        return not _is_mere_title(doc[mention["start"] : mention["end"]])
    entity = mention["entity"]
    return entity is not None and annotations.entities(doc)[entity]["named"]


def _is_mere_title(name: Span) -> bool:
    """Tell whether what was taken for a name is a rank or an office alone: "Navy Capt", "Counsel"."""
    last = name[-1]
    if len(name) == 1:
        return last.lower_ in _OFFICE_WORDS or is_title(last.text)
    return last.lower_ in _RANKS and is_title(last.text)


def _frames(doc: Doc, person: MentionDict, given: list[Role], around: Surroundings) -> Iterator[RelationDict]:
    head = doc[person["head"]]
    for role in given:
        kind = ties.kind(role)
        if kind == "kin":
            continue
        confidence = _CONFIDENCE[role.form]
        value = _written(doc, role.noun, position_titles.wording(doc, role, around))
        told = kind != "wealth" and (kind != "other" or role.form != "title")
        if value and told and not _is_gone(role, kind, around):
            yield _frame(person, "position", role.trigger, confidence, value=value)
        for relation, target in _present(role, ties.ties(doc, role, around)):
            yield _frame(person, relation, role.trigger, confidence, target=target)
    if person["form"] == "nominal":
        for relation, target in _own_ties(doc, person, around):
            yield _frame(person, relation, head, 0.75, target=target)
    if person["form"] == "name":
        for target in ties.employers(head, around):
            yield _frame(person, "affiliatedWith", head, 0.75, target=target)
    for relation, verb, target in ties.verbal_ties(head, around):
        yield _frame(person, relation, verb, 0.85, target=target)


def _present(role: Role, ties: Iterator[ties.Tie]) -> Iterator[ties.Tie]:
    """Yield the ties that still hold: "was president" and "had been minister" give no office of today."""
    past = role.form == "copula" and not _is_now(role.trigger)
    for relation, target in ties:
        if not (past and relation in _OFFICES):
            yield relation, target


def _is_gone(role: Role, kind: str, around: Surroundings) -> bool:
    """Tell whether an office is told as past without a time: "was mayor".

    Professions last, reports shift tense ("said she was mayor"), and "served as mayor" tells of the past by itself.
    """
    verb = role.trigger
    if role.form != "copula" or kind not in _HELD or _is_now(verb) or verb.dep_ == "ccomp" or verb.lemma_ != "be":
        return False
    if any(child.tag_ == "MD" for child in verb.children):
        return False
    end = next((t.i for t in verb.doc[verb.i + 1 : verb.sent.end] if t.tag_ in _FINITE), verb.sent.end)
    dated = around.within(verb.left_edge.i, max(end, verb.right_edge.i + 1))
    return not any(mention["type"] == "Time" for mention in dated)


def _is_now(verb: Token) -> bool:
    """Tell whether a copula is in the present ("is", "has been", "serves as") or tells of a beginning ("became")."""
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
    if verb.lemma_ == "become":
        return not any(child.tag_ == "MD" for child in auxiliaries)
    return verb.tag_ in _NOW or any(child.lemma_ == "have" and child.tag_ in _NOW for child in auxiliaries)


def _own_ties(doc: Doc, person: MentionDict, around: Surroundings) -> Iterator[ties.Tie]:
    """Yield the ties of a description that means someone named: "a former colonel serving on the senate's panel"."""
    noun = doc[person["head"]]
    if roles.is_role(noun):
        role = Role(person["id"], noun, person["start"], noun.i + 1, person["np_start"], "apposition", noun)
        yield from ties.ties(doc, role, around)


def _frame(
    person: MentionDict,
    relation: str,
    trigger: Token,
    confidence: float,
    *,
    target: MentionDict | None = None,
    value: str | None = None,
) -> RelationDict:
    sentence = trigger.sent
    return RelationDict(
        relation=relation,
        subject=person["id"],
        object=target["id"] if target else None,
        value=value,
        trigger=trigger.i,
        start=sentence.start,
        end=sentence.end,
        extractor=NAME,
        confidence=confidence,
        time=None,
    )


def _written(doc: Doc, noun: Token, tokens: list[Token]) -> str:
    """Return tokens as they stand in the text; a plural title ("analysts A and B") is put in the singular."""
    text = annotations.original_text(doc)
    words = []
    for token in tokens:
        plural = token.i == noun.i and token.tag_ in {"NNS", "NNPS"}
        word = token.lemma_ if plural else text[token.idx : token.idx + len(token)]
        words.append(word + token.whitespace_)
    return " ".join("".join(words).split())


def _once(frames: list[RelationDict]) -> Iterator[RelationDict]:
    """Yield each statement about one mention once, the surest."""
    seen: set[tuple[str, int, int | None, str | None]] = set()
    for frame in frames:
        key = (frame["relation"], frame["subject"], frame["object"], frame["value"])
        if key not in seen:
            seen.add(key)
            yield frame


@Language.factory(
    "kg_positions",
    requires=["doc._.kg_mentions", "doc._.kg_entities", "token.dep"],
    assigns=["doc._.kg_relations"],
)
def make_positions(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    annotations.register()
    return annotate
