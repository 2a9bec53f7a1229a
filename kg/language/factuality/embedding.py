"""How far a predicate is put forward as a fact, read upwards from it in the parse.

`judge` combines what stands beside a word (`modality`) with the context that its governors give it. Each
governor has a signature after Nairn, Condoravdi and Karttunen (2006), see `implicatives`. What a text
takes for granted (a definite noun phrase, "after ...", a relative clause) keeps its certainty under a denied governor;
under a modal or a future it may still lie ahead, and is left open.
"""

from collections.abc import Callable

from spacy.tokens import Token

from kg.language.factuality import granted
from kg.language.factuality.governors import (
    followed,
    frames_of,
    governed,
    is_carried_out,
    is_cleft,
    purpose,
    told_by_subject,
)
from kg.language.factuality.implicatives import embedders, entailed, entry, occurs, wish
from kg.language.factuality.modality import beside, keeps_silent, words
from kg.language.factuality.unreal import only_shown, within_made_up
from kg.language.factuality.views import (
    CERTAIN,
    DEMANDED,
    DENIED,
    INTENDED,
    OPEN,
    PLAIN,
    PLANNED,
    POSSIBLE,
    UNKNOWN,
    UNTOLD,
    FactualityView,
    combine,
    granted_within,
)
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive, matrix_of
from kg.language.syntax.forms import (
    has_form,
    is_adjective,
    is_connective,
    is_nominal,
    is_proper,
    is_verbal,
    same_form,
)
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import is_definite
from kg.language.syntax.verbs import (
    coordinators,
    is_infinitive,
    is_perfect,
    is_present,
    opening_words,
    subordinators,
)
from kg.lexica.classes import word_class

type Boundary = Callable[[Token, Token], FactualityView | None]

_ARGUMENT = fn.SUBJECT | fn.OBJECT | fn.INDIRECT_OBJECT | fn.PREDICATE | fn.OBJECT_PREDICATE
_OF_PREPOSITION = fn.PREPOSITIONAL_OBJECT | fn.PREPOSITIONAL_CLAUSE
_DEEPEST = 16  # steps; deeper nesting is a misparse


def judge(token: Token, boundary: Boundary, depth: int = 0, below: Token | None = None) -> FactualityView:
    """Return how a word's event is put forward.

    Args:
        token: The trigger: a verb, or a noun or adjective that tells of an event or state.
        boundary: Called with (word, governor) on each step up; a view it returns ends the walk as the outer context.
            Called with the same word twice at the top of a clause that depends on nothing.
        depth: Steps taken so far.
        below: The word that the walk came from; its own determiners are not counted again.
    """
    if depth > _DEEPEST:
        return UNTOLD
    return combine(beside(token, below), _context(token, boundary, depth))


def describes(token: Token) -> bool:
    """Tell whether a noun only says who or where something named is: an apposition, a title, "Baku, Azerbaijan"."""
    if serves_as(token, fn.APPOSITION):
        return True
    named = is_proper(token) or is_proper(token.head)
    return named and is_nominal(token) and serves_as(token, fn.COMPOUND | fn.NOUN_MODIFIER | fn.ADVERBIAL_NOUN)


def _context(token: Token, boundary: Boundary, depth: int) -> FactualityView:
    """Return what the governors of a word do to it."""
    head = token.head
    if head == token or serves_as(token, fn.PARATAXIS):
        ahead = is_infinitive(token) and has(token, fn.SUBJECT)  # "Norland to sign treaty", as headlines have it
        return combine(PLANNED if ahead else PLAIN, boundary(token, token) or PLAIN)
    if (embedding := granted.embedding(token)) is not None:
        return entailed(embedding[1], judge(embedding[0], boundary, depth + 1))
    ended = boundary(token, head)
    if ended is not None:
        return ended
    if serves_as(token, _ARGUMENT) and not is_verbal(token):
        return _argument(token, head, boundary, depth)
    if describes(token):
        return PLAIN
    if serves_as(token, fn.PREMODIFIER | fn.POSSESSOR | fn.ADVERBIAL_NOUN):
        return _modifier(token, head, boundary, depth)
    reader = next((read for function, read in _READERS if serves_as(token, function)), _complement)
    return reader(token, head, boundary, depth)


def _modifier(token: Token, head: Token, boundary: Boundary, depth: int) -> FactualityView:
    """Read what stands before a noun: "Iran-backed militias", "attack plans", "Norland's threats"."""
    if serves_as(token, fn.ADJECTIVE | fn.NOUN_MODIFIER) and (is_verbal(token) or is_adjective(token)):
        return PLAIN if beside(head, token) == PLAIN else UNTOLD  # "Iran-backed militias": real as far as they are
    reading = entry(head, {"any", "np"})
    if reading is not None:
        return entailed(reading, judge(head, boundary, depth + 1, token))
    return PLAIN if serves_as(token, fn.POSSESSOR) else judge(head, boundary, depth + 1, token)


