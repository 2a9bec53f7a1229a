"""What an attack came to stands behind it, where the text tells it soon after."""

from dataclasses import replace

import pytest

from kg.evidence import Event, Evidence
from kg.page.report.outcome import outcome
from kg.page.report.sayings import Sayings

STRUCK = Evidence("g", 0, 40, "Norlandic troops shelled the hills of Aral.", "event", trigger=(17, 24))
ATTACK = Event("a", "", "ASSAULT", "Happened", actors=("n",), recipients=("rebels",), evidence=(STRUCK,))
GAVE_IN = Evidence("g", 60, 100, "The rebels laid down their arms.", "event", trigger=(71, 75))
YIELD = Event("y", "", "YIELD", "Happened", actors=("rebels",), evidence=(GAVE_IN,))

ENTERED = Evidence("g", 0, 40, "Rebels entered Paris on 8 May.", "event", trigger=(7, 14), mode="territory")
TAKEN = Event("t", "", "ASSAULT", "Happened", where="Paris", actors=("r",), recipients=("s",), evidence=(ENTERED,))
FLED = Evidence("g", 50, 80, "Ito fled to Norland.", "event", trigger=(54, 58))
GONE = Event("f", "", "YIELD", "Happened", actors=("ito",), evidence=(FLED,))


def words(event, *others):
    found = outcome(event, event.evidence[0], [event, *others], Sayings())
    return found[1] if found else None


def test_those_who_were_struck_give_in():
    assert words(ATTACK, YIELD) == GAVE_IN.sentence
    planned = replace(GAVE_IN, kind="claim", status="Planned", speakers=("rebels",), subjects=("rebels",))
    assert words(ATTACK, replace(YIELD, status="Planned", evidence=(planned,))) == GAVE_IN.sentence


def test_the_first_of_several_is_told():
    later = replace(GAVE_IN, start=200, end=230, sentence="The rebels gave up.")
    assert words(ATTACK, replace(YIELD, iri="z", evidence=(later,)), YIELD) == GAVE_IN.sentence


@pytest.mark.parametrize(
    "other",
    [
        replace(YIELD, actors=("n",)),
        replace(YIELD, root="CONSULT"),
        replace(YIELD, status="Demanded"),
        replace(YIELD, evidence=(replace(GAVE_IN, graph="h"),)),
        replace(YIELD, evidence=(replace(GAVE_IN, start=900, end=940),)),
        replace(YIELD, evidence=(replace(GAVE_IN, speakers=("n",), subjects=("rebels",)),)),
        GONE,
    ],
)
def test_nothing_else_is_its_outcome(other):
    assert words(ATTACK, other) is None


def test_nobody_is_struck_by_a_deed_without_a_target_or_by_words():
    assert words(replace(ATTACK, recipients=()), YIELD) is None
    assert words(replace(ATTACK, root="THREATEN"), YIELD) is None


def test_who_flees_after_the_fall_of_a_capital_ruled_it():
    assert words(TAKEN, GONE) == FLED.sentence
    assert words(replace(TAKEN, where="Lyon"), GONE) is None
    assert words(TAKEN, replace(GONE, evidence=(replace(FLED, trigger=(50, 53)),))) is None
