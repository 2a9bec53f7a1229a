"""Names of people: short forms, genders, and people who share a surname."""

import pytest

from kg.language.names import person_names

COVERED = [
    ("recep tayyip erdogan", "erdogan", True),
    ("recep tayyip erdogan", "tayyip erdogan", True),
    ("recep tayyip erdogan", "r. erdogan", True),
    ("rashad aliyev", "rashad", True),
    ("recep tayyip erdogan", "bilal erdogan", False),
    ("rashad aliyev", "rashad mammadov", False),
    ("ursula van leyen", "van", False),
    ("rashad aliyev", "rashad aliyev junior", False),
    ("joseph r biden", "joe biden", True),
    ("donald john trump", "donald j trump", True),
    ("george h w bush", "george w bush", False),
    ("j d vance", "j vance", True),
    ("mary ann hill", "mary beth hill", False),
    ("kim jong un", "kim", True),
    ("kim jong un", "jong un", True),
    ("kim jong un", "kim yo jong", False),
    ("suk yeol yoon", "yoon suk yeol", True),
    ("viktor orban", "orban viktor", True),
    ("thomas james", "james thomas", False),
    ("abdel fattah el sisi", "abdelfattah al sisi", True),
    ("abdelfattah el sisi", "abdelfattah elsisi", True),
    ("abdel fattah el sisi", "abdel fattah", True),
    ("ursula von der leyen", "von der leyen", True),
    ("volodymyr zelensky", "zelenskyy", True),
    ("ivan petrov", "petrova", False),
    ("mark smith", "smyth", False),
    ("robert hill", "bob hill", True),
    ("ann hill", "a", False),
    ("park jin ho", "park jin", False),
    ("mohammed bin zayed al nahyan", "bin zayed", True),
    ("abe shinzo", "shinzo abe", True),
]


def test_case_counts():
    assert len(COVERED) == 31


@pytest.mark.parametrize(("full", "short", "expected"), COVERED)
def test_what_a_full_name_can_be_shortened_to(full, short, expected):
    assert person_names.covers(tuple(full.split()), tuple(short.split())) is expected


SHAPES = [
    ("J.D. Vance", ("j", "d", "vance"), ""),
    ("JD Vance", ("j", "d", "vance"), ""),
    ("J. D. Vance", ("j.", "d.", "vance"), ""),
    ("Joseph R. Biden Jr.", ("joseph", "r.", "biden"), "jr"),
    ("General Ann Hill", ("ann", "hill"), ""),
    ("Imran Khan", ("imran", "khan"), ""),
    ("Larry King's", ("larry", "king"), ""),
    ("Charles III", ("charles", "iii"), ""),
    ("Henry Hill III", ("henry", "hill"), "iii"),
    ("Abdel-Fattah el-Sisi", ("abdel", "fattah", "el", "sisi"), ""),
]


@pytest.mark.parametrize(("text", "words", "suffix"), SHAPES)
def test_the_words_of_a_name(nlp, text, words, suffix):
    doc = nlp.make_doc(text)
    for token in doc:
        token.tag_ = "POS" if token.text == "'s" else "NNP"
    mention = {"start": 0, "end": len(doc)}
    assert person_names.words_of(doc, mention) == words
    assert person_names.suffix_of(doc, mention) == suffix


def test_titles_and_what_stands_behind_a_name_are_known():
    assert [person_names.is_title(word) for word in ("General", "Mrs.", "Marsh")] == [True, True, False]
    assert [person_names.title_gender(word) for word in ("Mrs.", "Mr.", "General", "Marsh")] == ["f", "m", None, None]
    assert [person_names.is_suffix(word) for word in ("Jr.", "General")] == [True, False]
