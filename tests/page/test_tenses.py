"""A deed that a chronicle tells in the present tense is told in the past, and nothing else is touched."""

from dataclasses import replace

import pytest

from kg.evidence import Evidence
from kg.page.words.tenses import in_past, is_lone, then, told_as_now


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("shells positions inside Sudria", "shelled positions inside Sudria"),
        ("sets up a checkpoint on the road", "set up a checkpoint on the road"),
        ("denies the charge", "denied the charge"),
        ("bans imports of grain and wine", "banned imports of grain and wine"),
        ("begins a blockade of Aral", "began a blockade of Aral"),
        ("shelled the port", "shelled the port"),
        ("has shelled the port", "has shelled the port"),
        ("asks Sudria for help and receives none", ""),
        ("takes Aral, burns the port", ""),
        ("shells a town that is empty", ""),
    ],
)
def test_a_clause_with_one_verb_in_the_present_is_put_in_the_past(words, told):
    assert in_past(words) == told


@pytest.mark.parametrize(
    ("trigger", "time", "date", "now"),
    [
        ("shells", "2022-05-03", "2024-01-15", True),
        ("shells", "2022-05", "2024-01-15", True),
        ("shells", "2024-01", "2024-01-15", False),
        ("shells", "2023", "2024-01-15", False),
        ("shells", "", "2024-01-15", False),
        ("shells", "2022-05-03", "", False),
        ("shelled", "2022-05-03", "2024-01-15", False),
    ],
)
def test_the_present_of_what_was_before_its_text_is_that_of_a_chronicle(trigger, time, date, now):
    text = f"Norland {trigger} the port."
    said = Evidence("g", 0, len(text), text, trigger=(8, 8 + len(trigger)), time=time, date=date)
    assert told_as_now(said) is now


@pytest.mark.parametrize(
    ("sentence", "trigger", "verb"),
    [
        ("More than 9,000 villagers leave Aral.", "leave", "left"),
        ("Norland captures Aral.", "captures", "captured"),
        ("The villagers left Aral.", "left", ""),
        ("The villagers had to leave Aral.", "leave", ""),
        ("The villagers did not leave Aral.", "leave", ""),
    ],
)
def test_the_verb_of_a_chronicle_has_a_past_tense(sentence, trigger, verb):
    at = sentence.index(trigger)
    said = Evidence("g", 0, len(sentence), sentence, trigger=(at, at + len(trigger)), time="2022-05", date="2024-01-15")
    assert then(said) == verb
    assert then(replace(said, kind="claim")) == then(replace(said, polarity="Denied")) == ""


def test_a_verb_is_lone_where_no_other_in_the_present_follows():
    assert is_lone(" the port of Aral.")
    assert not is_lone(" the port, burns it.")
    assert not is_lone(" a port that is empty.")
