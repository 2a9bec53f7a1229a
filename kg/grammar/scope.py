"""Negation, modality and embedding: how far a predicate is put forward as a fact, read upwards from it in the parse.

`judge` combines what stands beside a word (negation, auxiliaries, adverbs, determiners) with the context that its
governors give it. A governor's effect is a signature after Nairn, Condoravdi and Karttunen (2006): what follows for the
embedded event if the governor itself is affirmed, and if it is denied.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from kg.grammar import lexicon
from kg.grammar.clauses import is_passive

UNKNOWN, POSSIBLE, PROBABLE, CERTAIN = range(4)
CERTAINTIES = ("Unknown", "Possible", "Probable", "Certain")
_RANK = {name: rank for rank, name in enumerate(("", "Ongoing", "Hypothetical", "Planned", "Demanded", "Threatened"))}
_EFFECTS = {
    "+": (True, CERTAIN),
    "-": (False, CERTAIN),
    "p": (True, PROBABLE),
    "p-": (False, PROBABLE),
    "q": (True, POSSIBLE),
    "q-": (False, POSSIBLE),
    "o": (True, UNKNOWN),
}


class View(NamedTuple):
    """How a predicate is put forward: affirmed or not, how surely (0 to 3), and a status where one is expressed."""

    affirmed: bool
    certainty: int
    status: str


PLAIN = View(True, CERTAIN, "")
OPEN = View(True, UNKNOWN, "Hypothetical")


@dataclass(frozen=True, slots=True)
class Embedder:
    """A row of ``kg/data/implicatives.tsv``."""

    frame: str
    affirmed: str
    denied: str
    status: str


@cache
def _embedders() -> dict[tuple[str, str], tuple[Embedder, ...]]:
    found: dict[tuple[str, str], list[Embedder]] = {}
    for row in lexicon.rows("implicatives.tsv"):
        affirmed, _, denied = row["signature"].partition("/")
        status = "" if row["status"] == "-" else row["status"]
        for word in lexicon.values(row["words"]):
            found.setdefault((row["pos"], word), []).append(Embedder(row["frame"], affirmed, denied, status))
    return {key: tuple(items) for key, items in found.items()}


@cache
def _words(kind: str) -> dict[str, View]:
    found = {}
    for row in lexicon.rows("modality.tsv"):
        if row["kind"] == kind:
            status = "" if row["status"] in {"-", "Denied"} else row["status"]
            for word in lexicon.values(row["words"]):
                found[word] = View(row["polarity"] == "Affirmed", CERTAINTIES.index(row["certainty"]), status)
    return found


def combine(inner: View, outer: View) -> View:
    """Return a view within another: denials cancel out, the weaker certainty and the stronger status win.

    >>> combine(View(False, CERTAIN, ""), View(True, POSSIBLE, "Hypothetical"))
    View(affirmed=False, certainty=1, status='Hypothetical')
    """
    status = max(inner.status, outer.status, key=_RANK.__getitem__)
    return View(inner.affirmed == outer.affirmed, min(inner.certainty, outer.certainty), status)


type Boundary = Callable[[Token, Token], View | None]


def judge(token: Token, boundary: Boundary, depth: int = 0, below: Token | None = None) -> View:
    """Return how a word's event is put forward.

    Args:
        token: The trigger: a verb, or a noun or adjective that tells of an event or state.
        boundary: Called with (word, governor) on each step up; a View it returns ends the walk as the outer context.
            Called with the same word twice at the top of the sentence.
        depth: Steps taken so far; the walk ends after 16.
        below: The word that the walk came from; its own determiners are not counted again.
    """
    if depth > 16:
        return OPEN
    own = beside(token, below)
    outer = _context(token, boundary, depth)
    return combine(own, outer)


def beside(token: Token, below: Token | None = None) -> View:
    """Return what negation, auxiliaries, adverbs, adjectives and quantifiers right at a word do to it."""
    view = PLAIN
    verbal = token.pos_ in {"VERB", "AUX"}
    progressive = token.tag_ == "VBG" and token.dep_ not in {"pcomp", "acl"}
    negations, present = 0, False
    for child in token.children:
        dep, word = child.dep_, child.lower_
        if dep == "neg" or (dep in {"preconj", "cc"} and word in {"neither", "nor"} and child.i < token.i):
            negations += not _focus(child)
        elif dep == "aux":
            view = combine(OPEN if _inverted(child, token) else _modal(child, token), view)
            present = present or child.tag_ in {"VBZ", "VBP"}
        elif dep in {"advmod", "npadvmod", "dep"} and word in _words("adverb"):
            view = combine(_words("adverb")[word], view)
        elif dep == "mark" and word in _words("mark") and not _concessive(child):
            view = combine(_words("mark")[word], view)
        elif dep == "advcl" and any(
            g.dep_ == "mark" and g.lower_ in {"if", "unless"} and not _concessive(g) for g in child.children
        ):
            view = combine(OPEN, view)
        elif dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
            view = combine(_quantified(child), view) if child != below else view
        elif dep == "advmod" and word == "longer" and any(g.lower_ == "no" for g in child.children):
            negations += 1
        elif not verbal:
            view = combine(_modifier(child, token), view)
    if (
        token.dep_ == "ROOT"
        and token.tag_ == "VB"
        and not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "expl"} for c in token.children)
    ):
        view = combine(View(True, UNKNOWN, "Demanded"), view)
    return combine(View(negations % 2 == 0, CERTAIN, "Ongoing" if progressive and present else ""), view)


def _inverted(aux: Token, verb: Token) -> bool:
    """Tell whether an auxiliary opens a condition: "should Norland attack", "had they known"."""
    return verb.dep_ == "advcl" and aux.lower_ in {"should", "had", "were"} and aux.i == verb.left_edge.i and aux.i < verb.i - 1


def _focus(negation: Token) -> bool:
    """Tell whether "not" denies only a limit: "not only", "didn't just hint"."""
    following = negation.doc[negation.i + 1].lower_ if negation.i + 1 < len(negation.doc) else ""
    return following in {"only", "just", "merely", "simply", "solely"}


def _concessive(mark: Token) -> bool:
    return mark.i > 0 and mark.lower_ == "if" and mark.nbor(-1).lower_ == "even" and mark.head.tag_ == "VBD"


def _modal(aux: Token, verb: Token) -> View:
    view = _words("modal").get(aux.lower_)
    if view is None or aux.tag_ != "MD":
        return PLAIN
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        if aux.lower_ == "must":
            return View(True, PROBABLE, "")
        if aux.lower_ in {"should", "ought"}:
            return View(False, PROBABLE, "")
        if aux.lower_ in {"will", "'ll"}:
            return View(True, PROBABLE, "Planned")
    return view


def _quantified(noun: Token) -> View:
    view = _words("quantifier").get(noun.lower_)
    if view is not None:
        return view
    for child in noun.children:
        if child.i > noun.i:
            break
        if child.dep_ in {"det", "amod", "neg", "preconj"} and child.lower_ in {"no", "neither", "few"}:
            if child.lower_ == "few" and any(c.lower_ == "a" for c in noun.children):
                continue
            return _words("quantifier")[child.lower_]
    return PLAIN


def _modifier(child: Token, noun: Token) -> View:
    if child.i > noun.i:
        return PLAIN
    if child.dep_ in {"amod", "compound", "advmod", "nmod"} and child.lower_ in _words("adjective"):
        return _words("adjective")[child.lower_]
    if child.dep_ == "det" and child.lower_ in {"no", "neither"}:
        return View(False, CERTAIN, "")
    if child.dep_ == "det" and child.lower_ in _words("free"):
        return _words("free")[child.lower_]
    return PLAIN


def _context(token: Token, boundary: Boundary, depth: int) -> View:
    """Return what the governors of a word do to it."""
    head, dep = token.head, token.dep_
    if head == token:
        return boundary(token, token) or PLAIN
    ended = boundary(token, head)
    if ended is not None:
        return ended
    if dep == "conj":
        return _coordinated(token, head, boundary, depth)
    if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} and dep in {
        "dobj",
        "nsubj",
        "nsubjpass",
        "attr",
        "oprd",
        "dative",
        "acomp",
    }:
        return _argument(token, head, boundary, depth)
    if dep in {"pobj", "pcomp"}:
        return _prepositional(token, head, boundary, depth)
    if dep in {"compound", "amod", "nmod", "poss", "npadvmod"}:
        entry = _entry(head, {"any", "np"})
        if entry is not None:
            return _embedded(entry, head, boundary, depth, token)
        return PLAIN if dep == "poss" else judge(head, boundary, depth + 1, token)
    if dep == "advcl":
        return _adverbial(token, head, boundary, depth)
    if dep == "relcl":
        if any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children):
            return _adnominal(token, head, boundary, depth)
        return OPEN if any(c.dep_ == "det" and c.lower_ in _words("free") for c in head.children) else PLAIN
    if dep == "acl":
        return _adnominal(token, head, boundary, depth)
    return _complement(token, head, boundary, depth)


def _coordinated(token: Token, head: Token, boundary: Boundary, depth: int) -> View:
    outer = _context(head, boundary, depth + 1)
    own = any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "expl"} for c in token.children)
    contrast = any(c.dep_ == "cc" and c.lower_ in {"but", "yet"} for c in head.children)
    if token.pos_ in {"VERB", "AUX"} and (own or token.tag_ != head.tag_ or token.tag_ in {"VBD", "VBZ", "VBP"}):
        return outer
    shared = beside(head)
    if contrast and not shared.affirmed:
        return outer
    return combine(View(shared.affirmed, shared.certainty, shared.status), outer)


def _definite(noun: Token) -> bool:
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"})
        for c in noun.children
    )


def _argument(token: Token, verb: Token, boundary: Boundary, depth: int) -> View:
    """Read an event noun as subject or object of a verb."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return judge(verb, boundary, depth + 1, token)
    subject = token.dep_ == "nsubj" and not is_passive(verb)
    light = _entry(verb, {"light"})
    if subject:
        if _entry(verb, {"occur"}) is None and _definite(token):
            return PLAIN
        return judge(verb, boundary, depth + 1, token)
    if token.dep_ in {"attr", "acomp"}:
        return judge(verb, boundary, depth + 1, token)
    entry = _entry(verb, {"np", "any"})
    if entry is not None and light is None:
        return _embedded(entry, verb, boundary, depth, token)
    if light is None and _definite(token):
        return PLAIN
    return judge(verb, boundary, depth + 1, token)


