"""What a text tells of forces without a name: who leads them, and where: "rebels led by X", "rebels in Y"."""

from kg.language.annotations import MentionDict
from kg.language.reference.draft_entities import Draft, Referent, words
from kg.language.syntax.forms import PLURAL, has_form, is_adposition, is_verbal
from kg.lexica.classes import word_class

_TOLD_OF = frozenset({"ArmedForce", "Group"})
_BODIES = frozenset({"Organization", "ArmedForce", "Alliance"})
_LANDS = frozenset({"State", "Place"})
_FAR = 8  # tokens between "by" and the leader's name: "by the Islamist group X"


def leader(draft: Draft, mention: MentionDict) -> MentionDict | None:
    """Return the name of the body by which a description says that forces are led: "rebels led by the group X"."""
    doc, at = draft.doc, mention["np_end"]
    at += at < len(doc) and doc[at].text == ","
    if at + 1 >= len(doc) or doc[at].lower_ not in word_class("leading-participle") or doc[at + 1].lower_ != "by":
        return None
    for other in draft.mentions[mention["id"] + 1 :]:
        if other["start"] > at + 1 + _FAR or doc[other["start"]].sent != doc[at].sent:
            return None
        if other["form"] == "name":
            between = doc[at + 2 : other["np_start"]]
            plain = not any(token.is_punct or is_verbal(token) or is_adposition(token) for token in between)
            return other if plain and other["type"] in _BODIES else None
    return None


def told_name(draft: Draft, referent: Referent) -> str:
    """Return what a label adds to the words of a description of many: "led by X", or "in Y" where no state is told."""
    if referent.type not in _TOLD_OF:
        return ""
    own = (draft.mentions[i] for i in referent.mentions)
    plural = [m for m in own if m["form"] == "nominal" and has_form(draft.doc[m["head"]], PLURAL)]
    for mention in plural:
        if (name := leader(draft, mention)) is not None:
            return f" led by {words(draft.doc, name['start'], name['end'])}"
    if (referent.part_of or "").startswith("state/"):
        return ""
    return next((f" {told}" for mention in plural if (told := _land(draft, mention, referent.part_of))), "")


def _land(draft: Draft, mention: MentionDict, part_of: str | None) -> str:
    """Return "in Y" where it stands right behind a description and is the noun's, by the parse or as a community's."""
    doc, at = draft.doc, mention["end"]
    if at + 1 >= len(doc) or doc[at].lower_ != "in":
        return ""
    if doc[at].head.i != mention["head"] and not (part_of or "").startswith("group/"):
        return ""
    behind = (m for m in draft.mentions[mention["id"] + 1 : mention["id"] + 3] if m["np_start"] == at + 1)
    place = next((m for m in behind if m["form"] == "name" and m["type"] in _LANDS), None)
    return "" if place is None else words(doc, at, place["end"])
