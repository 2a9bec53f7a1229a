"""Questions asked of a column of numbers."""

import numpy as np

from kg.language.syntax.columns import among


def test_each_number_is_looked_for_among_a_few():
    column = np.array([3, 1, 2, 2**64 - 1], dtype="uint64")
    assert among(column, (1, 3)).tolist() == [True, True, False, False]
    assert among(column, ()).tolist() == [False] * 4
