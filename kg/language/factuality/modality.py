"""What stands beside a predicate (negation, auxiliaries, adverbs, determiners ...) and the view that it gives of it."""

from functools import cache

from spacy.tokens import Token

from kg.language.factuality.unreal import only_shown, within_made_up
from kg.language.factuality.views import (
    CERTAIN,
    CERTAINTIES,
    DEMANDED,
    DENIED,
    OPEN,
    PLAIN,
    PLANNED,
    UNTOLD,
    FactualityView,
    combine,
)
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import MODAL, PAST_PARTICIPLE, PAST_TENSE, PRESENT_TENSE, has_form, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.tree import notes
from kg.language.syntax.verbs import is_imperative, is_perfect, is_progressive, subordinators
from kg.lexica import dictionary
from kg.lexica.classes import word_class

_PARTICIPANT = fn.SUBJECT | fn.OBJECT | fn.PREDICATE_NOUN
_ADVERBIAL = fn.ADVERB | fn.ADVERBIAL_NOUN | fn.UNCLEAR
_QUANTIFYING = fn.DETERMINER | fn.ADJECTIVE | fn.NEGATION | fn.PRECOORDINATOR


@cache
def words(kind: str) -> dict[str, FactualityView]:
    """Return the words of one kind (column ``modality`` of the dictionary) with the view that each gives."""
    return {
        lemma: FactualityView(found.affirmed, CERTAINTIES.index(found.certainty), found.status)
        for lemma, senses in dictionary.having("modalities").items()
        for sense in senses
        for found in sense.modalities
        if found.position == kind
    }


def beside(token: Token, below: Token | None = None) -> FactualityView:
    """Return what a word's dependents make of it; the determiners of ``below``, one of its arguments, don't count."""
    known, asked = notes(token.doc, "beside"), (token.i, None if below is None else below.i)
    if asked not in known:
        known[asked] = _beside(token, below)
    view: FactualityView = known[asked]
    return view


def _beside(token: Token, below: Token | None) -> FactualityView:
    view, negations = PLAIN, 0
    for child in token.children:
        if _negates(child, token):
            negations += 1
        elif child != below:
            effect = _effect(child, token)
            if effect is not PLAIN:
                view = combine(effect, view)
    if is_imperative(token):
        view = combine(DEMANDED, view)
    if is_verbal(token) and (only_shown(token) or within_made_up(token)):
        view = combine(OPEN, view)
    if view.status == "Demanded" and not words("mark").keys().isdisjoint(subordinators(token)):
        view = OPEN  # "whether Sudria should leave" demands nothing
    if negations % 2 and is_verbal(token) and _spares_the_deed(token):
        return combine(UNTOLD, view)
    status = "Ongoing" if is_progressive(token) else ""
    return combine(FactualityView(negations % 2 == 0, CERTAIN, status), view)


def keeps_silent(verb: Token, other: Token) -> bool:
    """Tell whether a denial of two verbs tells of silence: "neither confirmed nor denied it"."""
    return {verb.lemma_, other.lemma_} <= word_class("verb-of-answer")


def _spares_the_deed(verb: Token) -> bool:
    """Tell whether a denial leaves open whether it was done: "did not attack on purpose", "have not resumed".

    What it denies is the manner of the deed, or that it is done again.
    """
    if verb.lemma_ in word_class("verb-of-return"):
        return True
    if any(keeps_silent(verb, other) for other in dependents(verb, fn.CONJUNCT)):
        return True
    below = [deed for p in dependents(verb, fn.PREPOSITION) for deed in dependents(p, fn.PREPOSITIONAL_CLAUSE)]
    for child in (child for word in (verb, *dependents(verb, fn.OBJECT), *below) for child in word.children):
        told = word_class("manner-denied") if serves_as(child, _ADVERBIAL) else frozenset[str]()
        nouns = dependents(child, fn.PREPOSITIONAL_OBJECT) if serves_as(child, fn.PREPOSITION) else []
        if child.lower_ in told or any(noun.lower_ in word_class("manner-noun") for noun in nouns):
            return True
    return False


