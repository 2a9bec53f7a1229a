"""One set of rules makes and takes apart the forms of English verbs."""

import pytest

from kg.lexica import dictionary
from kg.lexica.inflection import bases, doing, doings, irregular, past, pasts, third


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("stop", ("stops", "stopped", "stopped", "stopping")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("deploy", ("deploys", "deployed", "deployed", "deploying")),
        ("accuse", ("accuses", "accused", "accused", "accusing")),
        ("flee", ("flees", "fled", "fled", "fleeing")),
        ("die", ("dies", "died", "died", "dying")),
        ("dye", ("dyes", "dyed", "dyed", "dyeing")),
        ("veto", ("vetoes", "vetoed", "vetoed", "vetoing")),
        ("control", ("controls", "controlled", "controlled", "controlling")),
        ("equal", ("equals", "equalled", "equalled", "equalling")),
        ("fuel", ("fuels", "fuelled", "fuelled", "fuelling")),
        ("appeal", ("appeals", "appealed", "appealed", "appealing")),
        ("visit", ("visits", "visited", "visited", "visiting")),
        ("admit", ("admits", "admitted", "admitted", "admitting")),
        ("offer", ("offers", "offered", "offered", "offering")),
        ("refer", ("refers", "referred", "referred", "referring")),
        ("quit", ("quits", "quit", "quit", "quitting")),
        ("equip", ("equips", "equipped", "equipped", "equipping")),
        ("traffic", ("traffics", "trafficked", "trafficked", "trafficking")),
        ("fix", ("fixes", "fixed", "fixed", "fixing")),
        ("withdraw", ("withdraws", "withdrew", "withdrawn", "withdrawing")),
        ("pistol-whip", ("pistol-whips", "pistol-whipped", "pistol-whipped", "pistol-whipping")),
        ("re-run", ("re-runs", "re-ran", "re-run", "re-running")),
    ],
)
def test_the_forms_of_a_verb(lemma, forms):
    assert (third(lemma), past(lemma), past(lemma, "participle"), doing(lemma)) == forms


def test_of_several_words_the_first_is_inflected():
    assert (past("carry out"), past("break off", "participle")) == ("carried out", "broken off")


def test_spellings_in_use_stand_side_by_side():
    assert pasts("target") == ("targeted", "targetted")
    assert doings("travel") == ("travelling", "traveling")
    assert pasts("kidnap") == ("kidnapped", "kidnaped")
    assert (pasts("ban"), pasts("offer"), pasts("commit")) == (("banned",), ("offered",), ("committed",))
    assert pasts("beat") == ("beat", "beaten")


def test_what_is_made_is_taken_apart_again():
    lemmas = sorted(lemma for lemma in dictionary.lemmas() if lemma.isalpha())
    strong = {lemma for lemma, _ in irregular()}
    assert len(lemmas) > 1000
    for lemma in lemmas:
        assert (lemma, "s") in bases(third(lemma))
        assert all((lemma, "ing") in bases(form) for form in doings(lemma))
        assert lemma in strong or all((lemma, "past") in bases(form) for form in pasts(lemma))


@pytest.mark.parametrize(("form", "lemma"), [("planed", "plan"), ("staring", "star"), ("hoped", "hop")])
def test_a_form_of_one_verb_is_none_of_another(form, lemma):
    assert lemma not in {base for base, _ in bases(form)}
