"""A crew does work in the order of batches, whoever it is; one that does not fit together is refused."""

import os
from collections.abc import Sequence

import pytest

from kg.crew import ALONE, Crew
from kg.errors import InputError
from kg.processes import Losses


def work(items: Sequence[int]) -> list[tuple[int, bool]]:
    return [(item * item, os.getpid() == HERE) for item in items]


HERE = os.getpid()


@pytest.mark.parametrize(("crew", "here"), [(ALONE, True), (Crew(2), False)])
def test_work_is_done_in_order_by_this_process_or_by_others(crew: Crew, here: bool) -> None:
    losses: Losses[int, tuple[int, bool]] = Losses(lambda item, how: pytest.fail(how), pytest.fail)
    found = crew.spread(work, [[1, 2], [3], [4, 5]], losses)
    assert list(found) == [(1, here), (4, here), (9, here), (16, here), (25, here)]


def test_a_crew_of_nobody_is_refused() -> None:
    with pytest.raises(InputError, match="jobs: 0 processes can't read texts; give 1 or more"):
        Crew(0)
