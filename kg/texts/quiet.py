"""Other libraries kept from writing into the user's terminal."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet(*loggers: str) -> Iterator[None]:
    """Silence the named loggers for the time of a block; what goes wrong comes back as an error anyway."""
    found = [logging.getLogger(name) for name in loggers]
    before = [logger.disabled for logger in found]
    levels = [logger.level for logger in found]
    for logger in found:
        logger.disabled = True
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, disabled, level in zip(found, before, levels, strict=True):
            logger.disabled = disabled
            logger.setLevel(level)
