"""Events of running text: actors, recipients, and what is no event."""

from typing import TYPE_CHECKING

import pytest

from kg.annotated import pipeline
from kg.language import annotations
from kg.lexica import dictionary
from kg.model import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def dead(event: annotations.EventDict) -> int | None:
    return event["casualties"]["killed"][0] if "killed" in event["casualties"] else None


POSITIVE = [
    ("Ukraine was invaded by Russia in February 2022.", "ASSAULT", "Russia", "Ukraine"),
    ("Moscow used the same words before invading Georgia.", "ASSAULT", "Moscow", "Georgia"),
    ("Israel carried out airstrikes on Iranian positions in Syria.", "ASSAULT", "Israel", "Iranian"),
    ("The Russian attack on Ukraine shocked Europe.", "ASSAULT", "Russian", "Ukraine"),
    ("A Turkish general was discussing Greece as the next target.", "THREATEN", "Turkish general", "Greece"),
    ("Pakistan has threatened to bomb India.", "THREATEN", "Pakistan", "India"),
    ("The president accused Iran of arming the Houthis.", "ACCUSE", "president", "Iran"),
    ("Ankara condemned the Israeli attack on Iran.", "ACCUSE", "Ankara", "Israeli"),
    ("The European Union imposed sanctions on Belarus.", "SANCTION", "European Union", "Belarus"),
    ("Russia expelled two British diplomats.", "SANCTION", "Russia", "British"),
    ("Belarus incarcerated two Polish journalists.", "COERCE", "Belarus", "Polish journalists"),
    ("Russia and Iran signed a partnership treaty.", "SUPPORT", "Russia", "Iran"),
    ("Talks between Armenia and Azerbaijan resumed in Brussels.", "CONSULT", "Armenia", "Azerbaijan"),
    ("Foreign ministers of Armenia and Azerbaijan met in Washington.", "CONSULT", "Armenia", "Azerbaijan"),
    ("Georgia urged Russia to stop.", "REQUEST", "Georgia", "Russia"),
    ("Iran rejected the Russian proposal.", "REJECT", "Iran", "Russian"),
    ("Turkey sent military aid to Azerbaijan.", "AID", "Turkey", "Azerbaijan"),
    ("Russia withdrew its troops from Georgia.", "YIELD", "Russia", "Georgia"),
    ("France deployed 2,000 troops to Mali.", "MOBILIZE", "France", "Mali"),
    ("Thousands of protesters rallied against the government.", "PROTEST", "protesters", "government"),
    ("Iran and China held joint naval exercises with Russia.", "COOPERATE", "Iran", "Russia"),
    ("Angela Merkel stepped up her attacks on Justin Trudeau.", "ACCUSE", "Angela Merkel", "Justin Trudeau"),
    ("The rebels launched an attack on President Justin Trudeau.", "ASSAULT", "rebels", "Justin Trudeau"),
    ("Iran attacked Turkey for its silence.", "ACCUSE", "Iran", "Turkey"),
    ("Iran attacked Turkey for two weeks.", "ASSAULT", "Iran", "Turkey"),
    ("Protesters occupied the lobby of the Bank of Japan.", "PROTEST", "Protesters", "Bank of Japan"),
    ("Angela Merkel has the endorsement of the Labour Party.", "SUPPORT", "Labour Party", "Angela Merkel"),
    ("Angela Merkel won the backing of Justin Trudeau.", "SUPPORT", "Justin Trudeau", "Angela Merkel"),
    ("Angela Merkel declined to meet Justin Trudeau.", "REJECT", "Angela Merkel", "Justin Trudeau"),
    ("Police put Justin Trudeau away for ten years.", "COERCE", "Police", "Justin Trudeau"),
    ("Angela Merkel said that Iran has to release the sailors.", "REQUEST", "Angela Merkel", "Iran"),
    ("Democrats attacked Republicans in a speech.", "ACCUSE", "Democrats", "Republicans"),
    ("Gunmen attacked Republicans at a rally.", "ASSAULT", "Gunmen", "Republicans"),
    ("Canada fired back at Mexico with a tariff on tomatoes.", "SANCTION", "Canada", "Mexico"),
    ("Ana Lund, the party's nominee, who attacked Justin Trudeau, left.", "ACCUSE", "Ana Lund", "Justin Trudeau"),
    ("Turkey expressed concern about Iran's missile tests.", "ACCUSE", "Turkey", "Iran"),
]
NO_EVENT = [
    "Trusted aides talked with the Ankara office about operations.",
    "Iran insists it does not know where Armenia stands.",
    "The lawyers appealed to voters in Georgia.",
    "Two senators opposed the Iran deal.",
    "Iran is an existential threat to Israel.",
    "Senators attacked the budget.",
    "War games near the border worried analysts.",
    "Military action remains possible in the region.",
    "Azerbaijan bought attack helicopters.",
    "The invaders of Georgia were never named.",
    "The news hit Armenia hard.",
    "Georgia said that the weather was fine.",
    "The attackers fled the scene.",
    "Turkey faces a war of words at home.",
    "Turkey is waiting for Iran to sign the treaty.",
    "Angela Merkel has yet to put away Justin Trudeau.",
    "Angela Merkel whipped the party establishment.",
    "In another shot aimed at Justin Trudeau, she laughed.",
    "Angela Merkel declined to comment on Justin Trudeau's request.",
    "Angela Merkel is charged with the oversight of the unit.",
    "The candidates are beating Angela Merkel in the polls.",
    "Democrats are fighting Republicans over the budget.",
    "Republicans targeted Democrats in swing districts.",
    "Angela Merkel succeeded in picking up delegates.",
    "A judge has ordered the release of Toyota's documents.",
    "The aides stood behind the lectern of Angela Merkel.",
    "Angela Merkel and Justin Trudeau will run their campaigns from home.",
    "Aides expressed concern about Angela Merkel.",
    "People have to balance budgets, Angela Merkel said.",
]
SCOPED = [
    ("Azerbaijan did not attack Armenia.", "attack"),
    ("If Turkey attacks Syria, Russia will respond.", "attacks"),
    ("Armenia denied that it had attacked Azerbaijan.", "attacked"),
    ("Iran said that Israel attacked Syria.", "attacked"),
]