def _negates(child: Token, token: Token) -> bool:
    if serves_as(child, fn.NEGATION):
        following = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
        return following not in word_class("limiting-adverb")  # "not only" denies only a limit
    if serves_as(child, fn.PRECOORDINATOR | fn.COORDINATOR) and child.lower_ in word_class("negative-coordinator"):
        return child.i < token.i
    none = word_class("negative-determiner")
    if serves_as(child, fn.PREPOSITION):  # "by no means", "at no time"
        return any(g.lower_ in word_class("occasion-noun") and g.left_edge.lower_ in none for g in child.children)
    return (
        serves_as(child, fn.ADVERB)
        and child.lower_ in word_class("adverb-of-lasting")
        and any(g.lower_ in none for g in child.children)
    )


def _effect(child: Token, token: Token) -> FactualityView:
    """Return what one dependent does to the word it stands at."""
    if serves_as(child, fn.AUXILIARY):
        return OPEN if _inverted(child, token) else _modal(child, token)
    if serves_as(child, fn.ADVERB) and child.lower_ in word_class("adverb-of-habit"):
        return UNTOLD if has_form(token, PRESENT_TENSE) else PLAIN  # "often attacks him": no single event
    if serves_as(child, _ADVERBIAL) and (view := words("adverb").get(child.lower_)) is not None:
        return view
    if serves_as(child, fn.SUBORDINATOR) and (view := words("mark").get(child.lower_)) is not None:
        return PLAIN if _even(child) and has_form(token, PAST_TENSE) else view
    if serves_as(child, fn.ADVERBIAL_CLAUSE):
        if is_condition(child) and child.i > token.i and token.lemma_ in word_class("verb-of-warning"):
            return PLAIN  # "threatens strikes if they rebuild" has threatened
        return OPEN if is_condition(child) else UNTOLD if _is_iterative(child) else PLAIN
    if serves_as(child, _PARTICIPANT):
        return _quantified(child)
    if serves_as(child, fn.PREPOSITION):
        if any(_opens_negatively(g) for g in dependents(child, fn.PREPOSITIONAL_OBJECT)):
            return DENIED  # "a member of neither Norland's nor Sudria's alliance"
        treated = child.lower_ in word_class("preposition-of-treatment")
        return OPEN if treated and any(g.lower_ in word_class("debate-noun") for g in child.children) else PLAIN
    if not is_verbal(token) and child.i < token.i:
        return _modifier(child)
    return PLAIN


def _inverted(aux: Token, verb: Token) -> bool:
    """Tell whether an auxiliary opens a condition: "should Norland attack", "believed that had they known"."""
    if aux.lower_ not in word_class("inverting-auxiliary") or aux.i >= verb.i - 1:
        return False
    left = verb.left_edge
    if serves_as(verb, fn.ADVERBIAL_CLAUSE):
        return bool(aux.i == left.i)
    return bool(aux.i == left.i + 1 and left.lower_ in word_class("conjunction-of-statement"))


def _even(mark: Token) -> bool:
    """Tell whether a mark is of "even if", whatever holds of which the main clause holds."""
    return (
        mark.i > 0
        and mark.lower_ in word_class("concessive-conjunction")
        and mark.nbor(-1).lower_ in word_class("concessive-adverb")
    )


def _is_iterative(clause: Token) -> bool:
    """Tell whether a clause opens with "whenever": what happens time and again is no single event."""
    return any(c.lower_ in word_class("iterative-conjunction") for c in clause.children if c.i < clause.i)


def is_condition(clause: Token) -> bool:
    """Tell whether a clause opens with "if" or "unless", not with "even if"."""
    marks = dependents(clause, fn.SUBORDINATOR)
    return any(mark.lower_ in word_class("conditional-conjunction") and not _even(mark) for mark in marks)


def _modal(aux: Token, verb: Token) -> FactualityView:
    view = words("modal").get(aux.lower_)
    if view is None or not has_form(aux, MODAL):
        return PLAIN
    if aux.lower_ in word_class("auxiliary-of-ability") and has(verb, fn.NEGATION):
        return PLAIN  # who cannot, does not
    if is_perfect(verb):
        return words("perfect-modal").get(aux.lower_, view)  # "must have left"
    if aux.lower_ in word_class("future-in-the-past") and any(
        c.lower_ in word_class("adverb-of-habit") for c in dependents(verb, _ADVERBIAL)
    ):
        return PLAIN  # "would often attack"
    return PLANNED if _backshifted(aux, verb) else view


def _backshifted(aux: Token, verb: Token) -> bool:
    """Tell whether "would" is the "will" of what was said in the past: "the minister said the bases would close"."""
    said = serves_as(verb, fn.THAT_CLAUSE) and has_form(verb.head, PAST_TENSE | PAST_PARTICIPLE)
    if not said or aux.lower_ not in word_class("future-in-the-past"):
        return False
    clauses = (c for word in (verb, verb.head) for c in dependents(word, fn.ADVERBIAL_CLAUSE))
    conditional = any(not word_class("conditional-conjunction").isdisjoint(subordinators(c)) for c in clauses)
    return not conditional and not any(c.lower_ in word_class("conjunction-of-question") for c in verb.children)


def _quantified(noun: Token) -> FactualityView:
    view = words("quantifier").get(noun.lower_)
    if view is not None:
        return view
    first = noun.left_edge
    if first.i < noun.i and serves_as(first, fn.NEGATION):  # "not a single ship", but "not Norland but Sudria"
        return PLAIN if _corrected(noun) else DENIED
    within = (
        inner for child in dependents(noun, fn.PREPOSITION) for inner in dependents(child, fn.PREPOSITIONAL_OBJECT)
    )
    if any(_opens_negatively(one) for one in (noun, *within)):
        return DENIED
    for child in dependents(noun, _QUANTIFYING):
        if child.i < noun.i and child.lower_ in word_class("negative-quantifier"):
            view = words("quantifier")[child.lower_]
            picked = word_class("indefinite-article") | word_class("definite-determiner")  # "a few", "those few"
            if view.certainty == CERTAIN or not any(c.lower_ in picked for c in noun.children):
                return view
    return PLAIN


def _opens_negatively(noun: Token) -> bool:
    """Tell whether a phrase opens with "neither": "neither the minister nor her deputy"."""
    return noun.left_edge.i < noun.i and noun.left_edge.lower_ in word_class("negative-coordinator")


def _corrected(noun: Token) -> bool:
    """Tell whether "but" says what is so instead: "not Norland but Sudria"."""
    joints = dependents(noun, fn.COORDINATOR)
    return has(noun, fn.CONJUNCT) and any(c.lower_ in word_class("contrasting-coordinator") for c in joints)


def _modifier(child: Token) -> FactualityView:
    if serves_as(child, fn.PREMODIFIER | fn.ADVERB):
        word = modifier_word(child)
        return words("event-adjective").get(word) or words("adjective").get(word, PLAIN)
    if not serves_as(child, fn.DETERMINER):
        return PLAIN
    if child.lower_ in word_class("negative-coordinator") and serves_as(child.head, fn.COMPOUND):
        return PLAIN  # "neither Minister Lund nor Berg": of the clause
    return DENIED if child.lower_ in word_class("negative-determiner") else words("free").get(child.lower_, PLAIN)


def modifier_word(modifier: Token) -> str:
    """Return a modifier in lower case with what a hyphen joins to it on the left: "so-called", "would-be"."""
    joined = modifier.i > 1 and modifier.nbor(-1).orth_ == "-"
    return f"{modifier.nbor(-2).lower_}-{modifier.lower_}" if joined else modifier.lower_