def _coordinated(token: Token, head: Token, boundary: Boundary, depth: int) -> FactualityView:
    """Read the second of two coordinated words: it shares the first one's auxiliaries unless it has its own."""
    above = matrix_of(token)
    if above is not None:
        return _context(above, boundary, depth + 1)
    outer, joints = _context(head, boundary, depth + 1), coordinators(head)
    if not joints.isdisjoint(word_class("negative-coordinator")):
        return UNTOLD if keeps_silent(token, head) else combine(DENIED, outer)
    finite = has_form(token, forms.FINITE) or not same_form(token, head)
    if is_verbal(token) and (finite or has(token, fn.SUBJECT | fn.AUXILIARY | fn.PASSIVE_AUXILIARY | fn.EXPLETIVE)):
        conditional = not words("mark").keys().isdisjoint(subordinators(head))
        open_ = conditional or within_made_up(head)
        return combine(OPEN, outer) if open_ else outer  # "if they come and attack"
    shared = beside(head)
    contrast = not joints.isdisjoint(word_class("contrasting-coordinator"))
    return outer if contrast and not shared.affirmed else combine(shared, outer)


def _argument(token: Token, verb: Token, boundary: Boundary, depth: int) -> FactualityView:
    """Read an event noun as subject or object of a verb."""
    outer = judge(verb, boundary, depth + 1, token)
    if not is_verbal(verb) or serves_as(token, fn.PREDICATE) or only_shown(verb):
        return outer
    if serves_as(token, fn.ACTIVE_SUBJECT) and not is_passive(verb):
        if granted.is_rated(token):
            return PLAIN
        return outer if occurs(verb) or not is_definite(token) else granted_within(outer)
    if entry(verb, {"light"}) is not None:
        return outer
    reading = entry(verb, {"np", "any"})
    if granted.still_done(verb, token, outer) or (reading is None and granted.stands(token)):
        return PLAIN
    if reading is None:
        return granted_within(outer) if is_definite(token) else outer
    if reading.affirmed == "-" and outer.certainty == UNKNOWN and is_definite(token):
        return UNTOLD  # who is to stop the visit has not stopped it
    return entailed(reading, outer)


def _prepositional(token: Token, preposition: Token, boundary: Boundary, depth: int) -> FactualityView:
    """Read "the risk of an attack", "after the attack", "without attacking", "ahead of the summit"."""
    word, governor = preposition.lower_, preposition.head
    pair = f"{preposition.nbor(-1).lower_} {word}" if preposition.i else word
    if pair in word_class("preposition-of-replacement"):
        return DENIED
    if pair in word_class("preposition-of-outlook"):
        return PLANNED
    if pair in word_class("preposition-of-reason"):
        return PLAIN
    if serves_as(governor, fn.PREPOSITION) and is_connective(governor):
        word = governor.lower_ if word in word_class("preposition-after-preposition") else word
        governor = governor.head
    ended = boundary(preposition, governor)
    if ended is not None:
        return ended
    if granted.answered(preposition, token):
        return PLAIN
    if serves_as(token, fn.PREPOSITIONAL_CLAUSE) and granted.led_to_decision(preposition):
        return PLAIN
    own = next(iter(embedders().get(("prep", word), ())), None)
    outer = judge(governor, boundary, depth + 1, token)
    if own is not None and own.affirmed != "o":
        return granted_within(outer) if own.denied == "o" else own.view
    if word in word_class("conjunction-of-anticipation") and is_verbal(governor):
        return followed(governor, outer)
    if serves_as(token, fn.PREPOSITIONAL_CLAUSE) and (known := granted.known_means(preposition)) is not None:
        return _context(known, boundary, depth + 1)
    return governed(token, preposition, governor, word, outer)


def _adverbial(token: Token, head: Token, boundary: Boundary, depth: int) -> FactualityView:
    """Read an adverbial clause: purposes lie ahead, conditions are open, times and reasons are taken for granted."""
    outer = judge(head, boundary, depth + 1, token)
    if is_infinitive(token):
        return purpose(token, head, outer)
    marks = opening_words(token)
    opening = {t.lower_ for t in token.doc[max(0, token.left_edge.i - 1) : token.i]}
    if word_class("conjunction-of-replacement") <= opening:
        return DENIED
    if head.lower_ in word_class("conditional-head") or marks & word_class("conditional-participle"):
        return OPEN
    if outer.status == "Planned" and marks & word_class("conjunction-of-limit") and is_present(token):
        return INTENDED  # "will wait until they meet"
    if marks & word_class("conjunction-of-anticipation"):
        return followed(head, outer)
    if (has_form(token, forms.GERUND) and not marks) or marks & word_class("conjunction-of-result"):
        return outer if outer.affirmed else PLAIN
    # "after the president meets" lies ahead of whatever is told in the present, too
    later = marks & word_class("conjunction-of-sequence") or (
        outer.certainty < CERTAIN and marks & word_class("conjunction-of-coincidence")
    )
    return UNTOLD if later and is_present(token) and not is_perfect(token) else PLAIN


