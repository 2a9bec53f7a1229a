"""Which attributions somebody voices: a source that can speak, a cue of saying or thinking aloud, words that are said.

Annotators of attribution also mark attitudes ("supports the bill", "an opponent of"), plans and what is only to be said
("to persuade voters"); a reader who asks who said what wants none of these. They still shield their contents from
being taken for the author's word.
"""

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.factuality.modality import beside
from kg.language.factuality.views import CERTAIN, PLAIN
from kg.language.speech.cues import Candidate, Span
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import (
    FINITE,
    MODAL,
    WH_DETERMINER,
    WH_PRONOUN,
    has_form,
    is_noun,
    is_pronoun,
    is_proper,
    is_verbal,
)
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import antecedent
from kg.language.syntax.verbs import coordinators, is_infinitive, is_perfect
from kg.lexica.classes import word_class
from kg.model import ACTOR_TYPES

_SHORT = 2  # tokens: no clause
_CLAUSE = frozenset({"", "that", "quote", "np+inf", "is+inf", "whether"})
_JUDGED = frozenset({"np+pred", "np+as"})
_BODIES = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Place"})
_UNSOURCED = frozenset({"that", "np+inf", "is+inf", "hearsay", "adv"})


def is_voiced(doc: Doc, c: Candidate, quotation: str, heads: dict[int, list[MentionDict]]) -> bool:
    """Tell whether an attribution is somebody's saying or thought, said as its content has it.

    Args:
        doc: The Doc.
        c: The attribution, with its content.
        quotation: ``direct``, ``indirect`` or ``mixed``.
        heads: Mentions by head token.
    """
    kind, _, frame = c.frame.rpartition(" ")
    if not (_is_uttered(doc[c.verb], c.content) and _has_words(doc, c, quotation)):
        return False
    if c.head is None:
        return c.source is None and frame in _UNSOURCED and _is_of_speech(doc[c.verb], kind)
    if not _is_speaker(doc, c, heads):
        return False
    lemma = doc[c.verb].lemma_.lower()
    if doc[c.verb].is_punct and quotation != "direct":  # "Norland: an ally or a rival?"
        return doc[c.head].lower_ in word_class("headline-source")
    if quotation == "direct" and c.reports:
        return lemma not in word_class("unspoken-cue")
    if kind == "noun":
        return lemma not in word_class("unspoken-noun") and (
            frame == "that" or (frame in {"inf", "of", "for"} and lemma in word_class("performative-noun"))
        )
    if kind == "adj":
        return frame == "that"
    if lemma in word_class("unspoken-cue"):
        return False
    if frame in _CLAUSE or frame in _JUDGED:
        return True
    if frame == "of" or (frame == "about" and quotation != "indirect"):  # "spoke of murder"
        return True
    performs = lemma in word_class("performative-verb")
    if frame == "np" and performs:
        return not _is_only_addressed(doc, c, heads)
    return performs or (frame == "inf" and c.reports)


def _is_uttered(cue: Token, content: list[Span]) -> bool:
    """Tell whether a cue was or is used: not "would say", "to say", "did not say", "if they say"."""
    if not is_verbal(cue):
        return True
    marks = dependents(cue, fn.SUBORDINATOR | fn.ADVERBIAL_CLAUSE)
    own = PLAIN if any(s <= t.i < e for t in marks for s, e in content) else beside(cue)  # '"If you go," he said'
    if not own.affirmed or own.certainty < CERTAIN or own.status not in {"", "Ongoing"} or _is_to_be(cue):
        return False
    above = cue.head
    if not serves_as(cue, fn.CONJUNCT) or has(cue, fn.SUBJECT | fn.AUXILIARY) or not is_verbal(above):
        return True
    apart = has_form(cue, FINITE) and not is_perfect(above)  # "has not left or conceded" denies both
    contrast = not coordinators(above).isdisjoint(word_class("contrasting-coordinator"))
    return apart or contrast or _is_uttered(above, content)


def _is_to_be(cue: Token) -> bool:
    modal = any(has_form(t, MODAL) for t in cue.children if serves_as(t, fn.AUXILIARY))
    return modal or is_infinitive(cue)


def _is_of_speech(cue: Token, kind: str) -> bool:
    return kind != "passive" or cue.lemma_ in word_class("hearsay-verb") | word_class("speech-verb")


def _is_speaker(doc: Doc, c: Candidate, heads: dict[int, list[MentionDict]]) -> bool:
    """Tell whether a source is somebody or a text, and who it is where a pronoun stands for it."""
    if c.head is None:
        return False
    head = antecedent(doc[c.head])
    found = next((m[0]["entity"] for i in (c.head, head.i) if (m := heads.get(i))), None)
    if is_pronoun(head) or has_form(head, WH_DETERMINER | WH_PRONOUN):
        person = word_class("masculine-pronoun") | word_class("feminine-pronoun")
        if found is None or head.lower_ not in person:
            return found is not None or head.lower_ in word_class("antecedent-pronoun")
        return annotations.entities(doc)[found]["type"] not in _BODIES  # "he", read as a ministry
    if found is not None or not is_noun(head) or is_proper(head):
        return True
    speaking = word_class("speaking-noun") | word_class("telling-text") | word_class("plain-people")
    return head.lemma_.lower() in speaking or head.lower_ in word_class("antecedent-pronoun")


def _has_words(doc: Doc, c: Candidate, quotation: str) -> bool:
    """Tell whether a content is more than a pronoun or a fragment, and not its own source."""
    content = sorted(c.content)
    if sum(e - s for s, e in content) < _SHORT and quotation != "direct":
        return False
    start = content[0][0]
    return c.source not in content and not _is_cut(doc, (start, content[0][1]))


def _is_cut(doc: Doc, content: Span) -> bool:
    """Tell whether a content begins with a finite verb that has lost its subject: "are Christian"."""
    first = doc[content[0]]
    return has_form(first, FINITE) and is_verbal(first) and not has(first, fn.SUBJECT)


def _is_only_addressed(doc: Doc, c: Candidate, heads: dict[int, list[MentionDict]]) -> bool:
    """Tell whether a content is only whom the cue is aimed at: "slammed the minister", not "slammed his remarks"."""
    start, end = c.content[0]
    root = doc[start:end].root
    found = heads.get(root.i)
    entity = found[0]["entity"] if found else None
    actor = entity is not None and annotations.entities(doc)[entity]["type"] in ACTOR_TYPES
    return actor and root.lemma_.lower() not in word_class("sayable-noun")
