"""Parses of whole articles, kept on disk for one run of the tests: many of them build a graph of the same articles.

What the model says of an article is kept once it has said it. Shorter texts, which tests bring along, are always read.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START, TAG
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc
from spacy.util import minibatch

from kg.annotated import pipeline

ARTICLE = 250  # tokens; the shortest of examples/ has more
TOLD = [TAG, DEP, HEAD, ENT_IOB, ENT_TYPE]
READERS = ("tok2vec", "tagger", "parser", "ner")


class Reading:
    """The components of the model that read, in one: of an article that is kept, they are spared."""

    def __init__(self, readers: list[Pipe], folder: Path) -> None:
        self.readers, self.folder = readers, folder

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1, **_: object) -> Iterator[Doc]:
        """Yield the Docs in order; those to be read are read in batches as without this."""
        for batch in minibatch(stream, batch_size):
            places = [(doc, self._place(doc)) for doc in batch]
            new = [(doc, place) for doc, place in places if not (place and _taken(doc, place))]
            if new:
                self._read([doc for doc, _ in new], batch_size)
            for doc, place in new:
                if place:
                    _keep(doc, place)
            yield from batch

    def _read(self, docs: Iterable[Doc], batch_size: int) -> None:
        for reader in self.readers:
            docs = list(reader.pipe(docs, batch_size=batch_size))

    def _place(self, doc: Doc) -> Path | None:
        if len(doc) < ARTICLE:
            return None
        borders = doc.to_array([SENT_START]).tobytes()
        words = "\0".join(token.text_with_ws for token in doc).encode()
        return self.folder / f"{hashlib.sha256(borders + words).hexdigest()}.npy"


def _taken(doc: Doc, place: Path) -> bool:
    if not place.exists():
        return False
    doc.from_array(TOLD, np.load(place))
    return True


def _keep(doc: Doc, place: Path) -> None:
    part = place.with_suffix(f".{os.getpid()}.npy")  # another worker may keep the same
    np.save(part, doc.to_array(TOLD))
    part.replace(place)


class Passing:
    """A component whose work is done already."""

    def __call__(self, doc: Doc) -> Doc:
        return doc


def keep(nlp: Language, folder: Path) -> Language:
    """Have a language model keep what it reads of articles in a folder, and take from there what was read before."""
    named = dict(nlp._components)
    reading = Reading([named[name] for name in READERS], folder)
    nlp._components = [
        (name, reading if name == READERS[0] else Passing() if name in READERS else component)
        for name, component in nlp._components
    ]
    return nlp


def keep_always(folder: Path) -> None:
    """Have every pipeline that this process loads keep what it reads, such as those of a notebook."""
    load = pipeline._load_model
    pipeline._load_model = lambda model: keep(load(model), folder)
