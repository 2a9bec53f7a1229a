"""Docs made by hand, so that a rule is tested on a parse that is known: ``word/TAG/dep/head``, head by number."""

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

_PARTS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "JJ": "ADJ",
    "IN": "ADP",
    "DT": "DET",
    "PRP": "PRON",
    "PRP$": "PRON",
    "WP": "PRON",
    "WDT": "PRON",
    "CC": "CCONJ",
    "CD": "NUM",
    "POS": "PART",
    "TO": "PART",
    "RB": "ADV",
    "MD": "AUX",
    "$": "SYM",
    ",": "PUNCT",
    ".": "PUNCT",
    "``": "PUNCT",
    ":": "PUNCT",
}


def made(vocab: Vocab, text: str, *entities: tuple[int, int, str]) -> Doc:
    """Return a Doc of one sentence; lemmas are the words in lower case.

    Args:
        vocab: Of the pipeline under test.
        text: Tokens such as ``He/PRP/nsubj/1``; dep and head may be left out.
        entities: (start, end, label) of what the model is to have found.
    """
    rows = [token.split("/") for token in text.split()]
    words = [row[0] for row in rows]
    tags = [row[1] for row in rows]
    root = next((i for i, row in enumerate(rows) if row[2:3] == ["ROOT"]), 0)
    deps = [row[2] if len(row) > 2 else "dep" if i != root else "ROOT" for i, row in enumerate(rows)]
    heads = [int(row[3]) if len(row) > 3 else root for row in rows]
    parts = [_PARTS.get(tag, "VERB") for tag in tags]
    doc = Doc(vocab, words, tags=tags, pos=parts, deps=deps, heads=heads, lemmas=[word.lower() for word in words])
    doc.ents = [Span(doc, start, end, label) for start, end, label in entities]
    return doc
