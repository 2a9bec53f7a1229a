"""What else the gazetteer calls an entity."""

from kg.lexica import tables
from kg.lexica.other_names import codes, other_names


def test_a_state_has_its_names_adjectives_people_and_seats():
    assert {"Azerbaijan", "Republic of Azerbaijan", "Azerbaijani", "Azerbaijanis", "Baku"} <= set(
        other_names("state/AZ")
    )
    assert {"USA", "U.S.", "America", "White House", "Washington"} <= set(other_names("state/US"))
    assert "Kremlin" in other_names("place/kremlin")
    assert other_names("person/nobody-at-all") == other_names("state/ZZ") == ()


def test_a_state_has_its_two_codes_of_iso_3166():
    assert codes("state/AZ") == ("AZ", "AZE")
    assert codes("alliance/nato") == codes("state/SU") == ()
    found = [codes(f"state/{row['iso2']}") for row in tables.rows("states.tsv")]
    assert len(found) == 250
    assert all(len(short) == 2 and len(long) == 3 for short, long in found)
    assert len({long for _, long in found}) == 250
