"""What stands beside a predicate (negation, auxiliaries, adverbs, determiners ...) and the view that it gives of it."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from kg.lexica import tables

UNKNOWN, POSSIBLE, PROBABLE, CERTAIN = range(4)
CERTAINTIES = ("Unknown", "Possible", "Probable", "Certain")
_NEVER = frozenset({"means", "way", "time", "point", "circumstances", "stage", "account"})
_DEBATED = frozenset({"discussion", "consideration", "negotiation", "review", "study"})
_STRENGTH = {
    name: rank for rank, name in enumerate(("", "Ongoing", "Hypothetical", "Planned", "Demanded", "Threatened"))
}


class View(NamedTuple):
    """How a predicate is put forward: affirmed or not, how surely (0 to 3), and a status where one is expressed."""

    affirmed: bool
    certainty: int
    status: str


PLAIN = View(True, CERTAIN, "")
OPEN = View(True, UNKNOWN, "Hypothetical")
DENIED = View(False, CERTAIN, "")


def combine(inner: View, outer: View) -> View:
    """Return a view within another: denials cancel out, the weaker certainty and the stronger status win.

    >>> combine(View(False, CERTAIN, ""), View(True, POSSIBLE, "Hypothetical"))
    View(affirmed=False, certainty=1, status='Hypothetical')
    """
    return View(
        inner.affirmed == outer.affirmed, min(inner.certainty, outer.certainty), stronger(inner.status, outer.status)
    )


def stronger(one: str, other: str) -> str:
    """Return the status that prevails: threatened over demanded, planned, hypothetical, ongoing and none."""
    return max(one, other, key=_STRENGTH.__getitem__)


@cache
def words(kind: str) -> dict[str, View]:
    """Return the words of one kind in ``kg/lexica/modality.tsv`` with the view that each gives."""
    found = {}
    for row in tables.rows("modality.tsv"):
        if row["kind"] == kind:
            status = "" if row["status"] in {"-", "Denied"} else row["status"]
            for word in tables.values(row["words"]):
                found[word] = View(row["polarity"] == "Affirmed", CERTAINTIES.index(row["certainty"]), status)
    return found


def infinitive(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def definite(noun: Token) -> bool:
    """Tell whether a noun phrase takes what it names for granted: "the raid", "Norland's raid", "this raid", a name."""
    if noun.pos_ == "PROPN":
        return True
    known = {"the", "this", "that", "these", "those"}
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in known) for c in noun.children)


def free_choice(noun: Token) -> bool:
    """Tell whether a noun phrase means whatever there may be: "any state", "every attack"."""
    return any(c.dep_ == "det" and c.lower_ in words("free") for c in noun.children)


def beside(token: Token, below: Token | None = None) -> View:
    """Return what a word's dependents make of it; the determiners of ``below``, one of its arguments, don't count."""
    view, negations = PLAIN, 0
    for child in token.children:
        if _negates(child, token):
            negations += 1
        elif child != below:
            view = combine(_effect(child, token), view)
    if _imperative(token):
        view = combine(View(True, UNKNOWN, "Demanded"), view)
    if view.status == "Demanded" and any(c.dep_ == "mark" and c.lower_ in words("mark") for c in token.children):
        view = OPEN  # "whether Sudria should leave" demands nothing
    status = "Ongoing" if _progressive(token) else ""
    return combine(View(negations % 2 == 0, CERTAIN, status), view)


def _negates(child: Token, token: Token) -> bool:
    word = child.lower_
    if child.dep_ == "neg":
        following = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
        return following not in {"only", "just", "merely", "simply", "solely"}  # denies only a limit
    if child.dep_ in {"preconj", "cc"} and word in {"neither", "nor"}:
        return child.i < token.i
    if child.dep_ == "prep":  # "by no means", "at no time"
        return any(g.lower_ in _NEVER and g.left_edge.lower_ == "no" for g in child.children)
    return child.dep_ == "advmod" and word == "longer" and any(g.lower_ == "no" for g in child.children)


def _effect(child: Token, token: Token) -> View:
    """Return what one dependent does to the word it stands at."""
    dep, word = child.dep_, child.lower_
    if dep == "aux":
        return OPEN if _inverted(child, token) else _modal(child, token)
    if dep in {"advmod", "npadvmod", "dep"} and word in words("adverb"):
        return words("adverb")[word]
    if dep == "mark" and word in words("mark"):
        return PLAIN if _concessive(child) else words("mark")[word]
    if dep == "advcl":
        conditional = any(g.lower_ in {"if", "unless"} and not _even(g) for g in child.children if g.dep_ == "mark")
        return OPEN if conditional else PLAIN
    if dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
        return _quantified(child)
    if dep == "prep" and word == "under":  # "is under discussion"
        return OPEN if any(g.lower_ in _DEBATED for g in child.children) else PLAIN
    if token.pos_ not in {"VERB", "AUX"} and child.i < token.i:
        return _modifier(child)
    return PLAIN


def _imperative(token: Token) -> bool:
    if token.dep_ != "ROOT" or token.tag_ != "VB":
        return False
    return not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "expl"} for c in token.children)


def _progressive(token: Token) -> bool:
    if token.tag_ != "VBG" or token.dep_ in {"pcomp", "acl"}:
        return False
    return any(c.dep_ == "aux" and c.tag_ in {"VBZ", "VBP"} for c in token.children)


def _inverted(aux: Token, verb: Token) -> bool:
    """Tell whether an auxiliary opens a condition: "should Norland attack", "had they known"."""
    opens = aux.lower_ in {"should", "had", "were"} and aux.i == verb.left_edge.i and aux.i < verb.i - 1
    return opens and verb.dep_ == "advcl"


def _even(mark: Token) -> bool:
    """Tell whether a mark is of "even if", whatever holds of which the main clause holds."""
    return mark.i > 0 and mark.lower_ == "if" and mark.nbor(-1).lower_ == "even"


def _concessive(mark: Token) -> bool:
    return _even(mark) and mark.head.tag_ == "VBD"


def _modal(aux: Token, verb: Token) -> View:
    view = words("modal").get(aux.lower_)
    if view is None or aux.tag_ != "MD":
        return PLAIN
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        if aux.lower_ == "must":
            return View(True, PROBABLE, "")
        if aux.lower_ in {"should", "ought"}:
            return View(False, PROBABLE, "")
        if aux.lower_ in {"will", "'ll"}:
            return View(True, PROBABLE, "Planned")
    elif _backshifted(aux, verb):
        return words("modal")["will"]
    return view


def _backshifted(aux: Token, verb: Token) -> bool:
    """Tell whether "would" is the "will" of what was said in the past: "the minister said the bases would close"."""
    if aux.lower_ not in {"would", "'d"} or verb.dep_ != "ccomp" or verb.head.tag_ not in {"VBD", "VBN"}:
        return False
    conditions = (c for word in (verb, verb.head) for c in word.children if c.dep_ == "advcl")
    conditional = any(g.lower_ in {"if", "unless"} for c in conditions for g in c.children if g.dep_ == "mark")
    return not conditional and not any(c.lower_ in {"if", "whether"} for c in verb.children)


def _quantified(noun: Token) -> View:
    view = words("quantifier").get(noun.lower_)
    if view is not None:
        return view
    if noun.left_edge.lower_ == "not" and noun.left_edge.i < noun.i:  # "not a single ship"
        return DENIED
    for child in noun.children:
        if child.i > noun.i:
            break
        if child.dep_ in {"det", "amod", "neg", "preconj"} and child.lower_ in {"no", "neither", "few"}:
            if child.lower_ == "few" and any(c.lower_ == "a" for c in noun.children):
                continue
            return words("quantifier")[child.lower_]
    return PLAIN


def _modifier(child: Token) -> View:
    word = child.lower_
    if child.i > 1 and child.nbor(-1).orth_ == "-":  # "so-called", "would-be"
        word = f"{child.nbor(-2).lower_}-{word}"
    if child.dep_ in {"amod", "compound", "advmod", "nmod"} and word in words("adjective"):
        return words("adjective")[word]
    if child.dep_ == "det" and word in {"no", "neither"}:
        return DENIED
    return words("free").get(word, PLAIN) if child.dep_ == "det" else PLAIN
