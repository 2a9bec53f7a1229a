"""How far a predicate is put forward as a fact, read upwards from it in the parse.

`judge` combines what stands beside a word (`modality`) with the context that its governors give it. Each
governor has a signature after Nairn, Condoravdi and Karttunen (2006), see `implicatives`. What a text
takes for granted (a definite noun phrase, "after ...", a relative clause) keeps its certainty under a denied governor;
under a modal or a future it may still lie ahead, and is left open.
"""

from collections.abc import Callable

from spacy.tokens import Token

from kg.language.factuality import granted
from kg.language.factuality.implicatives import embedders, entailed, entry, wish
from kg.language.factuality.modality import (
    CERTAIN,
    DENIED,
    OPEN,
    PLAIN,
    PROBABLE,
    UNKNOWN,
    View,
    beside,
    combine,
    definite,
    free_choice,
    infinitive,
    stronger,
    words,
)
from kg.language.syntax.clauses import is_passive, matrix_of

type Boundary = Callable[[Token, Token], View | None]

_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "acomp"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})
_INSTEAD = frozenset({"instead of", "rather than", "short of", "lieu of", "far from"})
_OF_NOUNS = frozenset(
    {
        "of",
        "for",
        "to",
        "about",
        "on",
        "against",
        "over",
        "in",
        "from",
        "by",
        "between",
        "with",
        "like",
        "as",
        "including",
    }
)
_OF_VERBS = frozenset(
    {"toward", "towards", "of", "for", "from", "about", "on", "to", "against", "in", "with", "like", "as", "including"}
)
_LIMIT = 16  # steps; deeper nesting is a misparse


def judge(token: Token, boundary: Boundary, depth: int = 0, below: Token | None = None) -> View:
    """Return how a word's event is put forward.

    Args:
        token: The trigger: a verb, or a noun or adjective that tells of an event or state.
        boundary: Called with (word, governor) on each step up; a View it returns ends the walk as the outer context.
            Called with the same word twice at the top of a clause that depends on nothing.
        depth: Steps taken so far.
        below: The word that the walk came from; its own determiners are not counted again.
    """
    if depth > _LIMIT:
        return OPEN
    return combine(beside(token, below), _context(token, boundary, depth))


def _context(token: Token, boundary: Boundary, depth: int) -> View:
    """Return what the governors of a word do to it."""
    head, dep = token.head, token.dep_
    if head == token or dep == "parataxis":
        ahead = infinitive(token) and any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
        # "Norland to sign treaty", as headlines have it
        return combine(View(True, PROBABLE, "Planned") if ahead else PLAIN, boundary(token, token) or PLAIN)
    if (embedding := granted.embedding(token)) is not None:
        return entailed(embedding[1], judge(embedding[0], boundary, depth + 1))
    ended = boundary(token, head)
    if ended is not None:
        return ended
    if dep in _ARGUMENTS and token.pos_ not in {"VERB", "AUX"}:
        return _argument(token, head, boundary, depth)
    if describes(token):
        return PLAIN
    if dep in {"amod", "nmod"} and token.pos_ in {"VERB", "ADJ"}:  # "Iran-backed militias": real as far as they are
        return PLAIN if beside(head, token) == PLAIN else OPEN
    if dep in _MODIFIERS:
        reading = entry(head, {"any", "np"})
        if reading is not None:
            return entailed(reading, judge(head, boundary, depth + 1, token))
        return PLAIN if dep == "poss" else judge(head, boundary, depth + 1, token)
    return _READERS.get(dep, _complement)(token, head, boundary, depth)


def describes(token: Token) -> bool:
    """Tell whether a noun only says who or where something named is: an apposition, a title, "Baku, Azerbaijan"."""
    if token.dep_ == "appos":
        return True
    named = token.pos_ == "PROPN" or token.head.pos_ == "PROPN"
    return token.dep_ in {"compound", "nmod", "npadvmod"} and token.pos_ in {"NOUN", "PROPN"} and named


def _coordinated(token: Token, head: Token, boundary: Boundary, depth: int) -> View:
    """Read the second of two coordinated words: it shares the first one's auxiliaries unless it has its own."""
    above = matrix_of(token)
    if above is not None:
        return _context(above, boundary, depth + 1)
    if (infinite := granted.parallel(token, head)) is not None:
        return _context(infinite, boundary, depth + 1)
    outer = _context(head, boundary, depth + 1)
    finite = token.tag_ in {"VBD", "VBZ", "VBP"} or token.tag_ != head.tag_
    own = any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "expl"} for c in token.children)
    if any(c.dep_ == "cc" and c.lower_ == "nor" for c in head.children):
        return combine(DENIED, outer)
    if token.pos_ in {"VERB", "AUX"} and (own or finite):
        conditional = any(c.dep_ == "mark" and c.lower_ in words("mark") for c in head.children)
        return combine(OPEN, outer) if conditional else outer  # "if they come and attack"
    shared = beside(head)
    contrast = any(c.dep_ == "cc" and c.lower_ in {"but", "yet"} for c in head.children)
    return outer if contrast and not shared.affirmed else combine(shared, outer)


