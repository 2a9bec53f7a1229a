"""What a text tells of projects: who builds, pays for, runs, joins or opposes them, what they link, how far they are.

A project is a thing of the graph only where one of these is told of it.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import EntityDict, MentionDict, RelationDict
from kg.language.numbers.time_attachment import time_of
from kg.language.reference.projects import Found, entity_of, mention_of, projects
from kg.language.syntax import blocks, forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import conjuncts, first_conjunct, prepositional
from kg.language.syntax.verbs import is_past, is_perfect, is_progressive, subject_of
from kg.lexica.classes import word_class
from kg.model import ACTOR_TYPES

_ROLES = {
    "builds": "project-building",
    "funds": "project-funding",
    "operates": "project-running",
    "involvedIn": "project-joining",
    "opposesProject": "project-opposing",
}
_STATUSES = {
    "under construction": "project-building",
    "in operation": "project-opening",
    "suspended": "project-suspending",
    "ended": "project-ending",
}
_STANDING = {"under construction": "under construction", "in operation": "in operation", "in service": "in operation"}
type Told = tuple[str, int | None, str | None, Token]
"""A relation, the mention of its other end or None, its value or None, and the word that tells it."""


def tell(doc: Doc) -> Iterator[RelationDict]:
    """Yield what a Doc tells of its projects in text order, and add these to its mentions and entities, at their ends.

    Args:
        doc: A parsed Doc with mentions and entities.
    """
    found = projects(doc)
    if not found:
        return
    heads = annotations.by_head(doc)
    told = [(project, list(_told(doc, project, heads))) for project in found]
    named = {project.project for project in found if project.name is not None}
    worth = {
        p.project for p, all_of in told if any(p.project in named or other is not None for _, other, _, _ in all_of)
    }
    entities, mentions = annotations.entities(doc), annotations.mentions(doc)
    numbers: dict[int, int] = {}
    sentences = blocks.sentences(doc)
    for project, all_of in told:
        if project.project not in worth:
            continue
        if project.project not in numbers:
            numbers[project.project] = len(entities)
            entities.append(entity_of(len(entities), project))
            _name(doc, entities[-1], [one for other, one in told if other.project == project.project])
        mentions.append(mention_of(len(mentions), project, numbers[project.project], doc))
        sentence = next((s for s in sentences if s[0] <= project.head < s[1]), None)
        if sentence is not None:
            yield from (_relation(doc, len(mentions) - 1, one, sentence) for one in all_of)


def _name(doc: Doc, entity: EntityDict, told: list[list[Told]]) -> None:
    """Name a described project by two places that it links: "pipeline between Ys and Arica"."""
    if entity["named"]:
        return
    mentions, entities = annotations.mentions(doc), annotations.entities(doc)
    ends = [
        mentions[other]["entity"]
        for all_of in told
        for name, other, _, _ in all_of
        if name == "links" and other is not None
    ]
    linked = {entities[end]["label"]: entities[end] for end in ends if end is not None}
    if len(linked) > 1:
        names = sorted(linked)
        entity["label"] = f"{entity['label']} between {', '.join(names[:-1])} and {names[-1]}"


def _told(doc: Doc, project: Found, heads: dict[int, list[MentionDict]]) -> Iterator[Told]:
    noun = doc[project.head]
    verb, acts = _verb_over(noun)
    if verb is not None:
        yield from _roles(verb, noun, heads, acts=acts)
    for clause in dependents(noun, fn.NOUN_CLAUSE):
        if has_form(clause, forms.PAST_PARTICIPLE):
            yield from _by(clause, heads)
    yield from _owners(noun, heads)
    status = _status(noun, verb, acts=acts)
    if status is not None:
        yield "projectStatus", None, status[0], status[1]
    yield from _linked(doc, project, heads)


def _verb_over(noun: Token) -> tuple[Token | None, bool]:
    """Return the verb whose subject or object a noun, or the building of it, is, and whether it acts there."""
    top = first_conjunct(noun)
    above = top.head.head
    if serves_as(top, fn.PREPOSITIONAL_OBJECT) and above.lemma_ in word_class("building-noun"):
        top = above if top.head.lower_ == "of" else top
    if serves_as(top, fn.OBJECT | fn.SUBJECT) and is_verbal(top.head):
        return top.head, serves_as(top, fn.ACTIVE_SUBJECT)
    return None, False


def _roles(verb: Token, noun: Token, heads: dict[int, list[MentionDict]], *, acts: bool) -> Iterator[Told]:
    """Yield who does what to a project: the subject of the verb over it, or the agent of its passive."""
    if acts:
        return
    direct = first_conjunct(noun).head == verb
    for relation, verbs in _ROLES.items():
        if verb.lemma_ not in word_class(verbs) or not (direct or relation in {"funds", "opposesProject"}):
            continue
        if has(verb, fn.PASSIVE):
            for _, actor, _, trigger in _by(verb, heads):
                yield relation, actor, None, trigger
            return
        subject = subject_of(verb)
        for actor in () if subject is None else _actors(subject, heads):
            yield relation, actor, None, verb
        return


def _by(verb: Token, heads: dict[int, list[MentionDict]]) -> Iterator[Told]:
    """Yield who does it by a passive's agent: "built by Norland"."""
    relation = next((r for r, verbs in _ROLES.items() if verb.lemma_ in word_class(verbs)), None)
    for phrase in dependents(verb, fn.BY_PHRASE) if relation else ():
        for agent in dependents(phrase, fn.PREPOSITIONAL_OBJECT):
            for actor in _actors(agent, heads):
                yield relation or "", actor, None, verb


