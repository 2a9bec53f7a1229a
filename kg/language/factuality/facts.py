"""How each relation, event and measure of a Doc is put forward: polarity, certainty, status, and in whose voice.

Polarity and certainty follow FactBank (Saurí and Pustejovsky 2009) from the point of view of whoever speaks:
the author, or the source of the attribution that holds the trigger.
"""

from bisect import bisect_left

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import AttributionDict, Factuality
from kg.language.factuality.embedding import Boundary, describes, judge
from kg.language.factuality.governors import is_carried_out
from kg.language.factuality.granted import granted, performed, stands
from kg.language.factuality.implicatives import attitude
from kg.language.factuality.modality import words
from kg.language.factuality.unreal import is_hearsay
from kg.language.factuality.views import (
    CERTAIN,
    CERTAINTIES,
    DEMANDED,
    DENIED,
    INTENDED,
    OPEN,
    PLAIN,
    PROBABLE,
    THREATENED,
    UNKNOWN,
    UNTOLD,
    FactualityView,
    combine,
)
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive
from kg.language.syntax.forms import is_verbal
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import is_definite
from kg.language.syntax.tree import sentence_of, tokens_of
from kg.language.syntax.verbs import is_infinitive, is_perfect
from kg.lexica.classes import word_class

_STANCES = {"denies": DENIED, "threatens": THREATENED, "demands": DEMANDED, "promises": INTENDED, "asks": OPEN}
_NOT_AHEAD = frozenset({"", "Ongoing"})
_NOMINAL_CONTENT = (
    fn.OBJECT
    | fn.PREPOSITIONAL_OBJECT
    | fn.PREPOSITION
    | fn.PASSIVE_SUBJECT
    | fn.PREDICATE_NOUN
    | fn.PREPOSITIONAL_CLAUSE
)


def facts(doc: Doc) -> list[Factuality]:
    """Return how the relations, the measures and the events of a Doc are put forward, in this order.

    Args:
        doc: A parsed Doc with its attributions.
    """
    frames = [*annotations.relations(doc), *annotations.measures(doc), *annotations.events(doc)]
    triggers, found = [frame["trigger"] for frame in frames], annotations.attributions(doc)
    return [
        factuality(doc[trigger], found, holder)
        for trigger, holder in zip(triggers, holders(found, triggers), strict=True)
    ]


def holders(found: list[AttributionDict], tokens: list[int]) -> list[int | None]:
    """Return for each token the index of the attribution whose shortest content span holds it, or None.

    That is the innermost speaker; ``within`` leads from him to whoever reports him.
    """
    inner: dict[int, tuple[int, int]] = {}
    wanted = sorted(set(tokens))
    for k, attribution in enumerate(found):
        for start, end in attribution["content"]:
            for token in wanted[bisect_left(wanted, start) : bisect_left(wanted, end)]:
                inner[token] = min(inner.get(token, (end - start, k)), (end - start, k))
    return [inner[token][1] if token in inner else None for token in tokens]


def factuality(token: Token, found: list[AttributionDict], holder: int | None) -> Factuality:
    """Return how the event or relation of a trigger is put forward.

    Args:
        token: The trigger.
        found: The attributions of the Doc.
        holder: Index of the innermost attribution whose content holds the trigger, or None.
    """
    if holder is not None and found[holder]["quotation"] == "indirect" and describes(token):
        holder = None  # titles and appositions in reported speech are the author's words
    view = judge(token, _boundary(found, holder))
    if _opens_condition(token) or (view.status == "Demanded" and _asked(token) is OPEN):  # "Should they attack?"
        view = combine(OPEN, view._replace(status="") if view.status == "Demanded" else view)
    factive = holder is not None and _vouched(found, holder) and view.affirmed and view.certainty == CERTAIN
    return {
        "polarity": "Affirmed" if view.affirmed else "Denied",
        "certainty": CERTAINTIES[view.certainty],
        "status": _status(view),
        "attribution": holder,
        "factive": factive,
        "told": _is_told(view),
    }


def _is_told(view: FactualityView) -> bool:
    """Tell whether a reader writes it down: it is so or not so, or is said to be possible, planned, asked for."""
    return view.certainty >= PROBABLE or (view.affirmed and (view.certainty > UNKNOWN or view.status not in _NOT_AHEAD))


def _status(view: FactualityView) -> str:
    sure = view.certainty >= PROBABLE
    if sure and not view.affirmed:
        return "Denied"
    if not view.affirmed and not sure:
        return "Hypothetical"  # "asked them not to attack": no attack is demanded
    if view.status and (sure or view.status != "Ongoing"):
        return view.status
    return "Happened" if sure else "Hypothetical"


def _vouched(found: list[AttributionDict], holder: int | None) -> bool:
    """Tell whether the author vouches for a content: each cue around it, up to the outermost, commits him too."""
    while holder is not None:
        if not found[holder]["factive"]:
            return False
        holder = found[holder].get("within")
    return True