def _prepositional(token: Token, preposition: Token, boundary: Boundary, depth: int) -> View:
    word = preposition.lower_
    governor = preposition.head
    if preposition.i and f"{preposition.nbor(-1).lower_} {word}" in {
        "instead of",
        "rather than",
        "short of",
        "lieu of",
        "far from",
    }:
        return View(False, CERTAIN, "")
    if (
        preposition.dep_ == "prep"
        and governor.pos_ in {"ADP", "SCONJ", "ADV", "ADJ"}
        and governor.dep_ in {"prep", "advmod", "mark", "acomp", "cc"}
    ):
        phrase = f"{governor.lower_} {word}"
        if phrase in {"ahead of"}:
            return View(True, PROBABLE, "Planned")
        if phrase in {"because of", "due to"}:
            return PLAIN
        if governor.dep_ == "prep":
            word, governor = (governor.lower_, governor.head) if word in {"of", "to"} else (word, governor.head)
    if boundary(preposition, governor) is not None:
        return boundary(preposition, governor) or PLAIN
    effects = _embedders().get(("prep", word))
    entry = _entry(governor, {"any", "np", "ing", word})
    if effects and effects[0].affirmed != "o":
        return View(*_EFFECTS[effects[0].affirmed], "")
    if governor.pos_ in {"NOUN", "PROPN"}:
        if entry is not None and word in {
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
        }:
            return _embedded(entry, governor, boundary, depth, token)
        if word in {"of", "for", "against"} or token.dep_ == "pcomp":
            return judge(governor, boundary, depth + 1, token)
        return PLAIN if _definite(token) else judge(governor, boundary, depth + 1, token)
    if word == "before" or word == "until":
        return _before(governor, boundary, depth)
    if entry is not None and (word in {"of", "for", "from", "about", "on", "to", "against", "in", "with"}):
        return _embedded(entry, governor, boundary, depth, token)
    if effects:
        return (
            View(*_EFFECTS[effects[0].affirmed], effects[0].status)
            if not _definite(token) and token.dep_ == "pobj" and governor.pos_ == "ADJ"
            else _loose(token, governor, boundary, depth)
        )
    return _loose(token, governor, boundary, depth)


