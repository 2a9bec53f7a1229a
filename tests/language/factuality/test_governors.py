"""What governors make of what they govern, each rule with a twin."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Verdict

HAPPENED, DENIAL, OPENED = "Affirmed Certain Happened", "Denied Certain Denied", "Affirmed Unknown Hypothetical"
INTENDED = "Affirmed Unknown Planned"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland's decision to *leave* was welcomed by Russia.", HAPPENED),
        ("Norland's decision to *leave* may be welcomed by Russia.", "Affirmed Unknown Planned"),
        ("Norland's plan to *leave* was welcomed by Russia.", "Affirmed Unknown Planned"),
        ("Norland was the first state to *leave*.", HAPPENED),
        ("Norland was the best state to *leave*.", OPENED),
        ("Norland is known to have *left*.", HAPPENED),
        ("Norland is reported to have *left*.", OPENED),
        ("Norland chose to *leave*.", HAPPENED),
        ("Norland rushed to *leave*.", HAPPENED),
        ("Norland stopped short of *leaving*.", DENIAL),
        ("Norland steered clear of *leaving*.", DENIAL),
        ("It was Norland that *left*.", HAPPENED),
        ("It was not Norland that *left*.", DENIAL),
        ("Norland will form a force to *fight* the rebels.", INTENDED),
    ],
)
def test_what_is_carried_out_and_what_is_only_meant(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected
