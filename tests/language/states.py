"""Docs with mentions of states, of "army" and of "its" and "it", given and not found."""

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.extractors import quantities

if TYPE_CHECKING:
    from kg.language.annotations import MentionDict

ACTORS = {"Georgia": "GE", "Iran": "IR", "Armenia": "AM", "Turkey": "TR", "Kazakhstan": "KZ"}


def mark(doc: Doc) -> Doc:
    """Give a Doc mentions of states, of "army", and of "its" and "it"."""
    found: list[MentionDict] = []
    for token in doc:
        word = token.text
        if word in ACTORS:
            kind, key, form = "State", f"state/{ACTORS[word]}", "name"
        elif word == "army":
            kind, key, form = "ArmedForce", None, "nominal"
        elif word.lower() in {"its", "it"}:
            kind, key, form = "Organization", None, "pronoun"
        else:
            continue
        found.append({
            "id": len(found), "start": token.i, "end": token.i + 1, "np_start": token.i, "np_end": token.i + 1,
            "head": token.i, "type": kind, "form": form, "key": key, "metonym": False, "entity": None,
        })  # type: ignore[typeddict-item]  # form is one of the literals above # fmt: skip
    doc._.kg_mentions = found
    return doc


def read(doc: Doc) -> Doc:
    """Return a Doc with quantities and measures beside its mentions."""
    return quantities.annotate(mark(doc))
