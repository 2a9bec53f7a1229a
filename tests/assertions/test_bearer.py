"""Bearers that are put together tell what their sightings tell, and hold each of these once."""

import gc
import weakref

from kg.assertions.bearer import Seen, bearer_of, merged
from kg.assertions.sightings import Page, Sighting


def seen(number: int) -> Seen:
    sighting = Sighting(f"person/holm-{number}", "Person", "Ada Holm", ("Ada Holm",), (), ties=(f"t{number}",))
    return Seen(f"d{number}", sighting, lambda document: Page(published="2024-05-01"), "Person")


def test_one_of_many_mergers_tells_what_all_of_its_sightings_tell():
    whole = bearer_of([seen(number) for number in range(12)])
    one = bearer_of([seen(0)])
    for number in range(1, 12):
        one = merged(one, bearer_of([seen(number)]))
    assert one.profile == whole.profile
    assert one.profile.ties == {f"t{number}" for number in range(12)}
    assert (one.label, one.documents) == (whole.label, whole.documents)


def test_what_went_into_a_bearer_is_let_go_of():
    one, past, number_of_mergers = bearer_of([seen(0)]), [], 60
    for number in range(1, number_of_mergers):
        past.append(weakref.ref(one))
        one = merged(one, bearer_of([seen(number)]))
        assert one.profile.ties
    gc.collect()
    left = [bearer for reference in past if (bearer := reference()) is not None]
    assert sum(len(bearer.seen) for bearer in (*left, one)) == number_of_mergers
