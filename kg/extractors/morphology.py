"""Parts of speech and lemmas from tags, looked up once per word form: what spaCy's two slowest steps give, faster.

spaCy derives ``pos`` with ``attribute_ruler`` and ``lemma`` with ``lemmatizer``, token by token. Both depend on little
more than the word form, its tag and whether it is an auxiliary or a determiner, so this component asks them once for
each such combination and remembers the answer.

One fault of the lemmatizer is mended: it reads "staged" as a form of "stag" and "hoping" as one of "hop", where English
would have doubled the consonant ("stagged", "hopping"; Quirk et al. 1985, section 3.8), so the verb in -e is meant.
Where it guesses, as the word is on none of its lists, a verb of our dictionary comes first: "unbanned", unban.
Words that a hyphen divides have the lemma that the dictionary knows them by: "re-elected", reelect.
Then the parse is mended where it goes wrong in a way that repeats (`kg.language.syntax.repair`).
"""

import re
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.symbols import AUX, aux, auxpass, det
from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.syntax.headlines import mark_headline
from kg.language.syntax.repair import repair
from kg.lexica import dictionary, hyphenated, inflection
from kg.lexica.classes import word_class

if TYPE_CHECKING:
    from thinc.types import Ints2d

_DOUBLES = re.compile("[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")  # one syllable, one vowel, one consonant: stag, stagged
_SILENT = frozenset({"ed", "ing"})
_ROLES = {aux: "aux", det: "det"}  # all others are one, and passive auxiliaries are auxiliaries
_KEY = np.dtype(("V", 24))  # the numbers of a word form, its tag and its role


class Morphology:
    """Callable that sets ``pos`` and ``lemma`` of every token. Holds the model's two rule components and a memory."""

    def __init__(self, nlp: Language, ruler: Callable[[Doc], Doc], lemmatizer: Callable[[Doc], Doc]) -> None:
        self.nlp, self.ruler, self.lemmatizer = nlp, ruler, lemmatizer
        self.memory: dict[bytes, bytes] = {}  # the numbers of part of speech and lemma by those of form, tag and role
        lookups = getattr(lemmatizer, "lookups", None)
        index = lookups.get_table("lemma_index", {}) if lookups is not None else {}
        for pos, forms in list(index.items()):  # the lemmatizer asks for membership alone, of up to 57,000 in a list
            index[pos] = frozenset(forms)
        self.verbs: frozenset[str] = frozenset(index.get("verb", ()))

    def __call__(self, doc: Doc) -> Doc:
        """Set ``pos`` and ``lemma`` of every token of a Doc, mend its parse and return it."""
        self._look_up(doc)
        if repair(doc):
            self._look_up(doc)
        mark_headline(doc)
        return doc

    def _look_up(self, doc: Doc) -> None:
        columns = doc.to_array([ORTH, TAG, DEP])
        roles = columns[:, 2]
        roles[roles == auxpass] = aux
        roles[(roles != aux) & (roles != det)] = 0
        keys = cast("list[bytes]", columns.view(_KEY).ravel().tolist())
        missing = sorted({key for key in keys if key not in self.memory})
        if missing:
            self._learn(missing)
        if len(doc):
            found = np.frombuffer(b"".join(map(self.memory.__getitem__, keys)), "uint64")
            doc.from_array([POS, LEMMA], cast("Ints2d", found.reshape(len(keys), 2)))

    def _learn(self, keys: list[bytes]) -> None:
        """Ask the rule components about word forms, all in one Doc; line breaks between them keep neighbours apart."""
        strings = self.nlp.vocab.strings
        numbers = np.frombuffer(b"".join(keys), "uint64").reshape(len(keys), 3).tolist()
        words = [word for orth, _, _ in numbers for word in (strings[orth], "\n")]
        tags = [each for _, tag, _ in numbers for each in (strings[tag], "_SP")]
        roles = [each for _, _, role in numbers for each in (_ROLES.get(role, "ROOT"), "ROOT")]
        doc = Doc(self.nlp.vocab, words=words, tags=tags, deps=roles, heads=list(range(len(words))))
        doc = self.lemmatizer(self.ruler(doc))
        for key, (orth, tag, role), token in zip(keys, numbers, islice(doc, 0, None, 2), strict=True):
            pos = AUX if role == aux and token.lemma_ in word_class("primary-auxiliary") else token.pos
            form, verbal = strings[orth].lower(), strings[tag].startswith("VB")
            lemma = _without_hyphen(form, verbal) or (verbal and self._ours(form, token)) or self._with_silent_e(token)
            self.memory[key] = np.array([pos, strings.add(lemma)], "uint64").tobytes()

    def _ours(self, form: str, token: Token) -> str | None:
        """Return the verb of our dictionary that a form is of, where the lemmatizer guesses: unbanned, unban."""
        if token.lemma_ in self.verbs or token.lemma_ in dictionary.lemmas():
            return None
        return next((verb for verb, _ in inflection.bases(form) if verb in dictionary.lemmas()), None)

    def _with_silent_e(self, token: Token) -> str:
        """Return the lemma of a token, with the final -e that the form leaves out: staged, stage."""
        lemma, ending = token.lemma_, token.lower_[len(token.lemma_) :]
        short = ending in _SILENT and token.lower_.startswith(lemma) and _DOUBLES.fullmatch(lemma) is not None
        return f"{lemma}e" if short and f"{lemma}e" in self.verbs else lemma


def _without_hyphen(form: str, verbal: bool) -> str | None:
    """Return the lemma of a word that a hyphen divides, None of others."""
    return (hyphenated.as_verbs() if verbal else hyphenated.as_nouns()).get(form) if "-" in form else None


@Language.factory("kg_morphology", requires=["token.tag", "token.dep"], assigns=["token.pos", "token.lemma"])
def make_morphology(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component from the model's own ``attribute_ruler`` and ``lemmatizer``, which may be disabled."""
    annotations.register()
    parts = dict(nlp.components)
    return Morphology(nlp, parts["attribute_ruler"], parts["lemmatizer"])
