"""Questions asked of all words of a Doc at once, on columns of numbers from ``doc.to_array``."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt


def among(column: npt.NDArray[np.generic], values: Iterable[int]) -> npt.NDArray[np.bool_]:
    """Return which numbers of a column are among a few values; `numpy.isin` would sort them all.

    >>> among(np.array([3, 1, 2], dtype="uint64"), (1, 3)).tolist()
    [True, True, False]
    """
    found = np.zeros(len(column), dtype=np.bool_)
    for value in values:
        found |= column == value
    return found
