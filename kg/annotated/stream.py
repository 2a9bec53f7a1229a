"""The stream of annotated Docs. A text on which a component fails is left out; the others pass."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import ignore_error

from kg.annotated.budget import USUAL, Budget, OverBudgetError, limited
from kg.annotated.pipeline import make_doc
from kg.errors import KgError, PipelineError, one_line, tell
from kg.model import Document

WORDS = 6_000  # tokens that are read at once: memory grows with them, and more are no faster
_HINT = "the text is left out; mend the component if it is yours, else report it with the text"


def annotate(
    nlp: Language,
    documents: Iterable[Document],
    *,
    on_problem: Callable[[KgError], None] | None = None,
    budget: Budget = USUAL,
) -> Iterator[tuple[Document, Doc]]:
    """Yield each document with its annotated Doc, in the order given.

    A component that fails takes its whole batch out of the stream. Each text that did not come back is therefore read
    once more, alone: those that only stood beside it pass, and the error of the other is known.

    Args:
        nlp: A pipeline from `load`.
        documents: Read lazily, so memory stays flat.
        on_problem: Called with the problem of each document on which a component failed; None raises the first.
        budget: What one text may cost; what costs more is left out.

    Raises:
        PipelineError: If a component failed on a document, and ``on_problem`` is None.
        InputError: If a document costs more than it may, and ``on_problem`` is None.
    """
    if budget.seconds is not None:  # one by one: what a batch takes is no one text's
        for document in documents:
            yield from _once_more(nlp, document, on_problem, budget)
        return
    flow = _Flow(iter(documents))
    with _errors_ignored(nlp):
        while not flow.ended:  # a batch is read, or a component failed and ended spaCy's stream: another goes on
            stream = nlp.pipe(_numbered(nlp, flow, budget), as_tuples=True, batch_size=WORDS, n_process=1)
            for doc, number in _until_it_breaks(stream, flow):
                if number is None:  # a component put another Doc in place of the one it was given
                    continue
                while flow.waiting[0][0] < number:
                    yield from _once_more(nlp, flow.waiting.popleft()[1], on_problem, budget)
                yield flow.waiting.popleft()[1], doc
            while flow.waiting:
                yield from _once_more(nlp, flow.waiting.popleft()[1], on_problem, budget)


@contextmanager
def sparing(document: Document, on_problem: Callable[[KgError], None] | None) -> Iterator[None]:
    """Make what fails on one document a problem of that document; a failing disk remains one of all."""
    try:
        yield
    except KgError as err:
        tell(err, on_problem)
    except OSError:
        raise
    except Exception as err:  # noqa: BLE001  (a component may leave anything; the next text is to be read)
        what, where = f"what components left can't be used ({one_line(err)})", document.path or document.id
        tell(PipelineError(what, where=where, hint="see kg.language.annotations for what is asked"), on_problem)


@dataclass(slots=True)
class _Flow:
    """Documents on their way: those to come, and those that went into the pipeline and did not come back so far."""

    documents: Iterator[Document]
    given: int = 0
    waiting: deque[tuple[int, Document]] = field(default_factory=deque)
    ended: bool = False  # no more are to come
    foreign: bool = False  # what gives the documents failed, which is the caller's affair

    def take(self) -> Document | None:
        try:
            return next(self.documents, None)
        except Exception:
            self.foreign = True
            raise


def _numbered(nlp: Language, flow: _Flow, budget: Budget) -> Iterator[tuple[Doc, int]]:
    """Yield Docs with their numbers until so many tokens were given at least, or until there are no more texts."""
    given = 0
    while given < WORDS:
        if (document := flow.take()) is None:
            flow.ended = True
            return
        flow.given += 1
        flow.waiting.append((flow.given, document))
        try:
            doc = make_doc(nlp, document)
        except Exception:  # noqa: BLE001  # nosec B112  # the text is read once more, where its error is told
            continue
        if len(doc) > budget.tokens:  # told of where it is read once more
            continue
        given += len(doc)
        yield doc, flow.given


def _until_it_breaks[T](stream: Iterator[T], flow: _Flow) -> Iterator[T]:
    """Yield what a stream gives until it ends or fails; errors of what feeds it are raised."""
    try:
        yield from stream
    except Exception:
        if flow.foreign:
            raise


def _once_more(
    nlp: Language, document: Document, on_problem: Callable[[KgError], None] | None, budget: Budget
) -> Iterator[tuple[Document, Doc]]:
    """Yield a document with its Doc, read alone, or tell which component fails on it, or that it costs too much."""
    name = "tokenizer"
    try:
        with limited(budget.seconds) as check:
            doc = make_doc(nlp, document)
            for name, component in nlp.pipeline if len(doc) <= budget.tokens else ():  # noqa: B007  (told of below)
                doc = component(doc)
                if not isinstance(doc, Doc):
                    raise TypeError(f"gave {type(doc).__name__}, not Doc")
                check()
    except OverBudgetError:
        tell(budget.too_dear(document, name), on_problem)
    except Exception as err:  # noqa: BLE001  (whatever a text breaks, the next one is to be read)
        what, where = f"component {name!r} failed ({one_line(err)})", document.path or document.id
        tell(PipelineError(what, where=where, hint=_HINT), on_problem)
    else:
        if len(doc) > budget.tokens:
            tell(budget.too_long(document, len(doc)), on_problem)
        else:
            yield document, doc


@contextmanager
def _errors_ignored(nlp: Language) -> Iterator[None]:
    before = nlp.default_error_handler
    nlp.default_error_handler = ignore_error
    try:
        yield
    finally:
        nlp.default_error_handler = before