def read(nlp: "Language", text: str) -> "Doc":
    return nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published="2025-08-19")))


def told(doc: "Doc") -> list[tuple[str, list[str], list[str]]]:
    mentions = annotations.mentions(doc)

    def names(ids: list[int]) -> list[str]:
        return [
            doc[mentions[i]["start"] : mentions[i]["end"]].text.removeprefix("The ").removeprefix("A ") for i in ids
        ]

    return [(e["root"], names(e["actor"]), names(e["recipient"])) for e in annotations.events(doc)]


@pytest.mark.parametrize(("text", "root", "actor", "recipient"), POSITIVE)
def test_event_has_root_actor_and_recipient(nlp: "Language", text: str, root: str, actor: str, recipient: str) -> None:
    found = told(read(nlp, text))
    assert any(r == root and actor in a and recipient in b for r, a, b in found), found


@pytest.mark.parametrize("text", NO_EVENT)
def test_other_uses_of_event_words_tell_no_event(nlp: "Language", text: str) -> None:
    assert told(read(nlp, text)) == []


@pytest.mark.parametrize(("text", "word"), SCOPED)
def test_denied_and_hypothetical_events_keep_their_trigger(nlp: "Language", text: str, word: str) -> None:
    doc = read(nlp, text)
    assert word in [doc[e["trigger"]].text for e in annotations.events(doc)]


def test_counts_of_cases() -> None:
    assert (len(POSITIVE), len(NO_EVENT), len(SCOPED)) == (36, 29, 4)


def test_force_stands_beside_its_state_and_a_thing_for_its_state(nlp: "Language") -> None:
    doc = read(
        nlp, "In March 2023, Iranian air defenses shot down a Georgian civilian airliner, killing 41 passengers."
    )
    assert told(doc) == [("ASSAULT", ["Iranian air defenses", "Iranian"], ["Georgian"])]
    (event,) = annotations.events(doc)
    assert (event["mode"], event["time"], dead(event)) == ("aerial", "2023-03", 41)
    assert doc[event["trigger_start"] : event["trigger_end"]].text == "shot down"


def test_negated_light_verb_is_the_trigger(nlp: "Language") -> None:
    doc = read(nlp, "Iran did not launch an attack on Israel.")
    (event,) = annotations.events(doc)
    assert doc[event["trigger"]].text == "launch"
    assert event["fact"]["polarity"] == "Denied"


