"""What a cue, its words and its source's words are."""

from typing import TYPE_CHECKING

from kg.language.speech.cues import (
    Candidate,
    chosen,
    cues,
    named,
    source_before,
    source_span,
    trim,
    trim_end,
    verb_group,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def test_readings_with_a_particle_come_first() -> None:
    particles = [cue.particle for cue in cues()["call"]]
    assert particles == sorted(particles, key=len, reverse=True)


def test_the_reading_of_a_frame_is_chosen_and_commits_by_frame() -> None:
    readings = list(cues()["seek"])
    assert "inf" in chosen(readings, "inf").frames and "np" in chosen(readings, "np").frames
    assert chosen(readings, "nothing") is readings[0]
    admit = chosen(list(cues()["admit"]), "that")
    say = chosen(list(cues()["say"]), "that")
    assert (admit.factive("that"), say.factive("that")) == (True, False)


def test_a_verb_group_takes_its_auxiliaries_and_particle(parsed: "Callable[[str], Doc]") -> None:
    doc = parsed("Berg has not ruled out war.")
    assert doc[slice(*verb_group(doc[3], 0))].text == "has not ruled out"
    assert doc[slice(*verb_group(doc[3], 2))].text == "not ruled out"


def test_a_source_ends_before_a_clause_that_a_comma_sets_off(parsed: "Callable[[str], Doc]") -> None:
    doc = parsed("Berg, who fled, left. We saw the man who fled.")
    assert doc[slice(*source_span(doc[0]))].text == "Berg"
    assert doc[slice(*source_span(next(t for t in doc if t.text == "man")))].text == "the man who fled"
    assert doc[slice(*whole(doc[0]))].text.startswith("Berg, who")


def test_spans_lose_what_is_loose_at_their_ends(parsed: "Callable[[str], Doc]") -> None:
    doc = parsed(", the port. “We wait.” \n")
    assert doc[slice(*trim(doc, 0, 4))].text == "the port"
    assert doc[slice(*trim(doc, 4, 9))].text == '"We wait."'
    assert trim_end(doc, len(doc)) == 9


def test_a_candidate_stands_between_its_cue_and_its_own_source() -> None:
    assert Candidate(4, (1, 3), 2, (4, 5), [], "asserts").block() == (1, 5)
    assert Candidate(4, (1, 3), 2, (4, 5), [], "asserts", own=False).block() == (4, 5)


def test_a_source_cut_in_two_is_whole(parsed: "Callable[[str], Doc]") -> None:
    doc = parsed("Norway shelled Korca, the Swedish news agency SUNA said, quoting a mayor.")
    verb = next(t for t in doc if t.text == "said")
    head, (start, end) = source_before(next(t for t in doc if t.text == "SUNA"), verb)
    assert (head.text, doc[start:end].text) == ("SUNA", "the Swedish news agency SUNA")
    doc = parsed("The agency SADA reported it, and Lund, the mayor, left.")
    assert [named(doc[1]).text, named(next(t for t in doc if t.text == "mayor")).text] == ["SADA", "mayor"]