def _owners(noun: Token, heads: dict[int, list[MentionDict]]) -> Iterator[Told]:
    """Yield who builds by the noun of building: "Norland's construction of the dam"."""
    above = noun.head.head
    if not (serves_as(noun, fn.PREPOSITIONAL_OBJECT) and noun.head.lower_ == "of"):
        return
    if above.lemma_ in word_class("building-noun"):
        for owner in dependents(above, fn.POSSESSOR):
            for actor in _actors(owner, heads):
                yield "builds", actor, None, above


def _actors(token: Token, heads: dict[int, list[MentionDict]]) -> Iterator[int]:
    """Yield the mentions of actors with a name that a token and what is coordinated with it head."""
    for one in conjuncts(token):
        mention = next((m for m in heads.get(one.i, ()) if m["form"] == "name" and m["entity"] is not None), None)
        if mention is not None and mention["type"] in ACTOR_TYPES:
            yield mention["id"]


def _status(noun: Token, verb: Token | None, *, acts: bool) -> tuple[str, Token] | None:
    """Return how far a project has come by the words over it, and the one that tells it."""
    planned = [c for c in dependents(noun, fn.PREMODIFIER) if c.lower_ in word_class("project-planned")]
    if planned:
        return "planned", noun
    if verb is None:
        return None
    copula = verb.lemma_ == "be" and acts
    for preposition, governed in prepositional(verb) if copula else ():
        present = any(has_form(word, forms.PRESENT_TENSE) for word in (verb, *dependents(verb, fn.AUXILIARY)))
        if present and f"{preposition} {governed.lemma_}" in _STANDING:
            return _STANDING[f"{preposition} {governed.lemma_}"], verb
    for status, verbs in _STATUSES.items():
        if verb.lemma_ not in word_class(verbs):
            continue
        if status == "under construction":
            meant = is_progressive(verb) and not acts and first_conjunct(noun).head == verb
            current = any(
                has_form(c, forms.PRESENT_TENSE) for c in dependents(verb, fn.AUXILIARY | fn.PASSIVE_AUXILIARY)
            )
            return (status, verb) if meant and current else None
        if not (is_past(verb) or is_perfect(verb)) or any(has_form(c, forms.MODAL) for c in verb.children):
            return None
        if status == "in operation" and first_conjunct(noun).head != verb:
            return None
        if acts and (status != "in operation" or has(verb, fn.OBJECT)):
            return None
        return status, verb
    return None


def _linked(doc: Doc, project: Found, heads: dict[int, list[MentionDict]]) -> Iterator[Told]:
    """Yield what a project links by "between", by a verb of linking, and by the places in its name."""
    noun = doc[project.head]
    for preposition, governed in prepositional(noun):
        if preposition == "between" and len(conjuncts(governed)) > 1:
            yield from (("links", place, None, governed) for place in _places(governed, heads))
    for verb in (*dependents(noun, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE), *_own_verb(noun)):
        if verb.lemma_ not in word_class("project-linking") or has_form(verb, forms.PAST_PARTICIPLE):
            continue
        ends = [*dependents(verb, fn.OBJECT), *(g for p, g in prepositional(verb) if p in {"to", "with"})]
        ends += [g for thing in dependents(verb, fn.OBJECT) for p, g in prepositional(thing) if p in {"to", "with"}]
        yield from (("links", place, None, verb) for end in ends for place in _places(end, heads))
    if project.name is not None:
        yield from _in_name(doc, project, heads)


def _in_name(doc: Doc, project: Found, heads: dict[int, list[MentionDict]]) -> Iterator[Told]:
    """Yield the places that hyphens join in a name: "the Ys-Arica pipeline"; none where a part is no place."""
    parts = [token for token in doc[project.start : project.head] if token.lower_ not in word_class("before-project")]
    places = [list(_places(token, heads, alone=True)) for token in parts[::2]]
    if len(places) > 1 and all(places) and all(token.orth_ in {"-", "–"} for token in parts[1::2]):
        yield from (
            ("links", place, None, token) for token, found in zip(parts[::2], places, strict=True) for place in found
        )


def _own_verb(noun: Token) -> list[Token]:
    return [noun.head] if serves_as(noun, fn.ACTIVE_SUBJECT) and is_verbal(noun.head) else []


def _places(token: Token, heads: dict[int, list[MentionDict]], *, alone: bool = False) -> Iterator[int]:
    """Yield the places and states with a name that a token heads, and what is coordinated with it."""
    for one in [token] if alone else conjuncts(token):
        mention = next((m for m in heads.get(one.i, ()) if m["form"] == "name" and m["entity"] is not None), None)
        if mention is not None and mention["type"] in {"Place", "State"} and not mention["metonym"]:
            yield mention["id"]


def _relation(doc: Doc, project: int, told: Told, sentence: tuple[int, int]) -> RelationDict:
    name, other, value, trigger = told
    subject, target = (other, project) if name in _ROLES and other is not None else (project, other)
    return {
        "relation": name,
        "subject": subject,
        "object": target,
        "value": value,
        "trigger": trigger.i,
        "start": sentence[0],
        "end": sentence[1],
        "extractor": "kg_events",
        "confidence": 0.8,
        "time": time_of(doc, trigger),
    }
