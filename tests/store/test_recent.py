"""What was made lately is remembered within bounds, whoever asks."""

import threading
from concurrent.futures import ThreadPoolExecutor

from kg.store.recent import Recent


def test_what_came_first_gives_way():
    recent, made = Recent[str, str](2), list[str]()

    def of(key: str) -> str:
        return recent.of(key, lambda: made.append(key) or key.upper())

    assert [of(key) for key in "abacaab"] == ["A", "B", "A", "C", "A", "A", "B"]
    assert made == ["a", "b", "c", "a", "b"]
    assert len(recent) == 2


def test_what_is_empty_is_remembered_as_well():
    recent, made = Recent[str, list[int]](1), list[int]()

    def nothing() -> list[int]:
        made.append(1)
        return []

    assert recent.of("a", nothing) is recent.of("a", nothing)
    assert made == [1]


def test_two_that_make_the_same_are_given_one_and_nothing_else_is_lost():
    recent, both = Recent[str, object](2), threading.Barrier(2)
    kept = recent.of("kept", object)

    def made() -> object:
        both.wait(10)
        return object()

    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(lambda _: recent.of("a", made), range(2))
    assert one is other
    assert recent.of("kept", object) is kept
