"""Figures for an actor: personnel, reserves, budgets, inventories, losses."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MeasureDict, MentionDict, QuantityDict
from kg.language.numbers import reported_dead
from kg.language.numbers.numbers import table
from kg.language.numbers.table_figures import figures_of_rows
from kg.language.syntax import blocks
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import clause_of, is_passive, surface_subjects
from kg.language.syntax.forms import CARDINAL, has_form, is_nominal, is_noun, is_verbal
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import prepositional
from kg.lexica.classes import word_class
from kg.rules import REPORTED_DEAD

type _Heads = dict[int, list[MentionDict]]
type _Found = tuple[MentionDict, str, Token] | None  # whose figure, of what, and the word that decides whether it holds

_ACTORS = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Group"})
_NATIONS = frozenset({"NORP", "GPE"})
_IN_NUMBER = fn.NUMERAL | fn.QUANTIFIER


def measures(doc: Doc) -> Iterator[MeasureDict]:
    """Yield the figures of a Doc: those in prose and lists, then those in tables, each in text order."""
    quantities = [quantity for quantity in annotations.quantities(doc) if not quantity.get("vague")]
    if not quantities or not annotations.mentions(doc):
        return
    heads = annotations.by_head(doc)
    kinds = blocks.block_kinds(doc)
    sentences = [(*bounds, kind) for bounds, kind in zip(blocks.sentences(doc), kinds, strict=True)]
    at, last = 0, None
    for quantity in quantities:
        while sentences[at][1] <= quantity["start"]:
            at += 1
        start, end, kind = sentences[at]
        if kind in {"prose", "list"}:
            near = last if last and last["start"] >= sentences[max(at - 1, 0)][0] else None
            yield from _in_sentence(doc, heads, quantity, near, (start, end))
        last = quantity
    if "table" in kinds:
        yield from figures_of_rows(doc, quantities, sentences)


def _in_sentence(
    doc: Doc, heads: _Heads, quantity: QuantityDict, last: QuantityDict | None, sentence: tuple[int, int]
) -> Iterator[MeasureDict]:
    noun = doc[quantity["head"]]
    found = _of_dead(heads, doc, quantity, last) or _of_things(heads, noun, quantity)
    found = found or _of_account(heads, noun, quantity)
    if found is None:
        return
    actor, kind, trigger = found
    yield {
        "actor": actor["id"],
        "kind": kind,
        "value": quantity["value"],
        "unit": "person" if kind.endswith("population") or kind == REPORTED_DEAD else quantity["unit"],
        "as_of": _as_of(doc, trigger, sentence),
        "trigger": trigger.i,
        "start": sentence[0],
        "end": sentence[1],
        "confidence": 0.8,
    }


def _of_dead(heads: _Heads, doc: Doc, quantity: QuantityDict, last: QuantityDict | None) -> _Found:
    """Read "X reports 62 dead", of a state; the number is its word alone."""
    verb = reported_dead.reporting_verb(doc, quantity, last)
    state = _subject(heads, verb) if verb is not None else None
    return (state, REPORTED_DEAD, verb) if verb is not None and state and _is_state(state) else None


def _is_state(mention: MentionDict) -> bool:
    return (mention["key"] or "").startswith("state/")


def _of_things(heads: _Heads, noun: Token, quantity: QuantityDict) -> _Found:
    """Read "X has 128,000 active personnel", "X, with 300 tanks", "X's 66,000 troops", "X lost 3,800 soldiers"."""
    if not is_noun(noun) or noun.i < quantity["end"] - 1 or _is_range(noun.doc, quantity):
        return None
    if clause_of(noun).lemma_ in table("casualty_verb"):
        return None  # the dead belong to the event that killed them
    lemma = noun.lemma_.lower()
    own = lemma in table("personnel") or noun.lower_ in table("personnel") or lemma in table("inventory")
    lost = lemma in table("casualty")
    if not own and not lost:
        return None
    kind = _kind(noun, quantity["start"])
    if own and (actor := _possessor(heads, noun, adjectives=False)):
        return actor, kind, noun
    first = noun
    while serves_as(first, fn.CONJUNCT) and is_nominal(first.head):
        first = first.head
    verb = first.head
    if serves_as(first, fn.OBJECT) and is_verbal(verb):
        suffered = verb.lemma_ in table("suffer_verb") and (lost or verb.lemma_ in word_class("verb-of-loss"))
        if suffered or (own and verb.lemma_ in table("have_verb")):
            return _with(_subject(heads, verb), f"{kind} lost" if suffered and own else kind, verb)
    if (
        own
        and serves_as(first, fn.PREPOSITIONAL_OBJECT)
        and verb.lower_ in word_class("preposition-of-having")
        and _is_own(first)
    ):
        owner = verb.head
        return _with(_subject(heads, owner) if is_verbal(owner) else _actor(heads, owner), kind, verb)
    return None


def _with(actor: MentionDict | None, kind: str, trigger: Token) -> _Found:
    return (actor, kind, trigger) if actor else None


def _is_range(doc: Doc, quantity: QuantityDict) -> bool:
    """Tell whether a number is one end of a range: "two or three guards", "10 to 15 tanks"."""
    around = range(max(quantity["start"] - 2, 0), quantity["end"])
    numbers = [i for i in around if has_form(doc[i], CARDINAL)]
    words = {doc[i].lower_ for i in around if i not in numbers}
    apart = len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers)
    return apart and bool(words & word_class("range-joint"))


def _is_own(noun: Token) -> bool:
    """Tell whether a with-phrase tells what its subject has, not whom it deals with: "clashed with 20 soldiers"."""
    verb = noun.head.head
    before = noun.head.i - 1
    return not is_verbal(verb) or (before > verb.i and noun.doc[before].text == ",")


def _of_account(heads: _Heads, figure: Token, quantity: QuantityDict) -> _Found:
    """Read "X's budget rose to $4.2 billion", "a budget of $2.8 billion", "X spent $3 billion on defence"."""
    if figure.i >= quantity["end"]:
        return None
    while serves_as(figure.head, _IN_NUMBER) or serves_as(figure, _IN_NUMBER | fn.COMPOUND):
        if figure.head is figure or not quantity["start"] <= figure.head.i < quantity["end"]:
            break
        figure = figure.head
    above = figure.head
    if serves_as(figure, fn.PREPOSITIONAL_OBJECT) and above.lower_ in word_class("preposition-of-amount"):
        above = above.head
    elif not serves_as(figure, fn.OBJECT | fn.PREDICATE_NOUN | fn.ADVERBIAL_NOUN):
        return None
    if is_verbal(above):
        return _predicated(heads, above)
    if not is_noun(above) or above.lemma_ not in table("account"):
        return None
    if actor := _possessor(heads, above):  # "a defence budget of $2.8 billion"
        return actor, _kind(above), above
    verb = above.head
    if serves_as(above, fn.OBJECT) and verb.lemma_ in table("have_verb"):
        return _with(_subject(heads, verb), _kind(above), verb)
    return None


def _predicated(heads: _Heads, verb: Token) -> _Found:
    """Return whose account a verb gives a number for: "rose to", "X cut its budget to", "X spent on defence"."""
    reached = verb.lemma_ in table("reach_verb") and not is_passive(verb)
    for noun in dependents(verb, fn.ACTIVE_SUBJECT) if reached else ():
        if noun.lemma_ in table("account"):
            return _with(_possessor(heads, noun), _kind(noun), verb)
    for noun in dependents(verb, fn.OBJECT | fn.PASSIVE_SUBJECT) if verb.lemma_ in table("change_verb") else ():
        if noun.lemma_ in table("account"):
            owner = _possessor(heads, noun) or (_subject(heads, verb) if serves_as(noun, fn.OBJECT) else None)
            return _with(owner, _kind(noun), verb)
    for name, purpose in prepositional(verb) if verb.lemma_ in table("spend_verb") else ():
        if name in word_class("preposition-of-purpose") and purpose.lemma_ in table("defence"):
            return _with(_subject(heads, verb), f"{purpose.lower_} spending", verb)
    return None


def _actor(heads: _Heads, token: Token) -> MentionDict | None:
    """Return the actor that a token heads; pronouns count, kg_coreference tells later whom they stand for."""
    for mention in heads.get(token.i, ()):
        if mention["form"] == "pronoun":
            return mention if token.lower_ in word_class("actor-pronoun") else None
        if mention["type"] in _ACTORS or (mention["type"] == "Nationality" and mention["key"]):
            return mention
    return None


def _possessor(heads: _Heads, noun: Token, *, adjectives: bool = True) -> MentionDict | None:
    """Return the actor of "X's budget", "the budget of X" and, as adjective, "the Russian budget"."""
    for child in noun.children:
        if serves_as(child, fn.POSSESSOR | fn.PREMODIFIER):
            actor = _actor(heads, child)
            if actor and (serves_as(child, fn.POSSESSOR) or (adjectives and actor["key"])):
                return actor
        elif serves_as(child, fn.PREPOSITION) and child.lower_ in word_class("preposition-of-belonging"):
            for owner in dependents(child, fn.PREPOSITIONAL_OBJECT):
                if actor := _actor(heads, owner):
                    return actor
    return None


def _subject(heads: _Heads, verb: Token) -> MentionDict | None:
    """Return the only actor among a verb's subjects."""
    subjects = surface_subjects(verb)
    return _actor(heads, subjects[0]) if len(subjects) == 1 and not is_passive(verb) else None


def _kind(noun: Token, number: int = -1) -> str:
    """Return a noun with its modifiers behind a number, if there is one, that name no nation: "active personnel"."""
    words = [
        child.lower_
        for child in dependents(noun, fn.PREMODIFIER)
        if number < child.i < noun.i
        and child.ent_type_ not in _NATIONS
        and not (has_form(child, CARDINAL) if number >= 0 else child.ent_type_ == "DATE")
    ]
    return " ".join([*words, noun.lower_])


def _as_of(doc: Doc, trigger: Token, sentence: tuple[int, int]) -> str | None:
    """Return the only date under the clause of a figure, unless it marks a beginning ("since 2020") or a span."""
    values = set()
    clause, times = clause_of(trigger), annotations.times(doc)
    first, end = (bisect_left(times, bound, key=lambda time: time["start"]) for bound in sentence)
    for time in times[first:end]:
        if time["kind"] != "date" or time["value"] is None:
            continue
        before = doc[time["start"] - 1].lower_ if time["start"] > sentence[0] else ""
        head = doc[time["head"]]
        if before not in word_class("preposition-of-bound") and clause in (head, *head.ancestors):
            values.add(time["value"])
    return values.pop() if len(values) == 1 else None
