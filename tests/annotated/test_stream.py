"""A text on which a component fails leaves the stream with one line; the others come in order, whatever the batch."""

from collections.abc import Iterable, Iterator

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotated import annotate, stream
from kg.errors import KgError, PipelineError
from kg.language import annotations
from kg.model import Document

TEXTS = {"a": "Calm seas.", "b": "A storm came.", "c": "Calm again.", "d": "Another storm.", "e": "Harbour."}


@Language.component("test_fails_on_storm")
def fails_on_storm(doc: Doc) -> Doc:
    if "storm" in doc.text:
        raise ValueError("no\nstorms")
    return doc


class FailsByBatch:
    """As parsers do it: an error takes the whole batch along and ends the stream."""

    def __call__(self, doc: Doc) -> Doc:
        return fails_on_storm(doc)

    def pipe(self, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        for batch in spacy.util.minibatch(docs, batch_size):
            yield from [self(doc) for doc in batch]


@Language.factory("test_fails_by_batch")
def make_fails_by_batch(nlp: Language, name: str) -> FailsByBatch:
    return FailsByBatch()


@Language.component("test_forgets_its_doc")
def forgets_its_doc(doc: Doc) -> Doc | None:
    return None if "storm" in doc.text else doc


@Language.component("test_puts_another_doc")
def puts_another_doc(doc: Doc) -> Doc:
    return Doc(doc.vocab, words=["other"])


def blank(*components: str) -> Language:
    annotations.register()
    nlp = spacy.blank("en")
    for component in components:
        nlp.add_pipe(component)
    return nlp


def run(component: str) -> tuple[list[tuple[str, str]], list[str]]:
    nlp = blank(component)
    before = nlp.default_error_handler
    problems: list[KgError] = []
    documents = [Document(name, text) for name, text in TEXTS.items()]
    found = [(document.id, doc.text) for document, doc in annotate(nlp, documents, on_problem=problems.append)]
    assert nlp.default_error_handler is before
    assert all(isinstance(problem, PipelineError) for problem in problems)
    return found, [str(problem) for problem in problems]


@pytest.mark.parametrize("component", ["test_fails_on_storm", "test_fails_by_batch"])
def test_the_others_come_in_order(component: str) -> None:
    found, problems = run(component)
    assert found == [("a", "Calm seas."), ("c", "Calm again."), ("e", "Harbour.")]
    said = f"component '{component}' failed (ValueError: no storms); {stream._HINT}"
    assert problems == [f"b: {said}", f"d: {said}"]


def test_where_nobody_listens_the_first_problem_is_raised() -> None:
    found = annotate(blank("test_fails_on_storm"), [Document(name, text) for name, text in TEXTS.items()])
    assert next(found)[0].id == "a"
    with pytest.raises(PipelineError, match=r"^b: component 'test_fails_on_storm' failed"):
        next(found)


def test_a_text_that_cannot_be_tokenised_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(nlp: Language, document: Document) -> Doc:
        if document.id == "b":
            raise OverflowError("too much")
        return nlp.make_doc(document.text)

    monkeypatch.setattr(stream, "make_doc", stumble)
    problems: list[KgError] = []
    documents = [Document(name, text) for name, text in TEXTS.items()]
    found = annotate(blank(), documents, on_problem=problems.append)
    assert [document.id for document, _ in found] == ["a", "c", "d", "e"]
    assert [str(problem) for problem in problems] == [
        f"b: component 'tokenizer' failed (OverflowError: too much); {stream._HINT}"
    ]


def test_a_component_may_put_another_doc_in_place() -> None:
    assert run("test_puts_another_doc") == ([(name, "other ") for name in TEXTS], [])


def test_a_component_that_gives_nothing_back_is_named() -> None:
    found, problems = run("test_forgets_its_doc")
    assert [name for name, _ in found] == ["a", "c", "e"]
    assert (
        problems[0] == f"b: component 'test_forgets_its_doc' failed (TypeError: gave NoneType, not Doc); {stream._HINT}"
    )


def test_an_error_of_what_gives_the_documents_is_nobodys_problem_but_the_callers() -> None:
    def documents() -> Iterator[Document]:
        yield Document("a", "Calm.")
        raise LookupError("the disk is gone")

    with pytest.raises(LookupError, match="the disk"):
        list(annotate(blank(), documents(), on_problem=lambda _: None))


def test_as_many_words_are_read_at_once_as_memory_is_to_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "WORDS", 5)
    taken: list[str] = []

    def documents() -> Iterator[Document]:
        for name in "abcde":
            taken.append(name)
            yield Document(name, "Calm seas.")  # three tokens

    found = [(document.id, len(taken)) for document, _ in annotate(blank("test_fails_by_batch"), documents())]
    assert found == [("a", 2), ("b", 2), ("c", 4), ("d", 4), ("e", 5)]
