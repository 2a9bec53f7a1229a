"""Where names of people begin and end."""

import pytest
from handmade import made

from kg.language.names import name_bounds

BOUNDS = [
    ("Ann/NNP Hill/NNP administration/NN", (0, 3), "Ann Hill"),
    ("Ali/NNP bin/NNP Qwx/NNP met/VBD", (0, 1), "Ali bin Qwx"),
    ("Ali/NNP bin/NN bags/NNS", (0, 1), "Ali"),
    ("Theresa/NNP/compound/1 May/NNP/nsubj/2 met/VBD/ROOT/2", (0, 1), "Theresa May"),
    ("Theresa/NNP/nsubj/2 May/MD/aux/2 meet/VB/ROOT/2", (0, 1), "Theresa"),
    ("He/PRP/compound/1 Qwx/NNP/nsubj/2 met/VBD/ROOT/2", (1, 2), "He Qwx"),
    ("King/NNP/compound/1 Qwx/NNP/nsubj/2 met/VBD/ROOT/2", (0, 2), "Qwx"),
    ("He/PRP/nsubj/2 Qwx/NNP/nsubj/2 met/VBD/ROOT/2", (1, 2), "Qwx"),
    ("Chad/NNP/compound/1 Qwx/NNP/nsubj/2 met/VBD/ROOT/2", (1, 2), "Chad Qwx"),
    ("Gen./NNP Ann/NNP Hill/NNP", (0, 3), "Ann Hill"),
    ("Ann/NNP Hill/NNP 3/CD", (0, 3), "Ann Hill"),
    ("[/-LRB- Ann/NNP ]/-RRB- Hill/NNP", (1, 4), "Hill"),
    ("Ann/NNP (/-LRB- Annie/NNP )/-RRB- Hill/NNP", (0, 5), "Ann ( Annie ) Hill"),
]


@pytest.mark.parametrize(("text", "guess", "name"), BOUNDS)
def test_a_persons_name_has_all_its_words_and_no_others(parser, text, guess, name):
    doc = made(parser.vocab, text)
    start, end = name_bounds.of_person(doc, *guess)
    assert " ".join(token.text for token in doc[start:end]) == name


HYPHENED = [
    ("Kim Jong-un left.", (0, 4), "Kim Jong-un"),
    ("Kim Jong-un left.", (0, 2), "Kim Jong-un"),
    ("Ann Hill-led talks failed.", (0, 3), "Ann Hill"),
    ("Ann Hill-friendly talks failed.", (0, 4), "Ann Hill"),
    ("Abdel Fattah el-Sisi left.", (0, 2), "Abdel Fattah el-Sisi"),
    ("Abdel Fattah el Sisi left.", (0, 2), "Abdel Fattah"),
    ("Anne-Sophie Roth-Hill met Ann Karov.", (0, 3), "Anne-Sophie Roth-Hill"),
    ("Anne-Sophie met Ann Karov.", (0, 3), "Anne-Sophie"),
]


@pytest.mark.parametrize(("text", "guess", "name"), HYPHENED)
def test_a_name_reaches_over_its_hyphens(parser, text, guess, name):
    doc = parser(text)
    start, end = name_bounds.of_person(doc, *guess)
    assert doc[start:end].text == name


TRIMMED = [
    ("Will/NNP Hill/NNP met/VBD", (0, 2), "Will Hill"),
    ("Will/MD Hill/NNP win/VB", (0, 2), "Hill"),
    ("Mark/NNP Will/NNP met/VBD", (0, 2), "Mark Will"),
    ("al/DT Qwx/NNP", (0, 2), "al Qwx"),
    ("the/DT Qwx/NNP 's/POS", (0, 3), "Qwx"),
]


@pytest.mark.parametrize(("text", "guess", "name"), TRIMMED)
def test_words_of_grammar_belong_to_a_name_only_as_names(parser, text, guess, name):
    doc = made(parser.vocab, text)
    start, end = name_bounds.trim(doc, *guess)
    assert " ".join(token.text for token in doc[start:end]) == name


def test_an_adjective_before_a_name_is_none_of_its_words(parser):
    for text, name in (
        ("Pro-Kremlin Ann Hill left.", "Ann Hill"),
        ("Anne-Marie Ann Hill left.", "Anne-Marie Ann Hill"),
    ):
        doc = parser(text)
        start, end = name_bounds.trim(doc, 0, 5)
        assert doc[start:end].text == name


LEANING = [
    ("pro-Karov PAC", 4, "Karov"),
    ("anti-Karov", 3, "Karov"),
    ("pro-Karov Norland Fund", 5, "Norland Fund"),
    ("pro-Ann Karov PAC", 5, "Ann Karov"),
    ("Karov-Roth PAC", 4, "Karov-Roth PAC"),
    ("pro PAC", 2, "pro PAC"),
]


@pytest.mark.parametrize(("text", "end", "name"), LEANING)
def test_what_somebody_is_for_or_against_is_the_name(parser, text, end, name):
    doc = parser(f"{text} left")
    start, end = name_bounds.trim(doc, 0, end)
    assert doc[start:end].text == name


def test_a_month_before_a_name_is_none_of_its_words(parser):
    for first, start in (("June", 1), ("Rose", 0), ("King", 1), ("Qwx", 1), ("Chad", 0)):
        doc = made(parser.vocab, f"{first}/NNP/compound/1 Qwx/NNP/nsubj/2 met/VBD/ROOT/2")
        assert name_bounds.with_word(doc, 1) == start
