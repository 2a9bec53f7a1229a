"""The tag of a politician, which names nobody: "(R-N.Y.)", "(I-Vt.)", "(D)"."""

from spacy.attrs import ORTH
from spacy.tokens import Doc

from kg.lexica.classes import word_class

_LONGEST = 6  # tokens from the letter of the party to the closing bracket


def apart(doc: Doc, prose: list[bool]) -> list[bool]:
    """Return for each token whether it is prose and stands in no tag of party and state.

    Args:
        doc: Tokens alone are read.
        prose: For each token, whether it stands in text to be read as sentences.
    """
    opening = doc.vocab.strings["("]
    places = [i for i, word in enumerate(doc.to_array([ORTH]).tolist()) if word == opening]
    kept = prose
    for i in places:
        letter, after = doc[i + 1 : i + 2].text.lower(), doc[i + 2 : i + 3].text
        if letter in word_class("party-letter") and after in {"-", "–", ")"}:
            kept = kept if kept is not prose else list(prose)
            end = next((at for at in range(i + 2, min(i + 2 + _LONGEST, len(doc))) if doc[at].text == ")"), i + 2)
            kept[i + 1 : end] = [False] * (end - i - 1)
    return kept
