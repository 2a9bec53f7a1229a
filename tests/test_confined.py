"""Work in a process of its own gives its value, its errors, and an end."""

import os
import signal
import time

import pytest

from kg.bounds import Bounds
from kg.confined import confined
from kg.errors import (
    AmbiguousNameError,
    DamagedPackageError,
    EndpointError,
    KgError,
    NotUnderstoodError,
    QueryError,
    UnknownNameError,
)


def test_the_value_comes_back_whole() -> None:
    assert confined(lambda: ("a", list(range(300_000))), Bounds()) == ("a", list(range(300_000)))


def test_an_error_comes_back_as_it_was_raised() -> None:
    def fails() -> None:
        raise UnknownNameError("nobody", where="here", hint="look elsewhere")

    with pytest.raises(UnknownNameError) as caught:
        confined(fails, Bounds())
    assert str(caught.value) == "here: nobody; look elsewhere"


RAISED = [
    KgError("what"),
    UnknownNameError("nobody", where="here", hint="look elsewhere"),
    AmbiguousNameError("two bear it", choices=["person/a", "person/b"], where="here", hint="say which"),
    NotUnderstoodError("not read", understood=["Norland"], nearest=["Who left Norland?"]),
    EndpointError("server answers 503", where="http://h/", hint="try again", status=503),
    DamagedPackageError("is another file", where="states.tsv"),
]


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_every_kind_of_error_comes_back_with_all_that_it_holds(error: KgError) -> None:
    def fails() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        confined(fails, Bounds())
    assert (str(caught.value), vars(caught.value)) == (str(error), vars(error))


def test_every_error_that_holds_more_than_words_is_among_them() -> None:
    kinds = [KgError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    assert {kind for kind in kinds if "__init__" in vars(kind)} <= set(map(type, RAISED))


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(QueryError, match=r"the query took more than 0.2 s; simplify it"):
        confined(lambda: time.sleep(600), Bounds(seconds=0.2))


def test_what_takes_the_process_down_is_an_error_of_one_line() -> None:
    with pytest.raises(QueryError, match="the engine broke off, out of memory or of stack; simplify the query"):
        confined(lambda: os.kill(os.getpid(), signal.SIGKILL), Bounds())


def test_memory_is_bounded() -> None:
    with pytest.raises((MemoryError, KgError)):
        confined(lambda: len(bytearray(3_000_000_000)), Bounds(memory=1_000_000_000))


def test_an_interruption_ends_it_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    children, fork = [], os.fork

    def forked() -> int:
        children.append(fork())
        return children[-1]

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.confined.os.fork", forked)
    monkeypatch.setattr("kg.confined.select.select", interrupted)
    with pytest.raises(KeyboardInterrupt):
        confined(lambda: time.sleep(600), Bounds())
    with pytest.raises(ChildProcessError):
        os.waitpid(children[0], os.WNOHANG)


def test_what_is_returned_has_so_many_bytes() -> None:
    bounds = Bounds(size=5_000_000)
    assert len(confined(lambda: "x" * 5_000_000, bounds)) == 5_000_000
    with pytest.raises(QueryError, match="the answer has more than 5,000,000 bytes; ask for fewer or shorter values"):
        confined(lambda: "x" * 5_010_000, bounds)
