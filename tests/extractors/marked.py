"""Docs from marked text, so that an extractor is tested on given mentions: ``[Omar Said|Person] met [him|pronoun]``."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotated import pipeline
from kg.language import annotations
from kg.language.syntax import phrases
from kg.model import Document

MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)(?:\|([^|\]]*))?(?:\|([^|\]]*))?\]")


def marked(nlp: Language, text: str) -> Doc:
    """Return the Doc of a text with its mentions; the pipeline gives at least parts of speech.

    A mark is ``[words|type|form|key]``; the form is a name unless given; ``[he|pronoun]`` is short for a pronoun.
    """
    spans, plain, at = [], "", 0
    for found in MARK.finditer(text):
        plain += text[at : found.start()]
        spans.append((len(plain), len(plain) + len(found[1]), found[2], found[3] or "name", found[4] or None))
        plain += found[1]
        at = found.end()
    plain += text[at:]
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=plain)))
    made = []
    for begin, end, mark, written, key in spans:
        span = doc.char_span(begin, end, alignment_mode="expand")
        kind, form = ("Person", "pronoun") if mark == "pronoun" else (mark, written)
        left, right = phrases.noun_phrase(span.root)
        made.append(
            annotations.MentionDict(
                id=0,
                start=span.start,
                end=span.end,
                np_start=min(left, span.start),
                np_end=max(right, span.end),
                head=span.root.i,
                type=kind,
                form=form,
                key=key,
                metonym=False,
                entity=None,
            )
        )
    made.sort(key=lambda m: (m["start"], -m["end"]))
    for number, mention in enumerate(made):
        mention["id"] = number
    doc._.kg_mentions = made
    return doc
