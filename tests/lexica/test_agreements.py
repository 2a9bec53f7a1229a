"""Which words name an agreement, and of which kind."""

from kg.lexica.agreements import kind_of, kinds, naming, noun_in


def test_every_noun_has_a_kind_and_some_make_names():
    assert set(kinds().values()) == {"agreement", "ceasefire", "declaration", "memorandum", "treaty"}
    assert naming() < set(kinds())
    assert [noun_in(word) for word in ("Accords", "treaties", "Pact", "peace")] == ["accord", "treaty", "pact", None]


def test_the_first_such_noun_decides_the_kind():
    assert kind_of("Memorandum on the Oslo Treaty") == "memorandum"
    assert kind_of("Norway") is None
