"""The error tree.

KgError
├── InputError (ValueError)              a text, record or file that can't be used as given
│   ├── MissingInputError (FileNotFoundError)
│   ├── UnknownFormatError
│   └── NotTextError                     binary content under a text name
├── GraphError (ValueError)              a folder that is no graph, or a graph that is damaged
│   ├── DamagedTableError                a table beside the store that is damaged; it can be made anew
│   └── UnwritableError                  a graph that can't be written, or not now; it may well be read
├── QueryError (ValueError)              SPARQL that does not parse or asks for what is refused
├── UnknownNameError (LookupError)       an entity, query or document that the graph does not hold
├── AmbiguousNameError (LookupError)     a name that several entities of the graph bear
├── NotUnderstoodError (ValueError)      a question in plain English that is not read as one that can be answered
├── LexiconError (ValueError)            a table of words or relations with a malformed or contradicting row
├── EndpointError (OSError)              a server that can't be reached, refuses, or fails
├── ModelError (OSError)                 the language model can't be loaded
├── DamagedPackageError (RuntimeError)   a file of this package is not the one that was published
└── PipelineError (RuntimeError)         components assembled in an order that can't work, or that fail on a text

Each message says what happened, where (``file:line`` or ``document:offset``) and what to do.
"""

from collections.abc import Callable, Sequence

__all__ = [
    "AmbiguousNameError",
    "DamagedPackageError",
    "DamagedTableError",
    "EndpointError",
    "GraphError",
    "InputError",
    "KgError",
    "LexiconError",
    "MissingInputError",
    "ModelError",
    "NotTextError",
    "NotUnderstoodError",
    "PipelineError",
    "QueryError",
    "UnknownFormatError",
    "UnknownNameError",
    "UnwritableError",
    "brief",
    "one_line",
    "tell",
]


_SHOWN = 80  # characters


class KgError(Exception):
    """Base of all errors that this package raises on purpose."""

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        """Compose ``where: what; hint`` from its parts, leaving out what is empty."""
        self.what, self.where, self.hint = what, where, hint
        super().__init__(f"{where}: {what}" if where else what)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}; {self.hint}" if self.hint else head


class InputError(KgError, ValueError):
    """A text, record or file can't be used as given."""


class MissingInputError(InputError, FileNotFoundError):
    """A named file or folder does not exist, or a folder or glob holds no text."""


class UnknownFormatError(InputError):
    """No reader knows this kind of file."""


class NotTextError(InputError):
    """A file named like a text holds binary data."""


class GraphError(KgError, ValueError):
    """A folder is not a graph, or the graph in it can't be read."""


class DamagedTableError(GraphError):
    """A table beside the store of a graph is damaged; it says nothing that can't be made anew."""


class UnwritableError(GraphError):
    """A graph can't be written, or not now; it may well be read."""


class QueryError(KgError, ValueError):
    """A SPARQL query does not parse, or asks for something that is refused."""


class UnknownNameError(KgError, LookupError):
    """The graph or the package holds nothing of this name."""


class AmbiguousNameError(KgError, LookupError):
    """Several entities of the graph bear a name; ``choices`` are their IRIs, the most mentioned first."""

    def __init__(self, what: str, *, choices: Sequence[str] = (), where: str = "", hint: str = "") -> None:
        """Compose the message as `KgError` does, and keep the choices."""
        super().__init__(what, where=where, hint=hint)
        self.choices = tuple(choices)


class NotUnderstoodError(KgError, ValueError):
    """A question that is not understood: ``understood`` is what was, ``nearest`` are questions that can be asked."""

    def __init__(self, what: str, *, understood: Sequence[str] = (), nearest: Sequence[str] = ()) -> None:
        """Compose the message as `KgError` does, and keep what was understood and what can be asked instead."""
        self.understood, self.nearest = tuple(understood), tuple(nearest)
        read = f"understood: {', '.join(understood)}; " if understood else ""
        super().__init__(what, hint=f"{read}ask for example: {' '.join(nearest)}" if nearest else read.rstrip("; "))


class LexiconError(KgError, ValueError):
    """A table of words, names or relations does not have the shape it should have."""


class EndpointError(KgError, OSError):
    """A server can't be reached, refuses what is asked, or fails; ``status`` is the HTTP status, 0 where none came."""

    def __init__(self, what: str, *, where: str = "", hint: str = "", status: int = 0) -> None:
        """Compose the message as `KgError` does, and keep the status."""
        super().__init__(what, where=where, hint=hint)
        self.status = status


class ModelError(KgError, OSError):
    """The language model is missing or can't be loaded."""


class DamagedPackageError(KgError, RuntimeError):
    """A table, model, ontology or query of this package is not the one that was published."""


class PipelineError(KgError, RuntimeError):
    """Pipeline components miss what they require, or fail on a text."""


def brief(text: str) -> str:
    """Return the beginning of what somebody wrote, for a message: it may be as long as a book."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def one_line(error: Exception) -> str:
    """Return kind and words of an error that nobody foresaw, on one line of bounded length, for a message."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:200].removesuffix(": ")


def tell[Problem: KgError](problem: Problem, on_problem: Callable[[Problem], None] | None) -> None:
    """Hand a problem to whoever listens; where nobody does, raise it."""
    if on_problem is None:
        raise problem
    on_problem(problem)
