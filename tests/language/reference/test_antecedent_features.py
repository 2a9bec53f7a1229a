"""What stands for and against an antecedent."""

import pytest
from marked import marked

from kg.language import annotations
from kg.language.reference import antecedent_features, antecedent_ranker, mention_positions
from kg.language.reference.antecedent_features import Antecedent


def features(parser, text, *, gender="m", heard=()):
    """Return the features of each name for the last mention, a pronoun, by the name's first word."""
    doc = marked(parser, text)
    where = mention_positions.discourse(doc)
    *names, pronoun = [mention_positions.site(where, m) for m in annotations.mentions(doc)]
    by_word = {}
    for site in names:
        by_word.setdefault(doc[site.start].text, []).append(site)
    options = [
        Antecedent(number, sites, [], None, frozenset(), heads=[site.head for site in sites])
        for number, sites in enumerate(by_word.values())
    ]
    case = "possessive" if doc[pronoun.head].tag_ == "PRP$" else pronoun.role
    labels, rows = antecedent_ranker.describe(antecedent_features.query(where, pronoun, gender, case), options)
    return dict(zip(by_word, (dict(zip(labels, row, strict=True)) for row in rows), strict=True))


def test_features_are_those_that_the_trees_ask_about(parser):
    (ann,) = features(parser, "[Ann|Person] slept. [She|pronoun] left.", gender="f").values()
    assert set(antecedent_ranker.trees().names) <= set(ann)


def test_the_clause_of_the_pronoun_is_described(parser):
    main = features(parser, "[Bob|Person] slept. [He|pronoun] left.")["Bob"]
    assert (main["main"], main["complement"], main["adverbial"], main["depth"], main["opens"]) == (1, 0, 0, 1, 1)
    below = features(parser, "[Bob|Person] said that [he|pronoun] left.")["Bob"]
    assert (below["main"], below["complement"], below["depth"], below["opens"]) == (0, 1, 2, 0)
    beside = features(parser, "[Bob|Person] slept when [he|pronoun] came home.")["Bob"]
    assert (beside["main"], beside["adverbial"]) == (0, 1)


def test_mentions_are_counted_by_place_and_role(parser):
    found = features(parser, "[Bob|Person] saw [Max|Person]. [Bob|Person] slept. [He|pronoun] left.")
    assert (found["Bob"]["mentions"], found["Bob"]["subjects"], found["Bob"]["last sentences"]) == (2, 2, 1)
    assert (found["Max"]["mentions"], found["Max"]["subjects"], found["Max"]["last sentences"]) == (1, 0, 2)
    assert found["Bob"]["rank of salience"] < found["Max"]["rank of salience"]
    assert (found["Bob"]["same role"], found["Max"]["near is object"]) == (1, 1)


def test_a_subject_above_commands_the_pronoun(parser):
    found = features(parser, "[Bob|Person] told [Max|Person] that [he|pronoun] won.")
    assert (found["Bob"]["command"], found["Bob"]["says"], found["Max"]["command"]) == (1, 1, 9)
    assert found["Max"]["other's command"] == 1
    farther = features(parser, "[Bob|Person] said that Ann thought that [he|pronoun] won.")["Bob"]
    assert farther["command"] == 2


def test_what_binding_forbids_is_counted(parser):
    found = features(parser, "[Bob|Person] said [Max|Person] saw [him|pronoun].")
    assert (found["Bob"]["forbidden"], found["Max"]["forbidden"]) == (0, 1)
    assert (found["Bob"]["only one fits"], found["Max"]["only one fits"]) == (1, 0)


def test_likeness_is_that_of_the_verbs(nlp):
    doc = nlp("They attacked and assaulted and attacked tables.")
    same, like, unlike = (antecedent_features._likeness(doc, 1, other) for other in (5, 3, 6))
    assert same == 1.0
    assert 0 < unlike < like < 1


def test_what_has_no_vector_is_like_nothing(parser):
    doc = parser("Qwxzv attacked.")
    assert antecedent_features._likeness(doc, 0, 1) == pytest.approx(0.0)
