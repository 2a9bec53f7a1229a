"""What leans on the sentence before, and what of it the graph completes."""

import pytest

from kg.evidence import Evidence, Reference
from kg.page.words.completing import Known, begun, completed
from kg.page.words.leaning import leanings

NORLAND, SUDRIA, ROAD = "id/state/NO", "id/state/SU", "id/organization/road"
NAMES = {
    "Norland": NORLAND,
    "Norland’s": NORLAND,
    "Sudria": SUDRIA,
    "Norlandic": NORLAND,
    "Ito Amara": "id/person/ito-amara",
}
LABELS = {
    NORLAND: "Norland",
    SUDRIA: "Sudria",
    "id/person/ito-amara": "Ito Amara",
    ROAD: "Amber Road",
}


def references(sentence, **pronouns):
    """References of the names in a sentence, and of other words (spaces as underscores) to IRIs."""
    found = []
    for words, iri in {**NAMES, **{word.replace("_", " "): iri for word, iri in pronouns.items()}}.items():
        at = sentence.find(words)
        if at >= 0:
            found.append(Reference(at, at + len(words), iri, LABELS[iri]))
    return tuple(sorted(found))


def lean(sentence, **pronouns):
    return [sentence[one.begin : one.end] for one in leanings(sentence, references(sentence, **pronouns))]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("On that day Norland signed a pact with Sudria.", ["On that day"]),
        ("The next morning Norland closed the port of Aral.", ["The next morning"]),
        ("In the same month, Norland told Sudria to leave.", ["In the same month"]),
        ("Norland had left the day before.", ["the day before"]),
        ("A day later Norland fired on Sudria.", ["A day later"]),
        ("Norland had warned Sudria ten days earlier that it would shoot.", ["ten days earlier"]),
        ("Norland and Sudria signed a pact on Friday.", ["Friday"]),
        ("Norland struck Sudria last month.", ["last month"]),
        ("On 27 September a Norlandic raid hit Sudria.", ["27 September"]),
        ("It attacked Sudria at dawn.", ["It"]),
        ("He did accuse Sudria of theft.", ["He", "did accuse"]),
        ("On the border its army opened fire on Sudria.", ["its"]),
        ("Norland summoned the envoy of Sudria and demanded their release.", ["their"]),
        ("Norland urged both countries to show restraint.", ["both countries"]),
        ("The two governments also asked Norland for time.", ["The two governments"]),
        ("Norland threatened to stop the project.", ["the project"]),
        ("The president told Sudria to wait.", ["The president"]),
        ("So did Norland.", ["So"]),
        ("In response, Norland closed its border.", ["In response"]),
        ("Norland condemned the shipment.", ["the shipment"]),
        ("Norland has threatened Sudria to do so.", ["do so"]),
        ("Norland delivered these missiles to Sudria.", ["these missiles"]),
        ("Both signed a pact.", ["Both "]),
        ("Norland seized a tanker in response.", ["in response"]),
        ("Norland denied that it wanted such weapons.", ["such weapons"]),
        ("The forces of Sudria there laid down arms.", ["there"]),
        ("Within fifteen months they fired on each other five times.", ["they"]),
        ("Norland supplied two more and then stopped.", ["two more"]),
        ("Norland, which had promised to make good the deficit, sent oil.", ["the deficit"]),
        ("Norland protested against the boarding.", ["the boarding"]),
        ("The ministry did summon Ito Amara.", ["The ministry", "did summon"]),
        ("Norland said that its envoy was there on 3 May 2025.", ["there"]),
    ],
)
def test_what_leans_is_found(sentence, words):
    assert lean(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland attacked Sudria in the early hours of 13 June 2025.",
        "“On that day we lost both countries,” Ito Amara said.",
        "Ito Amara said: “He did accuse us a day later.”",
        "Norland signed a pact on 3 May 2025 and a day later left.",
        "Norland and Sudria met, and both sides agreed on a road.",
        "Norland said that it would leave.",
        "Norland moved its army to the border.",
        "Norland sent two more ships to Sudria.",
        "For two months troops of Sudria said that they would leave.",
        "Ito Amara said that he respected the law of Sudria.",
        "Norland struck the road to Aral on Friday 9 May 2025.",
        "Norland struck Sudria on 3 May 2025.",
        "Norland struck Sudria no later than a day later than planned.",
        "It is likely that Norland will attack Sudria.",
        "Norland closed the port of Aral the day before the vote in Sudria.",
        "Norland signed the agreement on water with Sudria.",
        "Norland bombed a ship of Sudria and boarded the ship.",
        "Norland blamed both Sudria and the rebels of Aral.",
        "Norland told Sudria that the government would pay.",
        "Protesters in Norland burnt their passes.",
        "Norland acted in response to the shelling of Aral by Sudria.",
        "Norland did not accuse Sudria.",
        "States such as Norland signed a pact with Sudria.",
        "Norland attacked the Alliance of Sudria.",
        "Ito Amara visited Sudria and said there that he would pay.",
        "Norland said that there was no deal with Sudria.",
        "Norland struck Sudria before dawn, and Sudria shelled Norland in reply.",
        "Norland said that there needs to be a law.",
        "Norland said that there’s no deal with Sudria.",
        "Norland said that there also were signs of a deal with Sudria.",
        "Are there envoys of Sudria in Norland?",
        "Norland left a pact, as did the rebels of Sudria.",
        "Norland threatened Sudria, as it did in 2012.",
        "Norland thanked those who did things for Sudria.",
        "Norland armed Sudria more than Aral did during 2012.",
    ],
)
def test_what_stands_alone_does_not_lean(sentence):
    assert lean(sentence) == []


