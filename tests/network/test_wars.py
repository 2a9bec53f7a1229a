"""A war told of without a day is the one that its doer began on a day, where that lies in the three years before."""

import pytest

from kg.evidence import Event, Evidence
from kg.network.acts import Act
from kg.network.wars import of_one_war

WORDS = "Norland's invasion of Sudria went on."


def act(iri, time, told, *, doer="u:norland", words="invasion"):
    begin = WORDS.index("invasion")
    sentence = WORDS.replace("invasion", words)
    said = Evidence(
        f"d:{iri}", 0, len(sentence), sentence, date=told, trigger=(begin, begin + len(words)), iri=f"r:{iri}"
    )
    dating = "stated" if time else "publication"
    event = Event(iri, "", "ASSAULT", "Happened", time=time, latest=time or told, earliest=time, dating=dating)
    doers = frozenset({doer})
    return Act([event], (said,), doers, frozenset(), (doers, frozenset()), (False, False), frozenset(), "", frozenset(),
               [], frozenset(), event)  # fmt: skip


DAY = act("e:day", "2030-05-24", "2030-05-25")


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (act("e:later", "", "2031-06-01"), True),
        (act("e:long-after", "", "2034-06-01"), False),
        (act("e:before", "", "2030-05-01"), False),
        (act("e:other-doer", "", "2031-06-01", doer="u:sudria"), False),
        (act("e:no-war", "", "2031-06-01", words="visiting"), False),
    ],
)
def test_a_war_without_a_day_is_that_which_its_doer_began(other, one):
    assert [*of_one_war([DAY, other])] == ([(DAY, other)] if one else [])


def test_of_two_that_fit_alike_none_is_taken():
    assert [*of_one_war([DAY, act("e:second", "2030-09-01", "2030-09-02"), act("e:war", "", "2031-06-01")])] == []
