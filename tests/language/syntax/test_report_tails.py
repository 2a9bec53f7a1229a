"""Reports told after what they report."""

import pytest

REPORTS = [
    (
        "Saudi Arabia bombed Hodeidah, the Yemeni agency SABA reported, citing medics.",
        "reported",
        "agency",
        "bombed",
        "Hodeidah",
    ),
    (
        "Togo arrested two Ghanaian traders, the Accra weekly The Lamp reported.",
        "reported",
        "weekly",
        "arrested",
        "traders",
    ),
    ("Berg said Ukraine, the victim of the war, reported losses.", "reported", "Ukraine", "said", ""),
    ("Berg attacked Norland, the agency's spokesman, Lund, said.", "said", "spokesman", "attacked", "Norland"),
]


@pytest.mark.parametrize(("sentence", "cue", "source", "verb", "thing"), REPORTS)
def test_who_reports_is_no_part_of_what_is_reported(roles, sentence, cue, source, verb, thing):
    assert roles(sentence, cue, "agent") == [source]
    assert roles(sentence, verb, "patient") == [thing]