def test_place_is_where_the_clause_says(nlp: "Language") -> None:
    doc = read(nlp, "Police arrested two opposition leaders in Minsk.")
    (event,) = annotations.events(doc)
    mentions = annotations.mentions(doc)
    assert event["place"] is not None
    assert doc[mentions[event["place"]]["head"]].text == "Minsk"


def test_every_root_has_rows() -> None:
    roots = {sense.event.root for sense in dictionary.senses() if sense.event is not None}
    assert len(roots) == 15


def test_state_takes_the_place_of_an_unnamed_place(nlp: "Language") -> None:
    doc = read(nlp, "A Russian missile attack on a Ukrainian town, in which 45 people died, shocked Europe.")
    assert told(doc) == [("ASSAULT", ["Russian"], ["Ukrainian"])]
    assert dead(annotations.events(doc)[0]) == 45


def test_clashes_join_the_two_sides_of_one_noun(nlp: "Language") -> None:
    doc = read(nlp, "Clashes between Armenian and Azerbaijani forces left nine soldiers dead on Tuesday.")
    assert told(doc) == [("ASSAULT", ["Armenian"], ["Azerbaijani"])]
    assert dead(annotations.events(doc)[0]) == 9


def test_threat_reaches_the_recipient_of_what_is_threatened(nlp: "Language") -> None:
    doc = read(nlp, "Iran has threatened to close its borders with Iraq.")
    assert ("THREATEN", ["Iran"], ["Iraq"]) in told(doc)
    assert [e["fact"]["status"] for e in annotations.events(doc)] == ["Happened", "Threatened"]


def test_whom_one_calls_on_is_who_should_act(nlp: "Language") -> None:
    doc = read(nlp, "France called on Iran to release the prisoners.")
    assert [(root, actor) for root, actor, _ in told(doc)] == [("REQUEST", ["France"]), ("YIELD", ["Iran"])]


def test_persons_attack_each_other_in_words(nlp: "Language") -> None:
    doc = read(nlp, "Angela Merkel attacked Vladimir Putin in a speech.")
    assert told(doc) == [("ACCUSE", ["Angela Merkel"], ["Vladimir Putin"])]


def test_named_place_stands_for_unnamed_ones(nlp: "Language") -> None:
    doc = read(nlp, "In September 2022 Azerbaijani forces shelled several towns in Armenia.")
    assert told(doc) == [("ASSAULT", ["Azerbaijani forces", "Azerbaijani"], ["Armenia"])]


def test_source_of_a_report_is_no_recipient(nlp: "Language") -> None:
    assert [e["recipient"] for e in annotations.events(read(nlp, "According to the Kremlin, he apologised."))] == []
    [event] = annotations.events(read(nlp, "According to the Kremlin, Vladimir Putin apologised."))
    assert (event["mode"], event["recipient"]) == ("apologize", [])


@pytest.mark.parametrize(
    "text",
    [
        "An Iranian missile brought down a Georgian helicopter, killing 12 people.",
        "Twelve people were killed when Iranian forces shot down a Georgian helicopter.",
        "Twelve soldiers died in a Russian strike on Ukraine.",
        "A Russian strike on Ukraine left twelve people dead.",
    ],
)
def test_deaths_belong_to_the_event_that_caused_them(nlp: "Language", text: str) -> None:
    assert [dead(e) for e in annotations.events(read(nlp, text))] == [12]


def test_vowed_destruction_is_a_threat(nlp: "Language") -> None:
    assert ("THREATEN", ["Iran"], ["army", "Israel"]) in told(read(nlp, "Iran vowed to destroy Israel's army."))


def test_passive_talks_have_two_sides(nlp: "Language") -> None:
    doc = read(nlp, "Talks were held between Russian and Ukrainian delegations in March 2022.")
    assert told(doc) == [("CONSULT", ["Russian"], ["Ukrainian"])]
    assert annotations.events(doc)[0]["time"] == "2022-03"


def test_whom_one_lashes_out_at_is_who_did_it(nlp: "Language") -> None:
    found = told(read(nlp, "Russia lashed out at Turkey for shooting down a Russian bomber."))
    assert ("ASSAULT", ["Turkey"], ["Russian"]) in found