def _loose(token: Token, governor: Token, boundary: Boundary, depth: int) -> View:
    """Read an adjunct: a definite event is taken for granted, another shares the fate of its clause."""
    return PLAIN if _definite(token) and token.dep_ == "pobj" else judge(governor, boundary, depth + 1, token)


def _before(verb: Token, boundary: Boundary, depth: int) -> View:
    outer = judge(verb, boundary, depth + 1)
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.tag_ == "VBD" for c in verb.children))
    return PLAIN if past and outer.certainty == CERTAIN and not outer.status else OPEN


def _adverbial(token: Token, head: Token, boundary: Boundary, depth: int) -> View:
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"} and c.i < token.i}
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children):  # purpose
        entry = _entry(head, {"any", "inf"})
        if entry is not None:
            return _embedded(entry, head, boundary, depth, token)
        return combine(View(True, UNKNOWN, "Planned"), PLAIN)
    left = token.left_edge.i
    words = {t.lower_ for t in token.doc[max(0, left - 1) : token.i]}
    if "rather" in words and "than" in words:
        return View(False, CERTAIN, "")
    if head.lower_ in {"long", "provided"} or marks & {"provided", "assuming"}:
        return OPEN
    if marks & {"before", "until"}:
        return _before(head, boundary, depth)
    if marks & {"so", "lest"} or (token.tag_ == "VBG" and not marks):
        outer = judge(head, boundary, depth + 1, token)
        return outer if outer.affirmed else PLAIN
    return PLAIN


