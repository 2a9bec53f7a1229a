"""A report as a gathering of its own."""

from dataclasses import replace

from kg.evidence import Evidence
from kg.store.reported import alone

SENTENCE = "Norland shelled the port of Sudria on the third of May, and forty people were killed there."
BASE = Evidence("d", 0, len(SENTENCE), "", iri="r", term="ASSAULT", polarity="Affirmed", certainty="Certain")


def test_a_report_gathers_what_it_states() -> None:
    report = replace(BASE, subjects=("n",), objects=("s",), status="Happened", dead=40)
    one = alone(report, within=["x"], sentence=SENTENCE)
    assert (one.root, one.real, one.actors, one.recipients) == ("ASSAULT", True, {"n"}, {"s"})
    assert (one.fatalities, one.documents, one.within, one.reports) == ({40}, {"d"}, {"x"}, [report])
    assert one.wordings == alone(report, sentence=SENTENCE.replace(" ", "\n ")).wordings != set()


def test_a_short_sentence_stands_for_nothing_and_what_is_ahead_is_not_real() -> None:
    ahead = replace(BASE, status="Planned", polarity="Affirmed", certainty="Certain")
    assert not alone(ahead, sentence="They met.").wordings
    assert not alone(ahead).real
    assert alone(replace(BASE, status="Denied")).real
