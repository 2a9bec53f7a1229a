"""Headings of contested claims: the act or the charge in a clause of its own, each dispute once."""

from dataclasses import replace

import networkx as nx
import pytest

from kg.contest import Conflict, account
from kg.evidence import Evidence
from kg.page.report.contested import Contest, contested, distinct
from kg.page.report.matters import act, charge
from kg.page.report.sayings import Sayings
from kg.page.words.citations import Citations


def said_of(sentence, trigger):
    at = sentence.index(trigger)
    return Evidence("g", 0, len(sentence), sentence, trigger=(at, at + len(trigger)))


@pytest.mark.parametrize(
    "sentence, trigger, words",
    [
        ("Norland says that it sank the tanker Aral.", "sank", "sank the tanker Aral"),
        ("Sudria accuses Norland of shooting down a drone at Aral.", "shooting", "shot down a drone at Aral"),
        ("The tanker was attacked by Norland, it says.", "attacked", ""),
        ("The tanker was attacked off Aral.", "attacked", ""),
        ("Norland shelled the port of Aral and burned its market.", "shelled", ""),
        ("Norlandic troops crossed the river, shelled the port of Aral.", "shelled", ""),
        ("Norland never attacked the port of Aral.", "attacked", ""),
        ("Norland bombed it.", "bombed", ""),
        ("Norland's bombing of Aral killed two.", "bombing", ""),
    ],
)
def test_an_act_heads_a_claim_where_its_own_words_tell_all_of_it(sentence, trigger, words):
    assert act(said_of(sentence, trigger)) == words


@pytest.mark.parametrize(
    "sentence, trigger, done, matter",
    [
        ("Sudria accused Norland of having paved the way for war.", "accused", "paved the way for war", ""),
        ("Sudria accuses the fleet of Norland of arming rebels in Aral.", "accuses", "armed rebels in Aral", ""),
        ("Sudria says that Norland poisoned the wells of Aral.", "says", "poisoned the wells of Aral", ""),
        ("Sudria says that Norland poisoned its wells.", "says", "", ""),
        ("Sudria blamed Norland, and Norland rejected that.", "blamed", "", ""),
        ("Sudria accused Norland, and its friends, of a raid on Aral.", "accused", "", "a raid on Aral"),
        ("Sudria called Norland a sponsor of terror.", "called", "", ""),
    ],
)
def test_a_charge_is_told_by_what_was_done_or_by_its_matter(sentence, trigger, done, matter):
    assert charge(said_of(sentence, trigger), [{"label": "Norland"}]) == (done, matter)


def test_claims_on_the_same_or_on_nobody_named_are_not_named_again():
    def claim(what, doer="Iran", *, clear=True):
        return Contest(what, (), (), doer, clear)

    arms, again = claim("Whether Iran armed the Houthis"), claim("Whether Iran supplied the Houthis with missiles")
    other, vague = claim("Whether Iran hit Aral in May"), claim("Whether it worked with an outlet", clear=False)
    assert [*distinct([again, vague, other], [arms])] == [other]
    assert [*distinct([claim("Whether Sudria armed the Houthis", "Sudria")], [arms])]


@pytest.mark.parametrize(
    "sentence, heading, clear",
    [
        ("Norland accuses Sudria of having fired at houses.", "Who fired at houses: ", True),
        ("Norland blamed Sudria for the raid on Aral.", "Who is to blame for the raid on Aral: ", True),
        ("Each side accused the other of breaking it.", "Who is to blame: ", False),
        ("Norland accused Sudria of breaking it.", "Who is to blame: ", False),
    ],
)
def test_two_who_accuse_each_other_are_told_with_the_charge_or_not_among_others(sentence, heading, clear):
    graph = nx.MultiDiGraph()
    for iri, label in (("n", "Norland"), ("s", "Sudria")):
        graph.add_node(iri, label=label, named=True, kind="State")
    verb = "blamed" if "blamed" in sentence else "accuses" if "accuses" in sentence else "accused"
    told = said_of(sentence, verb)
    sides = (
        replace(account("Sudria is to blame", [told]), by=("Norland",)),
        replace(account("Norland is to blame", [told]), by=("Sudria",)),
    )
    one = Conflict("account", "x", "ACCUSE", "", "", ("n", "s"), (), sides)
    found = contested([one], graph, Citations(), Sayings())[0]
    assert found.what == f"{heading}Norland and Sudria accuse each other"
    assert found.clear is clear
