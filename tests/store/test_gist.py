"""What a report is about, in stems."""

import pytest

from kg.evidence import Evidence
from kg.store.gist import gist, stem, words_shared


def about(sentence, trigger, *taking_part):
    """The gist of a sentence, with the words given that name the act and those who take part."""

    def place(word):
        begin = sentence.index(word)
        return 100 + begin, 100 + begin + len(word)

    return gist(Evidence("d", 100, 100 + len(sentence), sentence, trigger=place(trigger)), map(place, taking_part))


CHARGE = about("On 3 March Norland accused Sudria of moving troops to Kabul.", "accused", "Norland", "Sudria")
ALIKE = [
    about("Norland’s president accused Sudria of the troops’ move.", "accused", "Norland", "Sudria"),
    about("Sudria moved troops to Kabul, its accuser said.", "accuser", "Sudria"),
]
OTHER = [
    about("Norland accused Sudria of spying on its telephones.", "accused", "Norland", "Sudria"),
    about("Norland accused Sudria in March.", "accused", "Norland", "Sudria"),
    about("Norland accused Sudria of moving a monument, its museum and a library.", "accused", "Norland", "Sudria"),
]


@pytest.mark.parametrize(
    "words",
    [("rebuilds", "rebuilding"), ("patrolled", "patrols"), ("move", "moved", "moving"), ("Accusation", "accuse")],
)
def test_forms_of_a_word_have_one_stem(words):
    assert len({stem(word) for word in words}) == 1


def test_participants_days_and_small_words_tell_nothing():
    assert {"mov", "troop", "kabul", "~accus"} == CHARGE


@pytest.mark.parametrize("other", ALIKE)
def test_reports_of_one_thing_share_words(other):
    assert words_shared([CHARGE], [other]) >= 2


@pytest.mark.parametrize("other", OTHER)
def test_reports_of_other_things_share_none(other):
    assert words_shared([CHARGE], [other]) == 0
