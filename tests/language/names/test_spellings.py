"""Spellings of one name, and names that merely look alike."""

import pytest

from kg.language.names import spellings

SAME = """Zelensky Zelenskyy|Zelensky Zelenskiy|Pashinyan Pashinian|Aliyev Aliev|Əliyev Aliyev|Erdoğan Erdogan
Lukashenko Lukashenka|Sergej Sergey|Alexei Aleksey|Aleksandr Oleksandr|Yevgeny Evgeny|Tymoshenko Timoshenko
Rouhani Ruhani|Hassan Hasan|Hussein Husain|Mohammed Muhammad|Müller Mueller|Vučić Vucic|Vučić Vuchich|Zaluzhny Zaluzhnyi
Yanukovych Yanukovich|Janukovych Yanukovych|Ghannouchi Gannouchi|Djibril Jibril|Lavrov Lavroff|Medvedev Medvedyev
Tshisekedi Chisekedi|Ilya Ilja|Nikol Nicol|Gaddafi Qaddafi|Ivanov Ivanow|Schevchenko Shevchenko|Philip Phillip
Muller Mueller|Schroder Schroeder"""
DIFFERENT = """Smith Smyth|Petrov Petrova|Clark Clarke|Hasan Hassani|Brown Browne|Hansen Hanson|Kelly Kelley|Li Lee
Bush Busch|Muller Moller|Stuart Stewart|Hill Hall|Chen Cheng|Khan Kahn|Sanders Saunders|Ann Anne|Jon John|Lynn Lin
Wang Wan|Harris Harries|Reid Reed|Mahmoud Mohammed"""


def pairs(text):
    return [tuple(pair.split()) for line in text.splitlines() for pair in line.split("|")]


def test_case_counts():
    assert (len(pairs(SAME)), len(pairs(DIFFERENT))) == (35, 22)


@pytest.mark.parametrize(("a", "b"), pairs(SAME))
def test_spellings_of_one_name(a, b):
    assert spellings.same_spelling(a, b)


@pytest.mark.parametrize(("a", "b"), pairs(DIFFERENT))
def test_names_that_merely_look_alike(a, b):
    assert not spellings.same_spelling(a, b)


def test_accents_do_not_count():
    assert spellings.folded("Erdoğan") == spellings.folded("ERDOGAN")


def test_words_of_bodies_are_compared_as_american_english_spells_them():
    assert [spellings.american(word) for word in ("defence", "defense", "norland")] == ["defense", "defense", "norland"]
