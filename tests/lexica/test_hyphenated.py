"""Words that a hyphen divides: how their forms are spelled, and what they are forms of."""

import pytest
from told import told

from kg.lexica import dictionary, hyphenated, tables


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("co-operates", "cooperate"),
        ("re-opening", "reopen"),
        ("re-emerged", "reemerge"),
        ("re-occupies", "reoccupy"),
        ("re-supplied", "resupply"),
        ("re-taken", "retake"),
        ("air-dropped", "air-drop"),
        ("re-launches", "relaunch"),
        ("re-admitting", "readmit"),
        ("re-written", "rewrite"),
        ("court-martialed", "court-martial"),
        ("court-martialled", "court-martial"),
    ],
)
def test_forms_of_verbs(form, lemma):
    assert hyphenated.as_verbs()[form] == lemma


def test_what_keeps_its_hyphen_is_a_noun_but_in_the_past():
    assert not {"car-bomb", "car-bombs", "car-bombing", "tear-gas"} & hyphenated.as_verbs().keys()
    assert not {"car-bombing"} & hyphenated.as_nouns().keys()


def test_nouns_and_ing_forms_are_spelled_without():
    assert hyphenated.as_nouns()["re-elections"] == "reelection"
    assert hyphenated.as_nouns()["re-opening"] == "reopening"


def test_each_row_is_needed_and_of_a_known_kind():
    rows = tables.rows("hyphenated.tsv")
    assert {row["kind"] for row in rows} == {"VERB", "NOUN"}
    assert [(row["word"], row["kind"]) for row in rows] == sorted({(row["word"], row["kind"]) for row in rows})
    assert not [lemma for lemma in dictionary.lemmas() if lemma.startswith(("co-", "re-", "de-")) and lemma in _words()]


def _words():
    return hyphenated.as_verbs().keys() | hyphenated.as_nouns().keys()


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("COOPERATE Norway > Sweden", "Norway co-operated with Sweden."),
        ("COOPERATE Norway > Sweden", "Norway and Sweden co-operate closely."),
        ("AID Norway > Sweden", "Norway air-dropped food to Sweden."),
        ("AID Norway > Sweden", "Norway co-financed Sweden's port."),
        ("ASSAULT Police > protesters", "Police baton-charged the protesters."),
        ("COERCE Norway > Sweden", "Norway strong-armed Sweden."),
        ("SUPPORT Norway > Sweden", "Norway re-established ties with Sweden."),
        ("YIELD Norway > Sweden", "Norway re-opened its border with Sweden."),
        ("YIELD Norway > Sweden", "Norway re-admitted Sweden."),
        ("ACCUSE Norway > general", "Norway court-martialled the general."),
    ],
)
def test_they_tell_what_their_lemmas_tell(nlp, line, text):
    assert line in told(nlp, text)


def test_a_deed_that_only_ends_like_one_is_none(nlp):
    assert told(nlp, "Norway admired the co-ordinates and the re-opened shop.") == set()
