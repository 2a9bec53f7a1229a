"""Things of a text by the words that can describe them."""

from types import SimpleNamespace

from kg.language.reference.callings import MOST, Callings


def person(*roles, mentions=()):
    return SimpleNamespace(type="Person", roles=frozenset(roles), mentions=list(mentions), named=True)


def thing(phrase, kind="Group"):
    return SimpleNamespace(type=kind, roles=frozenset(), mentions=[], named=False, phrase=phrase, part_of=None)


def draft(*referents, sentences=()):
    sites = [SimpleNamespace(sentence=number) for number in sentences]
    mentions = [{"form": "noun"} for _ in sentences]
    return SimpleNamespace(referents=list(referents), mentions=mentions, sites=sites, doc=[])


def test_people_are_found_by_their_roles_in_order():
    callings = Callings(draft(person("minister"), person("pilot"), person("minister")))
    assert callings.people("minister", titled=False) == [0, 2]
    assert callings.people("judge", titled=True) == []
    callings.learn(1, "judge")
    assert callings.people_of(frozenset({"judge", "pilot"})) == [1]


def test_of_many_of_one_role_those_called_so_last_are_set_against_a_description():
    callings = Callings(draft(*[person("soldier") for _ in range(MOST + 5)]))
    assert callings.people("soldier", titled=False) == list(range(5, MOST + 5))


def test_things_without_a_name_are_found_by_phrase_and_noun():
    callings = Callings(draft(thing("local fighters"), thing("foreign fighters")))
    assert callings.again("local fighters", None, "Group") == 0
    assert callings.again("local fighters", "state/IR", "Group") is None
    assert callings.groups("fighters", "Group") == [0, 1]


def test_the_latest_is_the_only_one_mentioned_nearby():
    there = draft(person("minister", mentions=[0]), person("minister", mentions=[1]), sentences=(0, 9, 9))
    callings = Callings(there)
    assert callings.latest(2, [0, 1]) == 1
    assert callings.latest(2, [0]) is None
