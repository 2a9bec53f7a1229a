"""Which words name a project, and of which kind."""

from kg.lexica.projects import beside, kind_of, kinds, names, noun_in

KINDS = {
    "bridge",
    "cable",
    "canal",
    "corridor",
    "dam",
    "pipeline",
    "port",
    "power plant",
    "railway",
    "road",
    "tunnel",
}


def test_every_noun_and_name_has_a_kind():
    assert set(kinds().values()) == KINDS
    assert {kind_of(name) for name in names().values()} <= KINDS
    assert set(beside()) == set(kinds())
    assert [noun_in(word) for word in ("Canal", "canals", "peace")] == ["canal", None, None]


def test_the_noun_decides_the_kind():
    assert kind_of("Port of Suez Canal") == "port"
    assert kind_of("Suez Canal Bridge") == "bridge"
    assert kind_of("dam between Port Said and Ys") == "dam"
    assert kind_of("Norway") is None
