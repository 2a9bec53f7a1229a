"""Seldom looking for garbage while much is made that stays: it costs a twelfth of a build and finds next to none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 20_000  # made before the youngest are looked through; Python's own 700 is for programs that keep little


@contextmanager
def seldom() -> Iterator[None]:
    """Have Python's cyclic garbage collector run seldom in a block, or in a function that this decorates."""
    before = gc.get_threshold()
    gc.set_threshold(max(_OBJECTS, before[0]) if before[0] else 0, max(20, before[1]), max(20, before[2]))
    try:
        yield
    finally:
        gc.set_threshold(*before)
