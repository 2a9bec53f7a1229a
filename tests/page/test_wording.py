"""The words by which the search of the page names ties come from the dictionary and the ontology."""

from kg.network.signs import ties
from kg.page.explorer.wording import wording


def meaning(words, preposition=""):
    found = wording()
    for forms, taken in found["verbs"]:
        if words in forms.split("|"):
            for given, places, general in taken:
                if given == preposition:
                    return {found["terms"][place][0] for place in places}, bool(general)
    return set(), False


def test_every_form_of_a_verb_leads_to_what_it_means():
    for form in ("threaten", "threatens", "threatened", "threatening"):
        assert meaning(form) == ({"THREATEN", "threatens"}, True)
    assert meaning("met", "with") == ({"CONSULT"}, False)
    assert meaning("mediates", "between") == ({"CONSULT", "mediatesBetween"}, False)
    assert meaning("imposed sanctions on") == ({"SANCTION"}, True)
    assert meaning("invade") == ({"ASSAULT"}, False)
    assert meaning("xyzzy") == (set(), False)


def test_phrases_run_both_ways_and_every_term_has_its_own():
    found = wording()
    told = {(phrase, found["terms"][place][0], back) for phrase, places, back in found["phrases"] for place in places}
    assert {
        ("is allied with", "alliedWith", 0),
        ("is threatened by", "threatens", 1),
        ("at war with", "fights", 0),
    } <= told
    assert {term for _, term, back in told if not back} >= ties().keys()
    assert [term for term, _ in found["terms"]] == sorted(ties())
