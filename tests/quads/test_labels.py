"""What assertions and attributions of the evidence are called."""

import pytest

from kg.model import Assertion, Attribution, Document, Extraction, Measurement, Span
from kg.quads.labels import assertion_label, attribution_label, measurement_label

SENTENCE = Span(0, 10)
TEXT = "Officials said: the port\n stays closed, and nobody in the whole of Norland knows for how many weeks."


def test_an_assertion_reads_as_a_sentence_with_what_it_lacks_of_a_fact():
    plain = assertion_label(Assertion("alliedWith", "m1", "m2", SENTENCE), "Norland", "Sudria")
    assert (plain.value, plain.language) == ("Norland is allied with Sudria", "en")
    doubted = Assertion("threatens", "m1", "m2", SENTENCE, polarity="Denied", certainty="Probable")
    assert assertion_label(doubted, "Norland", "Sudria").value == "Norland threatens Sudria (denied, probable)"


def test_a_tie_of_the_past_is_called_former_and_not_denied():
    past = Assertion("memberOf", "m1", "m2", SENTENCE, polarity="Denied", former=True)
    assert assertion_label(past, "Norland", "the League").value == "Norland is a member of the League (former)"


def test_a_figure_has_its_number_unit_and_kind():
    figure = Measurement("m1", "soldiers", 66000.0, "person", SENTENCE)
    assert measurement_label(figure, "Norland").value == "Norland: 66,000 person, soldiers"


@pytest.mark.parametrize(
    ("source", "speaker", "who"),
    [(None, "Lena Marsh", "Lena Marsh"), (Span(0, 9), None, "Officials"), (None, None, "an unnamed source")],
)
def test_an_attribution_tells_who_says_what_and_stays_on_one_short_line(source, speaker, who):
    said = Attribution("a1", source, None, None, (Span(16, len(TEXT)),), SENTENCE)
    label = attribution_label(said, speaker, Extraction(Document("d", TEXT), attributions=(said,))).value
    assert label == f"{who} asserts: the port stays closed, and nobody in the whole of Norland k…"