def _granted(outer: View) -> View:
    """Return the view of what is taken for granted within another: a denial leaves it, a modal or future does not."""
    return PLAIN if outer.certainty == CERTAIN else View(True, outer.certainty, outer.status)


def _argument(token: Token, verb: Token, boundary: Boundary, depth: int) -> View:
    """Read an event noun as subject or object of a verb."""
    outer = judge(verb, boundary, depth + 1, token)
    if verb.pos_ not in {"VERB", "AUX"} or token.dep_ in {"attr", "acomp"}:
        return outer
    if token.dep_ == "nsubj" and not is_passive(verb):
        occurs = entry(verb, {"occur"}) is not None and not any(c.dep_ in {"attr", "acomp"} for c in verb.children)
        return outer if occurs or not definite(token) else _granted(outer)
    if entry(verb, {"light"}) is not None:
        return outer
    reading = entry(verb, {"np", "any"})
    if reading is not None and reading.affirmed == "-" and outer.certainty == UNKNOWN and definite(token):
        return OPEN  # who is to stop the visit has not stopped it
    if reading is not None:
        return entailed(reading, outer)
    return _granted(outer) if definite(token) else outer


def _prepositional(token: Token, preposition: Token, boundary: Boundary, depth: int) -> View:
    """Read "the risk of an attack", "after the attack", "without attacking", "ahead of the summit"."""
    word, governor = preposition.lower_, preposition.head
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    if f"{before} {word}" in _INSTEAD:
        return DENIED
    if f"{before} {word}" == "ahead of":
        return View(True, PROBABLE, "Planned")
    if f"{before} {word}" in {"because of", "due to"}:
        return PLAIN
    if governor.dep_ == "prep" and governor.pos_ in {"ADP", "SCONJ"}:
        word, governor = (governor.lower_ if word in {"of", "to"} else word), governor.head
    ended = boundary(preposition, governor)
    if ended is not None:
        return ended
    own = next(iter(embedders().get(("prep", word), ())), None)
    outer = judge(governor, boundary, depth + 1, token)
    if own is not None and own.affirmed != "o":
        return _granted(outer) if own.denied == "o" else own.view
    if word in {"before", "until"} and governor.pos_ in {"VERB", "AUX"}:
        return _before(governor, outer)
    if token.dep_ == "pcomp" and granted.known_means(preposition):
        return _context(governor, boundary, depth + 1)
    return _governed(token, preposition, governor, word, outer)


def _governed(token: Token, preposition: Token, governor: Token, word: str, outer: View) -> View:
    """Read the object of a preposition by what governs that."""
    nominal = governor.pos_ in {"NOUN", "PROPN"}
    if granted.granted(governor, preposition):
        return _granted(outer)
    if word == "against" and not definite(token) and governor.pos_ == "PROPN":
        return OPEN  # "her argument, like Berg's against withdrawal"
    reading = entry(governor, {"any", "np", "ing", word})
    if reading is not None and word in (_OF_NOUNS if nominal else _OF_VERBS):
        return entailed(reading, outer)
    if nominal and (word in {"of", "for", "against"} or token.dep_ == "pcomp"):
        return outer
    return _granted(outer) if definite(token) and token.dep_ == "pobj" else outer


def _before(verb: Token, outer: View) -> View:
    """Read "before V-ing": it followed if the text looks back on what preceded it."""
    past = verb.tag_ == "VBD" or (verb.tag_ in {"VBN", "VBG"} and any(c.tag_ == "VBD" for c in verb.children))
    return PLAIN if past and outer.certainty == CERTAIN and not outer.status else OPEN