def _boundary(found: list[AttributionDict], holder: int | None) -> Boundary:
    """Return where the upward walk ends: at the cue of the attribution, or at the top of the sentence."""
    if holder is None:
        return lambda word, governor: _asked(word) if word == governor else None
    held, cue = found[holder], found[holder]["cue"]

    def end(word: Token, governor: Token) -> FactualityView | None:
        if word == governor:
            return combine(_said(found, held, None, word), _asked(word))
        if cue is None:
            return None
        if cue[0] <= governor.i < cue[1] and not cue[0] <= word.i < cue[1]:
            return _said(found, held, governor, word)
        return _said(found, held, word.doc[cue[0] : cue[1]].root, word) if _leaves(held, word, governor) else None

    return end


def _leaves(holding: AttributionDict, word: Token, governor: Token) -> bool:
    """Tell whether a step up leads out of a clause that is the content: the parser hung it on a word beside the cue."""
    for start, end in holding["content"]:
        if start <= word.i < end:
            clause = is_verbal(word) and serves_as(word, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE | fn.ADVERBIAL_CLAUSE)
            return (clause or serves_as(word, fn.PREPOSITION)) and not start <= governor.i < end
    return False


def _asked(root: Token) -> FactualityView:
    """Return the view that a sentence's form gives its main clause: a question leaves it open."""
    for token in tokens_of(root.doc, root.i, sentence_of(root)[1]):
        if token.orth_ in {".", "!", "?"} or "\n" in token.orth_:
            return OPEN if token.orth_ == "?" else PLAIN
    return PLAIN


def _opens_condition(token: Token) -> bool:
    """Tell whether a word stands before the first comma of a sentence that begins with "if" or "unless"."""
    sentence, openings = token.sent, word_class("conditional-opening")
    if sentence[0].lower_ not in openings and sentence[:2].text.lower() not in openings:
        return False
    if any(serves_as(t, fn.RELATIVE_CLAUSE) for t in (token, *token.ancestors)):  # "if Lund, who endorses him, ..."
        return False
    return all(t.orth_ != "," for t in token.doc[sentence.start : token.i])


def _said(found: list[AttributionDict], holding: AttributionDict, cue: Token | None, word: Token) -> FactualityView:
    """Return the context that being said, threatened, demanded or denied gives a content.

    How the cue itself is put forward is read up to the next speaker around it, if there is one.
    """
    view = _STANCES.get(holding["stance"], PLAIN)
    if holding["source"] is not None and is_hearsay(word.doc, holding["source"]):
        return combine(OPEN, view)
    if cue is None:
        return view
    own = judge(cue, _boundary(found, holding.get("within")), 1)
    if granted(cue, word) or (is_infinitive(word) and (is_carried_out(cue, own) or performed(cue, word))):
        return PLAIN
    if holding["source"] is None and is_passive(cue) and cue.lemma_ in word_class("hearsay-verb"):
        return combine(OPEN, view)  # "it is alleged that"
    if any(c.lower_ in words("liar") for c in cue.children):  # "falsely claimed"
        return combine(DENIED, view)
    return _by_cue(holding, cue, word, own)


def _by_cue(holding: AttributionDict, cue: Token, word: Token, own: FactualityView) -> FactualityView:
    """Return what a cue word that is put forward as ``own`` makes of its content."""
    view = _STANCES.get(holding["stance"], PLAIN)
    deed = next(iter(dependents(word, fn.PREPOSITIONAL_CLAUSE)), word)  # "accused Sudria of shelling Kesh"
    own_past = is_infinitive(word) and is_perfect(word) and not is_passive(cue)  # "claims to have attacked"
    held = attitude(cue, deed, own) if holding["stance"] != "denies" and not own_past else None
    if view is DEMANDED and own.certainty == UNKNOWN and own.status == "Hypothetical":
        return OPEN  # a demand that may have been made demands nothing
    if own.certainty < CERTAIN or (not own.affirmed and (held is None or held.affirmed)):
        return combine(OPEN, view)
    ahead = is_infinitive(word) and not is_perfect(word)  # "claims to have attacked" tells of what was
    if held is None and view is PLAIN and not holding["factive"] and ahead:
        return UNTOLD
    if held is not None:
        return held
    if view is not PLAIN:
        return view
    future = word_class("future-in-the-past")
    if cue.lemma_ in words("announcing") and any(c.lower_ in future for c in word.children):
        return words("announcing")[cue.lemma_]
    nominal = serves_as(word, _NOMINAL_CONTENT) and cue.lemma_ not in word_class("verb-of-quoting")
    if nominal and (stands(word) or (word.lemma_.lower() in word_class("accomplished-act") and is_definite(word))):
        return PLAIN  # "announced the arrest of"
    return UNTOLD if nominal and not holding["factive"] else PLAIN
