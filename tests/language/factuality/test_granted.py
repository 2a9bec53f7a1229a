"""What is taken for granted though the parse does not tell, each with a twin that is not."""

from typing import TYPE_CHECKING

import pytest

from kg.language import annotations
from kg.language.factuality.granted import embedding, granted, known_means, staged
from kg.language.factuality.views import OPEN, PLAIN

if TYPE_CHECKING:
    from spacy.language import Language

    from .conftest import Verdict, Word

HAPPENED, OPENED = "Affirmed Certain Happened", "Affirmed Unknown Hypothetical"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Questions about his *attacks* on the premier grew.", HAPPENED),
        ("Questions about *attacks* on the premier grew.", OPENED),
        ("Questions of his *attacks* on the premier grew.", OPENED),
        ("Plans about his *attacks* on the premier grew.", "Affirmed Unknown Planned"),
        ("All signs pointed to Berg *endorsing* the treaty.", OPENED),
        ("All guests listened to Berg *endorsing* the treaty.", HAPPENED),
        ("The risk of Berg *leaving* the party grew.", OPENED),
        ("The story of Berg *leaving* the party spread.", HAPPENED),
        ("Berg went on air to *denounce* the ban.", HAPPENED),
        ("Berg goes on air to *denounce* the ban.", "Affirmed Unknown Planned"),
        ("Berg went on air to *lift* the ban.", "Affirmed Unknown Planned"),
        ("Berg has gone on air to *denounce* the ban.", HAPPENED),
        ("Berg may have broken the law by *calling* the envoy.", HAPPENED),
        ("Berg may win by *calling* the envoy.", "Affirmed Possible Hypothetical"),
        ("Berg must stop *attacking* the envoy.", HAPPENED),
        ("Berg must end his *attacks* on the envoy.", HAPPENED),
        ("Berg must start *attacking* the envoy.", "Affirmed Unknown Demanded"),
        ("Berg must apologise for *attacking* the envoy.", HAPPENED),
        ("Berg must be ready for *attacking* the envoy.", "Affirmed Unknown Demanded"),
        ("Berg would often *attack* the envoy.", HAPPENED),
        ("Those few men who came *attacked* the envoy.", HAPPENED),
        ("Berg will hold Norland to account for its *aggression*.", HAPPENED),
        ("Berg will hold Norland to account for any *aggression*.", "Affirmed Unknown Planned"),
        ("Berg may withdraw Norland's *support* for Sudria.", HAPPENED),
        ("Berg may win *support* for Sudria.", "Affirmed Possible Hypothetical"),
        ("Berg will arm Sudria to defeat Norland's *war*.", HAPPENED),
        ("Talks are aimed at ending Norland's *war* in Sudria.", HAPPENED),
        ("Sudria will defend itself against Norland's *aggression*.", HAPPENED),
        ("The law keeps us from being drawn into the *war* between Norland and Sudria.", HAPPENED),
        ("The law keeps us from being drawn into a *war* between Norland and Sudria.", "Denied Certain Denied"),
        ("Berg waived a rule by which Norland *restricts* aid to Sudria.", OPENED),
        ("Berg lifted a law under which Norland *bans* imports.", OPENED),
        ("Berg praised a fleet by which Norland *blockades* Sudria.", HAPPENED),
        ("Berg cited a rule by which Norland *banned* imports.", HAPPENED),
        ("Berg took the opportunity to *thank* the envoy.", HAPPENED),
        ("Berg saw the opportunity to *thank* the envoy.", OPENED),
        ("After having a chance to *meet* the envoy, Berg left.", HAPPENED),
        ("Berg has a chance to *meet* the envoy.", OPENED),
        ("The league will sanction Norland for its *attack* on the port.", HAPPENED),
        ("The league will sanction Norland over its *attack* on the port.", HAPPENED),
        ("The league will train Norland for its *attack* on the port.", "Affirmed Probable Planned"),
        ("The league will sanction Norland for an *attack* on the port.", "Affirmed Probable Planned"),
        ("Norland tried to win them over by *freeing* the sailors.", HAPPENED),
        ("Norland wants to win them over by *freeing* the sailors.", "Affirmed Unknown Planned"),
        ("It appears that Berg caused it by *accusing* the envoy.", HAPPENED),
        ("It appears that Berg had helped start it by *accusing* the envoy.", HAPPENED),
        ("Berg decided to back Norland after *meeting* the envoy.", HAPPENED),
        ("Berg plans to back Norland after *meeting* the envoy.", "Affirmed Unknown Planned"),
        ("They fear that Norland's *attack* is a trap.", HAPPENED),
        ("They fear that an *attack* is a trap.", OPENED),
        ("They fear a bomb that *killed* two guards.", HAPPENED),
        ("They fear a bomb that *kills* guards.", OPENED),
        ("People who *attack* guards are cowards.", OPENED),
        ("The people who *attack* guards are cowards.", HAPPENED),
        ("The trend seems strong as some states have *condemned* Norland.", HAPPENED),
        ("The army has had to *free* the sailors.", HAPPENED),
        ("The army has to *free* the sailors.", "Affirmed Unknown Demanded"),
        ("The army may have to *free* the sailors.", "Affirmed Possible Hypothetical"),
    ],
)
def test_what_the_wording_grants(verdict: "Verdict", text: str, expected: str) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg echoed the general's *attacks* on the premier.", True),
        ("Berg echoed *attacks* on the premier.", False),
        ("Berg echoed fierce *attacks* on the premier.", False),
        ("Berg echoed Russian *attacks* on the premier.", True),
        ("Berg echoed *many* of his attacks on the premier.", True),
        ("Berg expected the general's *attacks* on the premier.", False),
    ],
)
def test_some_verbs_grant_a_definite_object(word: "Word", text: str, expected: bool) -> None:
    token = word(text)
    verb = next(t for t in token.sent if t.lower_ in {"echoed", "expected"})
    assert granted(verb, token) is expected