def _adverbial(token: Token, head: Token, boundary: Boundary, depth: int) -> View:
    """Read an adverbial clause: purposes lie ahead, conditions are open, times and reasons are taken for granted."""
    outer = judge(head, boundary, depth + 1, token)
    if infinitive(token):
        if granted.staged(head, token, outer):
            return outer
        if any(c.dep_ == "mark" and c.lower_ == "for" for c in token.children):
            return OPEN  # "it is harder for the party to attack him"
        reading = entry(head, {"any", "inf"})
        return entailed(reading, outer) if reading is not None else _purpose(outer)
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"} and c.i < token.i}
    left = token.left_edge.i
    opening = {t.lower_ for t in token.doc[max(0, left - 1) : token.i]}
    if {"rather", "than"} <= opening:
        return DENIED
    if head.lower_ in {"long", "provided"} or marks & {"provided", "assuming"}:
        return OPEN
    if "until" in marks and outer.status == "Planned" and _present(token):
        return View(True, UNKNOWN, "Planned")  # "will wait until they meet"
    if marks & {"before", "until"}:
        return _before(head, outer)
    if "so" in marks or (token.tag_ == "VBG" and not marks):
        return outer if outer.affirmed else PLAIN
    # "after the president meets" lies ahead of whatever is told in the present, too
    later = bool(marks & {"after", "once"}) or (outer.certainty < CERTAIN and bool(marks & {"when", "as"}))
    return OPEN if later and _present(token) else PLAIN


def _purpose(outer: View) -> View:
    """Return the view of a purpose: intended, or demanded with what serves it."""
    return View(True, UNKNOWN, stronger("Planned", outer.status) if outer.certainty < CERTAIN else "Planned")


def _present(verb: Token) -> bool:
    """Tell whether a clause is in the present, which after "when" or "once" tells of the future."""
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return any(c.tag_ in {"VBZ", "VBP"} for c in auxiliaries) if auxiliaries else verb.tag_ not in {"VBD", "VBN", "VBG"}


def _adnominal(token: Token, noun: Token, boundary: Boundary, depth: int) -> View:
    """Read a clause under a noun: "a plan to attack", "the fear that", "missiles that hit", "missiles supplied by"."""
    purpose = noun.lower_ == "order" and noun.i > 0 and noun.nbor(-1).lower_ == "in"
    if purpose:
        return View(True, UNKNOWN, "Planned")
    outer = judge(noun, boundary, depth + 1, token)
    reading = entry(noun, {"any", "inf", "clause"})
    if reading is not None and (infinitive(token) or any(c.dep_ == "mark" for c in token.children)):
        return entailed(reading, outer)
    if infinitive(token):
        return View(True, UNKNOWN, "Hypothetical")
    contrasted = any(c.dep_ == "neg" for c in noun.head.children) and noun.dep_ == "pobj"  # "not from a fund run by"
    unreal = (not outer.affirmed or outer.certainty < CERTAIN) and not contrasted
    return OPEN if free_choice(noun) or (unreal and not definite(noun)) else PLAIN


def _complement(token: Token, head: Token, boundary: Boundary, depth: int) -> View:
    """Read a clause under the verb or adjective that takes it."""
    to = infinitive(token)
    if token.tag_ == "VBD" and any(c.tag_ == "WP" and c.i < token.i for c in token.children):
        return PLAIN  # "might do what the envoy asked": he asked
    if token.dep_ == "ccomp" and token.i < head.i and any(c.dep_ == "dobj" for c in head.children):
        return PLAIN  # two main clauses side by side
    if to and head.tag_ == "MD":
        return words("modal").get(head.lower_, OPEN)
    outer = judge(head, boundary, depth + 1, token)
    if to and granted.staged(head, token, outer):
        return outer
    if to and head.lemma_ == "have" and any(c.lower_ == "yet" for c in head.children):
        return DENIED
    if to and head.lemma_ == "have":
        return outer if head.tag_ == "VBD" else combine(View(True, UNKNOWN, "Demanded"), outer)
    holder = head
    if head.lemma_ in {"be", "seem", "remain", "become", "look"}:  # "it is possible that"
        predicates = (c for c in head.children if c.dep_ in {"acomp", "attr", "oprd"} and c != token)
        holder = next(predicates, head)
    frames = {"any", "inf"} if to else {"any", "ing", "inf"} if token.tag_ == "VBG" else {"any", "clause", "report"}
    if (own := wish(head, token, outer)) is not None:
        return own
    reading = entry(holder, frames)
    if reading is not None:
        return entailed(reading, outer, achieved=holder.lower_ == "able" and _past(holder))
    return combine(View(True, UNKNOWN, "Hypothetical"), outer) if to else outer


def _past(adjective: Token) -> bool:
    return adjective.head.tag_ == "VBD"


_READERS: dict[str, Callable[[Token, Token, Boundary, int], View]] = {
    "conj": _coordinated,
    "pobj": _prepositional,
    "pcomp": _prepositional,
    "advcl": _adverbial,
    "relcl": _adnominal,
    "acl": _adnominal,
}
