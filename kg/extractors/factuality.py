"""How each relation, event and measure is put forward: polarity, certainty, status and whose voice it stands in.

Polarity and certainty follow FactBank (Saurí and Pustejovsky 2009) from the point of view of whoever speaks:
the author, or the source of the attribution that holds the trigger.
"""

from bisect import bisect_left
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import AttributionDict, Factuality
from kg.language.factuality.embedding import describes, judge
from kg.language.factuality.granted import granted
from kg.language.factuality.implicatives import attitude
from kg.language.factuality.modality import (
    CERTAIN,
    CERTAINTIES,
    DENIED,
    OPEN,
    PLAIN,
    UNKNOWN,
    View,
    combine,
    infinitive,
    words,
)

_STANCES = {
    "denies": View(False, CERTAIN, ""),
    "threatens": View(True, UNKNOWN, "Threatened"),
    "demands": View(True, UNKNOWN, "Demanded"),
    "promises": View(True, UNKNOWN, "Planned"),
    "asks": View(True, UNKNOWN, "Hypothetical"),
}


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
    }


def _status(view: View) -> str:
    if not view.affirmed and view.certainty >= CERTAIN - 1:
        return "Denied"
    if view.status and (view.status != "Ongoing" or view.certainty >= CERTAIN - 1):
        return view.status
    return "Happened" if view.certainty >= CERTAIN - 1 else "Hypothetical"


def _vouched(found: list[AttributionDict], holder: int | None) -> bool:
    """Tell whether the author vouches for a content: each cue around it, up to the outermost, commits him too."""
    while holder is not None:
        if not found[holder]["factive"]:
            return False
        holder = found[holder].get("within")
    return True


def _boundary(found: list[AttributionDict], holder: int | None) -> Callable[[Token, Token], View | None]:
    """Return where the upward walk ends: at the cue of the attribution, or at the top of the sentence."""
    cue = found[holder]["cue"] if holder is not None else None

    def end(word: Token, governor: Token) -> View | None:
        if holder is not None and cue is not None and cue[0] <= governor.i < cue[1] and not cue[0] <= word.i < cue[1]:
            return _said(found, holder, governor, word)
        if cue is not None and holder is not None and word != governor and _leaves(found[holder], word, governor):
            return _said(found, holder, word.doc[cue[0] : cue[1]].root, word)
        if word == governor:
            outer = _asked(word)
            return combine(_said(found, holder, None, word), outer) if holder is not None else outer
        return None

    return end


def _leaves(holding: AttributionDict, word: Token, governor: Token) -> bool:
    """Tell whether a step up leads out of a clause that is the content: the parser hung it on a word beside the cue."""
    for start, end in holding["content"]:
        if start <= word.i < end:
            clause = word.pos_ in {"VERB", "AUX"} and word.dep_ in {"acl", "relcl", "advcl"}
            return (clause or word.dep_ == "prep") and not start <= governor.i < end
    return False


def _asked(root: Token) -> View:
    """Return the view that a sentence's form gives its main clause: a question leaves it open."""
    doc, end = root.doc, root.sent.end
    for i in range(root.i, end):
        if doc[i].orth_ in {".", "!", "?"} or "\n" in doc[i].orth_:
            return OPEN if doc[i].orth_ == "?" else PLAIN
    return PLAIN


def _opens_condition(token: Token) -> bool:
    """Tell whether a word stands before the first comma of a sentence that begins with "if" or "unless"."""
    sentence = token.sent
    if (
        sentence[0].lower_ not in {"if", "unless", "should", "had", "were", "assuming", "suppose", "supposing"}
        and sentence[:2].text.lower() != "in case"
    ):
        return False
    described = any(t.dep_ == "relcl" for t in (token, *token.ancestors))  # "if David Duke, who endorses him, ..."
    return not described and all(t.orth_ != "," for t in token.doc[sentence.start : token.i])


def _said(found: list[AttributionDict], holder: int, cue: Token | None, word: Token) -> View:
    """Return the context that being said, threatened, demanded or denied gives a content.

    How the cue itself is put forward is read up to the next speaker around it, if there is one.
    """
    holding = found[holder]
    view = _STANCES.get(holding["stance"], PLAIN)
    if cue is None:
        return view
    if granted(cue, word):
        return PLAIN
    noun = word.dep_ in {"dobj", "pobj", "prep", "nsubjpass", "attr", "pcomp"}
    own = judge(cue, _boundary(found, holding.get("within")), 1)
    if any(c.lower_ in words("liar") for c in cue.children):  # "falsely claimed"
        return combine(DENIED, view)
    held = attitude(cue, word, own) if holding["stance"] != "denies" else None
    if view.status == "Demanded" and own.certainty == UNKNOWN and own.status == "Hypothetical":
        return OPEN  # a demand that may have been made demands nothing
    if own.certainty < CERTAIN or (not own.affirmed and (held is None or held.affirmed)):
        return combine(OPEN, view)
    if held is None and view is PLAIN and infinitive(word) and not holding["factive"]:
        return OPEN
    if held is not None:
        return held
    if view is PLAIN and cue.lemma_ in words("announcing") and any(c.lower_ == "would" for c in word.children):
        return words("announcing")[cue.lemma_]
    if view is not PLAIN:
        return view
    return OPEN if noun and not holding["factive"] else PLAIN


def annotate(doc: Doc) -> Doc:
    """Write ``fact`` into every relation, measure and event."""
    frames = [*annotations.relations(doc), *annotations.measures(doc), *annotations.events(doc)]
    found = annotations.attributions(doc)
    for frame, holder in zip(frames, holders(found, [f["trigger"] for f in frames]), strict=True):
        frame["fact"] = factuality(doc[frame["trigger"]], found, holder)
    return doc


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


@Language.factory("kg_factuality", requires=["doc._.kg_attributions"], assigns=[])
def make_factuality(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; it fills frames that earlier components left."""
    annotations.register()
    return annotate