def _adnominal(token: Token, noun: Token, boundary: Boundary, depth: int) -> View:
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)
    purpose = noun.lower_ == "order" and noun.i and noun.nbor(-1).lower_ == "in"
    entry = _entry(noun, {"any", "inf", "clause"}) if not purpose else None
    clause = any(c.dep_ == "mark" for c in token.children)
    if entry is not None and (infinitive or clause):
        return _embedded(entry, noun, boundary, depth, token)
    if infinitive:
        return View(True, UNKNOWN, "Planned" if purpose else "Hypothetical")
    return OPEN if any(c.dep_ == "det" and c.lower_ in _words("free") for c in noun.children) else PLAIN


def _complement(token: Token, head: Token, boundary: Boundary, depth: int) -> View:
    """Read a clause under the verb, noun or adjective that takes it."""
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)
    gerund = token.tag_ == "VBG" and not infinitive
    frames = {"any", "inf"} if infinitive else {"any", "ing", "inf"} if gerund else {"any", "clause", "report"}
    if token.dep_ == "ccomp" and token.i < head.i and any(c.dep_ == "dobj" for c in head.children):
        return PLAIN  # two main clauses side by side
    predicate = None
    if head.lemma_ in {"be", "seem", "remain", "become", "look"}:  # "it is possible that"
        predicate = next((c for c in head.children if c.dep_ in {"acomp", "attr", "oprd"} and c != token), None)
    entry = _entry(head if predicate is None else predicate, frames)
    if infinitive and head.tag_ == "MD":
        return _words("modal").get(head.lower_, OPEN)
    if infinitive and head.lemma_ == "have":
        outer = judge(head, boundary, depth + 1, token)
        return outer if head.tag_ == "VBD" else combine(View(True, UNKNOWN, "Demanded"), outer)
    if entry is not None:
        return _embedded(entry, head, boundary, depth, token)
    outer = judge(head, boundary, depth + 1, token)
    if infinitive and token.dep_ in {"xcomp", "ccomp", "acl", "advcl", "csubj"}:
        return combine(View(True, UNKNOWN, "Hypothetical"), outer)
    return outer


def attitude(cue: Token, word: Token) -> View | None:
    """Return how a source holds what its cue word embeds, where the cue itself tells: believes, fears, hopes, seems."""
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in word.children)
    entry = _entry(cue, {"any", "inf"} if infinitive else {"any", "clause", "np"})
    if entry is None or entry.affirmed == "+":
        return None
    return View(*_EFFECTS[entry.affirmed], entry.status)


def _entry(word: Token, frames: set[str]) -> Embedder | None:
    """Return the reading of an embedding predicate that fits, the most specific first."""
    kind = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}.get(word.pos_)
    if kind is None:
        return None
    lemma = word.lemma_
    found = _embedders().get((kind, lemma), ())
    for child in word.children:
        if child.dep_ == "prt" or (child.dep_ == "dobj" and child.lower_ in {"place"}):
            found = _embedders().get((kind, f"{lemma}_{child.lower_}"), found)
    if not found and kind == "verb" and word.tag_ == "VBN":
        found = _embedders().get(("adj", word.lower_), ())
    if not found and kind == "noun":
        found = ()
    fitting = [e for e in found if e.frame in frames]
    return min(fitting, key=lambda e: e.frame in {"any", "np"}) if fitting else None


def _embedded(entry: Embedder, governor: Token, boundary: Boundary, depth: int, below: Token | None = None) -> View:
    """Return what a governor entails, given how it is put forward itself."""
    outer = judge(governor, boundary, depth + 1, below)
    if entry.affirmed == entry.denied and entry.affirmed in {"+", "-"}:
        return View(*_EFFECTS[entry.affirmed], "")
    effect = entry.affirmed if outer.affirmed else entry.denied
    if effect == "q" and governor.lower_ == "able" and governor.head.tag_ == "VBD":
        effect = "+"  # "was able to" tells that it was done
    affirmed, certainty = _EFFECTS[effect]
    status = entry.status if certainty < CERTAIN else ""
    if outer.certainty < CERTAIN:
        status = max(status, outer.status, key=_RANK.__getitem__) or "Hypothetical"
        return View(affirmed, min(certainty, outer.certainty), status)
    return View(affirmed, certainty, status or (outer.status if affirmed else ""))
