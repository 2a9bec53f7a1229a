"""Forms of verbs are found and made; what a verb means stands in the dictionary."""

import pytest

from kg.lexica import tables
from kg.verbs import act, forms, worded


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("threatened", "threaten", "past"),
        ("denies", "deny", "s"),
        ("banned", "ban", "participle"),
        ("banning", "ban", "ing"),
        ("criticised", "criticise", "past"),
        ("met", "meet", "past"),
        ("withdrawn", "withdraw", "participle"),
        ("clashes", "clash", "s"),
        ("invading", "invade", "ing"),
        ("lying", "lie", "ing"),
        ("attack", "attack", "base"),
    ],
)
def test_a_form_leads_to_its_verb(word, lemma, form):
    assert (lemma, form) in forms(word)


@pytest.mark.parametrize("word", ["meeted", "bann", "threatenned", "attackked", "seen"])
def test_what_is_no_form_of_a_listed_verb_leads_nowhere(word):
    assert not [found for found in forms(word) if found.lemma in {"meet", "ban", "threaten", "attack"}]


def test_irregular_forms_lead_to_their_verbs():
    for row in tables.rows("irregular_verbs.tsv"):
        assert (row["lemma"], "past") in forms(tables.values(row["past"])[0])


@pytest.mark.parametrize("word", ["travelled", "traveled", "committed", "targeted", "transferred"])
def test_each_spelling_is_a_past_tense(word):
    assert [found for found in forms(word) if found.form == "past"]


def test_a_verb_means_its_events_and_relations():
    assert act("threaten").roots == (("THREATEN", ()),)
    assert "threatens" in act("threaten").relations
    assert act("meet", "with").mutual
    assert not act("attack").mutual
    assert act("bomb").kin == (("ASSAULT", ("heavy-weapons",)),)
    assert set(act("lead").relations) == {"headOfGovernmentOf", "headOfStateOf", "leads"}
    assert "memberOf" not in act("leave").relations  # it tells of the end of a membership
    assert act("eat") is None or "ASSAULT" not in act("eat").others
    assert act("attack", "without") is None


def test_a_phrase_means_what_its_row_says():
    assert worded("SANCTION:-,economic").roots == (("SANCTION", ("-", "economic")),)
    assert worded("opposes|rivalOf").relations == ("fights", "opposes", "rivalOf", "sanctions")
    assert (worded("alliedWith").present, worded("alliedWith").past) == ("is allied with", "was allied with")
