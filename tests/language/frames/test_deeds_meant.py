"""What "it" means where somebody condemns it: who acted in the sentence before, or the deed."""

import pytest
from told import told

TWINS = [
    ("ACCUSE Sweden > it", "Denmark likes Norway. Sweden condemned it.", "Denmark bombed Norway. Sweden condemned it."),
]


@pytest.mark.parametrize(("line", "text", "twin"), TWINS, ids=[twin for _, _, twin in TWINS])
def test_it_is_an_actor_only_where_that_is_beyond_doubt(nlp, line, text, twin):
    assert line in told(nlp, text)
    assert line not in told(nlp, twin)