def _adnominal(token: Token, noun: Token, boundary: Boundary, depth: int) -> FactualityView:
    """Read a clause under a noun: "a plan to attack", "the fear that", "missiles that hit", "missiles supplied by"."""
    if noun.i > 0 and f"{noun.nbor(-1).lower_} {noun.lower_}" in word_class("phrase-of-purpose"):
        return INTENDED
    outer, infinitive = judge(noun, boundary, depth + 1, token), is_infinitive(token)
    if is_cleft(token, noun):
        return outer
    if infinitive and is_carried_out(noun, outer):
        return PLAIN
    if infinitive and granted.seized(noun):
        return outer  # "took the opportunity to thank them"
    if infinitive and any(c.lower_ in word_class("ranking-word") for c in (noun, *dependents(noun, fn.ADJECTIVE))):
        return outer  # "the first state to recognise it"
    reading = entry(noun, {"any", "inf", "clause"})
    if reading is not None and (infinitive or has(token, fn.SUBORDINATOR)):
        return entailed(reading, outer)
    if infinitive:
        return INTENDED if outer.status == "Planned" else UNTOLD  # "will form a force to fight them"
    if has_form(token, forms.PAST_TENSE) and outer.affirmed and not has(token, fn.AUXILIARY):
        return PLAIN  # "claimed an attack that killed two"
    if granted.is_provided(noun, token):
        return UNTOLD
    if granted.is_anybody(noun) and is_present(token) and not has(token, fn.AUXILIARY):
        return UNTOLD  # "people who attack police"
    contrasted = serves_as(noun, fn.PREPOSITIONAL_OBJECT) and has(noun.head, fn.NEGATION)  # "not from a fund run by"
    unreal = (not outer.affirmed or outer.certainty < CERTAIN) and not contrasted
    return UNTOLD if unreal and not is_definite(noun) else PLAIN


def _is_elided(verb: Token) -> bool:
    """Tell whether an auxiliary stands for the verb of the clause before: "Norland has agreed, Sudria has not"."""
    return verb.lemma_.lower() in word_class("standing-auxiliary") and has(verb, fn.NEGATION)


def _complement(token: Token, head: Token, boundary: Boundary, depth: int) -> FactualityView:
    """Read a clause under the verb or adjective that takes it."""
    to = is_infinitive(token)
    if has_form(token, forms.PAST_TENSE) and any(
        has_form(c, forms.WH_PRONOUN) and c.i < token.i for c in token.children
    ):
        return PLAIN  # "might do what the envoy asked": he asked
    if serves_as(token, fn.THAT_CLAUSE) and token.i < head.i and (has(head, fn.OBJECT) or _is_elided(head)):
        return PLAIN  # two main clauses side by side
    if to and has_form(head, forms.MODAL):
        return words("modal").get(head.lower_, OPEN)
    outer = judge(head, boundary, depth + 1, token)
    if only_shown(head) or (to and granted.staged(head, token, outer)):
        return outer
    if granted.still_done(head, token, outer):
        return PLAIN
    if to and head.lemma_ in word_class("verb-of-obligation"):
        if any(c.lower_ in word_class("adverb-of-expectation") for c in head.children):
            return DENIED  # "has yet to withdraw"
        past = has_form(head, forms.PAST_TENSE) or is_perfect(head)
        return outer if past or outer.certainty in {UNKNOWN, POSSIBLE} else combine(DEMANDED, outer)
    if (own := wish(head, token, outer)) is not None:
        return own
    holder = head
    if head.lemma_ in word_class("linking-verb"):  # "it is possible that"
        holder = next((c for c in dependents(head, fn.PREDICATE | fn.OBJECT_PREDICATE) if c != token), head)
    reading = entry(holder, frames_of(token))
    reading = reading or told_by_subject(token, head)
    if reading is None:
        return combine(UNTOLD, outer) if to else outer
    achieved = has_form(holder.head, forms.PAST_TENSE) and holder.lower_ in word_class("adjective-of-ability")
    if outer == PLAIN and granted.enabled(holder):
        return PLAIN
    return entailed(reading, outer, achieved=achieved)


_READERS: tuple[tuple[frozenset[int], Callable[[Token, Token, Boundary, int], FactualityView]], ...] = (
    (fn.CONJUNCT, _coordinated),
    (_OF_PREPOSITION, _prepositional),
    (fn.ADVERBIAL_CLAUSE, _adverbial),
    (fn.RELATIVE_CLAUSE | fn.NOUN_CLAUSE, _adnominal),
)