def test_what_a_pronoun_means_tells_whether_it_leans():
    assert lean("On Aral its army fired on Sudria.", its=NORLAND) == ["its"]
    assert lean("Sudria said that its army had fired.", its=SUDRIA) == []
    assert lean("It told Sudria that Norland would pay.", It=NORLAND) == ["It"]
    assert lean("In its note Norland accused Sudria.", its=NORLAND) == []
    assert lean("The agency was accused by Norland.", agency=ROAD) == ["The agency"]


def said(sentence, **values):
    return Evidence("g", 100, 100 + len(sentence), sentence, event="e", **values)


def told(sentence, known=(), sides=(), times=(), years=True, beside="", **values):
    held = tuple(
        Reference(one.begin + 100, one.end + 100, one.iri, one.name) for one in references(sentence, **dict(known))
    )
    return completed(said(sentence, **values), Known(held, times, sides, beside, years))


def on(day, **values):
    return {"time": day, "earliest": day, "latest": day, "dating": "relative", **values}


@pytest.mark.parametrize(
    ("sentence", "options", "words"),
    [
        ("On that day Norland hit Sudria.", on("2025-03-13"), "On that day [13 March 2025] Norland hit Sudria."),
        ("A day later Norland hit Sudria.", on("2025-06-23"), "A day later [23 June 2025] Norland hit Sudria."),
        (
            "Norland had warned Sudria ten days earlier.",
            {"time": "2025-08", "earliest": "2025-08-08", "latest": "2025-08-09", "dating": "relative"},
            "Norland had warned Sudria ten days earlier [8 to 9 August 2025].",
        ),
        (
            "In the same month Norland hit Sudria.",
            {"time": "2025-02", "earliest": "2025-02-01", "latest": "2025-02-28", "dating": "relative"},
            "In the same month [February 2025] Norland hit Sudria.",
        ),
        ("Norland met Sudria on Friday.", on("2025-08-08"), "Norland met Sudria on Friday [8 August 2025]."),
        ("Norland hit Sudria last month.", {"date": "2025-01-09"}, "Norland hit Sudria last month [December 2024]."),
        ("Norland hit Sudria yesterday.", {"date": "2025-03-01"}, "Norland hit Sudria yesterday [28 February 2025]."),
        ("On 27 September Norland hit Sudria.", on("2024-09-27"), "On 27 September [2024] Norland hit Sudria."),
        ("It hit Sudria.", {"known": {"It": NORLAND}}, "It [Norland] hit Sudria."),
        ("At Aral its army hit Sudria.", {"known": {"its": NORLAND}}, "At Aral its [Norland’s] army hit Sudria."),
        ("Sudria left the agency.", {"known": {"agency": ROAD}}, "Sudria left the agency [Amber Road]."),
        (
            "Ito Amara signed pacts with both countries.",
            {"sides": (("Ito Amara",), ("Norland", "Sudria"))},
            "Ito Amara signed pacts with both countries [Norland and Sudria].",
        ),
    ],
)  # fmt: skip
def test_what_the_graph_knows_completes_it(sentence, options, words):
    found = told(sentence, **options)
    assert (found.text, found.open) == (words, ())