def test_a_noun_right_before_an_infinitive_may_deny_it(word: "Word") -> None:
    found = embedding(word("The governor explained his hesitancy to *condemn* the raid."))
    assert found is not None
    assert found[0].text == "hesitancy"
    assert embedding(word("The governor explained his decision to *condemn* the raid.")) is None
    assert embedding(word("The governor hurried to *condemn* the raid.")) is None


def test_the_stage_is_taken_only_where_it_was(word: "Word") -> None:
    purpose = word("Berg went on air to *denounce* the ban.")
    assert staged(purpose.head, purpose, PLAIN)
    assert not staged(purpose.head, purpose, OPEN)
    nowhere = word("Berg went to *denounce* the ban.")
    assert not staged(nowhere.head, nowhere, PLAIN)


def test_means_are_known_where_the_text_judges_what_was_done(word: "Word") -> None:
    assert known_means(word("Berg may have broken the law *by* calling the envoy."))
    assert not known_means(word("Berg may break the law *by* calling the envoy."))
    assert not known_means(word("Berg has broken the law *by* calling the envoy."))
    assert not known_means(word("Berg may have broken the law *after* calling the envoy."))


OF_SPEECH = [
    ("The minister did not condemn Russia's *attack* on Ukraine.", "Happened"),
    ("The president avoided condemning Russia's *attack* on Ukraine.", "Happened"),
    ("Police announced the *arrest* of a Russian general.", "Happened"),
    ("Norway asked Russia not to *attack* Ukraine.", "Hypothetical"),
    ("Norway asked Russia to *attack* Ukraine.", "Demanded"),
]


@pytest.mark.parametrize(("marked", "status"), OF_SPEECH)
def test_what_is_spoken_of_keeps_its_own_status(nlp: "Language", marked: str, status: str) -> None:
    doc = nlp(marked.replace("*", ""))
    at = marked.index("*")
    statuses = {e["fact"]["status"] for e in annotations.events(doc) if doc[e["trigger"]].idx == at}
    assert statuses == {status}
