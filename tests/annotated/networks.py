"""A small pipeline whose network begins and ends as those of spaCy's models do, and was never taught anything."""

import spacy
from spacy.language import Language

BY_FORM = {"@architectures": "spacy.MultiHashEmbed.v2", "attrs": ["NORM", "SUFFIX", "SPACY"], "rows": [500, 300, 10]}
BY_LETTERS = {"@architectures": "spacy.CharacterEmbed.v2", "rows": 500, "nM": 8, "nC": 4}
_ENCODE = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 16, "depth": 2, "window_size": 1}


def made(embed: dict[str, object] = BY_FORM) -> Language:
    """Return the pipeline, with weights at random."""
    nlp = spacy.blank("en")
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": {"width": 16, "include_static_vectors": False, **embed}}
    nlp.add_pipe("tok2vec", config={"model": {**model, "encode": {**_ENCODE, "maxout_pieces": 3}}})
    nlp.initialize()
    return nlp


def copied(nlp: Language) -> Language:
    """Return a pipeline with the weights of another."""
    return made().from_bytes(nlp.to_bytes())