@pytest.mark.parametrize(
    ("sentence", "options", "open_"),
    [
        ("On that day Norland hit Sudria.", {"date": "2025-03-20"}, "On that day"),
        ("On that day, a week later, Norland hit Sudria.", on("2025-03-13"), "On that day"),
        ("Norland met Sudria on Friday.", on("2025-08-09"), "Friday"),
        (
            "A year later Norland hit Sudria.",
            {"earliest": "1990-01-01", "latest": "1999-12-31", "dating": "stated"},
            "",
        ),
        ("Norland called on Sudria and demanded their release.", {"known": {"their": NORLAND}}, "their"),
        ("Ito Amara urged both countries to wait.", {"sides": (("Ito Amara",), ("Norland",))}, "both countries"),
        ("Norland will stop the project.", {}, "the project"),
        ("He hit Sudria.", {"known": {"He": NORLAND}}, "He"),
    ],
)
def test_what_the_graph_does_not_know_stays_open(sentence, options, open_):
    found = told(sentence, **options)
    assert found.text == sentence
    assert found.open
    assert found.text[slice(*found.open[0])] == (open_ or found.text[slice(*found.open[0])])


def test_a_day_has_no_year_where_the_page_tells_of_one_or_the_same_stands_beside_it():
    assert told("On 7 May Norland left.", years=False, **on("2025-05-07")).text == "On 7 May Norland left."
    assert told("On 7 May Norland left.", beside="7 May 2025", **on("2025-05-07")).text == "On 7 May Norland left."
    assert told("On 7 May Norland left.", times=("2025-05-07",)).text == "On 7 May [2025] Norland left."
    assert told("On 7 May Norland left.", times=("2025-05-07", "2024-05-07")).text == "On 7 May Norland left."


def test_a_time_that_stands_beside_the_sentence_is_not_told_twice():
    found = told("On that day, Norland hit Sudria.", beside="13 March 2025", **on("2025-03-13"))
    assert (found.text[found.begin :], found.open) == ("Norland hit Sudria.", ())
    found = told("Norland met Sudria on Friday.", beside="8 August 2025", **on("2025-08-08"))
    assert (found.text, found.begin, found.open) == ("Norland met Sudria on Friday.", 0, ())


def test_places_of_a_sentence_are_found_again_in_the_completed_text():
    found = told("A day later it hit Sudria.", known={"it": NORLAND}, **on("2025-06-23"))
    assert found.text == "A day later [23 June 2025] it [Norland] hit Sudria."
    at = found.place("A day later it hit Sudria.".index("hit"))
    assert found.text[at:].startswith("hit")


def test_a_word_that_only_joins_is_left_out():
    assert begun("But Norland refused.") == "Norland refused."
    assert begun("Norland refused, but left.") == "Norland refused, but left."
    assert begun("Still waters run deep.") == "Still waters run deep."


@pytest.mark.parametrize("sentence", ["Sudria denied it.", "Sudria said so, and allies with it agreed."])
def test_it_after_a_verb_or_preposition_may_mean_what_was_said(sentence):
    assert told(sentence, {"it": NORLAND}).text == sentence


def test_it_that_a_clause_begins_with_is_completed():
    assert told("Sudria said that it fired.", {"it": NORLAND}).text == "Sudria said that it [Norland] fired."
